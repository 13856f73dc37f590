import { describe, expect, it } from 'vitest';
import { callbackCookieLost } from '../../../../utils/audit/rules/callback-cookie-lost.ts';
import { cookieExpiredAtBirth } from '../../../../utils/audit/rules/cookie-expired-at-birth.ts';
import { csrfTokenWithoutCookie } from '../../../../utils/audit/rules/csrf-token-without-cookie.ts';
import { sessionDroppedOnHttp } from '../../../../utils/audit/rules/session-dropped-on-http.ts';
import { sessionHostSplit } from '../../../../utils/audit/rules/session-host-split.ts';
import { sessionLostOnReturn } from '../../../../utils/audit/rules/session-lost-on-return.ts';
import { sessionMismatch } from '../../../../utils/audit/rules/session-mismatch.ts';
import { type Asked, exchange, flowStart } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

const first = 'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a';
const second = 'Lm5Tz8RbKp2WqXs0VhYd7NgJc4FuEa9o';
const roles = { sid: 'session-id', csrf: 'csrf', state: 'unknown', _ga: 'analytics' } as const;

/** Exchanges a second apart, numbered in their order. */
function recording(...asked: readonly Asked[]): Stated {
  return { exchanges: asked.map((one, id) => exchange({ id, time: flowStart + id * 1000, ...one })), roles };
}

const home = 'https://shop.example/';
const account = 'https://shop.example/account';
const toLogin = { status: 302, location: '/login' } as const;
const fromIdentity = { initiator: { url: 'https://id.provider.example/authorize' } } as const;

describe('session-lost-on-return', () => {
  const strict = `sid=${first}; Path=/; Secure; HttpOnly; SameSite=Strict`;

  it('names the page that another site led to, and the line that said Strict', () => {
    const stated = recording({ url: home, set: [strict] }, { url: account, ...fromIdentity, ...toLogin });
    const finding = only(judge(sessionLostOnReturn, stated), [first]);
    expect(finding).toMatchObject({ severity: 'medium', exchanges: [1, 0], line: { exchange: 0 } });
    expect(finding.fix.header).toContain('SameSite=Lax');
  });

  it('is milder when nobody was turned away', () => {
    const stated = recording({ url: home, set: [strict] }, { url: account, ...fromIdentity });
    expect(only(judge(sessionLostOnReturn, stated)).severity).toBe('low');
  });

  it('passes a session that is Lax', () => {
    const lax = strict.replace('Strict', 'Lax');
    const stated = recording({ url: home, set: [lax] }, { url: account, ...fromIdentity, cookie: `sid=${first}` });
    expect(judge(sessionLostOnReturn, stated).kind).toBe('pass');
  });

  it('does not apply where nobody came back, or a subdomain led there', () => {
    whyOf(judge(sessionLostOnReturn, recording({ url: home, set: [strict] }, { url: account, cookie: `sid=${first}` })), 'not-applicable');
    const within = recording(
      { url: home, set: [strict] },
      { url: account, initiator: { url: 'https://login.shop.example/' }, cookie: `sid=${first}` },
    );
    whyOf(judge(sessionLostOnReturn, within), 'not-applicable');
  });
});

describe('callback-cookie-lost', () => {
  const post = { method: 'POST', ...fromIdentity } as const;
  const callback = 'https://shop.example/callback';

  it('names the Lax cookie that a cross-site form post left behind', () => {
    const stated = recording({ url: home, set: ['state=xyz; Path=/; Secure; SameSite=Lax'] }, { url: callback, ...post, status: 403 });
    const finding = only(judge(callbackCookieLost, stated), ['xyz']);
    expect(finding).toMatchObject({ severity: 'medium', exchanges: [1, 0] });
    expect(finding.fix.header).toBe('Set-Cookie: state=…; Path=/; Secure; SameSite=None');
  });

  it('stays silent when the callback was answered without it', () => {
    const stated = recording({ url: home, set: ['state=xyz; Path=/; Secure; SameSite=Lax'] }, { url: callback, ...post, status: 200 });
    expect(judge(callbackCookieLost, stated).kind).toBe('pass');
  });

  it('stays silent about analytics', () => {
    const stated = recording({ url: home, set: ['_ga=1; Path=/; Secure; SameSite=Lax'] }, { url: callback, ...post, status: 403 });
    expect(judge(callbackCookieLost, stated).kind).toBe('pass');
  });

  it('does not apply to a form of the site’s own', () => {
    whyOf(judge(callbackCookieLost, recording({ url: callback, method: 'POST', initiator: { url: home } })), 'not-applicable');
  });
});

describe('session-host-split', () => {
  const line = `sid=${first}; Path=/; Secure; HttpOnly; SameSite=Lax`;

  it('names the page on the other of the two names', () => {
    const stated = recording({ url: 'https://www.shop.example/login', set: [line] }, { url: account, ...toLogin });
    const finding = only(judge(sessionHostSplit, stated), [first]);
    expect(finding.severity).toBe('medium');
    expect(finding.message.en).toContain('`www.shop.example` alone');
  });

  it('passes when the other name only redirects', () => {
    const stated = recording(
      { url: 'https://www.shop.example/login', set: [line] },
      { url: account, status: 301, location: 'https://www.shop.example/account' },
    );
    expect(judge(sessionHostSplit, stated).kind).toBe('pass');
  });

  it('leaves other subdomains alone: a session need not reach them', () => {
    const stated = recording({ url: home, set: [line] }, { url: 'https://blog.shop.example/' });
    expect(judge(sessionHostSplit, stated).kind).toBe('pass');
  });

  it('does not apply without a session', () => {
    whyOf(judge(sessionHostSplit, recording({ url: home, set: ['_ga=1'] })), 'not-applicable');
  });
});

