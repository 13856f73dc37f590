import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Seen } from '../sites/situations.ts';

/** What a real browser told in each situation, by both ways: `tests/fixtures/sources/`. */

export type BrowserName = 'chromium' | 'firefox';

/** One thing that was told, and when it was: epoch milliseconds. */
export type Told =
  | { readonly at: number; readonly from: 'web-request'; readonly event: WebRequestEvent; readonly details: Readonly<Record<string, unknown>> }
  /** `onRequestFinished`. */
  | { readonly at: number; readonly from: 'devtools'; readonly tab: number; readonly entry: unknown }
  /** `onNavigated`. */
  | { readonly at: number; readonly from: 'devtools'; readonly tab: number; readonly navigated: string }
  /** The address that `tabs.get` answers from now on. */
  | { readonly at: number; readonly from: 'tabs'; readonly tab: number; readonly url: string };

export const webRequestEvents = ['onSendHeaders', 'onHeadersReceived', 'onResponseStarted', 'onBeforeRedirect', 'onErrorOccurred'] as const;
export type WebRequestEvent = (typeof webRequestEvents)[number];

export interface RecordedSituation {
  readonly tabs: readonly { readonly id: number; readonly storeId: string | null }[];
  readonly told: readonly Told[];
  /** `getHAR` of each tab at the end. A number stands for the entry that `told` has there, when they are equal. */
  readonly har: readonly { readonly tab: number; readonly entries: readonly unknown[] }[];
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
    ([name, { tabs, told, har, server }]) =>
      `${JSON.stringify(name)}: {\n"tabs": ${JSON.stringify(tabs)},\n"told": ${lines(told)},\n"har": ${lines(har)},\n"server": ${lines(server)}\n}`,
  );
  fs.writeFileSync(recordingFile(browser), `{\n"browser": ${JSON.stringify(head.browser)},\n"situations": {\n${text.join(',\n')}\n}\n}\n`);
}

function recordingFile(browser: BrowserName): string {
  return fileURLToPath(new URL(`../fixtures/sources/${browser}.json`, import.meta.url));
}

/** Headers that nothing of ours reads, and that only make the files longer or tell of the machine. */
const left = /^(?:user-agent|sec-ch-ua.*|accept-(?:encoding|language)|keep-alive|priority|upgrade-insecure-requests|dnt|sec-gpc|te)$/i;

/** `value` without such headers, without bodies and call stacks. */
export function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name === 'stack' || name === 'urlClassification' || name === 'cache') return [];
    if ((name === 'headers' || name === 'requestHeaders' || name === 'responseHeaders') && Array.isArray(inner))
      return [[name, inner.filter((header: { readonly name?: unknown }) => !left.test(String(header.name))).map(trimmed)]];
    if (name === 'content' || name === 'postData') return [[name, { mimeType: (inner as { readonly mimeType?: unknown }).mimeType }]];
    return [[name, trimmed(inner)]];
  });
  return Object.fromEntries(entries);
}
