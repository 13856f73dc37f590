/**
 * A sentence for people, in every language at once.
 *
 * A unit (a rule, a lesson, a piece of evidence) carries its own sentences, so there is no catalogue to keep in step
 * with it, and the compiler, not a test, says when a language is missing.
 */
export const locales = ['en', 'ko'] as const;
export type Locale = (typeof locales)[number];
export type Text = Readonly<Record<Locale, string>>;

export type Slot = string | number | Text;
export type Slots = Readonly<Record<string, Slot>>;

/**
 * Puts `slots` into the `{places}` of every language of `template`.
 *
 * In Korean a particle may follow its noun as `{cookie|은/는}`, or stand alone behind its backticks as `{~cookie|은/는}`: the form is
 * chosen by the last sound of what fills the slot.
 * Text between backticks is shown as code, so the backticks of a string are replaced: what comes from the network cannot
 * change where code begins and ends. A `Text` in a slot is a sentence of ours and keeps its own. An unknown place stays as it is written, so that a mistake is visible and harmless.
 */
export function fill(template: Text, slots: Slots): Text {
  const filled: Partial<Record<Locale, string>> = {};
  // Filled when it is read: of the sentences that an audit makes most are never looked at, and none in both languages.
  return {
    get en() {
      filled.en ??= fillOne(template.en, slots, 'en');
      return filled.en;
    },
    get ko() {
      filled.ko ??= fillOne(template.ko, slots, 'ko');
      return filled.ko;
    },
  };
}

/** The same sentence in every language: for names, header lines and numbers. */
export function same(text: string): Text {
  return { en: text, ko: text };
}

function fillOne(template: string, slots: Slots, locale: Locale): string {
  return template.replace(/\{(~?)(\w+)(?:\|([^/{}]*)\/([^{}]*))?\}/g, (place, alone: string, name: string, closed?: string, open?: string) => {
    const slot = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (slot === undefined) return place;
    const word = typeof slot === 'object' ? sentenceOf(slot[locale]) : inert(String(slot));
    const particle = closed === undefined || open === undefined ? '' : particleAfter(word, closed, open);
    return alone === '' ? word + particle : particle;
  });
}

/** A sentence of ours keeps its code; one whose code does not end is not ours. */
function sentenceOf(text: string): string {
  return text.split('`').length % 2 === 1 ? text : inert(text);
}

function inert(text: string): string {
  return text.replaceAll('`', "'");
}

/** Of `으로` and `로` the second also follows ㄹ. */
function particleAfter(word: string, closed: string, open: string): string {
  const sound = lastSound(word);
  return sound === 'closed' || (sound === 'rieul' && open !== '로') ? closed : open;
}

/** How a word ends when read aloud in Korean (받침). Latin letters and digits are read by their names. */
function lastSound(word: string): 'open' | 'rieul' | 'closed' {
  const text = word.replace(/[^\p{L}\p{N}]+$/u, '');
  // The last letter of `home` and `table` is not heard.
  if (/[mn]e$/i.test(text)) return 'closed';
  if (/le$/i.test(text)) return 'rieul';
  const last = text.at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    return final === 0 ? 'open' : final === 8 ? 'rieul' : 'closed';
  }
  if (/[l178]/i.test(last)) return 'rieul';
  return /[mnbkpt036]/i.test(last) ? 'closed' : 'open';
}
