import { describe, expect, it } from 'vitest';
import { cookieDomainForeign } from '../../../../utils/audit/rules/cookie-domain-foreign.ts';
import { cookieOversized } from '../../../../utils/audit/rules/cookie-oversized.ts';
import { cookiePrefixViolated } from '../../../../utils/audit/rules/cookie-prefix-violated.ts';
import { cookieRefused } from '../../../../utils/audit/rules/cookie-refused.ts';
import { sameSiteNoneInsecure } from '../../../../utils/audit/rules/same-site-none-insecure.ts';
import type { Role } from '../../../../utils/session/types.ts';
import { exchange } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

const refusals = [cookieDomainForeign, cookieOversized, cookiePrefixViolated, cookieRefused, sameSiteNoneInsecure];

function one(line: string, url = 'https://shop.example/', role: Role = 'unknown'): Stated {
  return { exchanges: [exchange({ url, set: [line] })], roles: { [line.slice(0, line.indexOf('='))]: role } };
}

const long = 'x'.repeat(4200);

describe.each([
  ['wide=1; Path=/; Domain=other.example', cookieDomainForeign, 'Set-Cookie: wide=…; Path=/'],
  ['wide=1; Path=/; Domain=sub.shop.example', cookieDomainForeign, 'Set-Cookie: wide=…; Path=/'],
  ['__Host-cart=1; Path=/cart; Secure', cookiePrefixViolated, 'Set-Cookie: __Host-cart=…; Path=/; Secure'],
  ['__Secure-a=1; Path=/', cookiePrefixViolated, 'Set-Cookie: __Secure-a=…; Path=/; Secure'],
  [`basket=${long}; Path=/`, cookieOversized, 'Set-Cookie: basket=…; Path=/'],
  ['embed=1; Path=/; SameSite=None', sameSiteNoneInsecure, 'Set-Cookie: embed=…; Path=/; SameSite=None; Secure'],
] as const)('a line that is refused: %.60s', (line, rule, header) => {
  it('is reported by exactly one rule, with the line that should have been sent', () => {
    const stated = one(line);
    const found = refusals.filter((each) => judge(each, stated).kind === 'fail');
    expect(found.map(({ id }) => id)).toEqual([rule.id]);
    const finding = only(judge(rule, stated), [long]);
    expect(finding.fix.header).toBe(header);
    expect(finding.message.en).toContain(line.slice(0, line.indexOf('=')));
  });
});

describe('cookie-prefix-violated', () => {
  it.each([
    ['http://shop.example/', 'Set-Cookie: cart=…; Path=/cart'],
    ['http://localhost:3000/', 'Set-Cookie: __Host-cart=…; Path=/; Secure'],
  ])('at %s: the prefix can be kept where browsers take Secure', (url, header) => {
    expect(only(judge(cookiePrefixViolated, one('__Host-cart=1; Path=/cart', url))).fix.header).toBe(header);
  });
});

describe('the severity of a refusal', () => {
  it.each([
    ['session-id', 'high'],
    ['unknown', 'medium'],
    ['csrf', 'medium'],
    ['analytics', 'low'],
    ['affinity', 'low'],
  ] as const)('%s: %s', (role, severity) => {
    expect(only(judge(sameSiteNoneInsecure, one('c=1; SameSite=None', 'https://shop.example/', role))).severity).toBe(severity);
  });
});

describe('silence about refusals', () => {
  it.each(refusals)('$id passes when every line was taken', (rule) => {
    expect(judge(rule, one('a=1; Path=/; Secure; SameSite=None')).kind).toBe('pass');
  });

  it.each(refusals)('$id does not apply when nothing was set', (rule) => {
    whyOf(judge(rule, { exchanges: [exchange({ url: 'https://shop.example/' })] }), 'not-applicable');
  });

  it.each([
    'wide=; Domain=other.example; Max-Age=0',
    '__Host-cart=; Path=/cart; Secure; Max-Age=0',
    'embed=; SameSite=None; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ])('a refused deletion is never flagged (%s)', (line) => {
    expect(refusals.filter((rule) => judge(rule, one(line)).kind === 'fail')).toEqual([]);
  });

  it('a name that a hundred answers set in vain is told once', () => {
    const exchanges = Array.from({ length: 100 }, (_, id) => exchange({ id, url: 'https://shop.example/', set: ['wide=1; Domain=other.example'] }));
    expect(only(judge(cookieDomainForeign, { exchanges })).exchanges).toHaveLength(5);
  });
});

describe('cookie-refused', () => {
  it('tells of a Secure cookie that http cannot set, by the standard’s reason', () => {
    const finding = only(judge(cookieRefused, one('sid=abc; Secure; Path=/', 'http://shop.example/', 'session-id')), ['abc']);
    expect(finding.severity).toBe('high');
    expect(finding.fix.message.en).toContain('https');
  });

  it('tells of a line with a control character, without repeating it', () => {
    const finding = only(judge(cookieRefused, one('na\u0001me=abcdef; Path=/')), ['abcdef', '\u0001']);
    expect(finding.exchanges).toEqual([0]);
  });

  it('is silent about a refused analytics cookie', () => {
    expect(judge(cookieRefused, one('_ga=1; Secure', 'http://shop.example/', 'analytics')).kind).toBe('pass');
  });
});

describe('same-site-none-insecure', () => {
  it('advises Lax where https, and so Secure, is out of reach', () => {
    expect(only(judge(sameSiteNoneInsecure, one('c=1; SameSite=None', 'http://shop.example/'))).fix.header).toBe('Set-Cookie: c=…; SameSite=Lax');
  });
});
