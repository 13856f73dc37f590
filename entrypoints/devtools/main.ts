import { browser } from '../../utils/browser.ts';
import type { NewExchange } from '../../utils/protocol/messages.ts';
import { harEntryToExchange } from '../../utils/transfer/index.ts';
import { createPages } from './pages.ts';
import { createCompleter, type HarItem, lacksRawHeaders } from './raw-headers.ts';
import { createSender } from './sender.ts';
import { createSettling } from './settling.ts';
import { createTold } from './told.ts';

/** Makes the panel, and brings what DevTools records to the background: raw cookie headers, without any host permission. */

void browser.devtools.panels.create('Sessionscope', 'icon/32.png', 'panel.html');

/**
 * Entries wait this long before they are placed: the news of a navigation and its first requests come by different ways. Firefox
 * gathers each entry by several messages and tells them in the order in which it has done so: a form's answer came behind the
 * page that it redirects to, and behind that page's style sheet (measured, some 50 ms). Milliseconds.
 */
const settleTime = browser.runtime.getURL('').startsWith('moz-extension:') ? 300 : 40;

const later = (callback: () => void, delay: number) => {
  setTimeout(callback, delay);
};
const pages = createPages(null);
const sender = createSender({
  tabId: browser.devtools.inspectedWindow.tabId,
  sourceId: crypto.randomUUID(),
  connect: () => browser.runtime.connect({ name: 'source' }),
  later,
});
const complete = createCompleter({ readHar, later });
const told = createTold();
/** Whether the HAR was read after the first navigation: Firefox once told of that navigation only there. */
let caughtUp = false;
let sending: Promise<void> = Promise.resolve();
/** What comes behind an exchange that is being completed waits for it. */
const settle = createSettling<{ readonly time: number; readonly whole: Promise<NewExchange> }>({
  settleTime,
  now: () => Date.now(),
  later,
  send({ whole }) {
    sending = sending.then(async () => sender.send(pages.place(await whole)));
  },
});

browser.devtools.network.onRequestFinished.addListener((entry) => {
  const exchange = harEntryToExchange(entry);
  if (exchange !== null && told.finished(exchange)) take(entry, exchange);
});
browser.devtools.network.onNavigated.addListener((url) => {
  pages.navigated(url, Date.now());
  if (caughtUp) return;
  caughtUp = true;
  void takeHar();
});
void nameFirstPage();
void takeHar();

async function takeHar(): Promise<void> {
  const read = await readHar();
  const entries = new Map(read.map(({ entry, exchange }) => [exchange, entry]));
  for (const exchange of told.inHar([...entries.keys()])) take(entries.get(exchange), exchange);
}

async function readHar(): Promise<readonly HarItem[]> {
  const har: unknown = await browser.devtools.network.getHAR();
  if (typeof har !== 'object' || har === null || !('entries' in har) || !Array.isArray(har.entries)) return [];
  return har.entries.flatMap((entry: unknown) => {
    const exchange = harEntryToExchange(entry);
    return exchange === null ? [] : [{ entry, exchange }];
  });
}

/** The page that was there when DevTools opened: no navigation will tell of it. */
async function nameFirstPage(): Promise<void> {
  // A page of the browser's own lets nothing be asked of it.
  const [url] = await browser.devtools.inspectedWindow.eval('location.href').catch(() => [null]);
  if (typeof url === 'string') pages.navigated(url, 0);
}

function take(entry: unknown, exchange: NewExchange): void {
  pages.note(exchange, committedAt(entry, exchange));
  const whole = lacksRawHeaders(entry, exchange) ? complete(exchange) : Promise.resolve(exchange);
  settle({ time: exchange.time, whole });
}

/** When the response's headers were there: before its body, which a page's first requests do not wait for. */
function committedAt(entry: unknown, { time, duration }: NewExchange): number {
  const timings = typeof entry === 'object' && entry !== null && 'timings' in entry ? entry.timings : null;
  const receive = typeof timings === 'object' && timings !== null && 'receive' in timings ? timings.receive : 0;
  return time + Math.max(0, (duration ?? 0) - (typeof receive === 'number' && receive > 0 ? receive : 0));
}
