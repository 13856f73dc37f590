import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { flowStart } from '../tools/flow.ts';
import { loginFlow } from '../tools/login-flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;
const visit = loginFlow({ noHttpOnly: true, logout: false });

beforeEach(async () => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
  world.snapshot(visit.exchanges);
  await world.until(() => world.model.audit.value.findings.length > 0);
});
afterEach(() => world.close());

const cookie = (name: string) => world.model.conclusions.value.cookies.find(({ facts }) => facts.name === name);

describe('Cookies', () => {
  it('leads from its opening sentence to the exchange that says most for it', async () => {
    world.model.show({ view: 'cookies' });
    await world.until(() => world.root.querySelector('.cookies .lead .exchange-link') !== null);
    world.root.querySelector<HTMLElement>('.lead .exchange-link')?.click();
    await world.until(() => world.model.place.value.view === 'traffic');
    expect(world.model.place.value.exchange).toBe(cookie('connect.sid')?.evidence[0]?.exchanges[0]);
  });

  it('says in the details what a narrow table leaves out', async () => {
    world.model.show({ view: 'cookies', cookie: cookie('connect.sid')?.facts.key ?? '' });
    await world.until(() => world.root.querySelector('.cookie-facts') !== null);
    const [where, flags, setBy] = [...world.root.querySelectorAll('.cookie-facts li')];
    expect(where?.textContent).toBe('shop.example/');
    expect([...(flags?.querySelectorAll('.flag:not(.flag-missing)') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Secure',
      'SameSite=Lax',
    ]);
    expect(flags?.querySelector('.flag-missing')?.textContent).toContain('HttpOnly');
    expect(setBy?.textContent).toContain(`response #${visit.at.started}`);
  });

  it('leads from a finding of a cookie to its card', async () => {
    world.model.show({ view: 'cookies', cookie: cookie('connect.sid')?.facts.key ?? '' });
    await world.until(() => world.root.querySelector('.cookie-findings .link') !== null);
    world.root.querySelector<HTMLElement>('.cookie-findings .link')?.click();
    await world.until(() => document.activeElement?.hasAttribute('data-rule') === true);
  });
});

describe('Sessions', () => {
  it('leads from its sentence to the login it tells of', async () => {
    world.model.show({ view: 'sessions' });
    await world.until(() => world.root.querySelector('[data-state=authenticated] .lead .exchange-link') !== null);
    world.root.querySelector<HTMLElement>('.lead .exchange-link')?.click();
    await world.until(() => world.model.place.value.exchange === visit.at.login);
  });
});
