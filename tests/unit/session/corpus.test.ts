import { describe, expect, it } from 'vitest';
import { sessionRoles } from '../../../utils/session/types.ts';
import { drivers } from '../../sites/frameworks/index.ts';
import { captures } from '../../tools/captures.ts';
import { eventMeasure, type Score, score, sessionMeasure, strictEvents } from '../../tools/score.ts';

/** Recordings of real frameworks, whose labels were proved by leaving cookies out. */
const scores = captures().map(score);
const tuned = scores.filter(({ aside }) => !aside);
const aside = scores.filter((one) => one.aside);

describe('the recordings', () => {
  it('are there for every driver, and a driver for each', () => {
    expect(scores.map(({ id }) => id)).toEqual(drivers.map(({ id }) => id).toSorted());
  });

  it('are large enough to be measured on, about a third of them held aside', () => {
    expect(scores.length).toBeGreaterThan(40);
    expect(aside.length / scores.length).toBeGreaterThan(0.25);
    expect(aside.length / scores.length).toBeLessThan(0.4);
  });

  it('hold no body and none of the list that repeats the cookies', () => {
    for (const { har } of captures()) expect(har).not.toMatch(/"(?:text|postData)":|"cookies":\[\{/);
  });
});

describe.each(tuned.map((one): [string, Score] => [one.id, one]))('the recording of %s', (_, { cookies, events, carriers }) => {
  it('shows which cookies keep the visitor in, and no others', () => {
    const names = (of: 'said' | 'true') => cookies.filter((cookie) => sessionRoles.has(cookie[of])).map(({ name }) => name);
    expect(names('said')).toEqual(names('true'));
  });

  it('shows each life event at its exchange, and no other', () => {
    expect(events.filter(({ outcome }) => outcome !== 'found')).toEqual([]);
  });

  it('shows what carries the session', () => {
    expect(carriers.said).toEqual(carriers.true);
  });
});

// Only sums are shown: who looks at what was wrong can no longer say that nothing was tuned on it.
describe('the recordings held aside', () => {
  it('give every session away, and nearly nothing else', () => {
    const { precision, recall } = sessionMeasure(aside);
    expect(recall).toBe(1);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });

  it('show all logins, logouts and rotations at the right exchange', () => {
    expect(eventMeasure(aside, ['login', 'logout', 'rotated']).recall).toBe(1);
  });

  it('show no login where there was none', () => {
    expect(eventMeasure(aside, ['login']).precision).toBe(1);
  });

  it('show nearly every other event too, and make hardly any up', () => {
    const { precision, recall } = eventMeasure(aside, [...strictEvents]);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});
