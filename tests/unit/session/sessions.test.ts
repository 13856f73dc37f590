import { describe, expect, it } from 'vitest';
import { frameworks } from '../../../utils/session/frameworks/index.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { summaryOf } from '../../../utils/session/summary.ts';
import type { Conclusions, Session } from '../../../utils/session/types.ts';
import { type Flow, flow } from '../../tools/flow.ts';
import { loginFlow, sessionIds } from '../../tools/login-flow.ts';

function concluded(write: (browser: Flow) => void, later = 0): Conclusions {
  const browser = flow();
  write(browser);
  const analysis = createAnalysis({ browser: 'chromium' });
  for (const exchange of browser.exchanges) analyse(analysis, exchange);
  return conclude(analysis, analysis.lastTime + later);
}

function onlySession({ sessions }: Conclusions): Session {
  const [session, ...more] = sessions;
  if (!session || more.length > 0) throw new Error(`${sessions.length} sessions`);
  return session;
}

const [first, second] = sessionIds;

function login(browser: Flow, lines: readonly string[], headers: Readonly<Record<string, string>> = {}): void {
  browser.visit('/login', { response: headers });
  browser.submit('/login', { location: '/home', set: lines, response: headers });
  browser.follow({ response: headers });
  browser.visit('/home');
}

describe('cookies that only work together', () => {
  const kindsOf = (lines: readonly string[]) =>
    onlySession(concluded((browser) => login(browser, lines))).sets.map(({ kind, cookies }) => [kind, cookies.length]);
  const id = 'Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa';

  it.each<[what: string, lines: readonly string[], sets: readonly unknown[]]>([
    ['one cookie alone', [`connect.sid=s%3A${id}.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ; Path=/; HttpOnly`], []],
    [
      'a value and its signature',
      [`session=${btoa('{"user":7}')}; Path=/; HttpOnly`, 'session.sig=6vXeFzMKk6qWhk8Q7sHhYxJ4q0c; Path=/; HttpOnly'],
      [['signature', 2]],
    ],
    [
      'the pieces of a value',
      [
        `next-auth.session-token.0=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${id}; Path=/; HttpOnly`,
        `next-auth.session-token.1=${id}${id}; Path=/; HttpOnly`,
      ],
      [['chunks', 2]],
    ],
    ['two that say who it is', ['CFID=4711001; Path=/; HttpOnly', 'CFTOKEN=8a7b6c5d4e3f2a1b-9C8D7E6F; Path=/; HttpOnly'], [['pair', 2]]],
    [
      'the session and the way to its server',
      ['JSESSIONID=5AC1E2B8F0D94E7785B1C4D3A2960F11; Path=/; HttpOnly', `AWSALB=${id}${id}${id}${id}; Path=/; Max-Age=604800`],
      [['balancer', 2]],
    ],
  ])('%s', (_, lines, sets) => {
    expect(kindsOf(lines)).toEqual(sets);
  });
});

describe('where the data is', () => {
  const placeOf = (lines: readonly string[], headers: Readonly<Record<string, string>> = {}) =>
    onlySession(concluded((browser) => login(browser, lines, headers))).place;

  it.each<[what: string, lines: readonly string[], place: Session['place']]>([
    ['by default in the files of one server', ['PHPSESSID=q1v5c7a9k3m2n4b6d8f0g2h4j6; Path=/'], 'one-node'],
    ['by default in a store', ['sessionid=k3v9x0q2m4n6b8c1z5a7s9d0f2g4h6j8; Path=/; HttpOnly; Max-Age=1209600'], 'shared'],
    ['in the value', [`session=${btoa('{"user":7}')}; Path=/; HttpOnly`], 'cookie'],
    ['nobody says where on the server', ['x9=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa; Path=/; HttpOnly'], 'server'],
    [
      'a balancer that holds on to one server suggests its memory',
      [
        'x9=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa; Path=/; HttpOnly',
        'AWSALB=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9FaZk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4; Path=/; Max-Age=604800',
      ],
      'one-node',
    ],
  ])('%s', (_, lines, place) => {
    expect(placeOf(lines)).toBe(place);
  });
});

