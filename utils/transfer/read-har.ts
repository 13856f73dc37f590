import type { Browser } from '../cookie/types.ts';
import type { Exchange } from '../http/exchange.ts';
import { fill, type Text } from '../i18n/text.ts';
import { type ReadEntry, readEntry } from './har-entry.ts';
import { type HarFault, notHar, notJson } from './har-fault.ts';
import { link } from './links.ts';
import { browserOf, creatorOf, isByFirefox, joinsWithCommas } from './origin.ts';
import { type HarLog, parseLog } from './schema.ts';

export interface HarCapture {
  /** In order of time, numbered so: what the analysis takes. */
  readonly exchanges: Exchange[];
  /** `entries[exchange.id]` is the index of the HAR entry it came from; the same number in nearly every file. */
  readonly entries: readonly number[];
  readonly browser: Browser;
  readonly creator: string;
  /** What the reader of the result should know about the file. */
  readonly notes: readonly Text[];
}

interface Numbered {
  readonly entry: number;
  readonly read: ReadEntry;
}

/** Reads a HAR file of any tool. An odd entry is kept as far as it makes sense; only what is no HAR file at all is an error. */
export function readHar(text: string): HarCapture | { readonly error: HarFault } {
  const file = parseJson(text);
  if ('fault' in file) return { error: file.fault };
  const log = parseLog(file.value);
  if (log === null) return { error: notHar(file.value) };

  const { numbered, unreadable } = readEntries(log);
  const ordered = inOrder(numbered);
  const titles = new Map(log.pages.flatMap(({ id, title }) => (id === null || title === null ? [] : [[id, title] as const])));
  const linked = link(
    ordered.map(({ read }) => read),
    titles,
  );
  return {
    exchanges: linked.map((exchange, id) => ({ ...exchange, id })),
    entries: ordered.map(({ entry }) => entry),
    browser: browserOf(
      log,
      numbered.map(({ read }) => read.userAgent),
    ),
    creator: creatorOf(log),
    notes: notesOn(log, numbered, unreadable),
  };
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: HarFault } {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(plain) };
  } catch {
    return { fault: notJson(plain) };
  }
}

function readEntries(log: HarLog): { readonly numbered: readonly Numbered[]; readonly unreadable: readonly number[] } {
  const habits = { commaJoinedSetCookie: joinsWithCommas(log), zeroMeansCache: isByFirefox(log) };
  const numbered: Numbered[] = [];
  const unreadable: number[] = [];
  for (const [entry, raw] of log.entries.entries()) {
    const read = readEntry(raw, habits);
    if (read === null) {
      unreadable.push(entry);
      continue;
    }
    // Without a time of its own an entry stays where it stands.
    const time = read.timeKnown ? read.exchange.time : (numbered.at(-1)?.read.exchange.time ?? 0);
    numbered.push({ entry, read: read.timeKnown ? read : { ...read, exchange: { ...read.exchange, time } } });
  }
  return { numbered, unreadable };
}

/** By time, equal times as they stand in the file (`sort` is stable). */
function inOrder(numbered: readonly Numbered[]): readonly Numbered[] {
  return [...numbered].sort((a, b) => a.read.exchange.time - b.read.exchange.time);
}

function notesOn(log: HarLog, numbered: readonly Numbered[], unreadable: readonly number[]): Text[] {
  const notes: Text[] = [];
  const cookies = numbered.filter(({ read }) => read.exchange.cookieHeader !== null || read.exchange.setCookieLines.length > 0);
  if (log.entries.length === 0) notes.push({ en: 'The file holds no entries.', ko: '파일에 항목이 하나도 없습니다.' });
  if (numbered.length > 0 && cookies.length === 0)
    notes.push({
      en: 'No entry holds a `Cookie` or `Set-Cookie` header. The file was probably exported "sanitized", which leaves cookies out: export it again with sensitive data (in Chrome: Settings > Preferences > Network > "Allow to generate HAR with sensitive data").',
      ko: '`Cookie`나 `Set-Cookie` 헤더가 있는 항목이 없습니다. 쿠키를 빼는 "sanitized" 방식으로 내보낸 파일로 보입니다. 민감한 데이터를 포함하여 다시 내보내 주십시오(Chrome: Settings > Preferences > Network > "Allow to generate HAR with sensitive data").',
    });
  const rebuilt = numbered.filter(({ read }) => read.rebuilt).length;
  if (rebuilt > 0)
    notes.push(
      fill(
        {
          en: 'Header lines are missing (entries: {n}); they were rebuilt from the `cookies` lists, which leave out attributes and may differ from what was sent.',
          ko: '{n}개 항목에는 헤더 줄이 없어서 `cookies` 목록으로 다시 만들었습니다. 이 목록에는 빠진 속성이 있고 실제로 오간 것과 다를 수 있습니다.',
        },
        { n: rebuilt },
      ),
    );
  if (joinsWithCommas(log) && cookies.length > 0)
    notes.push({
      en: 'Safari joins `Set-Cookie` lines with commas; they were split again where a new cookie seems to begin.',
      ko: 'Safari는 `Set-Cookie` 줄을 쉼표로 합치므로, 새 쿠키가 시작되는 것으로 보이는 곳에서 다시 나누었습니다.',
    });
  const timeless = numbered.filter(({ read }) => !read.timeKnown).length;
  if (timeless > 0)
    notes.push(
      fill(
        {
          en: 'Entries without a readable `startedDateTime`: {n}. They were left where they stand in the file.',
          ko: '{n}개 항목의 `startedDateTime`을 읽을 수 없어 파일의 순서를 따랐습니다.',
        },
        { n: timeless },
      ),
    );
  if (unreadable.length > 0)
    notes.push(
      fill(
        {
          en: 'Left out, because they hold no request with an address: entries {which} ({n} in all).',
          ko: '{n}개 항목에는 주소가 있는 요청이 없어 제외하였습니다: {which}.',
        },
        { n: unreadable.length, which: unreadable.slice(0, 10).join(', ') + (unreadable.length > 10 ? ' …' : '') },
      ),
    );
  return notes;
}
