import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type FaultId, faults } from '../../sites/demo/faults.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { walk } from '../../sites/demo/walk.ts';
import { type Chromium, launchChromium } from '../../tools/chromium.ts';
import { settledReport } from '../../tools/panel.ts';

/** What an expert would sign on the sound shop too: advice, never a fault. */
const advice = new Set(['low', 'info']);

let chromium: Chromium;
let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
  chromium = await launchChromium();
});
afterAll(async () => {
  await chromium?.close();
  await demo?.close();
});

/** The whole visit in a tab of its own, with the real panel open and no host permission. */
async function visit(...on: readonly FaultId[]): Promise<Report> {
  demo.faults.clear();
  for (const fault of on) demo.faults.add(fault);
  const page = await chromium.browser.newPage();
  await forgetCookies(page);
  const { panel, devtools } = await chromium.openPanel(page);
  await walk(page, demo);
  const report = await settledReport(panel);
  await devtools.close();
  await page.close();
  return report;
}

/** Visits follow each other in one browser; cookies do not tell ports apart. */
async function forgetCookies(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Storage.clearCookies');
  await session.detach();
}

const failed = ({ findings }: Report) => [...new Set(findings.filter(({ severity }) => !advice.has(severity)).map(({ rule }) => rule))].toSorted();

/** The cookie that each fault is about, null where it is about an address. */
const culprits: Readonly<Record<FaultId, string | null>> = {
  'session-not-rotated': 'connect.sid',
  'logout-client-only': 'connect.sid',
  'session-without-http-only': 'connect.sid',
  'same-site-none-insecure': 'wishlist',
  'foreign-domain': 'newsletter',
  'host-prefix-with-path': '__Host-basket',
  'oversized-cookie': 'recently_viewed',
  'session-id-in-url': null,
  'login-loop': 'connect.sid',
};

describe('the demo shop in the real panel', () => {
  it('has no fault when all are off', async () => {
    expect(failed(await visit())).toEqual([]);
  });

  it.each(faults.map(({ id, rule }) => [id, rule] as const))('%s is found by %s, and nothing else is reported', async (id, rule) => {
    const report = await visit(id);
    expect(failed(report)).toEqual([rule]);
    const found = report.findings.filter((finding) => finding.rule === rule);
    const culprit = culprits[id];
    if (culprit !== null) expect(found.some(({ cookie, message }) => cookie === culprit || message.includes(`\`${culprit}\``))).toBe(true);
    for (const { exchanges } of found) {
      expect(exchanges.length).toBeGreaterThan(0);
      for (const exchange of exchanges) expect(exchange).toBeLessThan(report.exchanges);
    }
  });
});
