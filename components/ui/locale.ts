import { effect, signal } from '@preact/signals';
import { type Locale, locales, type Text } from '../../utils/i18n/text.ts';

const slot = 'locale';

/** The language of the views: what was chosen here before, else the browser's. */
export const locale = signal<Locale>(remembered() ?? (globalThis.navigator?.language?.startsWith('ko') ? 'ko' : 'en'));

effect(() => {
  if (typeof document !== 'undefined') document.documentElement.lang = locale.value;
});

export function chooseLocale(chosen: Locale): void {
  locale.value = chosen;
  try {
    localStorage.setItem(slot, chosen);
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
}

export function t(text: Text): string {
  return text[locale.value];
}

function remembered(): Locale | null {
  try {
    const kept = localStorage.getItem(slot);
    return locales.find((known) => known === kept) ?? null;
  } catch {
    return null;
  }
}