describe('the session of a site', () => {
  it('is told with its carrier, framework, storage, affinity and state', () => {
    const analysis = createAnalysis({ browser: 'chromium' });
    const { exchanges, at } = loginFlow({ logout: false });
    for (const exchange of exchanges) analyse(analysis, exchange);
    const session = onlySession(conclude(analysis, analysis.lastTime));
    expect(session).toMatchObject({ site: 'shop.example', carrier: 'cookie', names: ['connect.sid'], state: 'authenticated', storage: 'server' });
    expect(session.framework?.name).toContain('express-session');
    expect(session.affinity?.cookie).toContain('lb');
    expect(session.since).toBe(exchanges[at.login]?.time);
    expect(session.expiry.browser.kind).toBe('browser-close');
    expect(session.expiry.earliest).toBe('browser');
    expect(session.summary.en).toMatch(/^You are logged in since .+ The session is `connect\.sid`;/);
    expect(session.summary.ko).toContain('`connect.sid`');
    expect(session.unseen.length).toBeGreaterThan(0);
  });

  it.each<[framework: string, lines: readonly string[], headers: Readonly<Record<string, string>>, storage: string]>([
    ['PHP', ['PHPSESSID=q1v5c7a9k3m2n4b6d8f0g2h4j6; Path=/'], { 'x-powered-by': 'PHP/8.3' }, 'server'],
    ['Django', ['sessionid=k3v9x0q2m4n6b8c1z5a7s9d0f2g4h6j8; Path=/; HttpOnly; Max-Age=1209600'], {}, 'server'],
    [
      'Flask',
      [`session=${btoa('{"user_id":7}').replaceAll('=', '')}.Z8Q2kA.abcdefghijklmnopqrstuvwxyz0; Path=/; HttpOnly`],
      { server: 'Werkzeug/3.0' },
      'client',
    ],
    ['Apache Tomcat', ['JSESSIONID=5AC1E2B8F0D94E7785B1C4D3A2960F11; Path=/; HttpOnly'], {}, 'server'],
    ['Spring Session', [`SESSION=${btoa('1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed')}; Path=/; HttpOnly`], {}, 'server'],
    ['ASP.NET', ['ASP.NET_SessionId=a1b2c3d4e5f0g1h2i3j4k5l0; Path=/; HttpOnly'], { 'x-aspnet-version': '4.0.30319' }, 'server'],
    ['Ruby on Rails', [`_shop_session=${'Ab3d'.repeat(40)}--${'Ab3d'.repeat(4)}--${'Ab3d'.repeat(5)}Ab==; Path=/; HttpOnly`], {}, 'client'],
    ['cookie-session (Node.js)', [`session=${btoa('{"user":7}')}; Path=/; HttpOnly`], { 'x-powered-by': 'Express' }, 'client'],
  ])('recognises %s', (framework, lines, headers, storage) => {
    const session = onlySession(concluded((browser) => login(browser, lines, headers)));
    expect(session.framework?.name).toBe(framework);
    expect(session.storage).toBe(storage);
  });

  it('names no framework for an id that anyone could have made', () => {
    expect(
      onlySession(concluded((browser) => login(browser, ['x9=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa; Path=/; HttpOnly'], { server: 'nginx' }))).framework,
    ).toBeNull();
  });

  it('is told when its id is in the address', () => {
    const session = onlySession(concluded((browser) => browser.visit('/cart;jsessionid=5AC1E2B8F0D94E7785B1C4D3A2960F11')));
    expect(session).toMatchObject({ carrier: 'url', names: ['jsessionid'], cookies: [] });
  });

  it('is not told of the connection id of socket.io', () => {
    expect(concluded((browser) => browser.call('/socket.io/?EIO=4&transport=polling&sid=Zk3Vb8Qw1Xc5Mn7Lp0Rt')).sessions).toEqual([]);
  });

  it('is told when scripts carry it in a header, with the token’s own end', () => {
    const token = `${btoa('{"alg":"HS256"}')}.${btoa('{"sub":"7","exp":1780000000}')}.QpX0Yk3b5Jc1m8Rz7Tw2Vn4Ls6Hd9Fg0KaEuIoByCxM`.replaceAll(
      '=',
      '',
    );
    const session = onlySession(concluded((browser) => browser.call('/api/me', { request: { authorization: `Bearer ${token}` } })));
    expect(session).toMatchObject({ carrier: 'bearer', names: ['Authorization'], storage: 'client', state: 'authenticated' });
    expect(session.expiry).toMatchObject({ token: { kind: 'at', at: 1780000000_000 }, earliest: 'token' });
    expect(JSON.stringify(session)).not.toContain(token);
  });

  it('stands for the site of the page before those of others', () => {
    const { sessions } = concluded((browser) => {
      login(browser, [`sid=${first}; Path=/; HttpOnly; Secure`]);
      browser.call('https://api.test/x', { set: [`PHPSESSID=q1v5c7a9k3m2n4b6d8f0g2h4j6; Path=/; HttpOnly; Secure; SameSite=None`] });
    });
    expect(sessions.map(({ site }) => site)).toEqual(['shop.example', 'api.test']);
  });
});

