import { describe, expect, it } from 'vitest';
import type { Flow } from '../../tools/flow.ts';
import { loginFlow } from '../../tools/login-flow.ts';
import { audited, told, type Visit, visit } from './audited.ts';

/** Where an expert says nothing, we say nothing; each case by its name, from traffic to findings, with no role stated. */

const sound = 'sid=ID; Path=/; HttpOnly; Secure; SameSite=Lax';
/** Advice about a sound session that any of these visits may give. */
const advice = ['cookie-prefix-unused info sid', 'hsts-missing low -'];
const embedded = {
  type: 'iframe',
  initiator: { topLevelUrl: 'https://partner.example/', url: 'https://partner.example/', frame: 'nested' },
} as const;
const from = (browser: Flow, target: string, set: readonly string[]) => void browser.visit(target, { set });

const silences: readonly (readonly [string, Visit, readonly string[]])[] = [
  [
    'deletions, however they are written',
    { set: [sound], later: (browser) => from(browser, '/x', ['a=; Max-Age=0', 'b=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'c=;']) },
    advice,
  ],
  ['a load balancer’s cookie with its attributes', { set: [sound, 'lb=node-2; Path=/; HttpOnly; Secure; SameSite=Lax'] }, advice],
  ['a bot filter’s cookie, which its script may read', { set: [sound, '__cf_bm=3f9vQ2b1.q8m7c4x0; Path=/; Secure; SameSite=None'] }, advice],
  ['a CSRF cookie that is readable by design', { set: [sound, 'csrftoken=9f2b7c6d1e804a35b6c7d8e9f0a1b2c3; Path=/; Secure; SameSite=Lax'] }, advice],
  ['analytics without HttpOnly', { set: [sound, '_ga=GA1.1.1803456789.1772442000; Path=/', '_fbp=fb.1.1772442000000.1803456789; Path=/'] }, advice],
  ['a consent banner’s answer', { set: [sound, 'OptanonConsent=groups%3DC1; Path=/; Max-Age=31536000', 'cookieyes-consent=yes; Path=/'] }, advice],
  ['preferences that stay for a year', { set: [sound, 'lang=ko; Path=/; Max-Age=31536000', 'theme=dark; Path=/; Max-Age=31536000'] }, advice],
  ['http on this machine itself', { origin: 'http://localhost:8080', set: ['sid=ID; Path=/; HttpOnly; SameSite=Lax'] }, []],
  ['http under a name of this machine', { origin: 'http://shop.localhost', set: ['sid=ID; Path=/; HttpOnly; SameSite=Lax'] }, []],
  [
    'None that a frame of another site needs',
    { set: [sound.replace('Lax', 'None')], later: (browser) => void browser.visit('/widget', embedded) },
    advice,
  ],
  [
    'a second host that shares the session on purpose',
    {
      set: ['sid=ID; Path=/; Domain=shop.example; HttpOnly; Secure; SameSite=Lax'],
      response: { 'strict-transport-security': 'max-age=31536000; includeSubDomains' },
      later: (browser) => void browser.visit('https://account.shop.example/', { response: { 'strict-transport-security': 'max-age=31536000' } }),
    },
    [],
  ],
  ['a session of weeks, as consumer sites have', { set: [`${sound}; Max-Age=1209600`] }, advice],
  [
    'a refresh token with a path of its own',
    { set: [sound, 'refresh_token=ID; Path=/auth/refresh; HttpOnly; Secure; SameSite=Strict; Max-Age=604800'] },
    advice,
  ],
  [
    'a session under a prefix on a host with HSTS: nothing is left to say',
    {
      set: ['__Host-sid=ID; Path=/; HttpOnly; Secure; SameSite=Lax'],
      response: { 'strict-transport-security': 'max-age=63072000; includeSubDomains' },
    },
    [],
  ],
];

describe('silence', () => {
  it.each(silences)('about %s', (_, how, ours) => {
    expect(told(audited(visit(how)))).toEqual([...ours].toSorted());
  });

  it('about a whole sound visit with a logout, but for advice', () => {
    const findings = audited(loginFlow().exchanges).findings.map(({ rule }) => rule);
    expect(findings.filter((rule) => rule !== 'cookie-prefix-unused' && rule !== 'hsts-missing')).toEqual([]);
  });

  it('about the server’s end of a logout whose old id is never sent again; and what would show it is said', () => {
    const { findings, undecided } = audited(loginFlow().exchanges);
    expect(findings.map(({ rule }) => rule)).not.toContain('session-alive-after-logout');
    expect(undecided.find(({ rule }) => rule === 'session-alive-after-logout')?.why.en).toContain('would decide it');
  });

  it('but not where the old id still opens a page', () => {
    expect(audited(loginFlow({ logoutOnlyInBrowser: true }).exchanges).findings.map(({ rule }) => rule)).toContain('session-alive-after-logout');
  });
});
