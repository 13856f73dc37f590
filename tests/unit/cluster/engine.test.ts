import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEachArrival } from '../../../utils/cluster/arrivals.ts';
import { compare, recommend, requestsOf, strategies, traceOf, usersWithin } from '../../../utils/cluster/index.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { loginFlow } from '../../tools/login-flow.ts';
import { alone, run, stay, visit } from './visits.ts';

function recorded() {
  const { exchanges, at } = loginFlow();
  const analysis = exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  const conclusions = conclude(analysis, analysis.lastTime);
  const [session] = conclusions.sessions;
  if (session === undefined) throw new Error('The recorded visit has no session.');
  return { trace: traceOf(analysis, conclusions, session), at };
}

describe('the replay', () => {
  it('is the same for the same seed, and another for another', () => {
    const many = { users: 50, spread: 5000, balancer: 'random' } as const;
    expect(run('memory-only', stay(20), many)).toEqual(run('memory-only', stay(20), many));
    expect(run('memory-only', stay(20), { ...many, seed: 8 }).metrics).not.toEqual(run('memory-only', stay(20), many).metrics);
  });

  it('plays every request of every visitor once, in order of time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 }),
        (gaps, shifts) => {
          let at = 0;
          const requests = gaps.map((gap, exchange) => {
            at += gap;
            return { at, kind: 'read' as const, exchange, label: '' };
          });
          const played: (readonly [number, number, number])[] = [];
          forEachArrival({ requests, sessionBytes: 1, measured: false }, Float64Array.from(shifts), (...arrival) => played.push(arrival));
          expect(played).toHaveLength(gaps.length * shifts.length);
          for (let index = 1; index < played.length; index += 1) expect(played[index]?.[0]).toBeGreaterThanOrEqual(played[index - 1]?.[0] ?? 0);
          for (let user = 0; user < shifts.length; user += 1)
            expect(played.filter(([, one]) => one === user).map(([, , index]) => index)).toEqual(gaps.map((_, index) => index));
        },
      ),
    );
  });

  it('counts every request to one server, and no outcome twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...strategies.map(({ id }) => id)),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 20_000 }),
            what: fc.constantFrom('server-down', 'server-up', 'server-drain', 'server-join', 'store-down', 'store-up'),
            server: fc.nat({ max: 6 }),
          }),
          { maxLength: 6 },
        ),
        (id, servers, users, failures) => {
          const { metrics, you } = run(id, visit('start', 'read', 'login', 'write', 'read', 'free', 'read', 'logout'), {
            servers,
            users,
            failures,
            spread: 9000,
          });
          expect(metrics.requests).toBe(8 * users);
          expect(metrics.load.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(metrics.requests);
          expect(metrics.loggedOut + metrics.stale + metrics.failed).toBeLessThanOrEqual(metrics.requests);
          expect(metrics.visitorsHit).toBeLessThanOrEqual(users);
          expect(you).toHaveLength(8);
          for (const value of [metrics.peakMemory, metrics.storeMemory, metrics.messages]) expect(value).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('a recorded visit', () => {
  it('is replayed with the exchanges that logged in and out', () => {
    const { trace, at } = recorded();
    const kinds = new Map(trace.requests.map(({ exchange, kind }) => [exchange, kind]));
    expect([kinds.get(at.started), kinds.get(at.login), kinds.get(at.logout), kinds.get(at.account)]).toEqual(['start', 'login', 'logout', 'read']);
    expect(trace.requests[0]?.at).toBe(0);
  });

  it('would have been logged out on many servers with memory only, at an exchange of its own', () => {
    const { trace } = recorded();
    const lost = run('memory-only', trace).you.find(({ outcome }) => outcome === 'logged-out');
    expect(trace.requests.map(({ exchange }) => exchange)).toContain(lost?.exchange);
  });
});

describe('the comparison', () => {
  it('runs every strategy on the same requests', () => {
    const all = compare(stay(10), { ...alone, users: 20, spread: 1000 });
    expect(all.map(({ strategy }) => strategy.id)).toEqual(strategies.map(({ id }) => id));
    expect(new Set(all.map(({ run: { metrics } }) => metrics.requests)).size).toBe(1);
  });

  it('restarts a server while everybody is logged in: of three servers, sticky sessions lose a third', () => {
    const trace = visit('read', 'read', 'start', 'login', 'read', 'read', 'read', 'read', 'read', 'read', 'logout', 'read');
    const hit = (id: string) =>
      compare(trace, { ...alone, servers: 3, users: 30 }).find(({ strategy }) => strategy.id === id)?.restarted.metrics.visitorsHit;
    expect(hit('sticky')).toBe(10);
    expect(hit('session-store')).toBe(0);
    expect(hit('signed-cookie')).toBe(0);
    expect(hit('one-server')).toBe(30);
  });

  it('counts beforehand what all visitors will ask, busy ones included, and lets in as many as may', () => {
    for (const parameters of [
      { ...alone, users: 9 },
      { ...alone, users: 10, busy: 5 },
      { ...alone, users: 123, busy: 7 },
    ]) {
      const asked = requestsOf(stay(4), parameters);
      expect(run('sticky', stay(4), parameters).metrics.requests).toBe(asked);
      expect(requestsOf(stay(4), { ...parameters, users: usersWithin(200, stay(4), parameters) })).toBeLessThanOrEqual(200);
      expect(usersWithin(10 * asked, stay(4), parameters)).toBe(parameters.users);
    }
    expect(usersWithin(3, stay(4), alone)).toBe(1);
  });

  it('says what a request costs, and nothing of what costs nothing', () => {
    const price = (id: string) => recommend(compare(stay(4), { ...alone, users: 10 }).filter(({ strategy }) => strategy.id === id))?.sentence.en;
    expect(price('sticky')).toContain('A request costs nothing more.');
    expect(price('session-store')).toContain('Each request costs 4 ms more.');
    expect(price('all-to-all')).toMatch(/Each request costs [\d.]+ messages between servers more, and the servers hold/);
    expect(price('signed-cookie')).toMatch(/Each request costs \d+ B of session data more\./);
  });

  it('advises copies to few servers, and a store to many; and no memory that each deployment empties', () => {
    const choice = (servers: number) =>
      recommend(compare(visit('login', 'read', 'write', 'read', 'logout'), { ...alone, servers, users: 40, replicationDelay: 0, networkDelay: 1 }))
        ?.choice.strategy.id;
    expect(choice(3)).toBe('all-to-all');
    expect(choice(12)).toBe('session-store');
    const late = recommend(compare(visit('login', 'read', 'logout'), { ...alone, servers: 12, users: 40, replicationDelay: 60_000 }));
    expect(late?.choice.strategy.id).not.toBe('sticky');
  });

  it('never recommends what logs people out while something else does not', () => {
    const all = compare(stay(10), { ...alone, users: 20, spread: 1000 });
    const advice = recommend(all);
    expect(advice?.choice.run.metrics.loggedOut).toBe(0);
    expect(advice?.choice.strategy.single).toBeUndefined();
    expect(advice?.sentence.en).toContain(`“${advice?.choice.strategy.title.en}”`);
  });

  it('says of every other strategy what speaks against it, by its own numbers', () => {
    const advice = recommend(compare(visit('login', 'read', 'read', 'logout'), { ...alone, users: 31, spread: 1000 }));
    const against = new Map(advice?.others.map(({ comparison, because }) => [comparison.strategy.id, because.en]));
    expect([...against.keys(), advice?.choice.strategy.id].toSorted()).toEqual(
      strategies
        .filter(({ single }) => single !== true)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(against.get('memory-only')).toMatch(/^\d+ requests of \d+ visitors/);
    expect(against.get('sticky')).toBe('a server that restarts takes 11 of 31 sessions with it.');
    expect(against.get('signed-cookie')).toContain('31 of 31 logouts do not end the session');
  });

  it('says of copies that came too late how many would where visitors are kept on one server as well', () => {
    const advice = recommend(compare(stay(4), { ...alone, users: 10, replicationDelay: 1500 }));
    const against = new Map(advice?.others.map(({ comparison, because }) => [comparison.strategy.id, because.en]));
    // Of each visitor the first request after the login comes to the next server, a second later; none does where it stays.
    expect(against.get('all-to-all')).toBe(
      '10 requests of 10 visitors come to another server before the copies do; kept on one server by a cookie as well, 0 would.',
    );
  });

  it('says of a token that it cannot be taken back, also where nobody logs out', () => {
    const all = compare(stay(10), { ...alone, users: 20, spread: 1000 }).filter(({ strategy }) => strategy.id === 'signed-cookie');
    expect(recommend(all)?.sentence.en).toMatch(/not even when a server restarts\..* no logout can take back a token/);
  });

  it('does not promise what a restart does when there was none to restart', () => {
    const failures = [0, 1, 2].map((server) => ({ at: 10_500, what: 'server-down', server }) as const);
    const [token] = compare(stay(10), { ...alone, users: 5, spread: 0, failures }).filter(({ strategy }) => strategy.id === 'signed-cookie');
    const unstruck = token && { ...token, restart: null };
    expect(recommend(unstruck ? [unstruck] : [])?.sentence.en).not.toContain('restart');
  });

  it('has nothing to say about nothing', () => {
    expect(recommend(compare(visit(), alone))).toBeNull();
  });
});
