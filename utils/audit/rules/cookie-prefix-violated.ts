import { isTrustworthy } from '../../cookie/index.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { Line } from '../lines.ts';
import { asvs, rfc6265bis, wstg } from '../references.ts';
import { judgeRefusals, noSetCookie, refusalCodes, refusedBy } from '../refusals.ts';
import type { Rule } from '../rule.ts';

export const cookiePrefixViolated: Rule = {
  id: 'cookie-prefix-violated',
  title: { en: 'Cookie that breaks the promise of its prefix', ko: '접두사의 약속을 어긴 쿠키' },
  references: [rfc6265bis('4.1.3'), rfc6265bis('5.7 step 20'), wstg('02'), asvs(3, '3.3')],
  judge: (facts) =>
    judgeRefusals(facts, refusedBy(facts, refusalCodes['cookie-prefix-violated']), {
      message: (line) =>
        fill(
          { en: 'The browser refused `{name}`: {broken}.', ko: '브라우저가 `{name}` 쿠키를 거부했습니다. {broken}.' },
          { name: line.name, broken: brokenPromise(line) },
        ),
      because: {
        en: 'A prefix is a promise that the browser checks: a server that reads the name can trust that no other host and no unencrypted response planted the cookie.',
        ko: '접두사는 브라우저가 확인하는 약속입니다. 서버는 이름만 보고도 다른 호스트나 암호화되지 않은 응답이 심은 쿠키가 아님을 믿을 수 있습니다.',
      },
      fix: (line) => {
        // Browsers take `Secure` from loopback, where sites are developed.
        if (!isTrustworthy(line.exchange.url))
          return {
            message: {
              en: 'Serve this over `https`, or choose a name without the prefix: every prefix needs `Secure`.',
              ko: '`https`로 제공하거나 접두사 없는 이름을 쓰십시오. 모든 접두사에는 `Secure`가 필요합니다.',
            },
            change: { name: line.name.replace(/^__(?:Secure|Host|Http|Host-Http)-/i, '') },
          };
        return isHost(line)
          ? {
              message: { en: 'Send `Secure; Path=/` and no `Domain`.', ko: '`Secure; Path=/`를 쓰고 `Domain`은 빼십시오.' },
              change: { attributes: { secure: true, path: '/', domain: null, ...(isHttp(line) ? { httponly: true as const } : {}) } },
            }
          : {
              message: isHttp(line)
                ? { en: 'Add `Secure` and `HttpOnly`.', ko: '`Secure`와 `HttpOnly`를 추가하십시오.' }
                : { en: 'Add `Secure`.', ko: '`Secure`를 추가하십시오.' },
              change: { attributes: { secure: true, ...(isHttp(line) ? { httponly: true as const } : {}) } },
            };
      },
      marked: 'path',
      none: noSetCookie,
    }),
};

function isHost({ name }: Line): boolean {
  return /^__Host-/i.test(name);
}

function isHttp({ name }: Line): boolean {
  return /^__(?:Host-)?Http-/i.test(name);
}

/** The first promise that the line breaks. It fills a slot of a sentence, so it has no backticks of its own. */
function brokenPromise(line: Line): Text {
  const { parsed } = line.set;
  if (parsed.kind === 'malformed' || parsed.name === '')
    return { en: 'a cookie without a name may not begin like a prefix', ko: '이름 없는 쿠키의 값은 접두사처럼 시작할 수 없습니다' };
  if (!parsed.secure) return { en: 'its prefix needs Secure', ko: '이 접두사에는 Secure가 필요합니다' };
  if (isHttp(line) && !parsed.httpOnly) return { en: 'its prefix needs HttpOnly', ko: '이 접두사에는 HttpOnly가 필요합니다' };
  if (isHost(line) && parsed.domain) return { en: '__Host- allows no Domain', ko: '__Host-에는 Domain을 쓸 수 없습니다' };
  if (isHost(line) && parsed.path !== '/') return { en: '__Host- needs Path=/, nothing narrower', ko: '__Host-에는 Path=/만 쓸 수 있습니다' };
  return { en: 'it does not keep what its prefix promises', ko: '접두사가 약속하는 조건을 지키지 않았습니다' };
}
