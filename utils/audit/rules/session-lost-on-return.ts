import { siteOf } from '../../cookie/index.ts';
import { fill } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { combine, fail, pass } from '../answer.ts';
import { fixedCookie } from '../fix-line.ts';
import { firstOfEach, leftAtHome } from '../left-at-home.ts';
import { mark } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, sessionCookies } from '../session-cookies.ts';

/** `SameSite=Strict` and a visitor who comes back from another site: an identity provider, a payment page, a link in a mail. */
export const sessionLostOnReturn: Rule = {
  id: 'session-lost-on-return',
  title: { en: 'Session left behind on the way back from another site', ko: '다른 사이트에서 돌아올 때 빠진 세션' },
  references: [rfc6265bis('5.8.3'), rfc6265bis('8.8.2')],
  judge(facts) {
    if (sessionCookies(facts, carrierRoles).length === 0 || !facts.analysis.exchanges.some(isReturn)) {
      return {
        kind: 'not-applicable',
        why: {
          en: 'Nobody came back from another site in this recording while a session was there.',
          ko: '이 기록에는 세션이 있는 상태로 다른 사이트에서 돌아온 방문이 없습니다.',
        },
      };
    }
    const lost = firstOfEach(leftAtHome(facts, ['same-site-strict'], carrierRoles, isReturn));
    const answers = lost.map(({ at, cookie, stored, line, denied, exchanges }) =>
      fail({
        severity: denied ? 'medium' : 'low',
        cookie: cookie.facts.key,
        exchanges,
        ...(line ? { line: mark(line, 'samesite') } : {}),
        message: fill(
          {
            en: '`{place}` was opened from another site, and `{name}` stayed behind: it is `SameSite=Strict`.',
            ko: '다른 사이트에서 `{place}`{~place|으로/로} 이동했는데 `SameSite=Strict`인 `{name}` 쿠키가 전송되지 않았습니다.',
          },
          { place: shown(at.exchange.url), name: cookie.facts.name },
        ),
        why: denied
          ? {
              en: 'The visitor had a session, and the site asked to log in all the same. That is how a login by an identity provider, or a return from a payment page, seems to fail.',
              ko: '방문자에게는 세션이 있었지만 사이트는 다시 로그인을 요구했습니다. 외부 인증이나 결제 페이지에서 돌아온 뒤 로그인이 실패한 것처럼 보이는 원인입니다.',
            }
          : {
              en: 'The first page after a link from elsewhere is served as to a stranger; the next click is logged in again.',
              ko: '다른 곳의 링크로 들어온 첫 페이지는 낯선 방문자에게 하듯 응답하고, 다음 클릭부터 다시 로그인되어 있습니다.',
            },
        fix: {
          message: {
            en: 'Use `SameSite=Lax` for the session, and keep `Strict` for a second cookie that only changing requests need.',
            ko: '세션에는 `SameSite=Lax`를 쓰고, `Strict`는 변경 요청에만 필요한 두 번째 쿠키에 쓰십시오.',
          },
          header: fixedCookie(stored, { attributes: { samesite: 'Lax' } }),
        },
      }),
    );
    return combine(answers.length > 0 ? answers : [pass], { en: 'Nothing was left behind.', ko: '전송되지 않은 것이 없습니다.' });
  },
};

/** A page that another site led to: by a link, or by a chain of redirects through it. */
function isReturn({ exchange }: ExchangeFacts): boolean {
  const { resourceType, method, url, initiator } = exchange;
  if (resourceType !== 'document' || method !== 'GET') return false;
  const site = siteOf(url);
  const from = initiator.url !== null && initiator.url !== 'browser' ? [initiator.url] : [];
  return [...from, ...initiator.redirectedFrom].some((one) => siteOf(one) !== site);
}
