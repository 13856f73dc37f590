import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { flowStart } from '../tools/flow.ts';
import { loginFlow } from '../tools/login-flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;

beforeEach(async () => {
  chooseLocale('en');
  localStorage.removeItem('dismissed-findings');
  world = openPanel(() => flowStart + 120_000);
  world.snapshot(loginFlow({ foreignDomain: true, noHttpOnly: true }).exchanges);
  await world.until(() => world.model.audit.value.findings.length > 0);
  world.model.show({ view: 'findings' });
  await world.until(() => card('session-without-http-only') !== null);
});
afterEach(() => world.close());

function card(rule: string): HTMLElement | null {
  return world.root.querySelector<HTMLElement>(`[data-rule="${rule}"]`);
}

function inCard<Found extends HTMLElement = HTMLElement>(rule: string, selector: string): readonly Found[] {
  return [...(card(rule)?.querySelectorAll<Found>(selector) ?? [])];
}

function button(within: Element | null, text: string): HTMLButtonElement {
  const found = [...(within?.querySelectorAll<HTMLButtonElement>('button') ?? [])].find((one) => one.textContent?.trim().startsWith(text));
  if (!found) throw new Error(`no button ${text} in ${within?.textContent}`);
  return found;
}

const rule = 'session-without-http-only';
const tabs = () => inCard(rule, '[role=tab]');
const chosen = () => tabs().find((tab) => tab.getAttribute('aria-selected') === 'true');
const panel = () => inCard(rule, '[role=tabpanel]')[0];

