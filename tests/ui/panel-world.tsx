import { render } from 'preact';
import { createPanelModel } from '../../components/models/panel.ts';
import type { PanelModel, ViewSource } from '../../components/models/types.ts';
import type { Keeping } from '../../entrypoints/panel/keeping.ts';
import { Panel } from '../../entrypoints/panel/Panel.tsx';
import type { CaptureRecord } from '../../utils/http/exchange.ts';
import type { TabState, ViewCommand, ViewMessage } from '../../utils/protocol/messages.ts';
import { defaultLimits } from '../../utils/storage/journal.ts';
import { readHar } from '../../utils/transfer/index.ts';

export interface PanelWorld {
  readonly model: PanelModel;
  readonly root: HTMLElement;
  readonly sent: readonly ViewCommand[];
  readonly keeping: Keeping;
  /** How often the user asked that everything be forgotten. */
  forgotten(): number;
  /** How often the page was loaded again. */
  reloads(): number;
  /** What the background would say. */
  say(message: ViewMessage | { readonly type: 'lost' }): void;
  snapshot(records: readonly CaptureRecord[], tab?: Partial<TabState>): void;
  /** Resolves when `probe` holds; the panel works in slices, so nothing is there at once. */
  until(probe: () => boolean): Promise<void>;
  close(): void;
}

export const liveTab: TabState = {
  tabId: 7,
  url: 'https://shop.example/',
  recording: true,
  source: 'devtools',
  access: 'none',
  incognito: false,
  exchanges: 0,
  dropped: 0,
  problem: null,
};

/** The real panel on a source that the test speaks for. */
export function openPanel(now: () => number): PanelWorld {
  const sent: ViewCommand[] = [];
  const listeners = new Set<(message: ViewMessage | { readonly type: 'lost' }) => void>();
  const source: ViewSource = {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: (command) => {
      sent.push(command);
    },
  };
  // happy-dom has no workers; the real one reads by the same function.
  const read = async (file: File) => readHar(await file.text());
  let reloads = 0;
  const model = createPanelModel({ source, tabId: 7, browser: 'chromium', locale: () => 'en', now, reload: () => (reloads += 1), read });
  const root = document.createElement('div');
  document.body.append(root);
  let limits = defaultLimits;
  let forgotten = 0;
  const keeping: Keeping = {
    limits: async () => limits,
    async setLimits(chosen) {
      limits = chosen;
    },
    async forgetEverything() {
      forgotten += 1;
    },
  };
  render(<Panel model={model} keeping={keeping} />, root);
  const say: PanelWorld['say'] = (message) => {
    for (const listener of listeners) listener(message);
  };
  return {
    model,
    root,
    sent,
    keeping,
    forgotten: () => forgotten,
    reloads: () => reloads,
    say,
    snapshot: (records, tab = {}) => say({ type: 'snapshot', tab: { ...liveTab, ...tab }, records, first: true, last: true }),
    async until(probe) {
      const end = Date.now() + 5000;
      while (!probe()) {
        if (Date.now() > end) throw new Error(`Waited in vain for ${probe}; the panel shows: ${root.textContent?.slice(0, 400)}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close() {
      render(null, root);
      root.remove();
      model.dispose();
    },
  };
}
