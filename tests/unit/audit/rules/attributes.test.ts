import { describe, expect, it } from 'vitest';
import { cookieAttributeMisspelt } from '../../../../utils/audit/rules/cookie-attribute-misspelt.ts';
import { cookieDomainTooWide } from '../../../../utils/audit/rules/cookie-domain-too-wide.ts';
import { cookieLifetimeTooLong } from '../../../../utils/audit/rules/cookie-lifetime-too-long.ts';
import { cookiePrefixUnused } from '../../../../utils/audit/rules/cookie-prefix-unused.ts';
import { cookieShadowed } from '../../../../utils/audit/rules/cookie-shadowed.ts';
import { cookieTooLarge } from '../../../../utils/audit/rules/cookie-too-large.ts';
import { sessionWithoutHttpOnly } from '../../../../utils/audit/rules/session-without-http-only.ts';
import { sessionWithoutSameSite } from '../../../../utils/audit/rules/session-without-same-site.ts';
import { sessionWithoutSecure } from '../../../../utils/audit/rules/session-without-secure.ts';
import type { Role } from '../../../../utils/session/types.ts';
import { exchange, flow } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

const secret = 'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a';

/** One answer with one line, by the role its cookie has. */
function one(line: string, role: Role = 'session-id', url = 'https://shop.example/'): Stated {
  const name = line.slice(0, line.indexOf('='));
  return { exchanges: [exchange({ url, set: [line] })], roles: { [name]: role } };
}

/** A cookie that was there before the recording. */
const before: Stated = {
  exchanges: [exchange({ url: 'https://shop.example/', cookie: `sid=${secret}` })],
  roles: { sid: 'session-id' },
  before: ['sid'],
};

