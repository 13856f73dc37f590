import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Seen } from '../sites/situations.ts';

/** What a real browser told in each situation, by both ways: `tests/fixtures/sources/`. */

export type BrowserName = 'chromium' | 'firefox';

/** One thing that was told, and when it was: epoch milliseconds. `Entry`: how an entry of DevTools is written. */
export type Told<Entry> =
  | { readonly at: number; readonly from: 'web-request'; readonly event: WebRequestEvent; readonly details: Readonly<Record<string, unknown>> }
  /** `onRequestFinished`. */
  | { readonly at: number; readonly from: 'devtools'; readonly tab: number; readonly finished: Entry }
  /** What `getHAR` answered, asked again after whatever else DevTools told. */
  | { readonly at: number; readonly from: 'devtools'; readonly tab: number; readonly har: readonly Entry[] }
  /** `onNavigated`. */
  | { readonly at: number; readonly from: 'devtools'; readonly tab: number; readonly navigated: string }
  /** The address that `tabs.get` answers from now on. */
  | { readonly at: number; readonly from: 'tabs'; readonly tab: number; readonly url: string };

export const webRequestEvents = ['onSendHeaders', 'onHeadersReceived', 'onResponseStarted', 'onBeforeRedirect', 'onErrorOccurred'] as const;
export type WebRequestEvent = (typeof webRequestEvents)[number];

export interface RecordedSituation {
  readonly tabs: readonly { readonly id: number; readonly storeId: string | null }[];
  /** What DevTools wrote of requests; `told` has their numbers. */
  readonly entries: readonly unknown[];
  readonly told: readonly Told<number>[];
  readonly server: readonly Seen[];
}

export interface Recording {
  readonly browser: string;
  readonly situations: Readonly<Record<string, RecordedSituation>>;
}

export function readRecording(browser: BrowserName): Recording {
  return JSON.parse(fs.readFileSync(recordingFile(browser), 'utf8')) as Recording;
}

/** One line for each thing told, so that two recordings can be compared. */
export function writeRecording(browser: BrowserName, { situations, ...head }: Recording): void {
  const lines = (list: readonly unknown[]) => `[${list.map((one) => `\n${JSON.stringify(one)}`).join(',')}\n]`;
  const text = Object.entries(situations).map(
    ([name, { tabs, entries, told, server }]) =>
      `${JSON.stringify(name)}: {\n"tabs": ${JSON.stringify(tabs)},\n"entries": ${lines(entries)},\n"told": ${lines(told)},\n"server": ${lines(server)}\n}`,
  );
  fs.writeFileSync(recordingFile(browser), `{\n"browser": ${JSON.stringify(head.browser)},\n"situations": {\n${text.join(',\n')}\n}\n}\n`);
}

function recordingFile(browser: BrowserName): string {
  return fileURLToPath(new URL(`../fixtures/sources/${browser}.json`, import.meta.url));
}

/** Headers that nothing of ours reads, and that only make the files longer or tell of the machine. */
const left = /^(?:user-agent|sec-ch-ua.*|accept-(?:encoding|language)|keep-alive|priority|upgrade-insecure-requests|dnt|sec-gpc|te)$/i;

/** As it is kept: each entry once; without such headers, bodies and call stacks, and without what our own pages ask for. */
export function shortened(told: readonly Told<unknown>[]): Pick<RecordedSituation, 'entries' | 'told'> {
  const entries: string[] = [];
  const numbered = (entry: unknown): number => {
    const text = JSON.stringify(trimmed(entry));
    return entries.includes(text) ? entries.indexOf(text) : entries.push(text) - 1;
  };
  const last = new Map<number, string>();
  const kept = told.flatMap((one): Told<number>[] => {
    if ('details' in one) return isOurs(one.details) ? [] : [{ ...one, details: trimmed(one.details) as typeof one.details }];
    if ('finished' in one) return [{ ...one, finished: numbered(one.finished) }];
    if (!('har' in one)) return [one];
    const har = one.har.map(numbered);
    if (last.get(one.tab) === har.join()) return [];
    last.set(one.tab, har.join());
    return [{ ...one, har }];
  });
  return { entries: entries.map((text) => JSON.parse(text) as unknown), told: kept };
}

function isOurs({ url }: Readonly<Record<string, unknown>>): boolean {
  return /^(?:chrome|moz)-extension:/.test(String(url));
}

function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name === 'stack' || name === 'urlClassification' || name === 'cache' || name === '_webSocketMessages') return [];
    if ((name === 'headers' || name === 'requestHeaders' || name === 'responseHeaders') && Array.isArray(inner))
      return [[name, inner.filter((header: { readonly name?: unknown }) => !left.test(String(header.name))).map(trimmed)]];
    if ((name === 'content' || name === 'postData') && typeof inner === 'object')
      return [[name, { mimeType: (inner as { readonly mimeType?: unknown } | null)?.mimeType }]];
    return [[name, trimmed(inner)]];
  });
  return Object.fromEntries(entries);
}
