import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { flowStart } from '../tools/flow.ts';
import { loginFlow } from '../tools/login-flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;

beforeEach(async () => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
  world.snapshot(loginFlow().exchanges);
  await world.until(() => world.root.querySelector('[data-exchange]') !== null);
});
afterEach(() => world.close());

function grid(): HTMLElement {
  const found = world.root.querySelector<HTMLElement>('[role=grid]');
  if (!found) throw new Error('There is no table.');
  return found;
}
const press = (key: string) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const opened = () => world.root.querySelector('[data-detail]')?.getAttribute('data-detail') ?? null;
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.getAttribute('data-exchange') ?? null;

describe('a table by keyboard alone', () => {
  it('tells assistive technology which row the keys are on', async () => {
    grid().focus();
    press('Home');
    await world.until(() => opened() === '0');
    expect(active()).toBe('0');
    press('ArrowDown');
    await world.until(() => opened() !== '0');
    expect(active()).toBe(opened());
  });

  it('closes the details by Esc from wherever the focus is, and gives it back to the table', async () => {
    grid().focus();
    press('Home');
    await world.until(() => opened() !== null);
    world.root.querySelector<HTMLElement>('[data-detail] button')?.focus();
    press('Escape');
    await world.until(() => opened() === null);
    expect(document.activeElement).toBe(grid());

    press('Enter');
    await world.until(() => opened() !== null);
    grid().blur();
    expect(document.activeElement).toBe(document.body);
    press('Escape');
    await world.until(() => opened() === null);
    expect(document.activeElement).toBe(grid());
  });

  it('goes on from the row whose details were closed, and opens them again by Enter', async () => {
    grid().focus();
    press('Home');
    await world.until(() => opened() === '0');
    press('ArrowDown');
    await world.until(() => opened() !== '0');
    const second = opened();
    press('Escape');
    await world.until(() => opened() === null);
    expect(active()).toBe(second);
    press('Enter');
    await world.until(() => opened() === second);
    press('Escape');
    await world.until(() => opened() === null);
    press('ArrowUp');
    await world.until(() => opened() === '0');
  });

  it('enters details that are open by Enter', async () => {
    grid().focus();
    press('Home');
    await world.until(() => opened() === '0');
    press('Enter');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Details of the exchange');
  });

  it('leaves Esc to the filter while it is typed into', async () => {
    grid().focus();
    press('Home');
    await world.until(() => opened() === '0');
    press('/');
    expect(document.activeElement?.classList.contains('filter')).toBe(true);
    press('Escape');
    expect(opened()).toBe('0');
    press('/');
    press('Enter');
    expect(document.activeElement).toBe(grid());
  });

  it('has the keys again when the view is changed by a digit', async () => {
    await world.until(() => world.model.conclusions.value.cookies.length > 0);
    grid().focus();
    press('4');
    await world.until(() => document.activeElement?.id === 'tab-findings');
    press('2');
    await world.until(() => document.activeElement?.id === 'tab-cookies');
    grid().focus();
    press('1');
    await world.until(() => world.root.querySelector('[data-exchange]') !== null);
    expect(document.activeElement).toBe(grid());
  });

  it('takes up the row that a link of another view led to', async () => {
    world.model.show({ view: 'findings' });
    await world.until(() => world.root.querySelector('.finding .exchange-link') !== null);
    const link = world.root.querySelector<HTMLElement>('.finding .exchange-link');
    link?.focus();
    link?.click();
    await world.until(() => opened() !== null && document.activeElement === grid());
    expect(active()).toBe(opened());
  });
});

describe('the filter', () => {
  it('says in each view what it looks for, and rests where there is nothing to filter', async () => {
    const filter = () => world.root.querySelector<HTMLInputElement>('.filter');
    const hints: Record<string, string | null> = {};
    for (const view of ['traffic', 'cookies', 'findings'] as const) {
      world.model.show({ view });
      await world.until(() => world.root.querySelector(`#tab-${view}[aria-selected=true]`) !== null);
      expect(filter()?.disabled).toBe(false);
      hints[view] = filter()?.getAttribute('aria-label') ?? null;
    }
    expect(new Set(Object.values(hints)).size).toBe(3);
    for (const view of ['sessions', 'learn', 'scale-out'] as const) {
      world.model.show({ view });
      await world.until(() => filter()?.disabled === true);
    }
  });
});
