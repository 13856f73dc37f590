import { readUrl } from '../../http/url.ts';
import { fill } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { combine, fail, pass } from '../answer.ts';
import { firstOfEach, leftAtHome } from '../left-at-home.ts';
import { mark } from '../lines.ts';
import { placeOf, shown } from '../places.ts';
import { rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, noSessionCookie, sessionCookies } from '../session-cookies.ts';

/** Logged in on `www.`, a stranger on the bare name, or the other way round. */
export const sessionHostSplit: Rule = {
  id: 'session-host-split',
  title: { en: 'Session that one of the site’s two names does not see', ko: '사이트의 두 이름 중 한쪽에서 보이지 않는 세션' },
  references: [rfc6265bis('5.8.3'), rfc6265bis('5.1.3')],
  judge(facts) {
    if (sessionCookies(facts, carrierRoles).length === 0) return { kind: 'not-applicable', why: noSessionCookie };
    const lost = firstOfEach(
      leftAtHome(facts, ['domain-mismatch'], carrierRoles, isPage).filter(({ stored, at }) => areTwins(stored.domain, placeOf(at.exchange.url).host)),
    );
    const answers = lost.map(({ at, cookie, stored, line, denied, exchanges }) => {
      const host = placeOf(at.exchange.url).host;
      const apex = stored.domain.startsWith('www.') ? stored.domain.slice(4) : stored.domain;
      return fail({
        severity: denied ? 'medium' : 'low',
        cookie: cookie.facts.key,
        exchanges,
        ...(line ? { line: mark(line, 'domain') } : {}),
        message: fill(
          {
            en: '`{name}` belongs to `{home}` alone, and `{place}` was opened without it.',
            ko: '`{name}` 쿠키는 `{home}`에만 속하므로 `{place}`{~place|을/를} 열 때 전송되지 않았습니다.',
          },
          { name: cookie.facts.name, home: stored.domain, place: shown(at.exchange.url) },
        ),
        why: fill(
          {
            en: 'To the browser `{home}` and `{host}` are two hosts. Whoever logs in on one is a stranger on the other, though the pages look the same.',
            ko: '브라우저에게 `{home}`{~home|과/와} `{host}`{~host|은/는} 서로 다른 호스트입니다. 한쪽에서 로그인해도 다른 쪽에서는 낯선 방문자이며, 페이지는 똑같아 보입니다.',
          },
          { home: stored.domain, host },
        ),
        fix: {
          message: fill(
            {
              en: 'Redirect one of the names to the other before anybody logs in. Only if both must stay: set the cookie with `Domain={apex}`, which shares it with every subdomain.',
              ko: '로그인하기 전에 한쪽 이름을 다른 쪽으로 리다이렉트하십시오. 두 이름을 모두 유지해야 할 때만 `Domain={apex}`{~apex|으로/로} 설정하되, 모든 하위 도메인과 공유된다는 점에 유의하십시오.',
            },
            { apex },
          ),
        },
      });
    });
    return combine(answers.length > 0 ? answers : [pass], noSessionCookie);
  },
};

function isPage({ exchange }: ExchangeFacts): boolean {
  // A name that only sends its visitors on to the other needs no session.
  return (
    exchange.resourceType === 'document' && !(exchange.status !== null && exchange.status >= 300 && exchange.status < 400 && leavesHost(exchange))
  );
}

function leavesHost({ url, responseHeaders }: ExchangeFacts['exchange']): boolean {
  const location = responseHeaders.find(({ name }) => name === 'location')?.value ?? '';
  const target = readUrl(location, url);
  return target !== null && target.hostname !== placeOf(url).host;
}

function areTwins(one: string, other: string): boolean {
  return one === `www.${other}` || other === `www.${one}`;
}
