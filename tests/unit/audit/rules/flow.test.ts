import { describe, expect, it } from 'vitest';
import { cookieDomainForeign } from '../../../../utils/audit/rules/cookie-domain-foreign.ts';
import { loginLoop } from '../../../../utils/audit/rules/login-loop.ts';
import { sameSiteNoneInsecure } from '../../../../utils/audit/rules/same-site-none-insecure.ts';
import { sessionLost } from '../../../../utils/audit/rules/session-lost.ts';
import { type Flow, flow } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

const first = 'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a';
const second = 'Lm5Tz8RbKp2WqXs0VhYd7NgJc4FuEa9o';
const roles = { sid: 'session-id', lb: 'affinity', _ga: 'analytics' } as const;

/** Login form, login with `set`, and the page behind it, which asks to log in again. */
function looping(
  set: readonly string[],
  start: readonly string[] = [],
  origin = 'https://shop.example',
  more: (browser: Flow) => void = () => {},
): Stated {
  const browser = flow({ origin });
  browser.visit('/login', { set: start });
  browser.submit('/login', { location: '/account', set });
  browser.visit('/account', { status: 302, location: '/login' });
  browser.follow();
  more(browser);
  return { exchanges: browser.exchanges, roles };
}

describe('login-loop', () => {
  it('names the line whose cookie did not come back because of its Path', () => {
    const finding = only(judge(loginLoop, looping([`sid=${first}; Path=/login; Secure; HttpOnly`])), [first]);
    expect(finding.severity).toBe('high');
    expect(finding.exchanges).toEqual([1, 2]);
    expect(finding.line).toMatchObject({ exchange: 1, index: 0 });
    expect(finding.fix.header).toBe('Set-Cookie: sid=…; Path=/; Secure; HttpOnly');
  });

  it('names the line that http refuses for its Secure', () => {
    const stated = looping([`sid=${first}; Path=/; Secure`], [], 'http://shop.example');
    expect(only(judge(loginLoop, stated), [first]).message.en).toContain('refused');
  });

  it('names the session’s line, not the ones beside it', () => {
    const stated = looping(['_ga=1; Path=/x', 'lb=2; Path=/x', `sid=${first}; Path=/x`, 'y=1; Path=/x']);
    expect(only(judge(loginLoop, stated)).line).toMatchObject({ exchange: 1, index: 2 });
  });

  it('names an earlier line when the login itself set none', () => {
    const finding = only(judge(loginLoop, looping([], [`sid=${first}; Path=/login`])));
    expect(finding.line).toMatchObject({ exchange: 0 });
  });

  it('names the refused line when the id from before the login comes back in its place', () => {
    const stated = looping([`sid=${second}; Path=/; SameSite=None`], [`sid=${first}; Path=/; Secure`]);
    expect(only(judge(loginLoop, stated), [first, second]).line).toMatchObject({ exchange: 1 });
  });

  it('sees the loop of a login by script that is answered 200', () => {
    const browser = flow();
    browser.visit('/login');
    browser.call('/api/login', { method: 'POST', set: [`sid=${first}; Path=/api`] });
    browser.visit('/account', { status: 302, location: '/login' });
    expect(judge(loginLoop, { exchanges: browser.exchanges, roles }).kind).toBe('fail');
  });

  it('is not deceived by a remember-me cookie that logs in again behind the scenes', () => {
    const browser = flow();
    browser.visit('/login', { set: [`sid=${first}; Path=/; Secure`] });
    browser.submit('/login', { location: '/account', set: [`sid=${second}; Path=/login; Secure`, 'remember=r; Path=/; Max-Age=2592000'] });
    browser.follow({ set: ['sid=Hd3Kf6PnZs1QyTv9WmCx8RbLg5JuEo2a; Path=/; Secure'] });
    browser.visit('/account/orders');
    const stated: Stated = {
      exchanges: browser.exchanges,
      roles: { ...roles, remember: 'remember-me' },
      events: [
        { type: 'login', exchange: 1 },
        { type: 'lost', exchange: 2, cookies: ['sid'] },
      ],
    };
    const finding = only(judge(loginLoop, stated), [first, second]);
    expect(finding.line).toMatchObject({ exchange: 1, index: 0 });
    expect(finding.message.en).toContain('remember-me');
    expect(judge(sessionLost, stated).kind).toBe('pass');
  });

  it('tells a loop that was tried three times once', () => {
    const again = (browser: Flow) => {
      browser.submit('/login', { location: '/account', set: [`sid=${second}; Path=/login`] });
      browser.visit('/account', { status: 302, location: '/login' });
    };
    only(judge(loginLoop, looping([`sid=${first}; Path=/login`], [], 'https://shop.example', again)));
  });

  it('tells of a refusal that only the login’s answer has, in the place of its rule', () => {
    const stated = looping([`sid=${second}; Path=/; SameSite=None`], [`sid=${first}; Path=/login; Secure`]);
    expect(judge(loginLoop, stated).kind).toBe('fail');
    expect(judge(sameSiteNoneInsecure, stated).kind).toBe('pass');
  });

  it('leaves a cookie that is refused everywhere to its own rule, which tells of the loop', () => {
    const line = `sid=${first}; Path=/; Domain=other.example`;
    const stated = looping([line], [line]);
    expect(judge(loginLoop, stated).kind).toBe('not-applicable');
    const finding = only(judge(cookieDomainForeign, stated), [first]);
    expect(finding.severity).toBe('high');
    expect(finding.why.en).toContain('did not hold');
  });

  it('is unsure when every cookie came back: then the server did not know it', () => {
    whyOf(judge(loginLoop, looping([`sid=${first}; Path=/; Secure`])), 'unsure');
  });

  it('is silent about a login that failed', () => {
    const browser = flow();
    browser.visit('/login');
    browser.submit('/login', { location: '/login?error=1', set: [`sid=${first}; Path=/login`] });
    browser.visit('/account', { status: 302, location: '/login' });
    expect(judge(loginLoop, { exchanges: browser.exchanges, roles }).kind).toBe('not-applicable');
  });

  it('is silent about a logout that leads to the login page', () => {
    const browser = flow();
    browser.visit('/login');
    browser.submit('/logout', { location: '/', set: [`sid=${first}; Path=/x`] });
    browser.visit('/', { status: 302, location: '/login' });
    expect(judge(loginLoop, { exchanges: browser.exchanges, roles }).kind).toBe('not-applicable');
  });

  it('is silent when a logout came in between', () => {
    const browser = flow();
    browser.visit('/login');
    browser.submit('/login', { location: '/account', set: [`sid=${first}; Path=/; Secure`] });
    browser.follow({ status: 302, location: 'https://app.example/' });
    browser.visit('/logout', { status: 302, location: 'https://app.example/', set: ['sid=; Path=/; Max-Age=0'] });
    browser.visit('/account', { status: 302, location: '/login' });
    const events = [
      { type: 'login' as const, exchange: 1 },
      { type: 'logout' as const, exchange: 3 },
    ];
    expect(judge(loginLoop, { exchanges: browser.exchanges, roles, events }).kind).toBe('pass');
  });

  it('is silent when what the login opened closed later: a token of seconds that a script renews', () => {
    const browser = flow();
    browser.visit('/');
    browser.call('/auth/login', { method: 'POST', set: [`sid=${first}; Path=/; Secure; Max-Age=3`] });
    browser.call('/api/mail');
    browser.wait(5000);
    browser.call('/api/mail', { status: 401 });
    expect(judge(loginLoop, { exchanges: browser.exchanges, roles, events: [{ type: 'login', exchange: 1 }] }).kind).toBe('pass');
  });

  it('passes when the login held', () => {
    const browser = flow();
    browser.submit('/login', { location: '/account', set: [`sid=${first}; Path=/; Secure`] });
    browser.visit('/account');
    expect(judge(loginLoop, { exchanges: browser.exchanges, roles, events: [{ type: 'login', exchange: 0 }] }).kind).toBe('pass');
  });
});

