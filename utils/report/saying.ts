import type { StoredCookie } from '../cookie/types.ts';
import type { Text } from '../i18n/text.ts';
import type { Analysis, CookieKey } from '../session/types.ts';
import type { ReportInput } from './input.ts';
import { createScrubber, type Scrubber } from './secrets.ts';

/** How the parts of a report are said: in which language, with or without values, under which numbers. */
export interface Saying {
  readonly reveal: boolean;
  readonly text: (text: Text) => string;
  readonly line: (line: string) => string;
  readonly field: (value: string) => string;
  readonly url: (url: string) => string;
  readonly number: (id: number) => number;
  readonly nameOf: (key: CookieKey) => string;
  /** The cookie as it was kept last, also when it is gone. */
  readonly lastKept: (key: CookieKey) => StoredCookie | undefined;
}

export function sayingOf({ analysis, reveal, locale, entries }: ReportInput): Saying {
  const as = (text: string) => text;
  const kept = keptCookies(analysis);
  const scrubber: Scrubber = reveal ? { scrub: as, scrubWhole: as, url: as } : createScrubber(analysis);
  return {
    reveal,
    text: (text) => scrubber.scrub(text[locale]),
    line: scrubber.scrub,
    field: scrubber.scrubWhole,
    url: scrubber.url,
    number: (id) => entries?.[id] ?? id,
    nameOf: (key) => analysis.cookies.get(key)?.name ?? key,
    lastKept: (key) => kept.get(key),
  };
}

function keptCookies({ exchanges }: Analysis): ReadonlyMap<CookieKey, StoredCookie> {
  const kept = new Map<CookieKey, StoredCookie>();
  for (const { setCookies } of exchanges) {
    for (const { key, verdict } of setCookies) {
      if (key !== null && verdict.cookie !== undefined && (verdict.outcome === 'stored' || verdict.outcome === 'replaced'))
        kept.set(key, verdict.cookie);
    }
  }
  return kept;
}

export function distinct(exchanges: readonly number[], say: Saying): readonly number[] {
  return [...new Set(exchanges)].map(say.number);
}
