import { recordedUrl } from '../../utils/http/url.ts';
import type { Locale } from '../../utils/i18n/text.ts';
import type { SourceMessage, ViewMessage } from '../../utils/protocol/messages.ts';
import { parseSourceCommand, parseViewCommand } from '../../utils/protocol/parse.ts';
import type { Overviews } from './overview.ts';
import { play } from './playback.ts';
import type { Tab } from './tab.ts';
import type { Tabs } from './tabs.ts';

/** The part of `runtime.Port` that is used here. */
export interface HubPort {
  readonly name: string;
  postMessage(message: SourceMessage | ViewMessage): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** Speaks with our own pages: `source` brings exchanges, `view` watches them. Who may connect was decided before. */
export function createHub(tabs: Tabs, overviews: Overviews): { connect(port: HubPort): void } {
  return {
    connect(port) {
      if (port.name === 'source') serveSource(port, tabs);
      else if (port.name === 'view') serveView(port, tabs, overviews);
      else port.disconnect();
    },
  };
}

function serveSource(port: HubPort, tabs: Tabs): void {
  /** Commands are obeyed in order, though the first one has to wait for the tab. */
  let tail: Promise<void> = Promise.resolve();
  let attached: { readonly tab: Tab; readonly sourceId: string; readonly stop: () => void } | null = null;
  let gone = false;

  port.onMessage.addListener((message) => {
    tail = tail.then(() => obey(message)).catch(() => undefined);
  });
  port.onDisconnect.addListener(() => {
    gone = true;
    tail = tail.then(leave);
  });

  async function obey(message: unknown): Promise<void> {
    const command = parseSourceCommand(message);
    if (command === null) return;
    if (command.type === 'exchanges') {
      attached?.tab.takeDevtools(attached.sourceId, command.items);
      return;
    }
    if (command.type === 'page') {
      attached?.tab.atPage(recordedUrl(command.url));
      return;
    }
    leave();
    const { tabId, sourceId } = command;
    const tab = await tabs.get(tabId);
    if (tab === null || gone) return;
    let told = tab.attach(sourceId);
    const { stop } = tab.capture.follow({
      records: () => undefined,
      cleared: () => undefined,
      changed: () => undefined,
      kept(marks) {
        const upTo = marks.get(sourceId) ?? 0;
        if (upTo <= told || gone) return;
        told = upTo;
        port.postMessage({ type: 'kept', upTo });
      },
    });
    attached = { tab, sourceId, stop };
    // Answered even when nothing was kept yet: the page sends nothing before it knows where to begin.
    port.postMessage({ type: 'kept', upTo: told });
  }

  function leave(): void {
    if (attached === null) return;
    attached.stop();
    attached.tab.detach(attached.sourceId);
    attached = null;
  }
}

function serveView(port: HubPort, tabs: Tabs, overviews: Overviews): void {
  let tail: Promise<void> = Promise.resolve();
  let watched: { readonly tab: Tab; readonly stop: () => void } | null = null;
  let gone = false;

  port.onMessage.addListener((message) => {
    tail = tail.then(() => obey(message)).catch(() => undefined);
  });
  port.onDisconnect.addListener(() => {
    gone = true;
    tail = tail.then(leave);
  });

  async function obey(message: unknown): Promise<void> {
    const command = parseViewCommand(message);
    if (command === null) return;
    switch (command.type) {
      case 'watch': {
        leave();
        const tab = await tabs.get(command.tabId);
        await tabs.lookAgain(command.tabId);
        if (gone) return;
        // A tab that does not exist has nothing to be watched; the view sees its port close.
        if (tab === null) return port.disconnect();
        const post = (said: ViewMessage) => {
          if (!gone) port.postMessage(said);
        };
        const stop = command.as === 'capture' ? watchCapture(tab, post) : watchOverview(tab, command.locale, post);
        watched = { tab, stop };
        return;
      }
      case 'pause':
        return watched?.tab.pause();
      case 'resume':
        return watched?.tab.resume();
      case 'clear':
        return watched?.tab.clear();
      case 'access-changed':
        return tabs.accessChanged();
    }
  }

  function watchCapture(tab: Tab, post: (said: ViewMessage) => void): () => void {
    const tell = () => post({ type: 'tab', tab: tab.state() });
    const unwatch = tab.watch(tell);
    const stop = play(tab.capture, {
      snapshot: (records, { first, last }) => post({ type: 'snapshot', tab: tab.state(), records, first, last }),
      records: (records) => post({ type: 'records', records }),
      changed: tell,
    });
    return () => {
      stop();
      unwatch();
    };
  }

  function watchOverview(tab: Tab, locale: Locale, post: (said: ViewMessage) => void): () => void {
    return overviews.watch(tab, locale, post);
  }

  function leave(): void {
    watched?.stop();
    watched = null;
  }
}