describe('session-lost', () => {
  const losing = (request: { cookie?: string | null }, beside: readonly string[] = [], login = true): Stated => {
    const browser = flow();
    browser.submit('/login', { location: '/', set: [`sid=${first}; Path=/; Secure`] });
    browser.visit('/cart', { ...request, set: [`sid=${second}; Path=/; Secure`, ...beside] });
    return {
      exchanges: browser.exchanges,
      roles,
      events: [...(login ? [{ type: 'login' as const, exchange: 0 }] : []), { type: 'lost', exchange: 1, cookies: ['sid'] }],
    };
  };

  it('fails when the server answers a known id with another one', () => {
    const finding = only(judge(sessionLost, losing({})), [first, second]);
    expect(finding.severity).toBe('medium');
    expect(finding.exchanges).toEqual([1]);
  });

  it('weighs less when nobody had logged in', () => {
    expect(only(judge(sessionLost, losing({}, [], false))).severity).toBe('low');
  });

  it('says so when the load balancer moved the visitor in the same answer', () => {
    expect(only(judge(sessionLost, losing({}, ['lb=node-3; Path=/']))).why.en).toContain('another server');
  });

  it('is silent when the request carried no id: the browser kept it back', () => {
    expect(judge(sessionLost, losing({ cookie: null })).kind).toBe('pass');
  });

  it('is silent about an id that was logged out before', () => {
    const browser = flow();
    browser.submit('/login', { location: '/', set: [`sid=${first}; Path=/; Secure`] });
    browser.submit('/logout', { location: '/', set: ['sid=; Path=/; Max-Age=0'] });
    browser.visit('/', { cookie: `sid=${first}`, set: [`sid=${second}; Path=/; Secure`] });
    const events = [
      { type: 'login' as const, exchange: 0 },
      { type: 'logout' as const, exchange: 1 },
      { type: 'lost' as const, exchange: 2, cookies: ['sid'] },
    ];
    expect(judge(sessionLost, { exchanges: browser.exchanges, roles, events }).kind).toBe('pass');
  });

  it('does not apply without a session cookie', () => {
    whyOf(judge(sessionLost, { exchanges: [] }), 'not-applicable');
  });
});
