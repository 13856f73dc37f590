import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';

const recordings = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));

/** Files in and out of the panel, by the browser's own file chooser and downloads. Reading is done by a worker that only a real browser has. */
describe('the panel and files', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-files-'));
  let chromium: Chromium;
  let panel: Page;

  beforeAll(async () => {
    chromium = await launchChromium();
    panel = await chromium.openOwnPage('panel.html?tab=-1');
    const session = await chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  });
  afterAll(async () => {
    await chromium?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function choose(file: string): Promise<void> {
    const input = (await panel.$('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
  }

  async function exported(format: string, file: string): Promise<string> {
    await panel.select('select[aria-label=Export]', format);
    const whole = path.join(folder, file);
    return until(() => (fs.existsSync(whole) ? fs.readFileSync(whole, 'utf8') : null));
  }

  it('shows a HAR file in place of the tab', async () => {
    await choose(path.join(recordings, 'express-session.har'));
    await until(() => panel.$$eval('button', (all) => all.some(({ textContent }) => textContent?.includes('file: express-session.har'))));
    await panel.click('#tab-cookies');
    const role = await until(() => panel.$eval('[data-cookie-name="connect.sid"]', (row) => row.getAttribute('data-cookie-role')).catch(() => null));
    expect(role).toBe('session-id');
  });

  it('saves a report that says the same and holds no value', async () => {
    const report = JSON.parse(await exported('json', 'sessionscope.json')) as Report;
    expect(report.source).toMatchObject({ kind: 'har', name: 'express-session.har' });
    expect(report.cookies.find(({ name }) => name === 'connect.sid')?.role).toBe('session-id');
    const har = fs.readFileSync(path.join(recordings, 'express-session.har'), 'utf8');
    const ids = [...har.matchAll(/connect\.sid=([^;"]{20,})/g)].map(([, id = '']) => id);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) expect(JSON.stringify(report)).not.toContain(id.slice(0, 24));
  });

  it('says of a file that is none where it breaks, and keeps what was shown', async () => {
    const broken = path.join(folder, 'broken.har');
    fs.writeFileSync(broken, '{"log": {"entries": [{]}}');
    await choose(broken);
    const said = await until(() => panel.$eval('.problem', ({ textContent }) => textContent).catch(() => null));
    expect(said).toContain('broken.har');
    expect(said).toMatch(/line 1, column 2\d/);
    expect(await panel.$$eval('button', (all) => all.some(({ textContent }) => textContent?.includes('file: express-session.har')))).toBe(true);
  });
});
