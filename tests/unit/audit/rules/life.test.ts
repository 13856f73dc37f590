import { describe, expect, it } from 'vitest';
import { logoutWithoutDeletion } from '../../../../utils/audit/rules/logout-without-deletion.ts';
import { rememberMeIsSession } from '../../../../utils/audit/rules/remember-me-is-session.ts';
import { sessionAliveAfterLogout } from '../../../../utils/audit/rules/session-alive-after-logout.ts';
import { sessionDeletionMissesScope } from '../../../../utils/audit/rules/session-deletion-misses-scope.ts';
import { sessionNeverExpires } from '../../../../utils/audit/rules/session-never-expires.ts';
import { sessionNotRotatedAtLogin } from '../../../../utils/audit/rules/session-not-rotated-at-login.ts';
import { type Flow, flow } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

const first = 'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a';
const second = 'Lm5Tz8RbKp2WqXs0VhYd7NgJc4FuEa9o';
const third = 'Hd3Kf6PnZs1QyTv9WmCx8RbLg5JuEo2a';
const sid = (value: string) => `sid=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`;
const gone = 'sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
const roles = { sid: 'session-id', auth: 'auth-token', remember: 'remember-me', csrf: 'csrf' } as const;

/** A visit with a login at exchange 1; `then` goes on. */
function loggedIn(set: readonly string[], then: (browser: Flow) => void = (browser) => void browser.visit('/account')): Stated {
  const browser = flow();
  browser.visit('/', { set: [sid(first)] });
  browser.submit('/login', { location: '/account', set });
  then(browser);
  return { exchanges: browser.exchanges, roles, events: [{ type: 'login', exchange: 1, cookies: ['sid'] }] };
}

describe('session-not-rotated-at-login', () => {
  it('fails when the id before the login is the id after it', () => {
    const finding = only(judge(sessionNotRotatedAtLogin, loggedIn([])), [first]);
    expect(finding.severity).toBe('high');
    expect(finding.exchanges).toEqual([1, 2, 0]);
  });

  it('fails when the login sets the same value once more', () => {
    expect(judge(sessionNotRotatedAtLogin, loggedIn([sid(first)])).kind).toBe('fail');
  });

  it('fails when the login adds nothing but a CSRF and a remember-me cookie', () => {
    expect(judge(sessionNotRotatedAtLogin, loggedIn(['csrf=1; Path=/', 'remember=1; Path=/'])).kind).toBe('fail');
  });

  it('passes when the login issues a new id', () => {
    expect(judge(sessionNotRotatedAtLogin, loggedIn([sid(second)])).kind).toBe('pass');
  });

  it('passes when a new id was issued and the browser refused it: that is another fault', () => {
    expect(judge(sessionNotRotatedAtLogin, loggedIn([`sid=${second}; Path=/; SameSite=None`])).kind).toBe('pass');
  });

  it('passes when the page behind the login issues it', () => {
    expect(
      judge(
        sessionNotRotatedAtLogin,
        loggedIn([], (browser) => {
          browser.visit('/callback', { cookie: null, set: [sid(second)] });
          browser.visit('/account');
        }),
      ).kind,
    ).toBe('pass');
  });

  it('passes when another cookie is issued to carry the login', () => {
    expect(judge(sessionNotRotatedAtLogin, loggedIn([`auth=${second}; Path=/; Secure`])).kind).toBe('pass');
  });

  it('passes when no id was there before', () => {
    const browser = flow();
    browser.submit('/login', { location: '/account', set: [sid(first)] });
    browser.visit('/account');
    expect(judge(sessionNotRotatedAtLogin, { exchanges: browser.exchanges, roles, events: [{ type: 'login', exchange: 0 }] }).kind).toBe('pass');
  });

  it('is unsure when nothing after the login shows which id is in use', () => {
    whyOf(
      judge(
        sessionNotRotatedAtLogin,
        loggedIn([], () => {}),
      ),
      'unsure',
    );
  });

  it('is unsure about a cookie that is encrypted anew with every answer', () => {
    const stated = loggedIn([sid('encrypted-2')], (browser) => {
      for (let count = 3; count < 9; count++) browser.visit('/account', { set: [sid(`encrypted-${count}`)] });
    });
    whyOf(judge(sessionNotRotatedAtLogin, stated), 'unsure');
  });

  it('does not apply without a login', () => {
    whyOf(judge(sessionNotRotatedAtLogin, { ...loggedIn([]), events: [] }), 'not-applicable');
  });
});

