import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import type { Conclusions, Role } from '../../../utils/session/types.ts';
import { type Flow, flow } from '../../tools/flow.ts';
import { loginFlow, sessionIds } from '../../tools/login-flow.ts';

function concluded(exchanges: readonly Exchange[]): Conclusions {
  const analysis = createAnalysis({ browser: 'chromium' });
  for (const exchange of exchanges) analyse(analysis, exchange);
  return conclude(analysis, analysis.lastTime);
}

function rolesOf(write: (browser: Flow) => void): Readonly<Record<string, Role>> {
  const browser = flow();
  write(browser);
  return Object.fromEntries(concluded(browser.exchanges).cookies.map(({ facts, role }) => [facts.name, role]));
}

/** Login with these cookies set before, at the login, and at the logout. */
function visit(before: readonly string[], login: readonly string[], logout: readonly string[] = []) {
  return rolesOf((browser) => {
    browser.visit('/', { set: before });
    browser.visit('/login');
    browser.submit('/login', { location: '/home', set: login });
    browser.follow();
    browser.visit('/home');
    browser.visit('/settings');
    if (logout.length > 0) {
      browser.submit('/logout', { location: '/', set: logout });
      browser.follow();
    }
  });
}

const [first, second] = sessionIds;
const opaque = 'Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa';
const jwt = `${btoa('{"alg":"HS256"}')}.${btoa('{"sub":"7","exp":1780000000}')}.QpX0Yk3b5Jc1m8Rz7Tw2Vn4Ls6Hd9Fg0KaEuIoByCxM`.replaceAll('=', '');

describe('the roles of a login flow', () => {
  const { cookies } = concluded(loginFlow({ remember: true }).exchanges);

  it('puts the session first, then follows the order of the roles', () => {
    expect(cookies.map(({ facts, role }) => [facts.name, role])).toEqual([
      ['connect.sid', 'session-id'],
      ['remember', 'remember-me'],
      ['__Host-csrf', 'csrf'],
      ['lb', 'affinity'],
      ['_ga', 'analytics'],
      ['lang', 'preference'],
    ]);
  });

  it('gives each claim a sentence in both languages that names no value', () => {
    for (const { evidence, facts } of cookies) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { message } of evidence) {
        expect(message.en).not.toBe('');
        expect(message.ko).not.toBe('');
        if (facts.value.length > 4) expect(message.en + message.ko).not.toContain(facts.value);
      }
    }
  });

  it('leads from behaviour to the exchanges that show it', () => {
    const { exchanges, at } = loginFlow();
    const evidence = concluded(exchanges).cookies[0]?.evidence ?? [];
    expect(evidence.find(({ code }) => code === 'changed-at-login')?.exchanges).toEqual([at.login]);
    expect(evidence.find(({ code }) => code === 'deleted-at-logout')?.exchanges).toEqual([at.logout]);
  });
});

describe('behaviour over names', () => {
  it('finds a session with a name that says nothing', () => {
    expect(visit([], [`x9=${opaque}; Path=/; HttpOnly; Secure`])).toMatchObject({ x9: 'session-id' });
  });

  it('finds a session without HttpOnly, by what the login does', () => {
    expect(visit([], [`u=${opaque}; Path=/`], ['u=; Path=/; Max-Age=0'])).toMatchObject({ u: 'session-id' });
  });

  it('is not misled by names that sound like sessions', () => {
    const roles = visit(
      [
        `businessId=1234; Path=/`,
        `__stripe_sid=1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed9f; Path=/`,
        `_hjSession_123=${opaque}; Path=/`,
        `visid_incap_77=${opaque}; Path=/; HttpOnly`,
      ],
      [`x9=${opaque}; Path=/; HttpOnly`],
    );
    expect(roles).toEqual({
      x9: 'session-id',
      businessId: 'unknown',
      __stripe_sid: 'infrastructure',
      _hjSession_123: 'analytics',
      visid_incap_77: 'infrastructure',
    });
  });

  it('names no session on a site without one', () => {
    const roles = rolesOf((browser) => {
      browser.visit('/', {
        set: [
          'lang=ko; Path=/; Max-Age=31536000',
          'theme=dark; Path=/',
          `vid=${opaque}; Path=/; Max-Age=63072000`,
          'OptanonConsent=groups=1; Path=/',
        ],
      });
      browser.script('_ga=GA1.1.1803456789.1772442000; Path=/');
      browser.visit('/news');
      browser.visit('/about');
    });
    expect(Object.values(roles)).not.toContain('session-id');
    expect(Object.values(roles)).not.toContain('auth-token');
    expect(roles).toMatchObject({ _ga: 'analytics', lang: 'preference', theme: 'preference', OptanonConsent: 'consent' });
  });

  it('finds two cookies that carry the session together', () => {
    const roles = visit([], [`a1=${opaque}; Path=/; HttpOnly`, `b2=${opaque.split('').reverse().join('')}; Path=/; HttpOnly`]);
    expect(roles).toEqual({ a1: 'session-id', b2: 'session-id' });
  });

  it('takes the name shown to the user for no session', () => {
    const roles = visit(
      [],
      [`sid=${first}; Path=/; HttpOnly`, 'display=alice.smith@shop.example; Path=/'],
      ['sid=; Path=/; Max-Age=0', 'display=; Path=/; Max-Age=0'],
    );
    expect(roles).toEqual({ sid: 'session-id', display: 'unknown' });
  });

  it('takes a cookie that scripts copy into a CSRF header for a CSRF token', () => {
    const roles = rolesOf((browser) => {
      browser.visit('/', { set: [`sid=${first}; Path=/; HttpOnly`, `guard=${opaque}; Path=/`] });
      browser.call('/api/cart', { method: 'POST', request: { 'x-csrf-token': opaque } });
      browser.call('/api/cart', { method: 'POST', request: { 'x-csrf-token': opaque } });
    });
    expect(roles).toEqual({ sid: 'session-id', guard: 'csrf' });
  });
});

describe('a key or the session itself', () => {
  it.each<[string, string, Role]>([
    ['a signed id', `app=${first}; Path=/; HttpOnly`, 'session-id'],
    ['a JSON Web Token', `app=${jwt}; Path=/; HttpOnly`, 'auth-token'],
    ['a sealed session', 'app=Fe26.2*1*0a1b2c*iv*data*1772446000000*salt*mac~2; Path=/; HttpOnly', 'auth-token'],
    ['data of ASP.NET Core', `.AspNetCore.Cookies=CfDJ8${'Ab3_'.repeat(80)}; Path=/; HttpOnly`, 'auth-token'],
  ])('%s', (_, line, role) => {
    const [name = ''] = line.split('=');
    expect(visit([], [line])[name]).toBe(role);
  });

  it('gives the signature beside a cookie the role of the cookie', () => {
    const roles = visit([], [`session=${btoa('{"user":7}')}; Path=/; HttpOnly`, 'session.sig=aB3-dE5_gH7iJ9kL1mN3pQ5rS7t; Path=/; HttpOnly']);
    expect(roles).toEqual({ session: 'auth-token', 'session.sig': 'auth-token' });
  });

  it('tells a remembered login from the session beside it, without its name', () => {
    const roles = visit([`sid=${first}; Path=/; HttpOnly`], [`sid=${second}; Path=/; HttpOnly`, `kx=${opaque}; Path=/; HttpOnly; Max-Age=2592000`]);
    expect(roles).toEqual({ sid: 'session-id', kx: 'remember-me' });
  });
});
