import { describe, expect, it } from 'vitest';
import { cookieShadowed } from '../../../../utils/audit/rules/cookie-shadowed.ts';
import { jwtLongLived } from '../../../../utils/audit/rules/jwt-long-lived.ts';
import { sessionAliveAfterLogout } from '../../../../utils/audit/rules/session-alive-after-logout.ts';
import { sessionCookiesDisagree } from '../../../../utils/audit/rules/session-cookies-disagree.ts';
import { sessionOldIdStillSent } from '../../../../utils/audit/rules/session-old-id-still-sent.ts';
import { sessionWithoutAbsoluteLimit } from '../../../../utils/audit/rules/session-without-absolute-limit.ts';
import { type Asked, flowStart } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';
import { account, held, ids, recording, shop, sound } from '../recording.ts';

const issue = (id: string, attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax') => `sid=${id}; ${attributes}`;
const fresh = { cookie: `sid=${ids[1]}` } as const;
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (payload: object) => `${part({ alg: 'HS256' })}.${part(payload)}.c2lnbmF0dXJl`;

describe('session-old-id-still-sent', () => {
  const thereafter = (...asked: readonly Asked[]): Stated => ({
    ...recording(
      { url: account, status: 302, location: '/login', set: [sound] },
      { url: `${shop}login`, method: 'POST', status: 302, location: '/account', ...held, set: [issue(ids[1])] },
      { url: `${shop}start`, ...fresh },
      ...asked,
    ),
    events: [{ type: 'login', exchange: 1, cookies: ['sid'] }],
  });

  it('is worst when the id from before the login opens a page that turns strangers away', () => {
    const finding = only(judge(sessionOldIdStillSent, thereafter({ url: account, ...held })), ids);
    expect(finding).toMatchObject({ severity: 'high', exchanges: [3, 1] });
  });

  it('is milder when a page that everybody may see was asked with it', () => {
    expect(only(judge(sessionOldIdStillSent, thereafter({ url: `${shop}blog`, ...held })), ids).severity).toBe('medium');
  });

  it('says so when both values went together, and cookie-shadowed does not say it again', () => {
    const stated = thereafter({ url: account, cookie: `${held.cookie}; ${fresh.cookie}` });
    expect(only(judge(sessionOldIdStillSent, stated), ids).message.en).toContain('two values');
    expect(judge(cookieShadowed, stated).kind).toBe('pass');
  });

  it('stays silent about requests that set out before the login was answered', () => {
    const late = { url: `${shop}poll`, type: 'fetch', time: flowStart + 1010, ...held } as const;
    expect(judge(sessionOldIdStillSent, thereafter(late)).kind).toBe('pass');
  });

  it('stays silent about the old id after a logout: that is another story', () => {
    const stated = thereafter({ url: `${shop}logout`, method: 'POST', ...fresh, set: ['sid=; Path=/; Max-Age=0'] }, { url: shop, ...held });
    expect(judge(sessionOldIdStillSent, { ...stated, events: [...(stated.events ?? []), { type: 'logout', exchange: 3 }] }).kind).toBe('pass');
  });

  it('stays silent about a session that is encrypted anew with every answer', () => {
    const writing = [2, 3, 4, 5, 6].map((count) => ({ url: account, set: [issue(`${ids[1]}${count}`)] }));
    whyOf(judge(sessionOldIdStillSent, thereafter(...writing, { url: account, ...held })), 'not-applicable');
  });
});

describe('session-alive-after-logout', () => {
  const leaving = (...asked: readonly Asked[]): Stated => ({
    ...recording(
      { url: account, status: 302, location: '/login', set: [sound] },
      { url: `${shop}login`, method: 'POST', status: 302, location: '/account', ...held, set: [issue(ids[1])] },
      { url: account, ...fresh },
      { url: `${shop}logout`, method: 'POST', status: 302, location: '/', ...fresh, set: ['sid=; Path=/; Max-Age=0'] },
      ...asked,
    ),
    events: [
      { type: 'login', exchange: 1, cookies: ['sid'] },
      { type: 'logout', exchange: 3, cookies: ['sid'] },
    ],
  });

  it('claims nothing where the logout is sound and the old id is never sent again', () => {
    whyOf(judge(sessionAliveAfterLogout, leaving({ url: shop }, { url: account, status: 302, location: '/login' })), 'unsure');
  });

  it('stays silent about requests that set out before the logout was answered', () => {
    const late = { url: account, type: 'fetch', time: flowStart + 3010, ...fresh } as const;
    expect(judge(sessionAliveAfterLogout, leaving(late)).kind).toBe('unsure');
  });

  it('finds the old id that a second tab still uses', () => {
    expect(only(judge(sessionAliveAfterLogout, leaving({ url: shop }, { url: account, ...fresh })), ids).severity).toBe('high');
  });
});

describe('session-without-absolute-limit', () => {
  const itself = { format: 'itsdangerous', title: { en: 'signed', ko: '서명됨' }, fields: [], carriesData: true, expires: null };
  const sealed = (data: object, count: number) => issue(`${part(data)}.aWxX0${count}.c2lnbmF0dXJlc2lnbmF0dXJlc2ln`);
  const written = (data: (count: number) => object, more: Partial<Asked> = {}): Stated => ({
    ...recording(...[1, 2, 3].map((count) => ({ url: account, ...more, set: [sealed(data(count), count)] }))),
    decoded: { sid: itself },
  });

  it('names a session that is written anew and holds no beginning', () => {
    const finding = only(
      judge(
        sessionWithoutAbsoluteLimit,
        written((visits) => ({ user: 7, visits })),
      ),
    );
    expect(finding).toMatchObject({ severity: 'low', exchanges: [0, 1, 2], line: { exchange: 2 } });
  });

  it.each([
    ['seconds', 1_772_442_000],
    ['milliseconds', 1_772_442_000_000],
    ['a date', '2026-03-02T08:59:00Z'],
  ])('passes when the time of login stays in it as %s', (_, at) => {
    expect(
      judge(
        sessionWithoutAbsoluteLimit,
        written((visits) => ({ user: 7, visits, at })),
      ).kind,
    ).toBe('pass');
  });

  it('does not take a time that moves with every writing for a beginning', () => {
    expect(
      judge(
        sessionWithoutAbsoluteLimit,
        written((visits) => ({ user: 7, seen: 1_772_442_000 + visits })),
      ).kind,
    ).toBe('fail');
  });

  it('passes a token whose end stays where it is', () => {
    const token = (count: number) => [`sid=${jwt({ sub: '7', exp: 1_772_450_000, count })}; Path=/`];
    const stated = { ...recording(...[1, 2, 3].map((count) => ({ url: account, set: token(count) }))), decoded: { sid: itself } };
    expect(judge(sessionWithoutAbsoluteLimit, stated).kind).toBe('pass');
  });

  it.each([
    ['the server keeps the session', recording(...[1, 2, 3].map(() => ({ url: account, ...held, set: [`${sound}; Max-Age=1800`] }))), 'its setting'],
    ['the value is sealed', { ...recording(...ids.map((id) => ({ url: account, set: [issue(id)] }))), decoded: { sid: itself } }, 'without the key'],
    ['it has a number of its own', written((count) => ({ user: 7, jti: `n${count}` })), 'a list of sessions'],
    ['another session cookie stood by', written((visits) => ({ user: 7, visits }), { cookie: `auth=${ids[3]}` }), 'another session cookie'],
  ])('is unsure when %s', (_, stated, reason) => {
    expect(whyOf(judge(sessionWithoutAbsoluteLimit, stated), 'unsure').en).toContain(reason);
  });

  it('does not apply to a session that is set once', () => {
    whyOf(judge(sessionWithoutAbsoluteLimit, recording({ url: shop, set: [sound] }, { url: account, ...held })), 'not-applicable');
  });
});

describe('session-cookies-disagree', () => {
  const both = (sid: object, auth: object) => recording({ url: account, cookie: `sid=${jwt(sid)}; auth=${jwt(auth)}` });

  it('finds two tokens of two users', () => {
    const finding = only(judge(sessionCookiesDisagree, both({ sub: 'ada' }, { sub: 'grace' })));
    expect(finding.severity).toBe('high');
    expect(JSON.stringify(finding)).not.toMatch(/ada|grace/);
  });

  it('does not compare what two issuers call the same user', () => {
    expect(judge(sessionCookiesDisagree, both({ sub: 'x1', iss: 'a' }, { sub: 'y2', iss: 'b' })).kind).toBe('unsure');
    expect(
      judge(sessionCookiesDisagree, both({ sub: 'x1', iss: 'a', email: 'u@a.example' }, { sub: 'y2', iss: 'b', email: 'U@a.example' })).kind,
    ).toBe('pass');
  });

  it.each([
    ['a session and its signature', { app: 'session-id', 'app.sig': 'session-id' }],
    ['a session in two pieces', { FedAuth: 'session-id', FedAuth1: 'session-id' }],
    ['a session and what remembers it', { sid: 'session-id', remember: 'remember-me' }],
  ] as const)('does not apply to %s', (_, named) => {
    const cookie = Object.keys(named)
      .map((name, at) => `${name}=${ids[at]}`)
      .join('; ');
    whyOf(judge(sessionCookiesDisagree, { ...recording({ url: account, cookie }), roles: named }), 'not-applicable');
  });

  it('stays silent when both were new after the second login', () => {
    const pair = (a: string, b: string) => [issue(a), `auth=${b}; Path=/; HttpOnly; Secure`];
    const stated = recording(
      { url: `${shop}login`, method: 'POST', set: pair(ids[0], ids[1]) },
      { url: account, cookie: `sid=${ids[0]}; auth=${ids[1]}` },
      { url: `${shop}logout`, method: 'POST', cookie: `sid=${ids[0]}; auth=${ids[1]}`, set: ['sid=; Path=/; Max-Age=0', 'auth=; Path=/; Max-Age=0'] },
      { url: `${shop}login`, method: 'POST', set: pair(ids[2], ids[3]) },
      { url: account, cookie: `sid=${ids[2]}; auth=${ids[3]}` },
    );
    const events = [
      { type: 'login' as const, exchange: 0 },
      { type: 'logout' as const, exchange: 2 },
      { type: 'login' as const, exchange: 3 },
    ];
    expect(judge(sessionCookiesDisagree, { ...stated, events }).kind).toBe('pass');
  });
});

describe('jwt-long-lived', () => {
  const now = flowStart / 1000;
  const day = 86_400;
  const token = (payload: object, name = 'auth') => recording({ url: account, cookie: `${name}=${jwt(payload)}` });

  it.each([
    [2 * day, 'low'],
    [40 * day, 'medium'],
  ] as const)('finds a life of %i seconds as %s', (seconds, severity) => {
    expect(only(judge(jwtLongLived, token({ iat: now, exp: now + seconds }))).severity).toBe(severity);
  });

  it('finds one that does not say when it began, when what is left is too long already', () => {
    expect(judge(jwtLongLived, token({ exp: now + 3 * day })).kind).toBe('fail');
  });

  it('judges a bearer token like one in a cookie', () => {
    const exchanges = recording({ url: account, request: { authorization: `Bearer ${jwt({ iat: now, exp: now + 2 * day })}` } });
    expect(only(judge(jwtLongLived, exchanges)).cookie).toBeNull();
  });

  it.each([
    ['an hour', token({ iat: now, exp: now + 3600 })],
    ['what only brings a login back', token({ iat: now, exp: now + 60 * day }, 'remember')],
    [
      'a refresh token with a path of its own',
      recording(
        { url: `${shop}login`, method: 'POST', set: [sound, `auth=${jwt({ iat: now, exp: now + 7 * day })}; Path=/refresh; HttpOnly; Secure`] },
        { url: `${shop}refresh`, method: 'POST', cookie: `auth=${jwt({ iat: now, exp: now + 7 * day })}; ${held.cookie}` },
      ),
    ],
  ])('passes %s', (_, stated) => {
    expect(judge(jwtLongLived, stated).kind).toBe('pass');
  });

  it('leaves a token for good, and one without an end, to their own rules', () => {
    whyOf(judge(jwtLongLived, token({ iat: now, exp: now + 4000 * day })), 'not-applicable');
    whyOf(judge(jwtLongLived, token({ iat: now })), 'not-applicable');
  });
});
