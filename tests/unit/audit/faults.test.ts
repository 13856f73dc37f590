import { describe, expect, it } from 'vitest';
import { audit } from '../../../utils/audit/index.ts';
import type { Audit } from '../../../utils/audit/rule.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { type FaultId, faults } from '../../sites/demo/faults.ts';
import { exchange } from '../../tools/flow.ts';
import { type Faults, loginFlow, sessionIds } from '../../tools/login-flow.ts';

/** From a recording to its audit, by the real engine and the real inference. */
function audited(exchanges: readonly Exchange[]): Audit {
  let analysis = createAnalysis({ browser: 'chromium' });
  for (const each of exchanges) analysis = analyse(analysis, each);
  const now = analysis.lastTime;
  return audit({ analysis, conclusions: conclude(analysis, now), now });
}

/** The same faults as the demo shop's, here by hand; which rule belongs to which is said there, once. */
const switches: Readonly<Record<FaultId, keyof Faults>> = {
  'session-not-rotated': 'idKept',
  'logout-client-only': 'logoutOnlyInBrowser',
  'session-without-http-only': 'noHttpOnly',
  'same-site-none-insecure': 'sameSiteNoneInsecure',
  'foreign-domain': 'foreignDomain',
  'host-prefix-with-path': 'hostPrefixWithPath',
  'oversized-cookie': 'oversized',
  'session-id-in-url': 'idInUrl',
  'login-loop': 'loginLoop',
};

/** What is worth saying about the sound visit as well: advice, not faults. */
const advice = ['cookie-prefix-unused', 'hsts-missing'];

function failed(report: Audit): readonly string[] {
  return [...new Set(report.findings.map(({ rule }) => rule))].filter((rule) => !advice.includes(rule)).toSorted();
}

describe('the classic faults', () => {
  it('a sound visit has none of them', () => {
    expect(failed(audited(loginFlow().exchanges))).toEqual([]);
  });

  it.each(faults)('$id is found by $rule, and by nothing else', ({ id, rule }) => {
    expect(failed(audited(loginFlow({ [switches[id]]: true }).exchanges))).toEqual([rule]);
  });

  it('no rule breaks, and no finding shows the value of a cookie', () => {
    const all = Object.fromEntries(faults.filter(({ id }) => id !== 'login-loop').map(({ id }) => [switches[id], true]));
    const report = audited(loginFlow({ ...all, remember: true }).exchanges);
    expect([...report.outcomes].filter(([, kind]) => kind === 'error')).toEqual([]);
    const text = JSON.stringify(report.findings);
    for (const id of sessionIds) expect(text.includes(id)).toBe(false);
  });
});

describe('hostile traffic', () => {
  const lines = [
    '__proto__=polluted; Path=/; HttpOnly',
    'constructor=<img src=x onerror=alert(1)>; Path=/',
    `big=${'x'.repeat(1_000_000)}; Path=/`,
    `=; Path=/`,
    'n\u00e4me=\u00ff\u00fe; Path=/; S\u00e4cure',
    'a=b; Max-Age=99999999999999999999999999; Expires=never; Domain=; Path=nowhere; SameSite=`x`',
    `attributes=1${'; HttpOnyl'.repeat(5000)}`,
    'sid\u0000=1',
    '__Host-`code`=1; Path=/`x`',
  ];

  it('breaks no rule, and every sentence stays closed and bounded', () => {
    const exchanges = [
      exchange({ id: 0, url: 'https://shop.example/', set: lines }),
      exchange({
        id: 1,
        time: 2e12,
        url: `https://shop.example/?sid=${'%'.repeat(9000)}`,
        cookie: '__proto__=polluted; ;;=; a=b; =x; constructor=1',
        referer: 'not a url',
      }),
    ];
    const report = audited(exchanges);
    expect([...report.outcomes].filter(([, kind]) => kind === 'error')).toEqual([]);
    for (const { message, why, fix } of report.findings) {
      for (const text of [message, why, fix.message]) {
        for (const sentence of [text.en, text.ko]) {
          expect(sentence.length).toBeLessThan(2000);
          expect((sentence.match(/`/g) ?? []).length % 2).toBe(0);
        }
      }
      expect((fix.header ?? '').length).toBeLessThan(3000);
    }
  });

  it('an empty recording has nothing to say', () => {
    expect(audited([]).findings).toEqual([]);
  });
});
