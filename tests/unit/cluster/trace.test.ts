import { describe, expect, it } from 'vitest';
import { paced, traceOf } from '../../../utils/cluster/index.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { traffic } from '../../bench/traffic.ts';
import { captures, examined } from '../../tools/captures.ts';
import { flow } from '../../tools/flow.ts';
import { loginFlow } from '../../tools/login-flow.ts';
import { run, stay, story } from './visits.ts';

function traced(exchanges: readonly Exchange[]) {
  const analysis = exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  const conclusions = conclude(analysis, analysis.lastTime);
  const [session] = conclusions.sessions;
  return { analysis, conclusions, trace: session && traceOf(analysis, conclusions, session) };
}

describe('the requests of a visit', () => {
  it('are those of all hosts that the session’s cookie goes to', () => {
    const browser = flow({ origin: 'https://www.shop.example' });
    const id = 's%3AQ9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a.7x0Jv4cXh2mQpLs9TgRkWn3YbZ1uDfE5oAiCyM8VtHw';
    browser.submit('/login', { status: 302, location: '/account', set: [`connect.sid=${id}; Path=/; Domain=shop.example; HttpOnly`] });
    browser.follow({});
    browser.visit('/orders', {});
    browser.visit('https://elsewhere.example/', {});
    const { trace } = traced(browser.exchanges);
    expect(trace?.requests.map(({ label }) => label)).toEqual(['POST /login', 'GET /account', 'GET /orders']);
  });
});

describe('the size of a session', () => {
  it('is measured in the fullest cookie, not in what a logout left of it', () => {
    for (const [id, signature] of [
      ['cookie-session', 0],
      ['flask-login', 43],
    ] as const) {
      const capture = captures().find(({ labels }) => labels.id === id);
      const { analysis, conclusions } = capture ? examined(capture) : traced([]);
      const [session] = conclusions.sessions;
      const trace = session && traceOf(analysis, conclusions, session);
      expect(trace?.measured).toBe(true);
      const sent = analysis.exchanges.flatMap((facts) => facts.sent).filter(({ key }) => key === session?.cookies[0]);
      const longest = Math.max(...sent.map(({ value }) => value.length));
      // The one has its signature in a cookie of its own.
      expect(trace?.sessionBytes).toBe(Math.floor(((longest - signature) * 3) / 4));
    }
  });
});

describe('a long recording', () => {
  it('is replayed from its latest requests on, and says so', () => {
    const { trace } = traced(traffic(3000));
    expect(trace).toMatchObject({ isCut: true });
    expect(trace?.requests).toHaveLength(2000);
    expect(trace?.requests[0]).toMatchObject({ at: 0, exchange: 1000 });
    expect(trace?.requests.at(-1)).toMatchObject({ at: 1999 * 250, exchange: 2999 });
  });
});

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