describe('session-dropped-on-http', () => {
  const line = `sid=${first}; Path=/; Secure; HttpOnly; SameSite=Lax`;
  const plain = 'http://shop.example/offers';

  it('names the http page that answered by itself', () => {
    const finding = only(judge(sessionDroppedOnHttp, recording({ url: home, set: [line] }, { url: plain })), [first]);
    expect(finding).toMatchObject({ severity: 'low', exchanges: [1, 0] });
  });

  it('is worse when the page asks to log in', () => {
    expect(only(judge(sessionDroppedOnHttp, recording({ url: home, set: [line] }, { url: plain, ...toLogin }))).severity).toBe('medium');
  });

  it('passes an http page that leads back to https', () => {
    const stated = recording({ url: home, set: [line] }, { url: plain, status: 301, location: 'https://shop.example/offers' });
    expect(judge(sessionDroppedOnHttp, stated).kind).toBe('pass');
  });

  it('does not apply without a session', () => {
    whyOf(judge(sessionDroppedOnHttp, recording({ url: plain })), 'not-applicable');
  });
});

describe('cookie-expired-at-birth', () => {
  const minutes = (count: number) => new Date(flowStart + count * 60_000).toUTCString();

  it('names a time that is over here and not on the server', () => {
    const stated = recording({ url: home, set: [`sid=${first}; Path=/; Secure; Expires=${minutes(-30)}`], response: { date: minutes(-60) } });
    const finding = only(judge(cookieExpiredAtBirth, stated), [first]);
    expect(finding.severity).toBe('high');
    expect(finding.fix.header).toContain('Max-Age=1800');
    expect(finding.fix.header).not.toContain('Expires');
  });

  it('takes a time that is over on the server too for the deletion that it is', () => {
    const stated = recording({ url: home, set: [`sid=x; Path=/; Expires=${minutes(-30)}`], response: { date: minutes(0) } });
    whyOf(judge(cookieExpiredAtBirth, stated), 'not-applicable');
  });

  it('passes a time to come, and cannot tell where the server says no time of its own', () => {
    expect(judge(cookieExpiredAtBirth, recording({ url: home, set: [`lang=ko; Expires=${minutes(30)}`] })).kind).toBe('pass');
    whyOf(judge(cookieExpiredAtBirth, recording({ url: home, set: [`lang=ko; Expires=${minutes(-30)}`] })), 'not-applicable');
  });
});

describe('csrf-token-without-cookie', () => {
  it('names the form that failed, and the refused line behind it', () => {
    const stated = recording(
      { url: 'http://shop.example/form', set: ['csrf=abcdefgh; Path=/; Secure'] },
      { url: 'http://shop.example/form', method: 'POST', status: 403 },
    );
    const finding = only(judge(csrfTokenWithoutCookie, stated), ['abcdefgh']);
    expect(finding).toMatchObject({ severity: 'medium', exchanges: [1, 0], line: { exchange: 0 } });
  });

  it('names a cookie that stayed behind for its Path', () => {
    const stated = recording(
      { url: 'https://shop.example/form', set: ['csrf=abcdefgh; Path=/form; Secure; SameSite=Lax'] },
      { url: 'https://shop.example/save', method: 'POST', status: 419 },
    );
    expect(only(judge(csrfTokenWithoutCookie, stated), ['abcdefgh']).fix.message.en).toContain('Path');
  });

  it('passes a form that carried it, whatever the answer', () => {
    const stated = recording(
      { url: home, set: ['csrf=abcdefgh; Path=/; Secure; SameSite=Lax'] },
      { url: account, method: 'POST', status: 403, cookie: 'csrf=abcdefgh' },
    );
    expect(judge(csrfTokenWithoutCookie, stated).kind).toBe('pass');
  });

  it('does not apply without such a cookie or without a form', () => {
    whyOf(judge(csrfTokenWithoutCookie, recording({ url: home, method: 'POST', status: 403 })), 'not-applicable');
    whyOf(judge(csrfTokenWithoutCookie, recording({ url: home, set: ['csrf=abcdefgh; Path=/'] })), 'not-applicable');
  });
});

describe('session-mismatch', () => {
  const line = `sid=${first}; Path=/; Secure; HttpOnly; SameSite=Lax`;
  const cookie = `sid=${first}`;
  const known = { url: account, cookie } as const;
  const unknown = { url: account, cookie, ...toLogin } as const;

  it('names the page that knew the visitor, then not, then again', () => {
    const finding = only(judge(sessionMismatch, recording({ url: home, set: [line] }, known, unknown, known)), [first]);
    expect(finding).toMatchObject({ severity: 'high', exchanges: [2, 1, 3] });
  });

  it('passes a session that ended and stayed ended', () => {
    expect(judge(sessionMismatch, recording({ url: home, set: [line] }, known, unknown, unknown)).kind).toBe('pass');
  });

  it('passes when a login or another id explains why the page opened again', () => {
    const other = { url: account, cookie: `sid=${second}` } as const;
    expect(judge(sessionMismatch, recording({ url: home, set: [line] }, known, unknown, other)).kind).toBe('pass');
    const stated = recording({ url: home, set: [line] }, known, unknown, { url: 'https://shop.example/login', method: 'POST', cookie }, known);
    expect(judge(sessionMismatch, { ...stated, events: [{ type: 'login', exchange: 3 }] }).kind).toBe('pass');
  });

  it('does not apply without a session', () => {
    whyOf(judge(sessionMismatch, recording({ url: home })), 'not-applicable');
  });
});
