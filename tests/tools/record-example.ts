// Records the demo shop for the lessons: what they show until the user's own recording has the evidence.
// npx tsx tests/tools/record-example.ts
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'puppeteer-core';
import type { CaptureRecord, Exchange } from '../../utils/http/exchange.ts';
import { startDemo } from '../sites/demo/site.ts';
import { logIn, walk } from '../sites/demo/walk.ts';
import { launchChromium, until } from './chromium.ts';

const file = fileURLToPath(new URL('../../utils/lessons/example.json', import.meta.url));

const readSnapshot = `new Promise((resolve) => {
  const port = chrome.runtime.connect({ name: 'view' });
  const records = [];
  port.onMessage.addListener((message) => {
    if (message.type !== 'snapshot') return;
    records.push(...message.records);
    if (message.last) { port.disconnect(); resolve(records); }
  });
  port.postMessage({ type: 'watch', tabId: chrome.devtools.inspectedWindow.tabId, as: 'capture', locale: 'en' });
})`;

const demo = await startDemo();
const chromium = await launchChromium();
try {
  const [page] = await chromium.browser.pages();
  if (page === undefined) throw new Error('The browser opened without a page.');
  const { panel } = await chromium.openPanel(page);
  await walk(page, demo);
  await logIn(page, demo.http);
  const exchanges = (await recorded(panel))
    .filter((record) => record.kind === 'exchange')
    .filter(tells)
    .map((exchange, id) => ({ ...exchange, id }));
  fs.writeFileSync(file, `[\n${exchanges.map((exchange) => JSON.stringify(exchange)).join(',\n')}\n]\n`);
  console.log(`${exchanges.length} exchanges, ${fs.statSync(file).size} bytes: ${file}`);
} finally {
  await chromium.close();
  await demo.close();
}

/** Whether the exchange says something about cookies; pictures and style sheets only make the file longer. */
function tells({ cookieHeader, setCookieLines, resourceType }: Exchange): boolean {
  if (resourceType === 'image' || resourceType === 'stylesheet') return false;
  return cookieHeader !== null || setCookieLines.length > 0 || resourceType === 'document';
}

/** What the background has kept, once the same is there twice. */
async function recorded(panel: Frame): Promise<readonly CaptureRecord[]> {
  let before = -1;
  return until(async () => {
    const now = (await panel.evaluate(readSnapshot)) as readonly CaptureRecord[];
    const settled = now.length > 0 && now.length === before;
    before = now.length;
    return settled ? now : null;
  });
}
