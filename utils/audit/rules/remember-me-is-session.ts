import { fill } from '../../i18n/text.ts';
import { combine, fail, pass, skip } from '../answer.ts';
import { fixedLine } from '../fix-line.ts';
import { askedLifetime, becamePersistent, days } from '../lifetimes.ts';
import { attributeOf, isIssue, linesOfCookie, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, noSessionCookie, sessionCookies } from '../session-cookies.ts';

export const rememberMeIsSession: Rule = {
  id: 'remember-me-is-session',
  title: { en: '“Stay signed in” that prolongs the session itself', ko: '세션 자체를 늘리는 ‘로그인 유지’' },
  references: [wstg('07'), asvs(7, '3.2'), cheatSheet],
  judge: (facts) =>
    combine(
      sessionCookies(facts, carrierRoles).map((cookie) => {
        if (!linesOfCookie(facts, cookie.facts.key).some(isIssue)) return skip;
        const line = becamePersistent(facts, cookie);
        const parsed = line?.set.parsed;
        if (!line || parsed?.kind !== 'set-cookie') return pass;
        return fail({
          severity: 'info',
          cookie: cookie.facts.key,
          exchanges: [line.exchange.id],
          line: mark(line, attributeOf(parsed, 'max-age')?.inForce ? 'max-age' : 'expires'),
          message: fill(
            {
              en: '`{name}` first ended with the browser; then the same cookie was set to stay for {days} days.',
              ko: '처음에는 브라우저와 함께 끝나던 `{name}` 쿠키가 이후 {days}일 동안 남도록 다시 설정되었습니다.',
            },
            { name: cookie.facts.name, days: days(askedLifetime(line) ?? 0) },
          ),
          why: fill(
            {
              en: 'Since `{place}` one key does both: it opens the session now and keeps the visitor signed in for weeks. It cannot be replaced at each use, and it cannot be revoked without ending the session.',
              ko: '`{place}` 이후로 열쇠 하나가 지금의 세션과 몇 주간의 로그인 유지를 함께 맡습니다. 쓸 때마다 바꿀 수 없고, 세션을 끝내지 않고는 폐기할 수도 없습니다.',
            },
            { place: shown(line.exchange.url) },
          ),
          fix: {
            message: {
              en: 'Keep the session cookie without expiry, and give “stay signed in” a token of its own that the server replaces at each use.',
              ko: '세션 쿠키에는 만료를 두지 말고, ‘로그인 유지’에는 서버가 쓸 때마다 교체하는 별도의 토큰을 두십시오.',
            },
            header: fixedLine(parsed, { attributes: { expires: null, 'max-age': null } }),
          },
        });
      }),
      noSessionCookie,
    ),
};
