import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { flowStart } from '../tools/flow.ts';
import { loginFlow } from '../tools/login-flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;

beforeEach(async () => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
  await shown();
});
afterEach(() => world.close());

const visit = loginFlow({ noHttpOnly: true });

async function shown(): Promise<void> {
  world.snapshot(visit.exchanges);
  await world.until(() => world.model.capture.value.analysis.exchanges.length === visit.exchanges.length);
  await world.until(() => world.model.audit.value.findings.length > 0);
}

async function open(name: string): Promise<void> {
  const tab = world.root.querySelector<HTMLElement>(`[role=tab][aria-label=${name}]`);
  tab?.click();
  await world.until(() => tab?.getAttribute('aria-selected') === 'true');
}

const opened = () => world.root.querySelector('[data-detail]')?.getAttribute('data-detail') ?? null;

describe('a view that is left and opened again', () => {
  it('shows what was selected in it', async () => {
    world.model.show({ view: 'traffic', exchange: visit.at.login });
    await world.until(() => opened() === String(visit.at.login));
    await open('Cookies');
    await open('Traffic');
    await world.until(() => opened() === String(visit.at.login));
  });

  it('keeps how it was arranged', async () => {
    await open('Findings');
    world.root.querySelector<HTMLInputElement>('input[value=rule]')?.click();
    await world.until(() => world.root.querySelector('.findings')?.getAttribute('data-by') === 'rule');
    world.root.querySelector<HTMLElement>('.finding .exchange-link')?.click();
    await world.until(() => opened() !== null);
    await open('Findings');
    expect(world.root.querySelector('.findings')?.getAttribute('data-by')).toBe('rule');
  });

  it('stands where it was scrolled to, and another at its top', async () => {
    const view = () => world.root.querySelector<HTMLElement>('#view') ?? document.body;
    await open('Findings');
    view().scrollTop = 70;
    view().dispatchEvent(new Event('scroll'));
    await open('Sessions');
    await world.until(() => view().scrollTop === 0);
    await open('Findings');
    await world.until(() => view().scrollTop === 70);
  });
});

describe('a selection', () => {
  it('survives a break of the connection', async () => {
    world.model.show({ view: 'traffic', exchange: visit.at.login });
    world.say({ type: 'lost' });
    await shown();
    await world.until(() => opened() === String(visit.at.login));
  });

  it('goes with the recording it belongs to', async () => {
    world.model.show({ view: 'traffic', exchange: visit.at.login });
    await world.until(() => opened() !== null);
    world.snapshot([]);
    await shown();
    expect(opened()).toBeNull();
  });
});

it('does not tell of a login again when the recording comes again after a break', async () => {
  const told: string[] = [];
  const stop = world.model.announcement.subscribe((sentence) => {
    told.push(sentence);
  });
  world.say({ type: 'lost' });
  await shown();
  stop();
  expect(told.filter((sentence, index) => index > 0 && sentence.startsWith('Login'))).toEqual([]);
});
