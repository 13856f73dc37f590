import { describe, expect, it } from 'vitest';
import { paced, traceOf } from '../../../utils/cluster/index.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { loginFlow } from '../../tools/login-flow.ts';
import { run, stay, story } from './visits.ts';

describe('a visitor in a hurry', () => {
  it('meets copies that a patient one does not overtake', () => {
    expect(story(run('all-to-all', paced(stay(4), 1), { replicationDelay: 150 }))).toBe('.....');
    // A request each 100 ms: the first after the login is faster than the copies.
    expect(story(run('all-to-all', paced(stay(4), 0.1), { replicationDelay: 150 }))).toBe('.X...');
  });
});

describe('a recording in the order of answers', () => {
  it('is replayed in the order of requests, from the first on', () => {
    const { exchanges } = loginFlow();
    // A slow page: its answer is seen after that of what it asked for.
    const swapped = [...exchanges.slice(1, 2), ...exchanges.slice(0, 1), ...exchanges.slice(2)];
    const analysis = swapped.reduce(analyse, createAnalysis({ browser: 'chromium' }));
    const conclusions = conclude(analysis, analysis.lastTime);
    const [session] = conclusions.sessions;
    const { requests } = session === undefined ? { requests: [] } : traceOf(analysis, conclusions, session);
    expect(requests[0]?.at).toBe(0);
    expect(requests.map(({ at }) => at)).toEqual(requests.map(({ at }) => at).toSorted((a, b) => a - b));
  });
});
