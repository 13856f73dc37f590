import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ViewSource } from '../../components/models/types.ts';
import { chooseLocale } from '../../components/ui/index.ts';
import { createJudge } from '../../entrypoints/background/judge.ts';
import { Popup } from '../../entrypoints/popup/Popup.tsx';
import { createPopupModel } from '../../entrypoints/popup/popup-model.ts';
import { severities } from '../../utils/audit/rule.ts';
import type { CaptureRecord, Exchange } from '../../utils/http/exchange.ts';
import { type Locale, locales } from '../../utils/i18n/text.ts';
import type { TabState, ViewCommand, ViewMessage } from '../../utils/protocol/messages.ts';
import { finish } from '../../utils/steps.ts';
import { exchange, flow, flowStart } from '../tools/flow.ts';
import { loginFlow, sessionIds } from '../tools/login-flow.ts';

type Said = ViewMessage | { readonly type: 'lost' };

const ladder: readonly string[] = severities;
const now = flowStart + 120_000;
const state: TabState = {
  tabId: 7,
  url: 'https://shop.example/account',
  recording: true,
  source: 'web-request',
  access: 'site',
  incognito: false,
  exchanges: 0,
  dropped: 0,
  problem: null,
};

let root: HTMLElement;
let sent: ViewCommand[];
let asked: (readonly string[])[];
let reloaded: number[];
let say: (message: Said) => void;
let close: () => void;

/** The real popup on a source that the test speaks for; the browser's prompt answers what it is told to. */
function open({
  tabId = 7,
  url = 'https://shop.example/account',
  grants = true,
}: {
  tabId?: number | null;
  url?: string | null;
  grants?: boolean;
} = {}) {
  close();
  sent = [];
  asked = [];
  reloaded = [];
  const listeners = new Set<(message: Said) => void>();
  say = (message) => {
    for (const listener of listeners) listener(message);
  };
  const source: ViewSource = {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: (command) => {
      sent.push(command);
    },
  };
  const model = createPopupModel({
    source,
    tabId,
    url,
    siteOf: (host) => host.split('.').slice(-2).join('.'),
    requestAccess: async (origins) => {
      asked.push(origins);
      return grants;
    },
    reload: (tab) => reloaded.push(tab),
    now: () => now,
  });
  root = document.createElement('main');
  document.body.append(root);
  render(<Popup model={model} />, root);
  close = () => {
    render(null, root);
    root.remove();
    model.dispose();
  };
}

/** What the background would say of these records: its own judge makes the report. */
async function show(records: readonly CaptureRecord[], tab: Partial<TabState> = {}, locale: Locale = 'en'): Promise<void> {
  const told = { ...state, exchanges: records.length, ...tab };
  const judge = createJudge('chromium', () => now);
  for (const record of records) judge.take(record);
  const report = finish(judge.summary(told, locale));
  say({ type: 'overview', overview: { tab: told, report } });
  await drawn();
}

/** Signals draw in the next microtasks. */
function drawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const button = (name: string) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name);
const text = () => root.textContent ?? '';
const lead = () => root.querySelector('.popup-lead')?.textContent ?? '';

const visit = loginFlow({ noHttpOnly: true, foreignDomain: true, sameSiteNoneInsecure: true, hostPrefixWithPath: true, logout: false });

beforeEach(() => {
  close = () => undefined;
  chooseLocale('en');
  open();
});
afterEach(() => {
  close();
  chooseLocale('en');
});

