import { describe, expect, it } from 'vitest';
import { credentialsSentOverHttp } from '../../../../utils/audit/rules/credentials-sent-over-http.ts';
import { hstsMissing } from '../../../../utils/audit/rules/hsts-missing.ts';
import { sessionIdInReferer } from '../../../../utils/audit/rules/session-id-in-referer.ts';
import { sessionIdInUrl } from '../../../../utils/audit/rules/session-id-in-url.ts';
import { sessionSentOverHttp } from '../../../../utils/audit/rules/session-sent-over-http.ts';
import { setCookieCacheable } from '../../../../utils/audit/rules/set-cookie-cacheable.ts';
import { exchange } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

const secret = 'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a';
const roles = { sid: 'session-id', theme: 'preference', _ga: 'analytics' } as const;

describe('session-sent-over-http', () => {
  const to = (url: string, cookie = `sid=${secret}`): Stated => ({ exchanges: [exchange({ url, cookie })], roles });

  it('fails when the session goes over unencrypted http', () => {
    const finding = only(judge(sessionSentOverHttp, to('http://shop.example/')), [secret]);
    expect(finding.severity).toBe('high');
  });

  it.each(['https://shop.example/', 'http://localhost:8080/', 'http://a.localhost/', 'http://127.0.0.1/'])('is silent for %s', (url) => {
    expect(judge(sessionSentOverHttp, to(url)).kind).toBe('pass');
  });

  it('is silent when only a preference goes over http', () => {
    whyOf(judge(sessionSentOverHttp, to('http://shop.example/', 'theme=dark')), 'not-applicable');
  });
});

describe('credentials-sent-over-http', () => {
  const typed = exchange({ url: 'http://printer.example/queue', request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } });
  const proven = exchange({ url: 'http://printer.example/queue/1', request: { authorization: 'Digest username="ada", realm="Printer"' } });

  it('is silent where a password in the address was asked for by Digest: it was not sent', () => {
    whyOf(judge(credentialsSentOverHttp, { exchanges: [typed, proven], roles }), 'not-applicable');
  });

  it('is not silent for another site', () => {
    const elsewhere = exchange({ url: 'http://shop.example/', request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } });
    only(judge(credentialsSentOverHttp, { exchanges: [typed, proven, elsewhere], roles }), ['YWRhOmxvdmVsYWNl']);
  });
});

describe('hsts-missing', () => {
  const from = (url: string, response: Record<string, string>): Stated => ({
    exchanges: [exchange({ url, set: [`sid=${secret}; Path=/; Secure`], response })],
    roles,
  });

  it.each([
    [{ server: 'x' }, 'low'],
    [{ 'strict-transport-security': 'max-age=0' }, 'low'],
    [{ 'strict-transport-security': 'includeSubDomains' }, 'low'],
  ] as const)('fails for %o as %s', (response, severity) => {
    const finding = only(judge(hstsMissing, from('https://shop.example/', response)));
    expect(finding.severity).toBe(severity);
    expect(finding.fix.header).toContain('Strict-Transport-Security');
  });

  it.each(['max-age=31536000; includeSubDomains', 'max-age=86400'])('passes for %s: a weak policy is a policy', (policy) => {
    expect(judge(hstsMissing, from('https://shop.example/', { 'strict-transport-security': policy })).kind).toBe('pass');
  });

  it('is unsure when the recording holds no response headers', () => {
    whyOf(judge(hstsMissing, from('https://shop.example/', {})), 'unsure');
  });

  it.each(['https://localhost:8443/', 'https://shop.localhost/', 'https://192.0.2.7/', 'http://shop.example/'])('does not apply to %s', (url) => {
    whyOf(judge(hstsMissing, from(url, { server: 'x' })), 'not-applicable');
  });

  it('does not apply to a host without a session', () => {
    const exchanges = [exchange({ url: 'https://cdn.example/', set: ['_ga=1'], response: { server: 'x' } })];
    whyOf(judge(hstsMissing, { exchanges, roles }), 'not-applicable');
  });
});