/** A logout at exchange 3, after a stranger was turned away at 0. */
function loggedOut(set: readonly string[], then: (browser: Flow) => void = () => {}, logout: Record<string, string> = {}): Stated {
  const browser = flow();
  browser.visit('/account', { status: 302, location: '/login', set: [sid(first)] });
  browser.submit('/login', { location: '/account', set: [sid(second)] });
  browser.visit('/account');
  browser.submit('/logout', { location: '/', set, response: logout });
  then(browser);
  return {
    exchanges: browser.exchanges,
    roles,
    events: [
      { type: 'login', exchange: 1, cookies: ['sid'] },
      { type: 'logout', exchange: 3, cookies: ['sid'] },
    ],
  };
}

const oldId = { cookie: `sid=${second}` };

describe('session-alive-after-logout', () => {
  it('fails when the old id still opens a page that turned a stranger away', () => {
    const finding = only(
      judge(
        sessionAliveAfterLogout,
        loggedOut([gone], (browser) => void browser.visit('/account', oldId)),
      ),
      [first, second],
    );
    expect(finding.severity).toBe('high');
    expect(finding.exchanges).toEqual([4, 3, 0]);
  });

  it('fails, less loudly, when the site gives strangers an id and needed none for the old one', () => {
    const browser = flow();
    browser.visit('/', { set: [sid(first)] });
    browser.submit('/login', { location: '/account', set: [sid(second)] });
    browser.visit('/account');
    browser.submit('/logout', { location: '/', set: [gone] });
    browser.visit('/account', oldId);
    const stated: Stated = {
      exchanges: browser.exchanges,
      roles,
      events: [
        { type: 'login', exchange: 1 },
        { type: 'logout', exchange: 3 },
      ],
    };
    expect(only(judge(sessionAliveAfterLogout, stated), [second]).severity).toBe('medium');
  });

  it('passes when the old id is turned away', () => {
    const stated = loggedOut([gone], (browser) => void browser.visit('/account', { ...oldId, status: 302, location: '/login' }));
    expect(judge(sessionAliveAfterLogout, stated).kind).toBe('pass');
  });

  it('passes when the old id is answered with a new one', () => {
    const stated = loggedOut([gone], (browser) => void browser.visit('/', { ...oldId, set: [sid(third)] }));
    expect(judge(sessionAliveAfterLogout, stated).kind).toBe('pass');
  });

  it('is unsure when only the deletion was seen, and says what would decide it', () => {
    const why = whyOf(
      judge(
        sessionAliveAfterLogout,
        loggedOut([gone], (browser) => void browser.visit('/account', { status: 302, location: '/login' })),
      ),
      'unsure',
    );
    expect(why.en).toContain('would decide it');
  });

  it('is unsure when the old id was sent only to a page that everyone may see', () => {
    whyOf(
      judge(
        sessionAliveAfterLogout,
        loggedOut([gone], (browser) => void browser.visit('/', oldId)),
      ),
      'unsure',
    );
  });

  it('is silent when a remember-me cookie may have logged in again', () => {
    const stated = loggedOut([gone], (browser) => void browser.visit('/account', { cookie: `sid=${second}; remember=1` }));
    expect(judge(sessionAliveAfterLogout, stated).kind).not.toBe('fail');
  });

  it('is silent about the old id after the next login', () => {
    const stated = loggedOut([], (browser) => {
      browser.submit('/login', { location: '/account' });
      browser.visit('/account');
    });
    const events = [...(stated.events ?? []), { type: 'login' as const, exchange: 4 }];
    expect(judge(sessionAliveAfterLogout, { ...stated, events }).kind).not.toBe('fail');
  });

  it('does not take a page that opens under the old id for a new login', () => {
    const stated = loggedOut([gone], (browser) => {
      browser.visit('/old-id', { status: 302, location: '/account', set: [sid(second)] });
      browser.follow();
    });
    const events = [...(stated.events ?? []), { type: 'login' as const, exchange: 4 }];
    expect(judge(sessionAliveAfterLogout, { ...stated, events }).kind).toBe('fail');
  });

  it('does not apply without a logout', () => {
    whyOf(judge(sessionAliveAfterLogout, loggedIn([sid(second)])), 'not-applicable');
  });
});

