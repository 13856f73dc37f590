export interface ForgettingTools {
  /** `storage.session` itself, which the backgrounds of private and of other windows share. */
  readonly shared: { set(items: Record<string, unknown>): Promise<void> };
  readonly isPrivate: boolean;
  readonly now: () => number;
  readonly forget: () => Promise<void>;
}

/** Chromium runs one background for the private windows and one for all others: whoever is asked to forget everything tells the other. */
export interface Forgetting {
  everything(): Promise<'forgotten'>;
  heard(changes: Readonly<Record<string, { readonly newValue?: unknown }>>, area: string): void;
}

const slot = 'forget-everything';

export function createForgetting({ shared, isPrivate, now, forget }: ForgettingTools): Forgetting {
  const self = isPrivate ? 'private' : 'ordinary';
  return {
    async everything() {
      // The time makes it another word than the last one: what does not change is not told.
      await Promise.all([forget(), shared.set({ [slot]: `${self} ${now()}` })]);
      return 'forgotten';
    },
    heard(changes, area) {
      const word = area === 'session' ? changes[slot]?.newValue : undefined;
      if (typeof word === 'string' && !word.startsWith(self)) void forget();
    },
  };
}
