import { describe, expect, it } from 'vitest';
import { hstsWeak } from '../../../../utils/audit/rules/hsts-weak.ts';
import { infrastructureCookieBare } from '../../../../utils/audit/rules/infrastructure-cookie-bare.ts';
import { pathAsProtection } from '../../../../utils/audit/rules/path-as-protection.ts';
import { sessionWithoutSameSite } from '../../../../utils/audit/rules/session-without-same-site.ts';
import { only, whyOf } from '../checks.ts';
import { judge } from '../facts-builder.ts';
import { ids, recording, shop, sound } from '../recording.ts';

const admin = `${shop}admin/`;
const fenced = `sid=${ids[0]}; Path=/admin; HttpOnly; Secure; SameSite=Lax`;

describe('path-as-protection', () => {
  it('is advice where the host has other pages, and names one', () => {
    const finding = only(judge(pathAsProtection, recording({ url: admin, set: [fenced] }, { url: `${shop}blog` })), ids);
    expect(finding).toMatchObject({ severity: 'info', exchanges: [0, 1], line: { exchange: 0 } });
    expect(finding.why.en).toContain('https://shop.example/blog');
  });

  it('weighs more when two applications share the host and trust their paths', () => {
    const other = `sid=${ids[1]}; Path=/forum; HttpOnly; Secure; SameSite=Lax`;
    const outcome = judge(pathAsProtection, recording({ url: admin, set: [fenced] }, { url: `${shop}forum/`, set: [other] }));
    expect(outcome.kind === 'fail' && outcome.findings.map(({ severity }) => severity)).toEqual(['low', 'low']);
  });

  it.each([
    ['nothing else of the host was seen', recording({ url: admin, set: [fenced] }, { url: `${admin}users` })],
    ['no Path stands in the line: it fell where it fell', recording({ url: `${shop}admin/x`, set: [`sid=${ids[0]}; Secure`] }, { url: shop })],
    [
      'it is a second key beside a session for the whole host, as refresh tokens are',
      recording({ url: shop, set: [sound, `auth=${ids[1]}; Path=/refresh; HttpOnly; Secure`] }),
    ],
    ['another host has the other pages', recording({ url: admin, set: [fenced] }, { url: 'https://blog.shop.example/' })],
  ])('stays silent when %s', (_, stated) => {
    expect(judge(pathAsProtection, stated).kind).toBe('pass');
  });
});

describe('hsts-weak', () => {
  const wide = `sid=${ids[0]}; Path=/; Domain=shop.example; HttpOnly; Secure; SameSite=Lax`;
  const says = (policy: string) => ({ response: { 'strict-transport-security': policy } });
  const year = 'max-age=31536000';

  it('says for how many days a short policy holds', () => {
    const finding = only(judge(hstsWeak, recording({ url: shop, set: [sound], ...says('max-age=604800') })));
    expect(finding).toMatchObject({ severity: 'info', cookie: null });
    expect(finding.message.en).toContain('7 days');
  });

  it('finds subdomains left out while the session travels to them', () => {
    const finding = only(judge(hstsWeak, recording({ url: shop, set: [wide], ...says(year) })), ids);
    expect(finding).toMatchObject({ severity: 'info', exchanges: [0] });
    expect(finding.fix.header).toContain('includeSubDomains');
  });

  it('weighs more when that session has no Secure', () => {
    const open = wide.replace('; Secure', '');
    expect(only(judge(hstsWeak, recording({ url: shop, set: [open], ...says(year) }))).severity).toBe('low');
  });

  it('asks the domain itself: what `www.` says does not cover its neighbours', () => {
    const www = 'https://www.shop.example/';
    const all = says(`${year}; includeSubDomains`);
    expect(whyOf(judge(hstsWeak, recording({ url: www, set: [wide], ...all })), 'unsure').en).toContain('itself was not opened');
    const apex = { url: shop, response: { server: 'x' } };
    expect(only(judge(hstsWeak, recording({ url: www, set: [wide], ...all }, apex))).severity).toBe('info');
    expect(judge(hstsWeak, recording({ url: www, set: [wide], ...all }, { url: shop, ...all })).kind).toBe('pass');
  });

  it.each([
    ['a year with subdomains', recording({ url: shop, set: [wide], ...says(`${year}; includeSubDomains; preload`) })],
    ['a year without them, for a session that stays on its host', recording({ url: shop, set: [sound], ...says(year) })],
  ])('passes %s', (_, stated) => {
    expect(judge(hstsWeak, stated).kind).toBe('pass');
  });

  it('leaves a host without a policy to hsts-missing', () => {
    whyOf(judge(hstsWeak, recording({ url: shop, set: [wide], response: { server: 'x' } })), 'not-applicable');
    whyOf(judge(hstsWeak, recording({ url: shop, set: [wide], ...says('max-age=0') })), 'not-applicable');
  });
});

describe('infrastructure-cookie-bare', () => {
  it('is one note for all of a site’s, below every fault', () => {
    const set = ['AWSALB=abc; Path=/; Max-Age=604800', 'AWSALBCORS=abc; Path=/; Max-Age=604800; SameSite=None; Secure'];
    const finding = only(judge(infrastructureCookieBare, recording({ url: shop, set })));
    expect(finding.severity).toBe('info');
    expect(finding.message.en).toContain('AWSALB, AWSALBCORS');
    expect(finding.fix.message.en).toContain('leave it');
  });

  it.each([
    ['a bot filter’s cookie that its script may read', recording({ url: shop, set: ['__cf_bm=abc; Path=/; Secure'] }), 'pass'],
    ['Secure where there is no TLS', recording({ url: 'http://shop.example/', set: ['lb=a; Path=/; HttpOnly'] }), 'pass'],
    ['loopback', recording({ url: 'http://localhost:8080/', set: ['lb=a; Path=/'] }), 'not-applicable'],
    ['its deletion', recording({ url: shop, set: ['lb=; Path=/; Max-Age=0'] }), 'not-applicable'],
  ] as const)('stays silent about %s', (_, stated, kind) => {
    expect(judge(infrastructureCookieBare, stated).kind).toBe(kind);
  });
});

describe('a session in several cookies', () => {
  const bare = (name: string, value: string = ids[0]) => `${name}=${value}; Path=/; HttpOnly; Secure`;
  const judged = (...names: readonly string[]) => {
    const roles = Object.fromEntries(names.map((name) => [name, 'session-id' as const]));
    return judge(sessionWithoutSameSite, { ...recording({ url: shop, set: names.map((name) => bare(name)) }), roles });
  };

  it.each([
    [['app', 'app.sig']],
    [['FedAuth', 'FedAuth1', 'FedAuth2']],
    [['.AspNetCore.Cookies', '.AspNetCore.CookiesC1', '.AspNetCore.CookiesC2']],
    [['token.0', 'token.1']],
  ])('%j is told of once', (names) => {
    only(judged(...names));
  });

  it('is told of twice when the two are not pieces of each other', () => {
    const outcome = judged('app', 'shop');
    expect(outcome.kind === 'fail' && outcome.findings.length).toBe(2);
  });

  it('a weak signature beside a sound value is told of', () => {
    const stated = {
      ...recording({ url: shop, set: [`app=${ids[0]}; Path=/; SameSite=Lax`, bare('app.sig')] }),
      roles: { app: 'session-id', 'app.sig': 'session-id' } as const,
    };
    expect(only(judge(sessionWithoutSameSite, stated)).message.en).toContain('`app.sig`');
  });
});
