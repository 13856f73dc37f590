import { type Locale, locales } from '../i18n/text.ts';
import { defaultLimits, type Limits } from './journal.ts';

/** What the user chose, remembered on disk. Which sites are recorded is not among it: the browser's own list of granted hosts says that. */
export interface Settings {
  /** Null follows the browser. */
  readonly locale: Locale | null;
  readonly limits: Limits;
}

export const defaultSettings: Settings = { locale: null, limits: defaultLimits };

/** The part of `storage.local` that is used here. */
export interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const slot = 'settings';

/** What is missing or not understood takes its default: a setting of another version must not stop the recording. */
export async function readSettings(area: LocalArea): Promise<Settings> {
  const kept = (await area.get(slot))[slot];
  if (typeof kept !== 'object' || kept === null) return defaultSettings;
  const { locale, limits } = kept as { readonly locale?: unknown; readonly limits?: unknown };
  return { locale: locales.find((known) => known === locale) ?? null, limits: readLimits(limits) };
}

export async function writeSettings(area: LocalArea, settings: Settings): Promise<void> {
  await area.set({ [slot]: settings });
}

function readLimits(kept: unknown): Limits {
  if (typeof kept !== 'object' || kept === null) return defaultLimits;
  const { exchanges, bytes } = kept as { readonly exchanges?: unknown; readonly bytes?: unknown };
  return { exchanges: positive(exchanges) ?? defaultLimits.exchanges, bytes: positive(bytes) ?? defaultLimits.bytes };
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}
