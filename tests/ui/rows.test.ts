import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createRows } from '../../components/traffic/rows.ts';
import { analyse, createAnalysis } from '../../utils/session/index.ts';
import { exchange, flowStart } from '../tools/flow.ts';

/** A clock that moves by a millisecond each time it is looked at, and a page that is idle when the test says so. */
function world(count: number) {
  const analysis = createAnalysis({ browser: 'chromium' });
  const add = (more: number) => {
    for (let left = more; left > 0; left -= 1) {
      const id = analysis.exchanges.length;
      const url = `https://shop.example/${id % 10 === 0 ? 'login' : 'page'}/${id}`;
      const line = id % 100 === 7 ? 'wide=1; Domain=other.example' : 'a=1; Max-Age=0';
      analyse(analysis, exchange({ url, id, time: flowStart + id, set: id % 2 === 1 ? [line] : [] }));
    }
  };
  add(count);
  const capture = signal({ analysis });
  const filter = signal('');
  const all = signal(false);
  let time = 0;
  let planned: (() => void)[] = [];
  const { rows, dispose } = createRows({
    capture,
    filter,
    all,
    now: () => {
      time += 1;
      return time;
    },
    later: (callback) => planned.push(callback),
  });
  return {
    rows: () => rows.value,
    filter,
    all,
    /** As the model does it: the analysis has grown, in a new wrapper. */
    grow(more: number) {
      add(more);
      capture.value = { analysis };
    },
    restart() {
      capture.value = { analysis: createAnalysis({ browser: 'chromium' }) };
    },
    slice() {
      const work = planned;
      planned = [];
      for (const one of work) one();
      return work.length;
    },
    idle() {
      while (this.slice() > 0);
    },
    dispose,
  };
}

describe('the rows of Traffic', () => {
  it('are there at once when they are few', () => {
    const { rows } = world(50);
    expect(rows()).toMatchObject({ seen: 50, lines: 25, refused: 1, firstRefused: { exchange: 7, name: 'wide' } });
    expect(rows().list.map(({ exchange: { id } }) => id)).toEqual(Array.from({ length: 25 }, (_, at) => at * 2 + 1));
  });

  it('come in slices when they are many, the first of them at once', () => {
    const page = world(2000);
    const first = page.rows();
    expect(first.seen).toBeGreaterThan(0);
    expect(first.seen).toBeLessThan(2000);
    expect(first.list.length).toBeGreaterThan(0);
    page.idle();
    expect(page.rows()).toMatchObject({ seen: 2000, lines: 1000, refused: 20 });
  });

  it('looks at an exchange once, however often more come', () => {
    const page = world(10);
    const list = page.rows().list;
    page.grow(5);
    expect(page.rows().seen).toBe(15);
    expect(page.rows().list).toBe(list);
    expect(page.rows()).not.toBe(list);
  });

  it('answers what is typed in its first slice, and forgets what the last filter found', () => {
    const page = world(2000);
    page.idle();
    page.all.value = true;
    page.filter.value = '/login/';
    expect(page.rows().list.length).toBeGreaterThan(0);
    page.filter.value = '/login/ -/login/1';
    page.idle();
    const found = page.rows().list.map(({ exchange: { url } }) => url);
    expect(found.length).toBe(Array.from({ length: 2000 }, (_, id) => id).filter((id) => id % 10 === 0 && !String(id).startsWith('1')).length);
    expect(found.every((url) => url.includes('/login/') && !url.includes('/login/1'))).toBe(true);
  });

  it('start anew with another recording', () => {
    const page = world(300);
    page.restart();
    page.idle();
    expect(page.rows()).toMatchObject({ list: [], seen: 0, lines: 0, refused: 0, firstRefused: null });
  });

  it('rest when nobody looks any more', () => {
    const page = world(5000);
    const { seen } = page.rows();
    page.dispose();
    page.slice();
    expect(page.rows().seen).toBe(seen);
  });
});
