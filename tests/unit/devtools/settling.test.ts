import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSettling } from '../../../entrypoints/devtools/settling.ts';

/** A clock that runs when it is told to. */
function world(settleTime: number) {
  const sent: number[] = [];
  const timers: { readonly at: number; readonly callback: () => void }[] = [];
  let time = 0;
  const settle = createSettling<{ readonly time: number }>({
    settleTime,
    now: () => time,
    later: (callback, delay) => timers.push({ at: time + delay, callback }),
    send: (item) => sent.push(item.time),
  });
  const runTo = (end: number) => {
    for (;;) {
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      timers.splice(timers.indexOf(next), 1);
      time = next.at;
      next.callback();
    }
    time = end;
  };
  return { sent, settle, runTo };
}

describe('the settling of what DevTools tells', () => {
  it('puts what was told late before what began after it', () => {
    const { sent, settle, runTo } = world(300);
    settle({ time: 765 });
    runTo(40);
    settle({ time: 735 });
    runTo(1000);
    expect(sent).toEqual([735, 765]);
  });

  it('keeps nobody waiting longer than the settling time', () => {
    const { sent, settle, runTo } = world(300);
    settle({ time: 1 });
    runTo(200);
    settle({ time: 2 });
    runTo(300);
    expect(sent).toEqual([1]);
    runTo(500);
    expect(sent).toEqual([1, 2]);
  });

  it('gives on what is told within the settling time in order, each once, whatever the delays', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ gap: fc.nat(200), lateness: fc.nat(299) }), { maxLength: 40 }), (list) => {
        const { sent, settle, runTo } = world(300);
        let began = 0;
        const items = list.map(({ gap, lateness }) => {
          began += gap + 1;
          return { time: began, told: began + lateness };
        });
        for (const { time, told } of items.toSorted((a, b) => a.told - b.told)) {
          runTo(told);
          settle({ time });
        }
        runTo(100_000);
        expect(sent).toEqual(items.map(({ time }) => time));
      }),
    );
  });
});
