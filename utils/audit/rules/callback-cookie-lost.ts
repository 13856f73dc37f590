import { fill } from '../../i18n/text.ts';
import type { Role } from '../../session/types.ts';
import { combine, fail, pass } from '../answer.ts';
import { isCallback } from '../crossing.ts';
import { fixedCookie } from '../fix-line.ts';
import { firstOfEach, leftAtHome } from '../left-at-home.ts';
import { mark } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';

/** What a callback may need: the session, and the small cookies that tie a login together (`state`, `nonce`, `csrf`). */
const needed: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token', 'csrf', 'unknown']);

/** A form that another site posts here (SAML, `response_mode=form_post`, payment): `Lax` cookies stay behind. */
export const callbackCookieLost: Rule = {
  id: 'callback-cookie-lost',
  title: { en: 'Cookie missing from another site’s form post', ko: '다른 사이트의 폼 전송에서 빠진 쿠키' },
  references: [rfc6265bis('5.8.3'), rfc6265bis('5.7')],
  judge(facts) {
    if (!facts.analysis.exchanges.some(isCallback)) {
      return {
        kind: 'not-applicable',
        why: { en: 'No other site posted a form to this one in this recording.', ko: '이 기록에는 다른 사이트가 이 사이트로 보낸 폼이 없습니다.' },
      };
    }
    const lost = firstOfEach(leftAtHome(facts, ['same-site-lax', 'same-site-default', 'same-site-strict'], needed, isCallback));
    // Without a closed door the callback did not need the cookie.
    const answers = lost
      .filter(({ at, denied }) => denied !== null || (at.exchange.status ?? 0) >= 400)
      .map(({ at, cookie, stored, line, exchanges }) =>
        fail({
          severity: 'medium',
          cookie: cookie.facts.key,
          exchanges,
          ...(line ? { line: mark(line, 'samesite') } : {}),
          message: fill(
            {
              en: 'Another site posted to `{place}`, and `{name}` stayed behind: a cross-site `POST` carries only `SameSite=None` cookies.',
              ko: '다른 사이트가 `{place}`{~place|으로/로} 폼을 보냈는데 `{name}` 쿠키가 전송되지 않았습니다. 교차 사이트 `POST`에는 `SameSite=None` 쿠키만 실립니다.',
            },
            { place: shown(at.exchange.url), name: cookie.facts.name },
          ),
          why: {
            en: 'The server could not tie the answer of the other site to the visitor who left, and turned the visitor away. Chrome lets a cookie without `SameSite` pass in its first two minutes, so it may work in a quick test and fail for people who take longer.',
            ko: '서버는 다른 사이트의 응답을 떠났던 방문자와 연결하지 못해 거절했습니다. 크롬은 `SameSite`가 없는 쿠키를 처음 2분 동안 허용하므로, 빠른 테스트에서는 되다가 오래 걸리는 사용자에게는 실패할 수 있습니다.',
          },
          fix: {
            message: {
              en: 'Give the short-lived cookie of the callback `SameSite=None; Secure`, or let the other site answer by a redirect (`GET`). The session itself may stay `Lax`.',
              ko: '콜백에만 쓰는 짧은 수명의 쿠키에 `SameSite=None; Secure`를 지정하거나, 상대 사이트가 리다이렉트(`GET`)로 돌아오게 하십시오. 세션 자체는 `Lax`로 두어도 됩니다.',
            },
            header: fixedCookie(stored, { attributes: { samesite: 'None', secure: true } }),
          },
        }),
      );
    return combine(answers.length > 0 ? answers : [pass], { en: 'Nothing was left behind.', ko: '전송되지 않은 것이 없습니다.' });
  },
};
