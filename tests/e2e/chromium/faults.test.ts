import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type FaultId, faultById, faults } from '../../sites/demo/faults.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { exchangeName, walk } from '../../sites/demo/walk.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';
import { settledReport } from '../../tools/panel.ts';

/**
 * Whole visits with the real panel open and no host permission. Faults that do not disturb each other share one. What each
 * visit reports is compared whole, so every rule is shown to be silent wherever its fault is off.
 */
const visits: readonly (readonly FaultId[])[] = [
  ['session-without-http-only', 'session-id-in-url', 'same-site-none-insecure', 'foreign-domain', 'host-prefix-with-path', 'oversized-cookie'],
  ['session-not-rotated', 'logout-client-only'],
  ['login-loop'],
];

let chromium: Chromium;
let demo: Demo;

beforeAll(async () => {
  demo = await startDemo();
  chromium = await launchChromium({ acceptInsecureCerts: true });
});
afterAll(async () => {
  await chromium?.close();
  await demo?.close();
});

interface Visited {
  readonly report: Report;
  /** The rules in the Findings view of the panel, which makes its own analysis. */
  readonly shown: readonly string[];
}

async function visit(on: readonly FaultId[], origin = demo.http): Promise<Visited> {
  demo.faults.clear();
  for (const fault of on) demo.faults.add(fault);
  const page = await chromium.browser.newPage();
  await forgetCookies(page);
  const { panel, devtools } = await chromium.openPanel(page);
  // Nobody gets further than a login that loops.
  await walk(page, demo, { origin, ...(on.includes('login-loop') ? { upTo: 'account' as const } : {}) });
  const report = await settledReport(panel);
  const shown = await findingsIn(panel, report.findings.length);
  await devtools.close();
  await page.close();
  return { report, shown };
}

/** Visits follow each other in one browser; cookies do not tell ports apart. */
async function forgetCookies(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Storage.clearCookies');
  await session.detach();
}

/** The view is drawn a moment after the recording has changed. One that never agrees is answered as it is, for the test to show. */
async function findingsIn(panel: Frame, count: number): Promise<readonly string[]> {
  await panel.evaluate(() => document.querySelector<HTMLElement>('#tab-findings')?.click());
  const read = () =>
    panel.evaluate(() => [...document.querySelectorAll('[role="tabpanel"] [data-rule]')].map((card) => card.getAttribute('data-rule') ?? ''));
  await until(async () => (await read()).length === count, 10_000).catch(() => undefined);
  return (await read()).toSorted();
}

const rulesOf = ({ findings }: Report) => findings.map(({ rule }) => rule).toSorted();

describe('the sound demo shop in the real panel', () => {
  it.each(['http', 'https'] as const)('has nothing that needs mending over %s', async (scheme) => {
    const { report, shown } = await visit([], demo[scheme]);
    expect(report.events.map(({ type }) => type)).toEqual(['started', 'login-failed', 'login', 'rotated', 'logout']);
    expect(rulesOf(report)).toEqual([]);
    expect(shown).toEqual([]);
  });
});

it('every fault has its visit', () => {
  expect(visits.flat().toSorted()).toEqual(faults.map(({ id }) => id).toSorted());
});

describe.each(visits.map((on) => ({ on, names: on.join(', ') })))('with $names', ({ on }) => {
  let visited: Visited;

  beforeAll(async () => {
    visited = await visit(on);
  });

  it('the rules of the faults fail, once each, and no other', () => {
    const expected = on.map((id) => faultById(id).rule).toSorted();
    expect(rulesOf(visited.report)).toEqual(expected);
    expect(visited.shown).toEqual(expected);
  });

  it.each(on.map(faultById))('$id is told of by its rule at the right cookie and exchange', ({ rule, cookie, shownBy }) => {
    const found = visited.report.findings.find((finding) => finding.rule === rule);
    expect(found?.cookie).toBe(cookie);
    expect(found?.message).toContain(rule === 'session-id-in-url' ? '`?sid=…`' : `\`${cookie}\``);
    expect(exchangeName(visited.report, found?.exchanges[0])).toBe(shownBy);
    expect(['high', 'medium']).toContain(found?.severity);
  });
});
