import { fill } from '../../i18n/text.ts';
import { fail, pass, skip } from '../answer.ts';
import { fixedLine } from '../fix-line.ts';
import { day, days, forever, lifetimeOf } from '../lifetimes.ts';
import { attributeOf, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSessionCookies, settingsOf } from '../session-cookies.ts';

/** Consumer sites keep people signed in for weeks; that is a choice. Beyond these it is rarely one. */
const longest = { 'session-id': 30 * day, 'auth-token': 30 * day, 'remember-me': 400 * day } as const;

export const cookieLifetimeTooLong: Rule = {
  id: 'cookie-lifetime-too-long',
  title: { en: 'Session cookie that stays for months', ko: '몇 달씩 남는 세션 쿠키' },
  references: [rfc6265bis('5.5'), wstg('07'), asvs(7, '3.2'), cheatSheet, cwe(613)],
  judge: (facts) =>
    judgeSessionCookies(facts, (cookie) => {
      const lifetime = lifetimeOf(facts, cookie);
      if (!lifetime) return typeof settingsOf(facts, cookie) === 'string' ? skip : pass;
      const { line, asked } = lifetime;
      const limit = longest[cookie.role as keyof typeof longest];
      // `session-never-expires` has the clearer words for these.
      if (asked >= forever) return skip;
      if (asked <= limit) return pass;
      const { parsed } = line.set;
      if (parsed.kind === 'malformed') return skip;
      const kind = attributeOf(parsed, 'max-age')?.inForce ? 'max-age' : 'expires';
      return fail({
        severity: 'low',
        cookie: cookie.facts.key,
        exchanges: [line.exchange.id],
        line: mark(line, kind),
        message: fill(
          {
            en: '`{name}` carries the session and asks to stay for {days} days.',
            ko: '세션을 담은 `{name}` 쿠키가 {days}일 동안 남도록 설정되어 있습니다.',
          },
          { name: cookie.facts.name, days: days(asked) },
        ),
        why: fill(
          {
            en: 'A copy taken from a shared computer or a backup opens the account at `{place}` for as long, unless the server ends the session sooner. Chromium cuts every cookie at 400 days.',
            ko: '서버가 세션을 먼저 끝내지 않는 한, 공용 컴퓨터나 백업에서 빼낸 사본으로 그동안 내내 `{place}`의 계정을 열 수 있습니다. Chromium은 모든 쿠키를 400일에서 자릅니다.',
          },
          { place: shown(line.exchange.url) },
        ),
        fix: {
          message: {
            en: 'Leave the expiry out, or let it be days; for “stay signed in” use a separate token that is replaced at each use.',
            ko: '만료를 빼거나 며칠로 줄이십시오. ‘로그인 유지’에는 쓸 때마다 교체되는 별도의 토큰을 쓰는 것이 좋습니다.',
          },
          header: fixedLine(
            parsed,
            cookie.role === 'remember-me'
              ? { attributes: { expires: null, 'max-age': String((30 * day) / 1000) } }
              : { attributes: { expires: null, 'max-age': null } },
          ),
        },
      });
    }),
};