describe('the popup', () => {
  it('names the site at once, and claims nothing before the background has answered', () => {
    expect(root.querySelector('h1')?.textContent).toBe('shop.example');
    expect(text()).not.toContain('not being recorded');
    expect(root.querySelectorAll('.popup-lead, .popup-actions')).toHaveLength(0);
    expect(sent).toEqual([{ type: 'watch', tabId: 7, as: 'overview', locale: 'en' }]);
  });

  it('names the site and can pause before a long record is read, tells how far the reading is, and then answers', async () => {
    say({ type: 'reading', tab: { ...state, exchanges: 100_000 }, share: 0.427 });
    await drawn();
    expect(root.querySelector('[role=status]')?.textContent).toBe('Reading what was recorded … 42 %');
    root.querySelector<HTMLElement>('.popup-recording')?.click();
    expect(sent.at(-1)).toEqual({ type: 'pause' });
    await show(visit.exchanges);
    expect(text()).not.toContain('Reading what was recorded');
    expect(lead()).toContain('connect.sid');
  });

  it('does not wait for a reading where there is nothing to read', async () => {
    say({ type: 'reading', tab: state, share: 0 });
    await drawn();
    expect(lead()).toContain('Nothing has happened since');
  });

  it('says so when the tab is gone, and watches nothing', () => {
    open({ tabId: null, url: null });
    expect(lead()).toBe('This tab is no longer open.');
    expect(sent).toEqual([]);
    expect(root.querySelector('a')).toBeNull();
  });

  it('leads to the whole panel: by its key, and as a page of this tab', () => {
    expect(root.querySelector('.popup-foot')?.textContent).toContain('F12, tab Sessionscope');
    expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['panel.html?tab=7', 'panel.html?tab=7#learn']);
  });

  it.each([
    ['Record this site', ['*://*.shop.example/*']],
    ['Record every site', ['<all_urls>']],
  ])('asks for access on the click on "%s", and only then', async (name, origins) => {
    open({ url: 'https://www.shop.example/account' });
    await show([], { source: 'none', access: 'none', recording: false, url: 'https://www.shop.example/account' });
    expect(lead()).toBe('www.shop.example is not being recorded.');
    expect(asked).toEqual([]);
    button(name)?.click();
    await drawn();
    expect(asked).toEqual([origins]);
    expect(sent.at(-1)).toEqual({ type: 'access-changed' });
  });

  it('asks for an address without a site of its own as it is', async () => {
    const url = 'http://127.0.0.1:3000/';
    open({ url });
    await show([], { source: 'none', access: 'none', recording: false, url });
    button('Record this site')?.click();
    expect(asked).toEqual([['*://127.0.0.1/*']]);
  });

  it('says that nothing has changed when access was not given', async () => {
    open({ grants: false });
    await show([], { source: 'none', access: 'none', recording: false });
    button('Record this site')?.click();
    await drawn();
    expect(root.querySelector('[role=status]')?.textContent).toBe('Access was not given. Nothing has changed.');
    expect(sent).toHaveLength(1);
  });

  it('offers no access to a page that extensions may not look at', async () => {
    open({ url: 'chrome://settings/' });
    await show([], { source: 'none', access: 'none', recording: false, url: null });
    expect(lead()).toContain('Extensions may not look at this page');
    expect(button('Record this site')).toBeUndefined();
    expect(button('Record every site')).toBeDefined();
  });

  it('offers to reload a page of which nothing was recorded', async () => {
    await show([]);
    expect(lead()).toContain('Recording shop.example. Nothing has happened since');
    button('Reload the page')?.click();
    expect(reloaded).toEqual([7]);
  });

  it('says that there is no session, and that nothing is weak, without doubting either', async () => {
    await show([exchange({ url: 'https://shop.example/' })]);
    expect(lead()).toContain('No session seen yet');
    expect(text()).toContain('One exchange recorded.');
    expect(text()).toContain('Nothing weak found so far.');
  });

  it('shows findings even where there is no session', async () => {
    await show([exchange({ url: 'https://shop.example/', set: ['wide=1; Path=/; Domain=other.example'] })]);
    expect(lead()).toContain('No session seen yet');
    expect(root.querySelector('[data-rule=cookie-domain-foreign]')).not.toBeNull();
  });

  it('offers, while only DevTools records, to record without it', async () => {
    await show(visit.exchanges, { source: 'devtools', access: 'none' });
    expect(root.querySelector('.popup-access')?.textContent).toContain('Recorded while DevTools is open');
    button('this site')?.click();
    expect(asked).toEqual([['*://*.shop.example/*']]);
  });

  it('still shows what was recorded when recording has ended with DevTools', async () => {
    await show(visit.exchanges, { source: 'none', access: 'none', recording: false });
    expect(lead()).toContain('You are logged in');
    expect(root.querySelector('.popup-access')?.textContent).toContain('No longer recorded');
    expect(root.querySelector('.popup-recording')).toBeNull();
  });

  it('pauses and goes on', async () => {
    await show(visit.exchanges);
    root.querySelector<HTMLElement>('.popup-recording')?.click();
    expect(sent.at(-1)).toEqual({ type: 'pause' });
    await show(visit.exchanges, { recording: false });
    expect(root.querySelector('.popup-recording')?.textContent).toBe('Paused');
    root.querySelector<HTMLElement>('.popup-recording')?.click();
    expect(sent.at(-1)).toEqual({ type: 'resume' });
  });

  it('counts findings by severity and shows the three worst, worst first', async () => {
    await show(visit.exchanges);
    const shown = [...root.querySelectorAll('[data-rule]')].map((row) => row.getAttribute('data-severity') ?? '');
    const counted = [...root.querySelectorAll('[data-count]')].map((count) => count.getAttribute('data-count') ?? '');
    const order = (found: readonly string[]) => found.map((one) => ladder.indexOf(one));
    expect([shown.length, root.querySelectorAll('[data-rule] a[href="panel.html?tab=7#findings"]').length]).toEqual([3, 3]);
    expect(counted.length).toBeGreaterThan(1);
    expect(order(shown)).toEqual([...order(shown)].sort());
    expect(order(counted)).toEqual([...order(counted)].sort());
    expect(root.querySelector('[data-rule=session-without-http-only] .popup-about')?.textContent).toBe('connect.sid');
  });

  it.each([
    [1320, 'ends in 20 min'],
    [60, 'ended 1 min ago'],
  ])('tells the end of a session that lives %i s from now', async (maxAge, words) => {
    const browser = flow();
    browser.visit('/', { set: [`sid=Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=${maxAge}`] });
    browser.visit('/account');
    await show(browser.exchanges);
    expect(root.querySelector('.popup-ends')?.textContent).toBe(words);
  });

  it('puts the session of the page before those of others, and names their sites', async () => {
    const other = loginFlow({ origin: 'https://mail.example', name: 'PHPSESSID', logout: false });
    const shift = visit.exchanges.length;
    const both: Exchange[] = [...visit.exchanges, ...other.exchanges.map((one) => ({ ...one, id: one.id + shift, time: one.time + 60_000 }))];
    await show(both, { url: 'https://shop.example/account' });
    expect(lead()).toContain('connect.sid');
    expect([...root.querySelectorAll('.popup-row')].map((row) => row.getAttribute('data-cookie-name'))).toEqual(['connect.sid', 'PHPSESSID']);
    expect(root.querySelector('[data-cookie-name=PHPSESSID]')?.textContent).toContain('mail.example');
    expect(text()).toContain('Other sessions in this tab');
  });

  it('does not call the session of another site that of the page', async () => {
    await show(visit.exchanges, { url: 'https://quiet.example/' });
    expect(lead()).toContain('No session seen yet');
    expect(root.querySelector('[data-cookie-name="connect.sid"]')?.textContent).toContain('shop.example');
  });

  it.each([
    ['quota', 'The disk is full'],
    ['journal-unreadable', 'could not be read back'],
  ] as const)('says what went wrong (%s), and what is kept', async (problem, words) => {
    await show(visit.exchanges, { problem });
    expect(root.querySelector('[role=alert]')?.textContent).toContain(words);
    expect(lead()).toContain('You are logged in');
  });

  it('keeps its answer while the background is away, and says so', async () => {
    await show(visit.exchanges);
    say({ type: 'lost' });
    await drawn();
    expect(lead()).toContain('You are logged in');
    expect(text()).toContain('Reconnecting to the recorder');
    await show(visit.exchanges);
    expect(text()).not.toContain('Reconnecting');
  });

  it.each([
    ['a name that is a property of every object', '__proto__=Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a; Path=/; HttpOnly'],
    ['markup in the name', 'sid<img/src=x>=Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a; Path=/'],
    ['a megabyte', `sid=${'x'.repeat(1_000_000)}; Path=/`],
  ])('shows %s inert', async (_, line) => {
    const browser = flow();
    browser.visit('/', { set: [line] });
    browser.submit('/login', { location: '/account', set: [line] });
    browser.follow();
    await show(browser.exchanges);
    expect(lead()).not.toBe('');
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.innerHTML.length).toBeLessThan(20_000);
  });
});

