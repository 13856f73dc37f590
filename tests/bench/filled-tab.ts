import type { Page } from 'puppeteer-core';
import type { NewExchange } from '../../utils/protocol/messages.ts';
import type { Chromium } from '../tools/chromium.ts';
import { until } from '../tools/chromium.ts';
import { traffic } from './traffic.ts';

/** Exchanges of one message: the devtools page sends no larger ones. */
const batch = 500;

/**
 * A tab whose recording holds `count` exchanges. They come in by the port of the devtools page, which is how they come in
 * real life, only faster: a day of traffic would take a day.
 */
export async function fillTab(chromium: Chromium, page: Page, count: number): Promise<number> {
  const tabId = await chromium.tabIdOf(page);
  const sender = await chromium.openOwnPage('popup.html?tab=0');
  await sender.evaluate((id) => {
    interface Port {
      postMessage(message: unknown): void;
      readonly onMessage: { addListener(listener: (message: { readonly type: string; readonly upTo?: number }) => void): void };
    }
    const world = globalThis as unknown as { chrome: { runtime: { connect(info: object): Port } }; port: Port; kept: number };
    world.kept = 0;
    world.port = world.chrome.runtime.connect({ name: 'source' });
    world.port.onMessage.addListener((message) => {
      if (message.type === 'kept') world.kept = message.upTo ?? world.kept;
    });
    world.port.postMessage({ type: 'hello', tabId: id, sourceId: 'bench' });
  }, tabId);
  for (let from = 0; from < count; from += batch) {
    const items = traffic(Math.min(batch, count - from), from).map(({ id, ...exchange }) => ({
      seq: id + 1,
      exchange: { ...exchange, source: 'devtools' } satisfies NewExchange,
    }));
    await sender.evaluate(
      (sent) => (globalThis as unknown as { port: { postMessage(message: unknown): void } }).port.postMessage({ type: 'exchanges', items: sent }),
      items,
    );
    // The journal writes behind: what is not kept yet must not pile up in memory.
    await until(() => sender.evaluate((least) => (globalThis as unknown as { kept: number }).kept >= least, from + items.length), 60_000);
  }
  return tabId;
}