describe('logout-without-deletion', () => {
  it('fails when the browser goes on sending the same value', () => {
    const finding = only(
      judge(
        logoutWithoutDeletion,
        loggedOut([], (browser) => void browser.visit('/')),
      ),
      [second],
    );
    expect(finding.severity).toBe('low');
    expect(finding.exchanges).toEqual([3, 4]);
    expect(finding.fix.header).toContain('Max-Age=0');
  });

  it.each([
    ['deleted', [gone], {}],
    ['emptied', ['sid=; Path=/; Secure'], {}],
    ['replaced', [sid(third)], {}],
    ['cleared', [], { 'clear-site-data': '"cookies", "storage"' }],
  ] as const)('passes when the cookie is %s', (_, set, headers) => {
    const stated = loggedOut(set, (browser) => void browser.visit('/', { cookie: null }), headers);
    expect(judge(logoutWithoutDeletion, stated).kind).toBe('pass');
  });

  it('is unsure when nothing after the logout shows what the browser sends', () => {
    whyOf(judge(logoutWithoutDeletion, loggedOut([])), 'unsure');
  });

  it('does not apply without a logout', () => {
    whyOf(judge(logoutWithoutDeletion, loggedIn([])), 'not-applicable');
  });
});

describe('session-deletion-misses-scope', () => {
  const scoped = (line: string): Stated => {
    const browser = flow();
    browser.visit('/app/', { set: [`sid=${first}; Path=/app; Secure; HttpOnly`] });
    browser.submit('/app/logout', { location: '/app/', set: [line] });
    browser.visit('/app/', { cookie: line.includes('Path=/app;') ? null : `sid=${first}` });
    return { exchanges: browser.exchanges, roles };
  };

  it('fails when the deletion names another path and the cookie comes back', () => {
    const finding = only(judge(sessionDeletionMissesScope, scoped('sid=; Path=/; Max-Age=0')), [first]);
    expect(finding.exchanges).toEqual([1, 2]);
    expect(finding.fix.header).toBe('Set-Cookie: sid=…; Path=/app; Secure; HttpOnly; Max-Age=0');
  });

  it('passes when the deletion has the scope of the cookie', () => {
    expect(judge(sessionDeletionMissesScope, scoped('sid=; Path=/app; Max-Age=0')).kind).toBe('pass');
  });

  it('does not apply when nothing is deleted', () => {
    whyOf(judge(sessionDeletionMissesScope, loggedIn([])), 'not-applicable');
  });
});

describe('remember-me-is-session', () => {
  it('informs when the session cookie itself is made to stay', () => {
    const finding = only(judge(rememberMeIsSession, loggedIn([`${sid(second)}; Max-Age=2592000`])), [second]);
    expect(finding.severity).toBe('info');
    expect(finding.exchanges).toEqual([1]);
    expect(finding.fix.header).toBe('Set-Cookie: sid=…; Path=/; HttpOnly; Secure; SameSite=Lax');
  });

  it('passes when a cookie of its own does it', () => {
    expect(judge(rememberMeIsSession, loggedIn([sid(second), 'remember=x; Path=/; Max-Age=2592000'])).kind).toBe('pass');
  });

  it('does not apply without a session cookie', () => {
    whyOf(judge(rememberMeIsSession, { exchanges: [] }), 'not-applicable');
  });
});

describe('session-never-expires', () => {
  const lasting = (attributes: string): Stated => {
    const browser = flow();
    browser.visit('/', { set: [`sid=${first}; Path=/${attributes}`] });
    return { exchanges: browser.exchanges, roles };
  };

  it.each(['; Max-Age=315360000', '; Expires=Fri, 31 Dec 9999 23:59:59 GMT'])('fails for%s', (attributes) => {
    expect(only(judge(sessionNeverExpires, lasting(attributes)), [first]).fix.header).toBe('Set-Cookie: sid=…; Path=/');
  });

  it('passes for two weeks', () => {
    expect(judge(sessionNeverExpires, lasting('; Max-Age=1209600')).kind).toBe('pass');
  });

  it('is unsure about the server’s timeouts, which no browser can see', () => {
    whyOf(judge(sessionNeverExpires, lasting('')), 'unsure');
  });

  it('does not apply without a session cookie', () => {
    whyOf(judge(sessionNeverExpires, { exchanges: [] }), 'not-applicable');
  });
});
