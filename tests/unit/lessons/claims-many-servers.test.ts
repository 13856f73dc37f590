import { describe, expect, it } from 'vitest';
import { formatDuration } from '../../../utils/i18n/format.ts';
import { loginFlow } from '../../tools/login-flow.ts';
import { interview, live, recorded, tries, visit } from './asked.ts';

describe('what a lesson on many servers claims follows the capture', () => {
  it('session-mismatch: names the request that the simulation loses first, and counts as it does', () => {
    const facts = visit();
    const run = facts.replay?.('memory-only', { servers: 3, users: 1 });
    const lost = run?.you.filter(({ outcome }) => outcome === 'logged-out') ?? [];
    expect(lost.length).toBeGreaterThan(0);
    const [first] = lost;
    const later = lost.find(({ loggedIn }) => loggedIn);
    // The cart comes before the login: nobody is logged out there.
    expect(first?.loggedIn).toBe(false);
    expect(live('session-mismatch', facts)).toContain(
      `The first is \`${first?.label}\`, before the login, where a cart would have been gone; the first to find you logged out is \`${later?.label}\`, ${formatDuration(later?.at ?? 0).en} into the visit.`,
    );
    expect(live('session-mismatch', visit({ late: true }))).toMatch(/The first is `[^`]+`, which finds you logged out/);
    expect(interview('session-mismatch', facts)).toContain(`${lost.length} of the `);
    const outcomes = tries('session-mismatch', facts).map(({ outcome }) => outcome.en);
    expect(outcomes[0]).toContain('find your session.');
    expect(outcomes[2]).toContain('do not find your session. The first is');
  });

  it('the lessons on many servers name the load balancer’s cookie that the site sends, and say so when there is none', () => {
    expect(live('sticky-session', visit())).toContain('`shop.example` sends `lb`');
    const without = visit({}, (exchanges) =>
      exchanges.map((exchange) => ({
        ...exchange,
        cookieHeader: exchange.cookieHeader?.replace(/(^|; )lb=[^;]*/, '') ?? null,
        setCookieLines: exchange.setCookieLines.filter((line) => !line.startsWith('lb=')),
      })),
    );
    expect(live('sticky-session', without)).toContain('No cookie of a load balancer');
  });

  it('sticky-session: a cookie spreads visitors evenly, and busy ones make a hot spot all the same', () => {
    const share = (label: string) =>
      Number(/answers (\d+) %/.exec(tries('sticky-session', visit()).find((choice) => choice.label.en.startsWith(label))?.outcome.en ?? '')?.[1]);
    expect(share('Nothing')).toBe(33);
    expect(share('One visitor in ten')).toBeGreaterThan(38);
    expect(share('Stick by address')).toBeGreaterThan(38);
  });

  it('the lessons on many servers say that a session in its cookie meets none of it', () => {
    expect(live('session-mismatch', recorded('rails'))).toContain('none of this can happen to it');
    expect(live('session-mismatch', visit())).not.toContain('none of this can happen to it');
  });

  it('the lessons on many servers strike in the longest stay, not in a short one after it', () => {
    const first = loginFlow();
    const short = loginFlow({ origin: 'https://shop.example', late: true }).exchanges;
    const both = [
      ...first.exchanges,
      ...short.map((exchange) => ({ ...exchange, id: exchange.id + first.exchanges.length, time: exchange.time + 3_600_000 })),
    ];
    const struck =
      tries(
        'session-storage',
        visit({}, () => both),
      )[1]?.outcome.en ?? '';
    // The store dies in the first stay for good: what is left of that one, and the whole of the second.
    expect(Number(/^(\d+) of/.exec(struck)?.[1])).toBeGreaterThan(4);
  });

  it('primary-secondary: only the death of both holders is noticed', () => {
    const outcomes = tries('primary-secondary', visit()).map(({ outcome }) => outcome.en);
    expect(outcomes.map((one) => one.startsWith('You notice nothing'))).toEqual([true, true, true, false]);
    // Only where a copy died is one to be made anew.
    expect(outcomes.map((one) => one.includes('both copies are where they were'))).toEqual([false, false, true, false]);
  });

  it('session-storage: a server may die, a store may not, and a replica shortens it', () => {
    const [server, bare, replicated] = tries('session-storage', visit()).map(({ outcome }) => outcome.en);
    expect(server).toContain('Nothing:');
    expect(bare).toMatch(/[1-9]\d* of your \d+ requests fail/);
    expect(replicated).not.toBe(bare);
  });

  it('session-clustering: messages and memory grow with the cluster', () => {
    const messages = tries('session-clustering', visit()).map(({ outcome }) => Number(/^(\d+) messages/.exec(outcome.en)?.[1]));
    for (let index = 1; index < messages.length; index += 1) expect(messages[index]).toBeGreaterThan(messages[index - 1] ?? 0);
  });
});
