import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ViewSource } from '../../components/models/types.ts';
import { locale } from '../../components/ui/index.ts';
import type { Overview, TabState } from '../../utils/protocol/messages.ts';

export interface PopupModel {
  readonly tab: ReadonlySignal<TabState | null>;
  readonly overview: ReadonlySignal<Overview | null>;
  /** Host of the page, null when the page is none that an extension may look at. */
  readonly host: ReadonlySignal<string | null>;
  /** Asks for access to this site or to all, as an answer to a click. Resolves to whether it was given. */
  record(what: 'site' | 'all'): Promise<boolean>;
  pause(): void;
  resume(): void;
  dispose(): void;
}

export interface PopupOptions {
  readonly source: ViewSource;
  readonly tabId: number;
  /** Of the page in the tab, when the click on the icon told it. */
  readonly url: string | null;
  /** Must be called within the click's own task, or the browser refuses to ask. */
  requestAccess(origins: readonly string[]): Promise<boolean>;
}

export function createPopupModel({ source, tabId, url, requestAccess }: PopupOptions): PopupModel {
  const overview = signal<Overview | null>(null);
  const state = signal<TabState | null>(null);
  const page = computed(() => parseUrl(state.value?.url ?? url));

  const stop = source.listen((message) => {
    if (message.type === 'overview') {
      overview.value = message.overview;
      state.value = message.overview.tab;
    }
    if (message.type === 'tab') state.value = message.tab;
  });
  source.send({ type: 'watch', tabId, as: 'overview', locale: locale.value });

  return {
    tab: state,
    overview,
    host: computed(() => page.value?.hostname ?? null),
    async record(what) {
      const origins = what === 'all' ? ['<all_urls>'] : page.value ? originsOf(page.value) : [];
      if (origins.length === 0) return false;
      const given = await requestAccess(origins);
      if (given) source.send({ type: 'access-changed' });
      return given;
    },
    pause: () => source.send({ type: 'pause' }),
    resume: () => source.send({ type: 'resume' }),
    dispose: stop,
  };
}

/** The site with its subdomains: sessions are often set on one host and read on another. */
function originsOf({ hostname }: URL): readonly string[] {
  const isName = /[a-z]/i.test(hostname) && !hostname.includes(':');
  return isName ? [`*://${hostname}/*`, `*://*.${hostname.replace(/^www\./, '')}/*`] : [`*://${hostname}/*`];
}

function parseUrl(text: string | null): URL | null {
  if (text === null || !/^https?:/.test(text)) return null;
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