describe.each([
  {
    rule: sessionWithoutSecure,
    bad: `sid=${secret}; Path=/; HttpOnly; SameSite=Lax`,
    good: `sid=${secret}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    header: 'Set-Cookie: sid=…; Path=/; HttpOnly; SameSite=Lax; Secure',
  },
  {
    rule: sessionWithoutHttpOnly,
    bad: `sid=${secret}; Path=/; Secure; SameSite=Lax`,
    good: `sid=${secret}; path=/; secure; httponly; samesite=lax`,
    header: 'Set-Cookie: sid=…; Path=/; Secure; SameSite=Lax; HttpOnly',
  },
  {
    rule: sessionWithoutSameSite,
    bad: `sid=${secret}; Path=/; Secure; HttpOnly`,
    good: `sid=${secret}; Path=/; Secure; HttpOnly; SameSite=Strict`,
    header: 'Set-Cookie: sid=…; Path=/; Secure; HttpOnly; SameSite=Lax',
  },
])('$rule.id', ({ rule, bad, good, header }) => {
  it('fails for a session cookie that lacks it, and shows the line that should have been sent', () => {
    const finding = only(judge(rule, one(bad)), [secret]);
    expect(finding.exchanges).toEqual([0]);
    expect(finding.line).toEqual({ exchange: 0, index: 0, start: 0, end: 3 });
    expect(finding.fix.header).toBe(header);
  });

  it.each(['session-id', 'auth-token', 'remember-me'] as const)('holds for the role %s', (role) => {
    expect(judge(rule, one(bad, role)).kind).toBe('fail');
  });

  it('passes when it is there, in any spelling of its letters', () => {
    expect(judge(rule, one(good)).kind).toBe('pass');
  });

  it('is unsure about a cookie that was set before the recording', () => {
    expect(whyOf(judge(rule, before), 'unsure').en).toContain('sid');
  });

  it('does not apply without a session cookie', () => {
    whyOf(judge(rule, one(bad, 'preference')), 'not-applicable');
  });

  it.each(['csrf', 'affinity', 'infrastructure', 'analytics', 'consent'] as const)('is silent about a cookie of the role %s', (role) => {
    expect(judge(rule, one(bad, role)).kind).toBe('not-applicable');
  });

  it.each(['sid=; Max-Age=0', 'sid=gone; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'sid=x; Max-Age=-1', 'sid='])(
    'never flags a deletion (%s)',
    (line) => {
      expect(judge(rule, one(line)).kind).not.toBe('fail');
    },
  );

  it('finds the one weak line among sound ones', () => {
    const exchanges = [good, bad, good].map((line, id) => exchange({ id, url: 'https://shop.example/', set: [line] }));
    expect(only(judge(rule, { exchanges, roles: { sid: 'session-id' } })).exchanges).toEqual([1]);
  });

  it('judges the line that set the cookie, not the deletion after it', () => {
    const stated = one(good);
    const deletion = exchange({ id: 1, time: (stated.exchanges[0]?.time ?? 0) + 1, url: 'https://shop.example/', set: ['sid=; Path=/; Max-Age=0'] });
    expect(judge(rule, { ...stated, exchanges: [...stated.exchanges, deletion] }).kind).toBe('pass');
  });
});

describe('silence about transport', () => {
  it.each(['http://localhost:3000/', 'http://shop.localhost/', 'http://127.0.0.1:8080/', 'http://[::1]/', 'https://localhost/'])(
    'a session cookie without Secure on loopback is silent (%s)',
    (url) => {
      expect(judge(sessionWithoutSecure, one(`sid=${secret}; Path=/; HttpOnly`, 'session-id', url)).kind).toBe('pass');
    },
  );

  it('leaves a site without TLS to session-sent-over-http: Secure could not be set there', () => {
    expect(judge(sessionWithoutSecure, one(`sid=${secret}; Path=/`, 'session-id', 'http://shop.example/')).kind).toBe('not-applicable');
  });
});

describe('session-without-same-site', () => {
  it('takes None with Secure for a choice', () => {
    expect(judge(sessionWithoutSameSite, one(`sid=${secret}; Path=/; Secure; HttpOnly; SameSite=None`)).kind).toBe('pass');
  });

  it('leaves a misspelt value to cookie-attribute-misspelt', () => {
    const stated = one(`sid=${secret}; Path=/; Secure; HttpOnly; SameSite=Laxx`);
    expect(judge(sessionWithoutSameSite, stated).kind).toBe('pass');
    expect(judge(cookieAttributeMisspelt, stated).kind).toBe('fail');
  });
});

describe('cookie-domain-too-wide', () => {
  const wide = `sid=${secret}; Domain=shop.example; Path=/; Secure; HttpOnly`;

  it('fails when one host sets its session for all of its siblings', () => {
    const finding = only(judge(cookieDomainTooWide, one(wide, 'session-id', 'https://www.shop.example/')), [secret]);
    expect(finding.severity).toBe('low');
    expect(finding.fix.header).toBe('Set-Cookie: sid=…; Path=/; Secure; HttpOnly');
    expect(wide.slice(finding.line?.start, finding.line?.end).trim()).toBe('Domain=shop.example');
  });

  it('only informs when the Domain is the host itself', () => {
    expect(only(judge(cookieDomainTooWide, one(wide))).severity).toBe('info');
  });

  it('is silent when a second host was seen to use the session', () => {
    const browser = flow({ origin: 'https://www.shop.example' });
    browser.visit('/', { set: [wide] });
    browser.visit('/cart');
    browser.visit('https://pay.shop.example/');
    expect(judge(cookieDomainTooWide, { exchanges: browser.exchanges, roles: { sid: 'session-id' } }).kind).toBe('pass');
  });

  it('passes for a host-only cookie', () => {
    expect(judge(cookieDomainTooWide, one(`sid=${secret}; Path=/`)).kind).toBe('pass');
  });

  it('is silent about a load balancer’s cookie', () => {
    expect(judge(cookieDomainTooWide, one(wide, 'affinity', 'https://www.shop.example/')).kind).toBe('not-applicable');
  });
});

describe('cookie-prefix-unused', () => {
  it('advises the prefix where nothing but the name would change', () => {
    const finding = only(judge(cookiePrefixUnused, one(`sid=${secret}; Path=/; Secure; HttpOnly`)));
    expect(finding.severity).toBe('info');
    expect(finding.fix.header).toBe('Set-Cookie: __Host-sid=…; Path=/; Secure; HttpOnly');
  });

  it.each([`__Host-sid=${secret}; Path=/; Secure`, `__Secure-sid=${secret}; Path=/; Secure`])('passes when a prefix is used (%s)', (line) => {
    expect(judge(cookiePrefixUnused, one(line)).kind).toBe('pass');
  });

  it.each([`sid=${secret}; Path=/app; Secure`, `sid=${secret}; Path=/`, `sid=${secret}; Path=/; Secure; Domain=shop.example`])(
    'is silent where more than the name would have to change (%s)',
    (line) => {
      expect(judge(cookiePrefixUnused, one(line)).kind).toBe('not-applicable');
    },
  );
});

describe('cookie-lifetime-too-long', () => {
  it.each([
    [`sid=${secret}; Path=/; Max-Age=7776000`, 'session-id'],
    [`sid=${secret}; Path=/; Expires=Mon, 01 Mar 2027 09:00:00 GMT`, 'auth-token'],
    [`sid=${secret}; Path=/; Max-Age=63072000`, 'remember-me'],
  ] as const)('fails for %s as %s', (line, role) => {
    const finding = only(judge(cookieLifetimeTooLong, one(line, role)), [secret]);
    expect(line.slice(finding.line?.start, finding.line?.end)).toMatch(/Max-Age|Expires/);
  });

  it.each([
    [`sid=${secret}; Path=/`, 'session-id'],
    [`sid=${secret}; Path=/; Max-Age=1209600`, 'session-id'],
    [`sid=${secret}; Path=/; Max-Age=2592000`, 'remember-me'],
    [`sid=${secret}; Path=/; Max-Age=3600; Expires=Mon, 01 Mar 2027 09:00:00 GMT`, 'session-id'],
  ] as const)('passes for %s as %s', (line, role) => {
    expect(judge(cookieLifetimeTooLong, one(line, role)).kind).toBe('pass');
  });

  it('is silent about analytics cookies of two years', () => {
    expect(judge(cookieLifetimeTooLong, one('_ga=GA1.1.1.2; Max-Age=63072000', 'analytics')).kind).toBe('not-applicable');
  });
});

describe('cookie-too-large', () => {
  const sent = (size: number, times: number): Stated => ({
    exchanges: Array.from({ length: times }, (_, id) => exchange({ id, url: 'https://shop.example/', cookie: `state=${'x'.repeat(size)}` })),
  });

  it('fails for a kilobyte repeated with every request', () => {
    const finding = only(judge(cookieTooLarge, sent(2000, 6)));
    expect(finding.severity).toBe('low');
    expect(finding.why.en).toContain('12 kB');
  });

  it.each([
    [2000, 2],
    [900, 50],
  ])('passes for %i bytes sent %i times', (size, times) => {
    expect(judge(cookieTooLarge, sent(size, times)).kind).toBe('pass');
  });

  it('does not apply when no request carried a cookie', () => {
    whyOf(judge(cookieTooLarge, { exchanges: [exchange({ url: 'https://shop.example/' })] }), 'not-applicable');
  });
});

describe('cookie-attribute-misspelt', () => {
  it.each([
    ['sid=1; Path=/; Http-Only', 'Http-Only', 'Set-Cookie: sid=…; Path=/; HttpOnly'],
    ['sid=1; Path=/; HttpOnyl', 'HttpOnyl', 'Set-Cookie: sid=…; Path=/; HttpOnly'],
    ['sid=1; Path=/; Secured', 'Secured', 'Set-Cookie: sid=…; Path=/; Secure'],
    ['sid=1; Path=/; Same-Site=Lax', 'Same-Site=Lax', 'Set-Cookie: sid=…; Path=/; SameSite=Lax'],
    ['sid=1; Path=/; SameSite=Laxx', 'SameSite=Laxx', 'Set-Cookie: sid=…; Path=/; SameSite=Lax'],
    ['sid=1; Path=/; MaxAge=600', 'MaxAge=600', 'Set-Cookie: sid=…; Path=/; Max-Age=600'],
    ['sid=1; Path=/; Max-Age=600s', 'Max-Age=600s', 'Set-Cookie: sid=…; Path=/; Max-Age=600'],
  ])('marks the slip in %s', (line, marked, header) => {
    const finding = only(judge(cookieAttributeMisspelt, one(line)));
    expect(line.slice(finding.line?.start, finding.line?.end).trim()).toBe(marked);
    expect(finding.fix.header).toBe(header);
  });

  it.each([
    'sid=1; Path=/; Secure; HttpOnly; SameSite=Lax; Priority=High; Partitioned',
    'sid=1; Path=/; Version=1',
    'sid=1; Path=/; Comment=hello; Port="80"',
    'sid=1; Expires=0',
    'sid=1; Expires=',
  ])('passes for %s: odd, but no slip of these', (line) => {
    expect(judge(cookieAttributeMisspelt, one(line)).kind).toBe('pass');
  });

  it('never flags a deletion', () => {
    expect(judge(cookieAttributeMisspelt, one('sid=; Http-Only; Max-Age=0')).kind).not.toBe('fail');
  });

  it('tells the same slip of a hundred answers once', () => {
    const exchanges = Array.from({ length: 100 }, (_, id) => exchange({ id, url: 'https://shop.example/', set: ['sid=1; Path=/; Http-Only'] }));
    expect(only(judge(cookieAttributeMisspelt, { exchanges })).exchanges).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('cookie-shadowed', () => {
  it('fails when one header carries a name twice', () => {
    const exchanges = [exchange({ url: 'https://shop.example/app', cookie: 'sid=aaaa; theme=dark; sid=bbbb' })];
    const finding = only(judge(cookieShadowed, { exchanges, roles: { sid: 'session-id' } }), ['aaaa', 'bbbb']);
    expect(finding.severity).toBe('medium');
  });

  it('passes when every name stands once', () => {
    expect(judge(cookieShadowed, { exchanges: [exchange({ url: 'https://shop.example/', cookie: 'a=1; A=2' })] }).kind).toBe('pass');
  });

  it('does not apply without a Cookie header', () => {
    whyOf(judge(cookieShadowed, { exchanges: [exchange({ url: 'https://shop.example/' })] }), 'not-applicable');
  });

  it('leaves the two cookies that a login loop makes to login-loop', () => {
    const browser = flow();
    browser.visit('/login', { set: [`sid=${secret}; Path=/; Secure`] });
    browser.submit('/login', { location: '/account', set: ['sid=another; Path=/login; Secure'] });
    browser.follow({ status: 302, location: '/login' });
    browser.visit('/login', { cookie: `sid=another; sid=${secret}` });
    expect(judge(cookieShadowed, { exchanges: browser.exchanges, roles: { sid: 'session-id' } }).kind).toBe('pass');
  });

  it('is not confused by a cookie called __proto__', () => {
    const exchanges = [exchange({ url: 'https://shop.example/', cookie: '__proto__=1; __proto__=2; constructor=3' })];
    expect(only(judge(cookieShadowed, { exchanges })).message.en).toContain('__proto__');
  });
});
