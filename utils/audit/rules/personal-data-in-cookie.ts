import { fill } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { combine, fail, pass, skip } from '../answer.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import { noSetCookie } from '../refusals.ts';
import type { Rule } from '../rule.ts';
import { settingsOf } from '../session-cookies.ts';
import { fromBase64, readJwt } from '../tokens.ts';

export const personalDataInCookie: Rule = {
  id: 'personal-data-in-cookie',
  title: { en: 'Personal data readable in a cookie', ko: '쿠키에서 그대로 읽히는 개인정보' },
  references: [wstg('01'), asvs(14, '2.1'), cheatSheet, cwe(315)],
  judge: (facts) =>
    combine(
      facts.conclusions.cookies.map((cookie) => {
        const { name, key, lastSent, firstSeen } = cookie.facts;
        const exchange = firstSeen.exchange ?? lastSent?.exchange ?? null;
        if (exchange === null || cookie.facts.value === '') return skip;
        const way = mailAddressIn(cookie);
        if (!way) return pass;
        const settings = settingsOf(facts, cookie);
        const openToScripts = typeof settings !== 'string' && !settings.httpOnly;
        return fail({
          severity: openToScripts ? 'medium' : 'low',
          cookie: key,
          exchanges: [exchange],
          message: fill(
            { en: '`{name}` holds an e-mail address, {way}.', ko: '`{name}` 쿠키에 전자우편 주소가 {way} 들어 있습니다.' },
            { name, way },
          ),
          why: openToScripts
            ? {
                en: 'Every script on the page, every extension and every log that keeps headers can read who the visitor is.',
                ko: '페이지의 모든 스크립트와 확장 프로그램, 그리고 헤더를 남기는 모든 로그에서 방문자가 누구인지 읽을 수 있습니다.',
              }
            : {
                en: 'Scripts cannot read it, but everyone with the browser profile, a backup or a log that keeps headers can.',
                ko: '스크립트로는 읽을 수 없지만 브라우저 프로필이나 백업, 헤더를 남기는 로그를 보는 사람은 읽을 수 있습니다.',
              },
          fix: {
            message: {
              en: 'Keep the address on the server; let the cookie hold an id without meaning.',
              ko: '주소는 서버에 두고 쿠키에는 의미 없는 ID만 두십시오.',
            },
            ...(typeof settings === 'string' ? {} : { header: settings.fixed({ attributes: { httponly: true } }) }),
          },
        });
      }),
      noSetCookie,
    ),
};

const mail = /(?:^|[^A-Za-z0-9._%+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![A-Za-z0-9])/;

/** How the address stands in the value; the address itself is never told. */
function mailAddressIn({ facts: { value } }: CookieConclusion): { en: string; ko: string } | null {
  const text = value.slice(0, 8192);
  if (mail.test(text)) return { en: 'as plain text', ko: '그대로' };
  const percent = percentDecoded(text);
  if (mail.test(percent)) return { en: 'merely percent-encoded', ko: '퍼센트 인코딩만 된 채' };
  const jwt = readJwt(text);
  if (jwt) return mail.test(JSON.stringify(jwt.payload)) ? { en: 'in a token that anyone can decode', ko: '누구나 풀 수 있는 토큰 안에' } : null;
  const first = percent.split(/[.|]/)[0] ?? '';
  const plain = fromBase64(percent) ?? fromBase64(first);
  return plain !== null && mail.test(plain) ? { en: 'merely base64-encoded', ko: 'base64 인코딩만 된 채' } : null;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
