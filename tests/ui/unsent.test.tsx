import { afterEach, beforeEach, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';
import { openPanel, type PanelWorld } from './panel-world.tsx';

/** Why was it not sent? Also where no rule of a cookie says so. */

let world: PanelWorld;

beforeEach(() => {
  chooseLocale('en');
  world = openPanel(() => flowStart + 120_000);
});
afterEach(() => world.close());

const shop = 'https://www.shop.example/';
const first = exchange({
  id: 0,
  url: shop,
  set: ['sid=1; Domain=shop.example; Path=/; Secure; SameSite=Lax', 'own=2; Path=/; Secure; SameSite=Strict'],
});

async function detailOf(id: number, records: readonly ReturnType<typeof exchange>[]): Promise<Element> {
  world.snapshot(records);
  // What comes later may answer what an earlier one left open.
  await world.until(() => world.model.capture.value.analysis.exchanges.length === records.length);
  await world.until(() => world.root.querySelector(`[data-exchange="${id}"]`) !== null);
  world.root.querySelector<HTMLElement>(`[data-exchange="${id}"]`)?.click();
  await world.until(() => world.root.querySelector(`[data-detail="${id}"]`) !== null);
  const detail = world.root.querySelector(`[data-detail="${id}"]`);
  if (detail === null) throw new Error(`no detail ${id}`);
  return detail;
}

/** Only exchanges that touch cookies are listed unasked, so each sets one. */
const asked = (about: Partial<Parameters<typeof exchange>[0]>) =>
  exchange({ id: 1, time: flowStart + 1000, url: 'https://api.shop.example/items', type: 'fetch', set: ['seen=1'], ...about });
const bySite = { topLevelUrl: shop, url: shop, frame: 'top', redirectedFrom: [] } as const;

it.each([
  ['a script that asks another origin', asked({ initiator: bySite }), 'credentials: "include"'],
  ['a font of another origin', asked({ type: 'font', initiator: bySite }), 'crossorigin'],
  ['an image in CORS mode', asked({ type: 'image', initiator: bySite, request: { 'sec-fetch-mode': 'cors' } }), 'crossorigin'],
  ['an image as usual', asked({ type: 'image', initiator: bySite }), 'credentials: "omit"'],
  ['a script that asks its own origin', asked({ url: `${shop}items` }), 'credentials: "omit"'],
])('says of %s without any cookie what would explain it', async (_, request, words) => {
  const detail = await detailOf(1, [first, request]);
  expect(detail.querySelector('[data-unsent]')?.textContent).toContain('sid');
  expect(detail.querySelector('[data-unsent]')?.textContent).toContain(words);
});

it('says what the recording lacks where that would explain it', async () => {
  const unknown = exchange({ id: 1, time: flowStart + 1000, url: shop, cookie: 'sid=1', initiator: { url: null } });
  const detail = await detailOf(1, [first, unknown]);
  expect(detail.querySelector('[data-unsent]')?.textContent).toContain('own');
  expect([...detail.querySelectorAll('[data-unsent] [data-uncertain]')].map((one) => one.getAttribute('data-uncertain'))).toEqual(['initiator']);
});

it('is silent when everything went that should', async () => {
  const detail = await detailOf(1, [first, exchange({ id: 1, time: flowStart + 1000, url: shop, cookie: 'own=2; sid=1' })]);
  expect(detail.querySelector('[data-unsent]')).toBeNull();
});

const pixel = exchange({
  id: 0,
  url: 'https://pixel.example/p',
  type: 'image',
  set: ['seen=1; SameSite=Lax'],
  initiator: { topLevelUrl: null, url: null, frame: 'top', redirectedFrom: [] },
});

it.each([
  ['says of a line what its verdict hangs on', [pixel], ['top-level page', 'initiator']],
  [
    'no longer asks what a later request has shown',
    [pixel, exchange({ id: 1, time: flowStart + 1000, url: 'https://pixel.example/', cookie: 'seen=1' })],
    [],
  ],
])('%s', async (_, records, facts) => {
  const detail = await detailOf(0, records);
  expect([...detail.querySelectorAll('[data-set-cookie] [data-uncertain]')].map((one) => one.getAttribute('data-uncertain'))).toEqual(facts);
});