describe.each(locales.map((locale) => [locale] as const))('the popup in %s', (locale) => {
  const words = {
    en: { lead: 'You are logged in since', ends: 'ends with the browser', why: 'Why this one', findings: 'Findings', ask: 'Record this site' },
    ko: { lead: '로그인되어 있습니다', ends: '브라우저를 닫으면 종료', why: '판단 근거', findings: '발견 사항', ask: '이 사이트 기록' },
  }[locale];

  beforeEach(() => {
    chooseLocale(locale);
    open();
  });

  it('asks the background for sentences in this language', () => {
    expect(sent).toEqual([{ type: 'watch', tabId: 7, as: 'overview', locale }]);
  });

  it('answers in a sentence, a row and its reasons', async () => {
    await show(visit.exchanges, {}, locale);
    expect(lead()).toContain(words.lead);
    const row = root.querySelector('[data-cookie-name="connect.sid"]');
    expect(row?.getAttribute('data-cookie-role')).toBe('session-id');
    expect(row?.querySelector('.alias')?.textContent).toContain('B');
    expect(row?.querySelector('.popup-ends')?.textContent).toBe(words.ends);
    expect(text()).toContain(words.why);
    expect(root.querySelectorAll('.popup-why li').length).toBeGreaterThan(1);
    expect([...root.querySelectorAll('h2')].map(({ textContent }) => textContent)).toContain(words.findings);
  });

  it('offers access', async () => {
    await show([], { source: 'none', access: 'none', recording: false }, locale);
    expect(button(words.ask)).toBeDefined();
  });

  it('lets no secret into the page', async () => {
    await show(visit.exchanges, {}, locale);
    for (const id of sessionIds) expect(document.documentElement.outerHTML).not.toContain(id.slice(10, 30));
  });
});
