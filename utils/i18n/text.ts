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
 * In Korean a particle may follow its noun as `{cookie|은/는}`: the form is chosen by the last sound of what fills the slot.
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
  return template.replace(/\{(\w+)(?:\|([^/{}]*)\/([^{}]*))?\}/g, (place, name: string, closed?: string, open?: string) => {
    const slot = Object.hasOwn(slots, name) ? slots[name] : undefined;
    if (slot === undefined) return place;
    const word = typeof slot === 'object' ? sentenceOf(slot[locale]) : inert(String(slot));
    return closed === undefined || open === undefined ? word : word + (endsClosed(word) ? closed : open);
  });
}

/** A sentence of ours keeps its code; one whose code does not end is not ours. */
function sentenceOf(text: string): string {
  return text.split('`').length % 2 === 1 ? text : inert(text);
}

function inert(text: string): string {
  return text.replaceAll('`', "'");
}

/** Whether a word ends in a consonant when read aloud in Korean (받침). Latin letters and digits are read by their names. */
function endsClosed(word: string): boolean {
  const last = word.replace(/[^\p{L}\p{N}]+$/u, '').at(-1) ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 !== 0;
  return /[lmnbkpt013678]/i.test(last);
}
