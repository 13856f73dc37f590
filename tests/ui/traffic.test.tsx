import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultDismissals, findingId } from '../../components/findings/dismissals.ts';
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

const row = (id: number) => world.root.querySelector(`[data-exchange="${id}"]`);

describe('a row of Traffic', () => {
  it('names the host only where it is not the page’s own, and the scheme only where it is another', async () => {
    const urls = [
      'https://shop.example/',
      'https://shop.example/cart',
      'https://api.shop.example/stock',
      'http://shop.example/old',
      'https://ads.example.net/pixel',
    ];
    world.snapshot(urls.map((url, id) => exchange({ id, url, set: [`c${id}=1; Path=/`] })));
    await world.until(() => row(urls.length - 1) !== null);
    expect(urls.map((_, id) => row(id)?.querySelector('.cell-path')?.textContent)).toEqual([
      '/',
      '/cart',
      'api.shop.example/stock',
      'http://shop.example/old',
      'ads.example.net/pixel',
    ]);
    expect([...world.root.querySelectorAll('.host-near')].map(({ textContent }) => textContent)).toEqual(['api.shop.example', 'http://shop.example']);
    expect([...world.root.querySelectorAll('.host-foreign')].map(({ textContent }) => textContent)).toEqual(['ads.example.net']);
  });

  it('puts the refused cookie first among those it set, then the session’s, and says them all in its title', async () => {
    const visit = loginFlow();
    const login = visit.exchanges[visit.at.login];
    if (login?.kind !== 'exchange') throw new Error('The flow has no login.');
    const lines = ['theme=dark; Path=/', ...login.setCookieLines, 'wide=1; Domain=other.example'];
    world.snapshot(visit.exchanges.map((one) => (one === login ? { ...login, setCookieLines: lines } : one)));
    await world.until(() => row(visit.at.login)?.querySelector('.outcome-session') != null);
    const chips = [...(row(visit.at.login)?.querySelectorAll('.outcome') ?? [])];
    expect(chips.slice(0, 2).map(({ className }) => className)).toEqual(['outcome outcome-refused', 'outcome outcome-replaced outcome-session']);
    expect(row(visit.at.login)?.querySelector('.set-chips')?.getAttribute('title')?.split('\n')).toEqual([
      'wide: refused',
      'connect.sid: replaced',
      'theme: stored',
    ]);
  });
});

describe('a login that loops', () => {
  const visit = loginFlow({ loginLoop: true });
  beforeEach(async () => {
    world.snapshot(visit.exchanges);
    await world.until(() => world.root.querySelector('.lead .link') !== null);
  });

  it('is what Traffic opens with, one click from the line that is at fault and one from the fix', async () => {
    expect(world.root.querySelector('.lead')?.textContent).toContain('does not hold');
    world.root.querySelector<HTMLElement>('.lead .exchange-link')?.click();
    await world.until(() => world.root.querySelector('.set-cookie-finding') !== null);
    expect(world.root.querySelector('.set-cookie-finding')?.textContent).toContain('does not hold');
    world.root.querySelector<HTMLElement>('.set-cookie-finding button')?.click();
    await world.until(() => document.activeElement?.getAttribute('data-rule') === 'login-loop');
  });

  it('gives way to the rest once it is dismissed', async () => {
    const [worst] = world.model.audit.value.findings;
    if (!worst) throw new Error('There is no finding.');
    const id = findingId(worst, world.model.capture.value.analysis);
    defaultDismissals().set(id, 'known', false);
    await world.until(() => world.root.querySelector('.lead')?.textContent?.includes('does not hold') === false);
    defaultDismissals().set(id, null, false);
  });
});

describe('the details of an exchange', () => {
  it('say of the session’s cookie what it is, where it was set and where it was sent', async () => {
    const visit = loginFlow();
    world.snapshot(visit.exchanges);
    await world.until(() => world.model.conclusions.value.cookies.some(({ role }) => role === 'session-id'));
    world.model.show({ view: 'traffic', exchange: visit.at.login });
    await world.until(() => world.root.querySelectorAll('[data-detail] .role-session-id').length === 2);
    expect(world.root.querySelectorAll('[data-detail] .role')).toHaveLength(2);
  });

  it('link to no exchange but another', async () => {
    const visit = loginFlow();
    world.snapshot(visit.exchanges);
    await world.until(() => world.model.conclusions.value.events.length > 0);
    world.model.show({ view: 'traffic', exchange: visit.at.login });
    await world.until(() => world.root.querySelector('.life-detail') !== null);
    const links = [...world.root.querySelectorAll('[data-detail] .exchange-link')].map(({ textContent }) => textContent);
    expect(links).not.toContain(`#${visit.at.login}`);
  });
});

describe('what is copied', () => {
  it('is masked until a value is revealed, and then holds that value alone', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      copied.push(text);
    });
    const visit = loginFlow();
    world.snapshot(visit.exchanges);
    world.model.show({ view: 'traffic', exchange: visit.at.login });
    await world.until(() => world.root.querySelector('.sent .secret button') !== null);
    const detail = () => world.root.querySelector<HTMLElement>('[data-detail]') ?? world.root;
    const copy = async (word: string) => {
      const before = copied.length;
      const button = [...detail().querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent?.startsWith(word));
      button?.focus();
      button?.click();
      await world.until(() => button?.textContent === 'Copied');
      // "Copied" is said until the reader goes on to something else.
      button?.blur();
      await world.until(() => copied.length > before && button?.textContent !== 'Copied');
      return copied.at(-1) ?? '';
    };
    const [before, after] = sessionIds;
    const masked = (await copy('Copy as cURL (masked)')) + (await copy('Copy the line (masked)'));
    expect(sessionIds.filter((id) => masked.includes(id))).toEqual([]);

    const reveal = (within: string) =>
      [...detail().querySelectorAll<HTMLElement>(`${within} .secret button`)]
        .find((one) => one.getAttribute('aria-label')?.includes('connect.sid') === true)
        ?.click();
    reveal('.sent');
    await world.until(() => detail().textContent?.includes('with what is revealed') === true);
    const command = await copy('Copy as cURL (with');
    expect(command).toContain(`connect.sid=${before}`);
    expect(command.match(/masked-/g)?.length).toBeGreaterThan(0);

    reveal('[data-set-cookie="connect.sid"]');
    await world.until(() => detail().textContent?.includes('with its value') === true);
    expect(await copy('Copy the line (with')).toContain(`Set-Cookie: connect.sid=${after};`);
  });
});

it('leads from a cookie that stayed at home to the line that set it', async () => {
  world.snapshot([
    exchange({ id: 0, url: 'https://shop.example/login', set: ['sid=Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a; Path=/login; HttpOnly; Secure'] }),
    exchange({ id: 1, url: 'https://shop.example/account', time: flowStart + 1000 }),
  ]);
  world.model.show({ view: 'traffic', exchange: 1 });
  await world.until(() => world.root.querySelector('[data-withheld=sid] .exchange-link') !== null);
  expect(world.root.querySelector('[data-withheld=sid]')?.textContent).toContain('set at #0');
});

it('hides no value where there is none', async () => {
  world.snapshot([exchange({ url: 'https://shop.example/', cookie: 'cart=1', set: ['cart=; Max-Age=0; Path=/'] })]);
  world.model.show({ view: 'traffic', exchange: 0 });
  await world.until(() => world.root.querySelector('[data-set-cookie=cart]') !== null);
  expect(world.root.querySelector('[data-set-cookie=cart]')?.textContent).toContain('cart=(empty)');
  expect(world.root.querySelector('[data-set-cookie=cart] .secret')).toBeNull();
});
