import type { CaptureRecord, Exchange } from '../http/exchange.ts';
import type { Locale } from '../i18n/text.ts';
import type { Report, Summary } from '../report/report.ts';

/**
 * Everything that travels between our own pages and the background, as maps from message to payload.
 * Two ports, `source` (the devtools page brings what `devtools.network` tells) and `view` (panel and popup watch a tab),
 * and one-shot requests. What arrives is parsed in `parse.ts`; nothing else in the code trusts the other side.
 */

/** What the background knows of one tab, small enough to send on every change. */
export interface TabState {
  readonly tabId: number;
  /** Of the page in the tab, when it may be known. */
  readonly url: string | null;
  readonly recording: boolean;
  /** Who brings the exchanges now. */
  readonly source: 'devtools' | 'web-request' | 'none';
  /** What the user has allowed: no host, this tab's site, every site. */
  readonly access: 'none' | 'site' | 'all';
  readonly incognito: boolean;
  readonly exchanges: number;
  /** Exchanges that the limit pushed out. */
  readonly dropped: number;
  /** What went wrong while recording or keeping, as a code that the views have a sentence for; null when nothing did. */
  readonly problem: 'quota' | 'write-failed' | 'journal-unreadable' | null;
}

/** An exchange as a source brings it: numbered by the recorder, not by the source. */
export type NewExchange = Omit<Exchange, 'id'>;

/** devtools page → background. `seq` counts from 1 for a `sourceId`; the background says how far it has come, so nothing is lost or doubled when it dies. */
export type SourceCommand =
  | { readonly type: 'hello'; readonly tabId: number; readonly sourceId: string }
  | { readonly type: 'exchanges'; readonly items: readonly { readonly seq: number; readonly exchange: NewExchange }[] }
  /** The tab shows this page now; of one from the back-forward cache, or made ready in advance, no exchange tells it. */
  | { readonly type: 'page'; readonly url: string };

/** background → devtools page */
export type SourceMessage = { readonly type: 'kept'; readonly upTo: number };

/** panel, popup → background */
export type ViewCommand =
  | { readonly type: 'watch'; readonly tabId: number; readonly as: 'capture' | 'overview'; readonly locale: Locale }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'clear' }
  /** The view has just asked for access on a click; look again at what is allowed. */
  | { readonly type: 'access-changed' };

/** background → panel, popup. A snapshot comes in parts; `last` is true on the final one. After it, `records` stream. */
export type ViewMessage =
  | { readonly type: 'snapshot'; readonly tab: TabState; readonly records: readonly CaptureRecord[]; readonly first: boolean; readonly last: boolean }
  | { readonly type: 'records'; readonly records: readonly CaptureRecord[] }
  | { readonly type: 'tab'; readonly tab: TabState }
  /** The first overview of a long record takes its time: how far it is, from 0 to 1. */
  | { readonly type: 'reading'; readonly tab: TabState; readonly share: number }
  | { readonly type: 'overview'; readonly overview: Overview };

/** What the popup shows. */
export interface Overview {
  readonly tab: TabState;
  readonly report: Summary;
}

/** One-shot requests of our own pages (contract 4), and what they answer. */
export interface Requests {
  /** Destroys all that was ever recorded, of every tab, and the key to it. Recording goes on, from nothing. */
  forget: { ask: { readonly type: 'forget-everything' }; answer: 'forgotten' };
  report: { ask: { readonly type: 'report'; readonly tabId: number; readonly locale?: Locale }; answer: Report };
}
