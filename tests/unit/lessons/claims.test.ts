import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../utils/http/exchange.ts';
import type { LessonFacts } from '../../../utils/lessons/index.ts';
import { interview, lessonOf, live, recorded, tries, visit } from './asked.ts';

/** As if the login's answer had set the cookie again, its id sealed anew: another value, and no rotation of the id. */
function rewritten(facts: LessonFacts): LessonFacts {
  const { login } = facts;
  const [line] = facts.analysis.exchanges[0]?.setCookies.filter(({ key }) => key === login?.cookie?.facts.key) ?? [];
  if (login === null || line === undefined) throw new Error('The visit has no login, or no session before it.');
  return { ...facts, login: { ...login, rotated: false, issued: { ...line, alias: 'Z' } } };
}

/** Puts each exchange on the connection that `of` names. */
const connected =
  (of: (id: number) => string) =>
  (exchanges: readonly Exchange[]): readonly Exchange[] =>
    exchanges.map((exchange) => ({ ...exchange, connection: { ...exchange.connection, id: of(exchange.id), protocol: 'h2' } }));

describe('what a lesson claims follows the capture', () => {
  it('login-step-by-step: a new id at login, or the old one kept', () => {
    expect(live('login-step-by-step', visit())).toContain('replaced the id');
    const kept = visit({ idKept: true });
    expect(live('login-step-by-step', kept)).toContain('kept the id');
    expect(interview('login-step-by-step', kept)).toContain('without a new cookie');
  });

  it('login-step-by-step: a session that travels in its cookie has no id that was kept, and no record to forget', () => {
    const rails = recorded('rails');
    const steps = live('login-step-by-step', rails);
    expect(steps).toContain('a session before any login');
    expect(steps).toContain('carries the session itself');
    expect(steps).toContain('has no record to forget');
    expect(steps).toContain('replaces the session by one that is logged out');
    expect(steps).not.toContain('same id');
    expect(interview('login-step-by-step', rails)).toContain('the question does not arise');
    expect(tries('login-step-by-step', rails).map(({ label }) => label.en)).toContain('The session from before the login');
    const theft = live('stealing-and-protecting', rails);
    expect(theft).toContain('has nothing to plant');
    expect(theft).not.toContain('Fixation would work');
  });

  it('login-step-by-step: a value that is sealed anew says nothing of the id in it', () => {
    const story = rewritten(visit({ idKept: true }));
    expect(live('login-step-by-step', story)).toContain('Whether the id behind it is a new one cannot be seen');
    expect(interview('login-step-by-step', story)).toContain('whether the id in it is new cannot be seen');
    expect(live('stealing-and-protecting', story)).toContain('Whether fixation would work cannot be seen');
  });

  it('login-step-by-step: where nothing was there before, nothing is claimed of a change', () => {
    expect(interview('login-step-by-step', visit({ late: true }))).toContain('had no `connect.sid` before this login');
    expect(interview('login-step-by-step', visit({ idKept: true }))).toContain('it did not change');
  });

  it('login-step-by-step: what is left when the answer is lost is the id from before, or nothing', () => {
    const right = (facts: LessonFacts) => tries('login-step-by-step', facts).find(({ right }) => right)?.label.en;
    expect(right(visit())).toBe('The id from before the login');
    expect(right(visit({ late: true }))).toBe('No id at all');
  });

  it('what-a-cookie-is: names the request that brought the value back, or says that none did', () => {
    expect(live('what-a-cookie-is', visit())).toContain('brought the same value back');
    const one = visit({}, (exchanges) => exchanges.slice(0, 1));
    expect(live('what-a-cookie-is', one)).toContain('No request has carried');
  });

  it('what-a-cookie-is: a `Domain` decides whether a subdomain gets it', () => {
    const choices = tries('what-a-cookie-is', visit()).map(({ label, outcome }) => `${label.en}: ${outcome.en}`);
    expect(choices.find((one) => one.startsWith('A subdomain of it'))).toContain('goes without');
    expect(choices.find((one) => one.startsWith('A subdomain, had the line a `Domain`'))).toContain('carries');
    expect(choices.find((one) => one.startsWith('Another site'))).toContain('goes without');
  });

  it('what-a-session-is: only the cookie that carries the session logs you out', () => {
    const right = tries('what-a-session-is', visit({ name: 'x9' })).filter((choice) => choice.right);
    expect(right.map(({ label }) => label.en)).toEqual(['`x9`']);
  });

  it('what-a-session-is: a load balancer’s cookie is not the session, and its loss may still cost it', () => {
    const outcome = (facts: LessonFacts, name: string) =>
      tries('what-a-session-is', facts).find(({ label }) => label.en === `\`${name}\``)?.outcome.en;
    expect(outcome(visit(), 'lb')).toContain('may come to one that does not know yours');
    expect(outcome(visit({ logout: false }), 'connect.sid')).not.toContain('log you in again');
    expect(outcome(visit({ logout: false, remember: true }), 'connect.sid')).toContain('`remember` would log you in again');
  });

  it('stateless: tells what is said from what goes over the wire', () => {
    expect(
      live(
        'stateless',
        visit(
          {},
          connected(() => '7'),
        ),
      ),
    ).toMatch(/14 of these 14 requests went over HTTP\/2/);
    const old = visit({}, (exchanges) =>
      exchanges.map((exchange) => ({ ...exchange, connection: { ...exchange.connection, protocol: 'http/1.1' } })),
    );
    expect(live('stateless', old)).not.toContain('HTTP/2');
  });

  it('stealing-and-protecting: on this machine itself, sniffing is what it would be elsewhere', () => {
    const local = visit({ origin: 'http://shop.localhost:8080', logout: false });
    expect(live('stealing-and-protecting', local)).toContain('`shop.localhost` is this machine itself');
    const outcomes = Object.fromEntries(tries('stealing-and-protecting', local).map(({ label, outcome }) => [label.en, outcome.en]));
    expect(outcomes['Take away `Secure`']).toMatch(/^Sniffing works now/);
    expect(live('stealing-and-protecting', visit())).not.toContain('this machine itself');
  });

  it('connectionless: counts connections, and finds the session on two of them', () => {
    const single = visit(
      {},
      connected(() => '7'),
    );
    expect(live('connectionless', single)).not.toContain('showed the same id');
    const two = visit(
      {},
      connected((id) => String(id % 2)),
    );
    expect(live('connectionless', two)).toContain('showed the same id');
    expect(interview('connectionless', two)).toContain('went over 2 connections.');
    expect(interview('connectionless', single)).toContain('went over one connection.');
    const alone = visit({}, connected(String));
    expect(live('connectionless', alone)).toContain('a connection of its own');
    expect(interview('connectionless', alone)).toContain('had one of its own');
    const unknown = visit({}, (exchanges) => exchanges.map((exchange) => ({ ...exchange, connection: { ...exchange.connection, id: null } })));
    expect(lessonOf('connectionless').live(unknown).kind).toBe('missing');
  });

  it('connectionless: the id is what the server knows you by, over a new connection too', () => {
    const right = (facts: LessonFacts) => tries('connectionless', facts).find(({ right }) => right)?.label.en;
    const onOne = connected(() => '7');
    expect(
      right(
        visit(
          {},
          connected((id) => String(id % 2)),
        ),
      ),
    ).toBe('Yes');
    expect(right(visit({}, onOne))).toBe('Yes');
    const stranger = visit({}, (exchanges) => onOne(exchanges).map((exchange) => ({ ...exchange, cookieHeader: null, setCookieLines: [] })));
    expect(right(stranger)).toBe('No, and it did not know me before');
  });

  it('stateless: the share that was said before grows with every request', () => {
    const share = (facts: LessonFacts) => Number(/(\d+) % of that/.exec(interview('stateless', facts))?.[1]);
    expect(share(visit())).toBeGreaterThan(share(visit({}, (exchanges) => exchanges.slice(0, 5))));
  });

  it('stateless: counts the octets of the pairs that were sent', () => {
    const facts = visit({}, (exchanges) => exchanges.slice(0, 5));
    const sent = facts.analysis.exchanges.flatMap(({ exchange }) => exchange.cookieHeader ?? []);
    // Each pair with its `=` and the `; ` after it: two octets more than the header has, one header at a time.
    const octets = sent.reduce((sum, header) => sum + header.length + 2, 0);
    expect(octets).toBeLessThan(1000);
    expect(interview('stateless', facts)).toContain(`sent ${octets} B of cookies with ${sent.length} requests`);
  });

  it('cookie-or-session: tells who can read the session’s cookie from its own line', () => {
    expect(live('cookie-or-session', visit({ logout: false }))).toContain('no script of the page');
    expect(live('cookie-or-session', visit({ logout: false, noHttpOnly: true }))).toContain('every script of the page');
  });

  it('cookie-or-session: an expiry that the browser caps is told beside what the line asked for', () => {
    const asking = (seconds: number) =>
      visit({ logout: false }, (exchanges) =>
        exchanges.map((exchange) => ({
          ...exchange,
          setCookieLines: exchange.setCookieLines.map((line) => line.replace('Max-Age=31536000', `Max-Age=${seconds}`)),
        })),
      );
    expect(live('cookie-or-session', asking(63_072_000))).toContain('400 days from when it was set (the line asked for 2 years)');
    expect(live('cookie-or-session', asking(8_640_000))).toContain('100 days from when it was set"');
  });

  it('cookie-or-session: needs a cookie that says something itself: an analytics id is a key too', () => {
    const withoutLanguage = visit({}, (exchanges) =>
      exchanges.map((exchange) => ({
        ...exchange,
        cookieHeader: exchange.cookieHeader?.replace(/(^|; )(lb|lang)=[^;]*/g, '') ?? null,
        setCookieLines: exchange.setCookieLines.filter((line) => !/^(lb|lang)=/.test(line)),
      })),
    );
    expect(lessonOf('cookie-or-session').live(withoutLanguage).kind).toBe('missing');
  });

  it('cookie-or-session: a cookie survives the browser when its line gives it a time', () => {
    const choices = tries('cookie-or-session', visit({ logout: false }));
    const survives = (name: string) => choices.find(({ label }) => label.en === `\`${name}\``)?.right;
    expect([survives('lang'), survives('connect.sid')]).toEqual([true, false]);
  });

  it('cookie-or-session: says so when no cookie survives the browser', () => {
    const session = visit({}, (exchanges) =>
      exchanges.map((exchange) => ({
        ...exchange,
        setCookieLines: exchange.setCookieLines.map((line) => line.replace(/; (Max-Age|Expires)=[^;]*/g, '')),
      })),
    );
    expect(tries('cookie-or-session', session).find(({ right }) => right)?.label.en).toBe('None of them');
  });

  it('when-a-session-ends: the browser’s clock drops the cookie, else only the server can say', () => {
    const outcomes = (facts: LessonFacts) => tries('when-a-session-ends', facts).map(({ outcome }) => outcome.en);
    for (const outcome of outcomes(visit({ logout: false }))) expect(outcome).toContain('only the server can say');
    const aDay = visit({ logout: false }, (exchanges) =>
      exchanges.map((exchange) => ({
        ...exchange,
        setCookieLines: exchange.setCookieLines.map((line) => (line.startsWith('connect.sid') ? `${line}; Max-Age=7200` : line)),
      })),
    );
    expect(outcomes(aDay).map((outcome) => outcome.includes('has dropped `connect.sid`'))).toEqual([false, true, true]);
  });

  it('sessions-and-statelessness: the browser refuses a session that is too large for a cookie', () => {
    const outcomes = tries('sessions-and-statelessness', visit()).map(({ outcome }) => outcome.en);
    expect(outcomes.map((one) => one.includes('refuses'))).toEqual([false, false, true]);
  });

  it('when-a-session-ends: a logout is told as one, and a life without one is not', () => {
    expect(live('when-a-session-ends', visit())).toContain('you logged out');
    expect(live('when-a-session-ends', visit({ logout: false }))).not.toContain('you logged out');
  });

  it('stealing-and-protecting: each attack works or is stopped by the attributes of this cookie', () => {
    const row = (facts: LessonFacts, attack: string): string => {
      const shown = lessonOf('stealing-and-protecting').live(facts);
      const table = shown.kind === 'shown' ? shown.blocks.find((block) => block.kind === 'table') : undefined;
      return table?.kind === 'table' ? (table.rows.find(([title]) => title?.en === attack)?.[1]?.en ?? '') : '';
    };
    const sound = visit();
    for (const attack of ['Sniffing', 'Injected script', 'Request from another site', 'Neighbour host'])
      expect(row(sound, attack), attack).toMatch(/^Stopped/);
    expect(row(visit({ noHttpOnly: true, logout: false }), 'Injected script')).toMatch(/^It would work/);
    expect(live('stealing-and-protecting', visit({ idKept: true }))).toContain('Fixation would work');
    expect(live('stealing-and-protecting', sound)).toContain('is stopped: the login replaced');
  });

  it('stealing-and-protecting: taking one protection away opens exactly its attack', () => {
    const outcomes = Object.fromEntries(tries('stealing-and-protecting', visit()).map(({ label, outcome }) => [label.en, outcome.en]));
    expect(outcomes['Take away `HttpOnly`']).toMatch(/^Injected script works now/);
    expect(outcomes['Take away `Secure`']).toMatch(/^Sniffing works now/);
    expect(outcomes['Make it `SameSite=None`']).toMatch(/^Request from another site works now/);
    expect(outcomes['Add a `Domain`']).toMatch(/^Neighbour host works now/);
  });
});
