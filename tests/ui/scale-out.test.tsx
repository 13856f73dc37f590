import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { flowStart } from '../tools/flow.ts';
import { loginFlow } from '../tools/login-flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;
const visit = loginFlow({});

beforeEach(async () => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
  world.snapshot(visit.exchanges);
  await world.until(() => world.model.capture.value.analysis.exchanges.length === visit.exchanges.length);
  await open('Scale-out');
  await world.until(() => world.root.querySelector('.scale-out')?.getAttribute('data-example') === 'false');
});
afterEach(() => world.close());

async function open(name: string): Promise<void> {
  const tab = world.root.querySelector<HTMLElement>(`[role=tab][aria-label=${name}]`);
  tab?.click();
  await world.until(() => tab?.getAttribute('aria-selected') === 'true');
}

const text = (selector: string) => world.root.querySelector(selector)?.textContent ?? '';
const chosen = () => world.root.querySelector('[data-chosen=true]')?.getAttribute('data-strategy');
const cells = (strategy: string) => [...world.root.querySelectorAll(`[data-strategy=${strategy}] td`)].map(({ textContent }) => textContent);
const press = (label: string) =>
  [...world.root.querySelectorAll<HTMLElement>('.cluster-strikes button')].find((one) => one.textContent === label)?.click();

async function choose(strategy: string): Promise<void> {
  world.root.querySelector<HTMLElement>(`[data-strategy=${strategy}] button`)?.click();
  await world.until(() => chosen() === strategy);
}

function set(label: string, value: string): void {
  const input = [...world.root.querySelectorAll('.cluster-amount')].find((one) => one.textContent?.includes(label))?.querySelector('input');
  if (!input) throw new Error(`No field ${label}.`);
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('Scale-out', () => {
  it('compares all strategies one after another, and argues for one once all are there', async () => {
    expect(world.root.querySelectorAll('[data-strategy]')).toHaveLength(7);
    await world.until(() => world.root.querySelector('.cluster-results')?.getAttribute('aria-busy') === 'false');
    expect(text('.cluster-advice')).toContain('serves best');
    expect(cells('one-server')).not.toContain('…');
    expect(cells('signed-cookie').join()).toContain('B');
  });

  it('compares again when something is set, and not for another strategy', async () => {
    const isBusy = () => world.root.querySelector('.cluster-results')?.getAttribute('aria-busy') === 'true';
    await world.until(() => !isBusy());
    await choose('session-store');
    expect(isBusy()).toBe(false);
    set('Visitors', '7');
    await world.until(isBusy);
    await world.until(() => !isBusy());
    expect(cells('one-server').join()).toContain('of 7');
  });

  it('keeps what was set while another view is open', async () => {
    await choose('all-to-all');
    press('Kill server 1');
    await world.until(() => text('.cluster-failures li').includes('server 1 dies'));
    await open('Traffic');
    await open('Scale-out');
    expect(chosen()).toBe('all-to-all');
    expect(text('.cluster-failures li')).toContain('server 1 dies');
  });

  it('starts again what it killed, and forgets the store where there is none', async () => {
    await choose('session-store');
    press('Kill the store');
    await world.until(() => text('.cluster-strikes').includes('Start the store again'));
    // The replica has the sessions, and is not asked yet.
    expect(text('.cluster-picture svg')).toContain('taking over');
    press('Start the store again');
    await world.until(() => text('.cluster-told').includes('the store is back'));
    await choose('one-server');
    expect(text('.cluster-failures')).not.toContain('the store');
    press('Kill server 1');
    await world.until(() => text('.cluster-strikes').includes('Start server 1 again'));
    // Nobody is left to answer: the way ends at the balancer, with a cross.
    expect(text('.cluster-now')).toContain('fails');
    expect(world.root.querySelector('.cluster-cross')).not.toBeNull();
  });

  it('shows a session that travels in the hands of the visitor', async () => {
    await choose('signed-cookie');
    expect(text('.cluster-picture .for-reader')).toContain('Your session is in your cookie.');
    expect(text('.cluster-node-browser')).toContain('your session');
  });

  it('tells a lost cart from a lost login in the row of requests, and says what the shapes mean', async () => {
    await choose('memory-only');
    set('Visitors', '1');
    await world.until(() => text('.cluster-legend').includes('logged out'));
    expect(text('.cluster-legend')).toMatch(/○ does not find your session \(before a login\): \d+.*✕ finds you logged out: \d+/);
  });

  it('replays many visitors after saying so', async () => {
    set('Visitors', '10000');
    await world.until(() => text('.cluster-where').startsWith('Replaying '));
    await world.until(() => text('.cluster-where').startsWith('Your request '));
  });
});
