import { headerValue } from '../../http/headers.ts';
import { readUrl } from '../../http/url.ts';
import { fill } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { combine, fail, pass } from '../answer.ts';
import { firstOfEach, leftAtHome } from '../left-at-home.ts';
import { placeOf, shown } from '../places.ts';
import { rfc, rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, noSessionCookie, sessionCookies } from '../session-cookies.ts';

/** A link to `http://` in a site of `https://`: the session stays behind, rightly, and the visitor is a stranger there. */
export const sessionDroppedOnHttp: Rule = {
  id: 'session-dropped-on-http',
  title: { en: 'Session dropped by a step to http', ko: 'http로 이동하면서 빠진 세션' },
  references: [rfc6265bis('5.8.3'), rfc(6797, '7.2')],
  judge(facts) {
    if (sessionCookies(facts, carrierRoles).length === 0) return { kind: 'not-applicable', why: noSessionCookie };
    const lost = firstOfEach(leftAtHome(facts, ['secure-only'], carrierRoles, isHttpPage));
    const answers = lost.map(({ at, cookie, denied, exchanges }) =>
      fail({
        severity: denied ? 'medium' : 'low',
        cookie: cookie.facts.key,
        exchanges,
        message: fill(
          {
            en: '`{place}` was opened over `http`, and `{name}` stayed behind: it is `Secure`.',
            ko: '`{place}`{~place|을/를} `http`로 열어 `Secure`인 `{name}` 쿠키가 전송되지 않았습니다.',
          },
          { place: shown(at.exchange.url), name: cookie.facts.name },
        ),
        why: {
          en: 'The browser did right: otherwise anybody on the way could have read the session. But the page was answered over `http` instead of leading back to `https`, so the visitor seems to be logged out.',
          ko: '브라우저는 올바르게 동작했습니다. 그러지 않았다면 도중의 누구나 세션을 읽을 수 있습니다. 다만 페이지가 `https`로 돌려보내지 않고 `http`로 응답하여 로그아웃된 것처럼 보입니다.',
        },
        fix: {
          message: {
            en: 'Answer every `http` request with a redirect to `https`, and send HSTS so that browsers do not ask over `http` again. Leave `Secure` where it is.',
            ko: '모든 `http` 요청을 `https`로 리다이렉트하고, 브라우저가 다시 `http`로 요청하지 않도록 HSTS를 보내십시오. `Secure`는 그대로 두십시오.',
          },
          header: 'Strict-Transport-Security: max-age=31536000; includeSubDomains',
        },
      }),
    );
    return combine(answers.length > 0 ? answers : [pass], noSessionCookie);
  },
};

function isHttpPage({ exchange }: ExchangeFacts): boolean {
  const { resourceType, url, status, responseHeaders } = exchange;
  if (resourceType !== 'document' || placeOf(url).scheme !== 'http') return false;
  const location = headerValue(responseHeaders, 'location') ?? '';
  const leads = status !== null && status >= 300 && status < 400 ? readUrl(location, url)?.protocol : null;
  return leads !== 'https:';
}