describe('a finding', () => {
  it('marks its fault in the raw line, whose value is masked', () => {
    const [line] = inCard('cookie-domain-foreign', '.finding-line');
    expect(line?.querySelector('mark')?.textContent).toBe('Domain=other.example');
    expect(line?.textContent).toContain('=‹');
  });

  it('says why it matters on this site, with its place', () => {
    expect(card(rule)?.textContent).toContain('https://shop.example');
  });

  it('leads to its exchange with one click', async () => {
    inCard(rule, '.exchange-link')[0]?.click();
    await world.until(() => world.model.place.value.view === 'traffic');
    expect(world.model.place.value.exchange).toBeTypeOf('number');
  });

  it('shows the header line first, then the framework that was recognised', async () => {
    expect(tabs().map((tab) => tab.textContent)).toEqual(['Header', 'express-session✓ (recognised on this site)']);
    expect(panel()?.textContent).toContain('Set-Cookie: connect.sid=…');
    tabs()[1]?.click();
    await world.until(() => panel()?.textContent?.includes('httpOnly: true') === true);
    expect(panel()?.querySelector('a')?.getAttribute('href')).toMatch(/^https:\/\/expressjs\.com\//);
  });

  it('has tabs that belong to their panel and are walked by the keyboard', async () => {
    const press = async (key: string, to: number) => {
      chosen()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await world.until(() => tabs()[to]?.getAttribute('aria-selected') === 'true');
    };
    expect(tabs().map((tab) => tab.getAttribute('tabindex'))).toEqual(['0', '-1']);
    await press('ArrowRight', 1);
    await press('ArrowRight', 0);
    await press('End', 1);
    await press('Home', 0);
    expect(panel()?.getAttribute('aria-labelledby')).toBe(chosen()?.id);
    expect(chosen()?.getAttribute('aria-controls')).toBe(panel()?.id);
    const ids = [...world.root.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size, 'an id stands twice').toBe(ids.length);
  });

  it('shows the other frameworks when asked', async () => {
    button(card(rule), 'Other frameworks').click();
    await world.until(() => tabs().length > 5);
    const names = tabs().map((tab) => tab.textContent);
    expect(names).toContain('Django');
    tabs()[names.indexOf('Django')]?.click();
    await world.until(() => panel()?.textContent?.includes('SESSION_COOKIE_HTTPONLY = True') === true);
    button(card(rule), 'Fewer').click();
    await world.until(() => tabs().length === 2);
    expect(chosen()?.textContent).toBe('Header');
  });

  it('is copied as it stands', async () => {
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
    button(panel() ?? null, 'Copy').click();
    await world.until(() => copied.length === 1);
    expect(copied[0]).toMatch(/^Set-Cookie: connect\.sid=…; .*HttpOnly/);
  });
});

describe('a finding put away', () => {
  async function dismiss(reason: string): Promise<void> {
    button(card(rule), 'Dismiss').click();
    await world.until(() => inCard(rule, '.dismiss input').length > 0);
    const [input] = inCard<HTMLInputElement>(rule, '.dismiss input');
    if (!input) throw new Error('no input');
    await world.until(() => document.activeElement === input);
    input.value = reason;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.form?.requestSubmit();
    await world.until(() => card(rule) === null);
  }

  it('leaves a trace in its place, which has the focus and takes it back', async () => {
    await dismiss('Accepted risk');
    const gone = world.root.querySelector('.finding-gone');
    await world.until(() => document.activeElement === button(gone, 'Undo'));
    button(gone, 'Undo').click();
    await world.until(() => card(rule) !== null);
  });

  it('is kept with its reason, and can be taken back later', async () => {
    await dismiss('Accepted risk');
    world.model.show({ view: 'traffic' });
    await world.until(() => world.root.querySelector('.findings') === null);
    world.model.show({ view: 'findings' });
    await world.until(() => world.root.querySelector('.findings-more [data-rule]') !== null);
    expect(card(rule)?.closest('details')?.textContent).toContain('Accepted risk');
    button(card(rule), 'Take back').click();
    await world.until(() => card(rule)?.closest('details') === null);
  });
});

describe('a finding that another view leads to', () => {
  it('is shown although it was put away: its fold opens', async () => {
    button(card(rule), 'Dismiss').click();
    await world.until(() => inCard(rule, '.dismiss input').length > 0);
    inCard<HTMLInputElement>(rule, '.dismiss input')[0]?.form?.requestSubmit();
    await world.until(() => card(rule) === null);
    world.model.show({ view: 'traffic' });
    await world.until(() => world.root.querySelector('.findings') === null);
    world.model.show({ view: 'findings', rule });
    await world.until(() => card(rule)?.closest('details')?.open === true);
    await world.until(() => document.activeElement === card(rule));
    // The browser keeps what was put away: the tests after this one want it back.
    button(card(rule), 'Take back').click();
    await world.until(() => card(rule)?.closest('details') === null);
  });
});

describe('the list of findings', () => {
  const headings = () => [...world.root.querySelectorAll('.findings h2')].map(({ textContent }) => textContent);
  const choose = async (value: string) => {
    world.root.querySelector<HTMLInputElement>(`.choice input[value=${value}]`)?.click();
    await world.until(() => world.root.querySelector<HTMLInputElement>(`.choice input[value=${value}]`)?.checked === true);
  };

  it('is grouped by severity, by cookie and by rule, and says how many', async () => {
    const { findings } = world.model.audit.value;
    expect(headings()[0]).toMatch(/^medium · \d+$/);
    await choose('cookie');
    await world.until(() => headings().some((heading) => heading?.startsWith('connect.sid · ') === true));
    await choose('rule');
    await world.until(() => headings().length === new Set(findings.map((finding) => finding.rule)).size);
    expect(world.root.querySelectorAll('[data-rule]')).toHaveLength(findings.length);
  });

  it('is filtered by the name of a cookie', async () => {
    world.model.filter.value = 'connect.sid';
    await world.until(() => card('cookie-domain-foreign') === null);
    expect(card(rule)).not.toBeNull();
  });

  it('says that the filter hides them all, not that nothing is weak', async () => {
    world.model.filter.value = 'no-such-thing';
    await world.until(() => card(rule) === null);
    expect(world.root.querySelector('.lead')?.textContent).toContain('Worst:');
    button(world.root, 'Clear the filter').click();
    await world.until(() => card(rule) !== null);
  });

  it('leads from its opening sentence to the exchange that shows the worst', async () => {
    world.root.querySelector<HTMLElement>('.lead .exchange-link')?.click();
    await world.until(() => world.model.place.value.view === 'traffic');
    expect(world.model.place.value.exchange).toBe(world.model.audit.value.findings[0]?.exchanges[0]);
  });

  it('gives way to the standards, each requirement with what was seen of it and what would decide the rest', async () => {
    await choose('checklist');
    await world.until(() => world.root.querySelectorAll('[data-item]').length === 35);
    const item = (id: string) => world.root.querySelector<HTMLElement>(`[data-item="${id}"]`);
    expect(item('3.3.4')?.dataset['status']).toBe('failed');
    expect(item('3.3.4')?.textContent).toContain('L2');
    expect(item('WSTG-SESS-08')?.dataset['status']).toBe('unseen');
    expect(item('WSTG-SESS-08')?.textContent).toContain('What would decide it');
    button(item('3.3.4'), 'Session cookie without HttpOnly').click();
    await world.until(() => document.activeElement === card(rule));
  });
});
