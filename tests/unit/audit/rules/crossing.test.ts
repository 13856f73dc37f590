import { describe, expect, it } from 'vitest';
import { callbackCookieOnGrace } from '../../../../utils/audit/rules/callback-cookie-on-grace.ts';
import { cookieNotPartitioned } from '../../../../utils/audit/rules/cookie-not-partitioned.ts';
import { sessionSameSiteNone } from '../../../../utils/audit/rules/session-same-site-none.ts';
import { only, whyOf } from '../checks.ts';
import { judge } from '../facts-builder.ts';
import { account, byForm, byLink, held, ids, inFrame, partner, recording, shop } from '../recording.ts';

const none = `sid=${ids[0]}; Path=/; HttpOnly; Secure; SameSite=None`;

describe('session-same-site-none', () => {
  it('names the line where no request needed None, and says Lax instead', () => {
    const finding = only(judge(sessionSameSiteNone, recording({ url: shop, set: [none] }, { url: account, ...held })), ids);
    expect(finding).toMatchObject({ severity: 'low', exchanges: [0], line: { exchange: 0 } });
    expect(finding.fix.header).toBe('Set-Cookie: sid=…; Path=/; HttpOnly; Secure; SameSite=Lax');
  });

  it('takes a link from elsewhere for no need: Lax follows links', () => {
    expect(judge(sessionSameSiteNone, recording({ url: shop, set: [none] }, { url: account, ...held, ...byLink })).kind).toBe('fail');
  });

  it.each([
    ['a frame on another site’s page', inFrame],
    ['a script of another site’s page', { type: 'fetch', initiator: { topLevelUrl: partner, url: partner } }],
    ['a form of another site', byForm],
  ] as const)('stays silent when %s carried it', (_, how) => {
    expect(judge(sessionSameSiteNone, recording({ url: shop, set: [none] }, { url: account, ...held, ...how })).kind).toBe('pass');
  });

  it('stays silent about a partitioned session: it is meant for frames', () => {
    expect(judge(sessionSameSiteNone, recording({ url: shop, set: [`${none}; Partitioned`] }, { url: account, ...held })).kind).toBe('pass');
  });

  it('leaves None without Secure to its own rule', () => {
    const insecure = `sid=${ids[0]}; Path=/; SameSite=None`;
    whyOf(judge(sessionSameSiteNone, recording({ url: shop, set: [insecure] })), 'not-applicable');
  });

  it('is unsure when the recording does not say who made the requests', () => {
    const stated = recording({ url: shop, set: [none] }, { url: account, type: 'fetch', initiator: { topLevelUrl: null, url: null }, ...held });
    expect(whyOf(judge(sessionSameSiteNone, stated), 'unsure').en).toContain('whose page');
  });

  it.each([
    ['by a redirect', [{ url: account, ...held, ...byLink, status: 302, location: partner }]],
    [
      'by a form',
      [
        { url: account, ...held },
        { url: `${partner}saml/acs`, method: 'POST', initiator: { url: shop } },
      ],
    ],
  ] as const)('is unsure about an identity provider that answers %s: others may renew a login in a hidden frame', (_, then) => {
    expect(whyOf(judge(sessionSameSiteNone, recording({ url: shop, set: [none] }, ...then)), 'unsure').en).toContain('hidden frame');
  });
});

describe('callback-cookie-on-grace', () => {
  const open = 'state=xyz12345; Path=/; HttpOnly; Secure';
  const callback = { url: `${shop}callback`, ...byForm, status: 302, location: '/account', cookie: 'state=xyz12345' } as const;

  it('names the cookie that came along only because it was young, and its age', () => {
    const finding = only(judge(callbackCookieOnGrace, recording({ url: shop, set: [open] }, callback)), ['xyz12345']);
    expect(finding).toMatchObject({ severity: 'low', exchanges: [1, 0], line: { exchange: 0 } });
    expect(finding.message.en).toContain('1 seconds old');
    expect(finding.fix.header).toBe('Set-Cookie: state=…; Path=/; HttpOnly; Secure; SameSite=None');
  });

  it('weighs more when the session itself came on grace', () => {
    const session = `sid=${ids[0]}; Path=/; HttpOnly; Secure`;
    expect(only(judge(callbackCookieOnGrace, recording({ url: shop, set: [session] }, { ...callback, ...held })), ids).severity).toBe('medium');
  });

  it('says that this browser is kinder than Chromium where the cookie was older', () => {
    const late = { ...callback, time: Date.UTC(2026, 2, 2, 10) };
    const stated = { ...recording({ url: shop, set: [open] }, late), browser: 'firefox' as const };
    expect(only(judge(callbackCookieOnGrace, stated)).message.en).toContain('Chromium would have left it at home');
  });

  it.each([
    ['says None', { set: ['state=xyz12345; Path=/; Secure; SameSite=None'] }],
    ['says nothing and was not needed', { set: ['theme=dark; Path=/; Secure'] }],
  ])('stays silent about a cookie that %s', (_, { set }) => {
    const cookie = set[0]?.split(';')[0] ?? '';
    expect(judge(callbackCookieOnGrace, recording({ url: shop, set }, { ...callback, cookie })).kind).not.toBe('fail');
  });

  it('stays silent when the site turned the visitor away all the same', () => {
    whyOf(judge(callbackCookieOnGrace, recording({ url: shop, set: [open] }, { ...callback, status: 403 })), 'not-applicable');
  });

  it('does not apply to a form of the site’s own', () => {
    whyOf(judge(callbackCookieOnGrace, recording({ url: shop, set: [open] }, { ...callback, initiator: { url: shop } })), 'not-applicable');
  });
});

describe('cookie-not-partitioned', () => {
  it('advises the embedded page whose session lives in frames alone', () => {
    const finding = only(judge(cookieNotPartitioned, recording({ url: shop, ...inFrame, set: [none] }, { url: account, ...inFrame, ...held })), ids);
    expect(finding.severity).toBe('info');
    expect(finding.why.en).toContain('`partner.example`');
    expect(finding.fix.header).toContain('Partitioned');
  });

  it('stays silent when the visitor logs in at the site itself: a jar for each page would end that', () => {
    expect(judge(cookieNotPartitioned, recording({ url: shop, set: [none] }, { url: account, ...inFrame, ...held })).kind).toBe('pass');
  });

  it('stays silent about pixels, and about the cookies of statistics and consent', () => {
    const pixel = { type: 'image', initiator: { topLevelUrl: partner, url: partner } } as const;
    whyOf(judge(cookieNotPartitioned, recording({ url: shop, ...pixel, set: [none] })), 'not-applicable');
    whyOf(judge(cookieNotPartitioned, recording({ url: shop, ...inFrame, set: ['_ga=1; Secure; SameSite=None'] })), 'not-applicable');
  });

  it('stays silent where the browser took no such cookie: the refusal is another fault', () => {
    const refused = `sid=${ids[0]}; Path=/; SameSite=Lax`;
    whyOf(judge(cookieNotPartitioned, recording({ url: shop, ...inFrame, set: [refused] })), 'not-applicable');
  });
});