describe('set-cookie-cacheable', () => {
  const answer = (response: Record<string, string>, more: { method?: string; status?: number } = {}): Stated => ({
    exchanges: [exchange({ url: 'https://shop.example/', set: [`sid=${secret}; Path=/`], response, ...more })],
    roles,
  });

  it.each(['public, max-age=600', 'max-age=600', 's-maxage=60'])('fails for Cache-Control: %s', (control) => {
    const finding = only(judge(setCookieCacheable, answer({ 'cache-control': control })), [secret]);
    expect(finding.severity).toBe('medium');
    expect(finding.fix.header).toBe('Cache-Control: no-store');
  });

  it('is worst when a cache has already handed the response out', () => {
    expect(only(judge(setCookieCacheable, answer({ 'cache-control': 'public, max-age=600', age: '42' }))).severity).toBe('high');
  });

  it.each(['no-store', 'private, max-age=600', 'no-cache', 'max-age=0', 'no-cache="Set-Cookie", max-age=600'])(
    'passes for Cache-Control: %s',
    (control) => {
      expect(judge(setCookieCacheable, answer({ 'cache-control': control })).kind).toBe('pass');
    },
  );

  it('passes for the answer to a POST and for a temporary redirect', () => {
    expect(judge(setCookieCacheable, answer({ server: 'x' }, { method: 'POST' })).kind).toBe('pass');
    expect(judge(setCookieCacheable, answer({ server: 'x' }, { status: 302 })).kind).toBe('pass');
  });

  it('is unsure when nothing is said about caching', () => {
    whyOf(judge(setCookieCacheable, answer({ server: 'x' })), 'unsure');
  });

  it('is silent about the deletion in a cacheable answer', () => {
    const exchanges = [exchange({ url: 'https://shop.example/', set: ['sid=; Max-Age=0'], response: { 'cache-control': 'public, max-age=60' } })];
    whyOf(judge(setCookieCacheable, { exchanges, roles }), 'not-applicable');
  });
});

describe('session-id-in-url', () => {
  const at = (url: string, more: Partial<Stated> = {}): Stated => ({ exchanges: [exchange({ url })], roles, ...more });
  const id = '5AC1E2B8F0D94E7785B1C4D3A2960F11';

  it.each([
    [`https://shop.example/cart;jsessionid=${id}`, 'jsessionid'],
    [`https://shop.example/cart;JSESSIONID=${id}.node1?x=1`, 'JSESSIONID'],
    [`https://shop.example/cart?PHPSESSID=${id.toLowerCase()}`, 'PHPSESSID'],
    [`https://shop.example/cart?page=2&sid=${id}`, 'sid'],
    [`https://shop.example/cart;jsessionid=${id}!-1234!NONE`, 'jsessionid'],
  ])('finds the id in %s and does not repeat it', (url, parameter) => {
    const finding = only(judge(sessionIdInUrl, at(url)), [id, id.toLowerCase()]);
    expect(finding.message.en).toContain(parameter);
    expect(finding.severity).toBe('high');
  });

  it('finds the value of a session cookie under any parameter', () => {
    const stated = { exchanges: [exchange({ url: `https://shop.example/?ref=${secret}`, cookie: `sid=${secret}` })], roles };
    expect(only(judge(sessionIdInUrl, stated), [secret]).cookie).not.toBeNull();
  });

  it('finds a signed cookie’s id without its signature', () => {
    const stated = { exchanges: [exchange({ url: `https://shop.example/?k=${secret}`, cookie: `sid=s%3A${secret}.sig` })], roles };
    expect(judge(sessionIdInUrl, stated).kind).toBe('fail');
  });

  it('believes the analysis when it found the session in the URL', () => {
    expect(judge(sessionIdInUrl, at(`https://shop.example/?zk=${id}`, { urlParameters: ['zk'] })).kind).toBe('fail');
  });

  it.each([
    'https://shop.example/?sid=5',
    `https://shop.example/?businessId=${id}`,
    `https://shop.example/socket.io/?EIO=4&transport=polling&sid=${id}`,
    'https://shop.example/?session=overview-of-everything',
    `https://shop.example/?utm_id=${id}`,
    'https://shop.example/?sid=%E0%A4%A',
  ])('is silent for %s', (url) => {
    expect(judge(sessionIdInUrl, at(url)).kind).toBe('pass');
  });

  it('does not apply to an empty recording', () => {
    whyOf(judge(sessionIdInUrl, { exchanges: [] }), 'not-applicable');
  });
});

describe('session-id-in-referer', () => {
  const asked = (url: string, referer?: string): Stated => ({ exchanges: [exchange({ url, ...(referer === undefined ? {} : { referer }) })], roles });
  const page = 'https://shop.example/cart;jsessionid=5AC1E2B8F0D94E7785B1C4D3A2960F11';

  it('fails when another origin is told', () => {
    const finding = only(judge(sessionIdInReferer, asked('https://cdn.example/a.js', page)), ['5AC1E2B8']);
    expect(finding.message.en).toContain('https://cdn.example');
  });

  it('is silent within the origin, where nobody new learns it', () => {
    expect(judge(sessionIdInReferer, asked('https://shop.example/next', page)).kind).toBe('pass');
  });

  it('does not apply without a Referer', () => {
    whyOf(judge(sessionIdInReferer, asked('https://shop.example/')), 'not-applicable');
  });
});
