import { browser } from '../../utils/browser.ts';
import { createEntries } from './entries.ts';
import { createSender } from './sender.ts';

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
const sender = createSender({
  tabId: browser.devtools.inspectedWindow.tabId,
  sourceId: crypto.randomUUID(),
  connect: () => browser.runtime.connect({ name: 'source' }),
  later,
});
const entries = createEntries({ settleTime, readHar, now: () => Date.now(), later, ...sender });

browser.devtools.network.onRequestFinished.addListener((entry) => entries.finished(entry));
browser.devtools.network.onNavigated.addListener((url) => entries.navigated(url));
void nameFirstPage();
void entries.catchUp();

async function readHar(): Promise<readonly unknown[]> {
  const har: unknown = await browser.devtools.network.getHAR();
  return typeof har === 'object' && har !== null && 'entries' in har && Array.isArray(har.entries) ? har.entries : [];
}

async function nameFirstPage(): Promise<void> {
  // A page of the browser's own lets nothing be asked of it.
  const [url] = await browser.devtools.inspectedWindow.eval('location.href').catch(() => [null]);
  if (typeof url === 'string') entries.startAt(url);
}
