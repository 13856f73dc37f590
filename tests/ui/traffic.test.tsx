import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';
import { loginFlow } from '../tools/login-flow.ts';
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
