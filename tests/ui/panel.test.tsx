import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';
import { loginFlow, sessionIds } from '../tools/login-flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;

beforeEach(() => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
});
afterEach(() => world.close());

const visit = loginFlow({ foreignDomain: true, noHttpOnly: true });

async function shown(records = visit.exchanges): Promise<HTMLElement> {
  world.snapshot(records);
  await world.until(() => (world.root.querySelector('.status')?.textContent ?? '').startsWith(`${records.length} exchanges`));
  await world.until(() => world.model.conclusions.value.cookies.length > 0);
  return world.root;
}

function tab(name: string): HTMLElement {
  const found = [...world.root.querySelectorAll<HTMLElement>('[role=tab]')].find((one) => one.getAttribute('aria-label') === name);
  if (!found) throw new Error(`no tab ${name}`);
  return found;
}

async function open(name: string): Promise<void> {
  tab(name).click();
  await world.until(() => tab(name).getAttribute('aria-selected') === 'true');
}

describe('the panel', () => {
  it('says what to do before anything is recorded', async () => {
    expect(world.sent).toEqual([{ type: 'watch', tabId: 7, as: 'capture', locale: 'en' }]);
    // The recorder has not answered: whether there is nothing is not known yet.
    expect(world.root.textContent).not.toContain('Nothing recorded yet');
    world.snapshot([]);
    await world.until(() => world.root.textContent?.includes('Nothing recorded yet') === true);
    [...world.root.querySelectorAll<HTMLElement>('.empty button')].find(({ textContent }) => textContent === 'Reload the page')?.click();
    expect(world.reloads()).toBe(1);
  });

  it.each([
    ['is paused', { recording: false }, 'Recording is paused'],
    ['is recorded by nobody', { source: 'none' } as const, 'This tab is not being recorded'],
  ])('says why nothing comes of a tab that %s', async (_, tab, title) => {
    world.snapshot([], tab);
    for (const name of ['Traffic', 'Cookies', 'Sessions', 'Findings']) {
      await open(name);
      await world.until(() => world.root.querySelector('.empty-title')?.textContent === title);
    }
    expect(world.root.querySelector('.record-dot')?.getAttribute('data-recording')).toBe('false');
  });

  it('announces what is found, once, and not each row', async () => {
    const said: string[] = [];
    const stop = world.model.announcement.subscribe((sentence) => {
      if (sentence !== '') said.push(sentence);
    });
    await shown();
    await world.until(() => said.some((sentence) => sentence.includes('new findings')));
    const audited = world.model.audit.value;
    world.say({ type: 'records', records: [exchange({ id: visit.exchanges.length, url: 'https://shop.example/more' })] });
    await world.until(() => world.model.audit.value !== audited);
    stop();
    expect(said.filter((sentence) => sentence.includes('finding'))).toHaveLength(1);
  });

  it('tells the story of a login down the edge of Traffic, at the exchanges that show it', async () => {
    const root = await shown();
    await world.until(() => root.querySelector('[data-event=login]') !== null);
    const at = (event: string) => root.querySelector(`[data-event=${event}]`)?.closest('[data-exchange]')?.getAttribute('data-exchange');
    expect(at('started')).toBe(String(visit.at.started));
    expect(at('login-failed')).toBe(String(visit.at.failed));
    expect(at('login')).toBe(String(visit.at.login));
    expect(at('rotated')).toBe(String(visit.at.login));
  });

  it('shows why a cookie was refused, at its attribute', async () => {
    const root = await shown();
    root.querySelector<HTMLElement>('[data-exchange="0"]')?.click();
    await world.until(() => root.querySelector('[data-detail="0"]') !== null);
    const line = root.querySelector('[data-set-cookie=wide]');
    expect(line?.querySelector('[data-outcome]')?.getAttribute('data-outcome')).toBe('refused');
    expect(line?.querySelector('.fault')?.textContent).toContain('Domain=other.example');
  });

  it('puts the session first among the cookies, and its findings worst first', async () => {
    const root = await shown();
    await open('Cookies');
    const first = root.querySelector('[data-cookie-name]');
    expect([first?.getAttribute('data-cookie-name'), first?.getAttribute('data-cookie-role')]).toEqual(['connect.sid', 'session-id']);
    await open('Findings');
    const order = ['high', 'medium', 'low', 'info'];
    const severities = [...root.querySelectorAll('[data-severity]')].map((finding) => order.indexOf(finding.getAttribute('data-severity') ?? ''));
    expect(severities.length).toBeGreaterThan(1);
    expect(severities).toEqual([...severities].sort());
  });

  it('shows no secret anywhere until one is revealed', async () => {
    const root = await shown();
    const secrets = sessionIds.map((id) => id.slice(10, 30));
    for (const name of ['Traffic', 'Cookies', 'Sessions', 'Findings', 'Learn', 'Scale-out']) {
      await open(name);
      root.querySelector<HTMLElement>('[data-exchange], [data-cookie-name]')?.click();
      await new Promise((resolve) => setTimeout(resolve, 0));
      for (const secret of secrets) expect(document.documentElement.innerHTML).not.toContain(secret);
    }
    await open('Cookies');
    root.querySelector<HTMLElement>('[data-cookie-name="connect.sid"]')?.click();
    await world.until(() => root.querySelector('.cookie-detail .secret button') !== null);
    root.querySelector<HTMLElement>('.cookie-detail .secret button')?.click();
    await world.until(() => root.querySelector('.secret-value') !== null);
    expect(root.querySelector('.secret-value')?.textContent).toContain('s%3A');
  });

  it('starts anew when the background sends a new snapshot, and doubles nothing', async () => {
    await shown();
    world.say({ type: 'lost' });
    await world.until(() => world.model.connection.value === 'lost');
    await shown();
    expect(world.model.capture.value.analysis.exchanges).toHaveLength(visit.exchanges.length);
  });

  it('fills the lesson with the login that was recorded', async () => {
    const root = await shown();
    await open('Learn');
    await world.until(() => root.querySelector('[data-lesson-link="login-step-by-step"]') !== null);
    root.querySelector<HTMLElement>('[data-lesson-link="login-step-by-step"]')?.click();
    await world.until(() => root.querySelector('.sequence-steps') !== null);
    expect(root.querySelector('.sequence-steps')?.textContent).toContain('POST /login');
    expect(root.querySelector('.sequence-drawing')?.textContent).toContain('Session store');
  });

  it('filters by text, by place and by negation', async () => {
    const root = await shown();
    const rows = () => [...root.querySelectorAll('[data-exchange]')].map((row) => Number(row.getAttribute('data-exchange')));
    const filterBy = async (text: string, expected: (ids: number[]) => boolean) => {
      world.model.filter.value = text;
      await world.until(() => expected(rows()));
    };
    await filterBy('set:lang', (ids) => ids.length === 1);
    await filterBy('status:302 -logout', (ids) => ids.includes(visit.at.login) && !ids.includes(visit.at.logout));
    await filterBy('no-such-thing', (ids) => ids.length === 0);
    expect(root.textContent).toContain('Nothing matches the filter');
  });

  it('speaks Korean when asked', async () => {
    const root = await shown();
    chooseLocale('ko');
    await world.until(() => root.querySelector('[aria-label=세션]') !== null);
    await open('세션');
    expect(root.querySelector('[data-session]')?.textContent).toContain('세션');
  });

  it.each([
    ['a name that is a property of every object', '__proto__=1; Path=/'],
    ['markup in name and value', '<img src=x onerror=alert(1)>=<script>alert(1)</script>; Path=/'],
    ['octets outside ASCII', 'caf\u00e9=\u00ff\u00fe; Path=/'],
    ['a control character', 'broken\u0001=1; Path=/'],
    ['a megabyte', `big=${'x'.repeat(1_000_000)}; Path=/`],
  ])('shows %s inert', async (_, line) => {
    world.snapshot([exchange({ url: 'https://shop.example/', set: [line] })]);
    await world.until(() => world.root.querySelector('[data-exchange="0"]') !== null);
    world.root.querySelector<HTMLElement>('[data-exchange="0"]')?.click();
    await world.until(() => world.root.querySelector('[data-set-cookie]') !== null);
    expect(world.root.querySelector('img, script')).toBeNull();
    expect(world.root.innerHTML.length).toBeLessThan(200_000);
  });
});
