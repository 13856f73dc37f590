import { fill } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { fail, pass } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { mark } from '../lines.ts';
import { placeOf } from '../places.ts';
import { asvs, cheatSheet, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSettings } from '../session-cookies.ts';

export const cookieDomainTooWide: Rule = {
  id: 'cookie-domain-too-wide',
  title: { en: 'Session cookie for every subdomain', ko: '모든 서브도메인에 열린 세션 쿠키' },
  references: [rfc6265bis('8.6'), wstg('02'), asvs(3, '3.3'), cheatSheet, cwe(565)],
  judge: (facts) =>
    judgeSettings(facts, (cookie, settings) => {
      if (settings.hostOnly) return pass;
      const { host } = placeOf(settings.url);
      // Hosts that share the session on purpose need the wide domain: seen in use on a second host, it is a choice.
      if (hostsOf(facts, cookie).size > 1) return pass;
      return fail({
        severity: host === settings.domain ? 'info' : 'low',
        cookie: cookie.facts.key,
        exchanges: settings.exchanges,
        ...(settings.line ? { line: mark(settings.line, 'domain') } : {}),
        message: fill(
          {
            en: '`{name}` carries the session of `{host}`, and `Domain={domain}` sends it to every host under `{domain}`.',
            ko: '`{name}` 쿠키는 `{host}`의 세션을 담고 있는데, `Domain={domain}` 때문에 `{domain}` 아래의 모든 호스트로 보내집니다.',
          },
          { name: cookie.facts.name, host, domain: settings.domain },
        ),
        why: fill(
          {
            en: 'In this recording only `{host}` used it. A forgotten or hired-out host such as `old.{domain}` would receive the id with every visit, and could also plant its own in the place of it.',
            ko: '이 기록에서 이 쿠키를 쓴 곳은 `{host}`뿐입니다. `old.{domain}`처럼 방치되었거나 외부에 맡긴 호스트도 방문이 있을 때마다 ID를 받게 되고, 그 자리에 다른 ID를 심을 수도 있습니다.',
          },
          { host, domain: settings.domain },
        ),
        fix: {
          message: {
            en: 'Leave `Domain` out, unless other hosts share this session.',
            ko: '다른 호스트와 세션을 함께 쓰지 않는다면 `Domain`을 빼십시오.',
          },
          header: settings.fixed({ attributes: { domain: null } }),
        },
      });
    }),
};

function hostsOf({ analysis }: Facts, { facts: cookie }: CookieConclusion): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const { exchange, sent } of analysis.exchanges) {
    if (sent.some(({ key }) => key === cookie.key)) hosts.add(placeOf(exchange.url).host);
    if (hosts.size > 1) break;
  }
  return hosts;
}
