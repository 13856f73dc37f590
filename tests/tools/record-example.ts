// Records the demo shop for the lessons: what they show until the user's own recording has the evidence.
// npx tsx tests/tools/record-example.ts
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'puppeteer-core';
import type { CaptureRecord, Exchange } from '../../utils/http/exchange.ts';
import { startDemo } from '../sites/demo/site.ts';
import { logInAs, type Walker, walkAs, walkerOf } from '../sites/demo/walk.ts';
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
  const walker = humanly(walkerOf(page));
  await walkAs(walker, demo);
  await logInAs(walker, demo.http, 'lovelace');
  for (const path of ['/account/orders', '/account/settings', '/']) await walker.goto(demo.http + path);
  const exchanges = (await recorded(panel))
    .filter((record) => record.kind === 'exchange')
    .filter(tells)
    // The browser counts microseconds; what is behind them is noise, and long.
    .map((exchange, id) => ({ ...exchange, id, duration: exchange.duration === null ? null : Number(exchange.duration.toFixed(3)) }));
  fs.writeFileSync(file, `[\n${exchanges.map((exchange) => JSON.stringify(exchange)).join(',\n')}\n]\n`);
  console.log(`${exchanges.length} exchanges, ${fs.statSync(file).size} bytes: ${file}`);
} finally {
  await chromium.close();
  await demo.close();
}

/** Looks at each page for a while, as a reader does: the replay on many servers sets delays against these pauses. */
function humanly(walker: Walker): Walker {
  const pauses = [2100, 3400, 1600, 5200, 2700];
  let pages = 0;
  const look = () => new Promise((resolve) => setTimeout(resolve, pauses[pages++ % pauses.length]));
  return {
    ...walker,
    async goto(url, quiet) {
      await look();
      return walker.goto(url, quiet);
    },
    async follow(selector) {
      await look();
      return walker.follow(selector);
    },
  };
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