describe('the four clocks', () => {
  it('the browser’s ends first when its cookie lives shorter than the framework’s session', () => {
    const { cookies } = concluded((browser) => login(browser, ['PHPSESSID=q1v5c7a9k3m2n4b6d8f0g2h4j6; Path=/; Max-Age=600']));
    expect(cookies[0]?.expiry).toMatchObject({ browser: { kind: 'at' }, framework: { kind: 'idle', after: 1_440_000 }, earliest: 'browser' });
  });

  it('the framework’s runs from the last request that carried the cookie', () => {
    const { cookies } = concluded((browser) => login(browser, ['JSESSIONID=5AC1E2B8F0D94E7785B1C4D3A2960F11; Path=/; HttpOnly']));
    const [cookie] = cookies;
    expect(cookie?.expiry.framework).toMatchObject({ kind: 'idle', at: (cookie?.facts.lastSent?.time ?? 0) + 1_800_000 });
    expect(cookie?.expiry.earliest).toBe('framework');
  });

  it('a logout ends the browser’s; whether the server forgot the id, nobody can see from it', () => {
    const conclusions = concluded((browser) => {
      login(browser, [`sid=${second}; Path=/; HttpOnly`]);
      browser.submit('/logout', { location: '/', set: ['sid=; Path=/; Max-Age=0'] });
    });
    expect(conclusions.cookies[0]?.expiry).toMatchObject({ browser: { kind: 'ended' }, server: { kind: 'unknown' } });
    expect(onlySession(conclusions)).toMatchObject({ state: 'ended' });
  });

  it('the browser’s is unknown for a cookie that was there before', () => {
    const { cookies } = concluded((browser) => browser.visit('/', { cookie: `connect.sid=${first}` }));
    expect(cookies[0]).toMatchObject({ role: 'session-id', expiry: { browser: { kind: 'unknown' }, earliest: null } });
  });

  it('the browser’s is over when its time has passed, though nobody saw it go', () => {
    const { cookies } = concluded((browser) => login(browser, [`sid=${first}; Path=/; HttpOnly; Max-Age=60`]), 3_600_000);
    expect(cookies[0]?.expiry.browser.kind).toBe('ended');
  });
});

it('a session in two cookies of one name says the name once', () => {
  const unknown = { kind: 'unknown', message: { en: '', ko: '' }, exchanges: [] } as const;
  const expiry = { browser: unknown, server: unknown, token: unknown, framework: unknown, earliest: null };
  const session = { carrier: 'cookie', names: ['sid', 'sid', 'token'], state: 'ended', since: 0, expiry } as const;
  expect(summaryOf(session, true, 0).en).toMatch(/^The session in `sid` and `token` ended/);
});

describe('every framework', () => {
  it.each(frameworks)('$name says its default in both languages', ({ lifetime, timeout }) => {
    expect(lifetime.en).toMatch(/\.$/);
    expect(lifetime.ko).toMatch(/다(\(.+\))?\.$/);
    expect(timeout === null || timeout.milliseconds >= 60_000).toBe(true);
  });
});
