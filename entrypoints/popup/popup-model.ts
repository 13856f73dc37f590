import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ViewSource } from '../../components/models/types.ts';
import { locale } from '../../components/ui/index.ts';
import type { TabState } from '../../utils/protocol/messages.ts';
import type { Summary } from '../../utils/report/report.ts';

export interface PopupModel {
  /** Null until the background has answered. */
  readonly tab: ReadonlySignal<TabState | null>;
  /** Null while the first one is being made. */
  readonly report: ReadonlySignal<Summary | null>;
  /** How far the first one is, from 0 to 1. */
  readonly reading: ReadonlySignal<number>;
  readonly connection: ReadonlySignal<'waiting' | 'live' | 'lost'>;
  /** Null when there is no such tab. */
  readonly tabId: number | null;
  /** Host of the page, null when it is none that an extension may look at. */
  readonly host: ReadonlySignal<string | null>;
  /** Epoch milliseconds, ticking each second: for countdowns. */
  readonly now: ReadonlySignal<number>;
  /** Asks for access to this site or to all, as an answer to a click. Resolves to whether it was given. */
  record(what: 'site' | 'all'): Promise<boolean>;
  pause(): void;
  resume(): void;
  reload(): void;
  dispose(): void;
}

export interface PopupOptions {
  readonly source: ViewSource;
  readonly tabId: number | null;
  /** Of the page in the tab, when the click on the icon told it. */
  readonly url: string | null;
  /** Registrable domain of a host, or the host. */
  readonly siteOf: (host: string) => string;
  /** Must be called within the click's own task, or the browser refuses to ask. */
  requestAccess(origins: readonly string[]): Promise<boolean>;
  reload(tabId: number): void;
  now(): number;
}

export function createPopupModel({ source, tabId, url, siteOf, requestAccess, reload, now }: PopupOptions): PopupModel {
  const tab = signal<TabState | null>(null);
  const report = signal<Summary | null>(null);
  const reading = signal(0);
  const connection = signal<'waiting' | 'live' | 'lost'>('waiting');
  const moment = signal(now());
  const page = computed(() => parseUrl(tab.value?.url ?? url));

  const stop = source.listen((message) => {
    if (message.type === 'lost') connection.value = 'lost';
    if (message.type === 'reading') {
      tab.value = message.tab;
      reading.value = message.share;
      connection.value = 'live';
    }
    if (message.type !== 'overview') return;
    tab.value = message.overview.tab;
    report.value = message.overview.report;
    connection.value = 'live';
    moment.value = now();
  });
  const clock = setInterval(() => {
    moment.value = now();
  }, 1000);
  if (tabId !== null) source.send({ type: 'watch', tabId, as: 'overview', locale: locale.value });

  return {
    tab,
    report,
    reading,
    connection,
    tabId,
    host: computed(() => page.value?.hostname ?? null),
    now: moment,
    async record(what) {
      const origins = what === 'all' ? ['<all_urls>'] : page.value ? originsOf(page.value.hostname, siteOf) : [];
      if (origins.length === 0) return false;
      const given = await requestAccess(origins).catch(() => false);
      if (given) source.send({ type: 'access-changed' });
      return given;
    },
    pause: () => source.send({ type: 'pause' }),
    resume: () => source.send({ type: 'resume' }),
    reload: () => {
      if (tabId !== null) reload(tabId);
    },
    dispose() {
      clearInterval(clock);
      stop();
    },
  };
}

/** The whole site: sessions are often set on one of its hosts and read on another. */
function originsOf(host: string, siteOf: PopupOptions['siteOf']): readonly string[] {
  const isName = /[a-z]/i.test(host) && !host.includes(':');
  return [isName ? `*://*.${siteOf(host)}/*` : `*://${host}/*`];
}

function parseUrl(text: string | null): URL | null {
  if (text === null || !/^https?:/.test(text)) return null;
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
