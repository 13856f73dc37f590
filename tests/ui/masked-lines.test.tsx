import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

/** A line may hold secrets elsewhere than in its value. */

let world: PanelWorld;

beforeEach(() => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
});
afterEach(() => world.close());

const secret = 'q7Zk2Lw9Xr4T';

it.each([
  ['what a semicolon cut off from the value', `data={"a":1;"token":"${secret}"}; Path=/`],
  ['another line joined to it', `a=1; Path=/, sid=${secret}; Path=/`],
  ['an attribute that nobody knows', `a=1; token=${secret}`],
  ['a line that cannot be read', `${secret}\u0001; Path=/`],
])('shows of a line only what it may: %s', async (_, line) => {
  world.snapshot([exchange({ id: 0, url: 'https://www.shop.example/', set: [line] })]);
  await world.until(() => world.root.querySelector('[data-exchange="0"]') !== null);
  world.root.querySelector<HTMLElement>('[data-exchange="0"]')?.click();
  await world.until(() => world.root.querySelector('[data-set-cookie]') !== null);
  expect(world.root.querySelector('.set-cookie-line')?.textContent).toContain('…');
  expect(world.root.innerHTML).not.toContain(secret);
});
