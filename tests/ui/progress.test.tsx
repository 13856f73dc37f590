import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLocale } from '../../components/ui/index.ts';
import type { Exchange } from '../../utils/http/exchange.ts';
import { writeHar } from '../../utils/transfer/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';
import { liveTab, openPanel, type PanelWorld } from './panel-world.tsx';

let world: PanelWorld;

beforeEach(() => {
  chooseLocale('en');
  world = openPanel(() => flowStart);
});
afterEach(() => world.close());

const many = (count: number): Exchange[] =>
  Array.from({ length: count }, (_, id) => exchange({ url: `https://shop.example/${id}`, id, time: flowStart + id, cookie: 'a=1' }));
const count = () => world.model.capture.value.analysis.exchanges.length;
const working = () => world.root.querySelector('.status-working');
const press = (name: string) => [...(working()?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name)?.click();

describe('long work', () => {
  it('is not spoken of when it is short', async () => {
    world.snapshot(many(100));
    await world.until(() => count() === 100);
    expect(working()).toBeNull();
  });

  it('shows how far the reading of a long recording is, holds it, and goes on where it stopped', async () => {
    const records = many(12_000);
    world.say({ type: 'snapshot', tab: { ...liveTab, exchanges: 12_000 }, records: records.slice(0, 2000), first: true, last: false });
    await world.until(() => working() !== null);
    expect(Number(working()?.querySelector('progress')?.getAttribute('value'))).toBeLessThan(0.5);
    expect(working()?.textContent).toMatch(/\d+ %/);
    press('Stop');
    await world.until(() => working()?.textContent?.includes('Only a part') ?? false);
    const held = count();
    world.say({ type: 'snapshot', tab: { ...liveTab, exchanges: 12_000 }, records: records.slice(2000), first: false, last: true });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(count()).toBe(held);
    press('Go on');
    await world.until(() => count() === 12_000 && working() === null);
    expect(world.model.capture.value.analysis.exchanges.map(({ exchange: { id } }) => id)).toEqual(records.map(({ id }) => id));
  });

  it('leaves an import that is cancelled, and shows the tab again', async () => {
    world.snapshot(many(3));
    await world.until(() => count() === 3);
    const reading = world.model.importFile(new File([writeHar(many(50), { reveal: true })], 'long.har'));
    expect(world.model.progress.value).toEqual({ task: 'import', share: null, held: false });
    world.model.cancel();
    await reading;
    expect(world.model.shown.value.kind).toBe('live');
    expect(count()).toBe(3);
    expect(working()).toBeNull();
  });

  it('goes back to the tab when an import is cancelled while it is analysed', async () => {
    world.snapshot(many(3));
    await world.model.importFile(new File([writeHar(many(12_000), { reveal: true })], 'long.har'));
    await world.until(() => working() !== null);
    press('Cancel');
    expect(world.model.shown.value.kind).toBe('live');
    expect(world.sent.filter(({ type }) => type === 'watch')).toHaveLength(2);
  });

  it('writes in steps, tells how far it is, and stops when it is told to', async () => {
    const told: number[] = [];
    let steps = 0;
    function* slowly() {
      // Until somebody stops it.
      for (;;) {
        steps += 1;
        const end = performance.now() + 13;
        while (performance.now() < end);
        yield 0.25;
      }
    }
    world.snapshot(many(1));
    await world.until(() => count() === 1);
    world.model.export(slowly(), () => told.push(1));
    await world.until(() => working()?.querySelector('progress')?.getAttribute('value') === '0.25');
    press('Cancel');
    const stopped = steps;
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(working()).toBeNull();
    expect(steps).toBe(stopped);
    expect(told).toEqual([]);
  });
});
