import { siteOf } from '../../cookie/index.ts';
import type { Exchange } from '../../http/exchange.ts';
import { fill } from '../../i18n/text.ts';
import { exchangesShown } from '../answer.ts';
import { fixedCookie } from '../fix-line.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { homeOf } from '../session-values.ts';
import { type UrlId, urlReader } from '../url-ids.ts';

export const sessionIdInUrl: Rule = {
  id: 'session-id-in-url',
  title: { en: 'Session id in the URL', ko: 'URL에 담긴 세션 ID' },
  references: [wstg('04'), asvs(3, '3.4'), asvs(14, '2.1'), cheatSheet, cwe(598)],
  judge(facts) {
    const read = urlReader(facts);
    const found = new Map<string, { id: UrlId; url: string; exchanges: number[]; times: number }>();
    for (const { exchange } of facts.analysis.exchanges) {
      const id = read(exchange.url);
      if (!id || isOthers(exchange, id)) continue;
      const known = found.get(id.parameter);
      if (known) {
        known.times++;
        if (known.exchanges.length < exchangesShown) known.exchanges.push(exchange.id);
      } else if (found.size < 20) found.set(id.parameter, { id, url: exchange.url, exchanges: [exchange.id], times: 1 });
    }
    if (facts.analysis.exchanges.length === 0) return { kind: 'not-applicable', why: { en: 'Nothing was recorded.', ko: '기록된 것이 없습니다.' } };
    if (found.size === 0) return { kind: 'pass' };
    const findings = [...found.values()].map(({ id, url, exchanges, times }): FindingDraft => {
      const current = id.cookie?.facts.current;
      return {
        severity: 'high',
        cookie: id.cookie?.facts.key ?? null,
        exchanges,
        message: fill(
          id.how === 'path'
            ? {
                en: 'The path of `{place}` carries the session id, as `;{parameter}=…`.',
                ko: '`{place}`의 경로에 세션 ID가 `;{parameter}=…` 형태로 들어 있습니다.',
              }
            : {
                en: 'The URL of `{place}` carries the session id, as `?{parameter}=…`.',
                ko: '`{place}`의 URL에 세션 ID가 `?{parameter}=…` 형태로 들어 있습니다.',
              },
          { place: shown(url), parameter: id.parameter },
        ),
        why: fill(
          {
            en: 'Requests of this recording that had it: {times}. A URL is kept in the history, written into logs, shown in `Referer` and copied into chats: who opens such a link is logged in as the one who sent it.',
            ko: '이 기록에서 요청 {times}개에 ID가 들어 있었습니다. URL은 방문 기록과 서버 로그에 남고 `Referer`로 전해지며 대화방에 복사됩니다. 그런 링크를 연 사람은 링크를 보낸 사람으로 로그인됩니다.',
          },
          { times },
        ),
        fix: {
          message: {
            en: 'Let a cookie carry the id, and switch URL rewriting off (`session.use_only_cookies`, `<tracking-mode>COOKIE</tracking-mode>`).',
            ko: 'ID는 쿠키로만 전달하고 URL 재작성(URL rewriting)을 끄십시오(`session.use_only_cookies`, `<tracking-mode>COOKIE</tracking-mode>`).',
          },
          header: current
            ? fixedCookie(current, { attributes: { httponly: true, samesite: current.sameSite === 'default' ? 'Lax' : current.sameSite } })
            : `Set-Cookie: ${id.parameter.replace(/[^\w.-]/g, '')}=…; Path=/; HttpOnly; SameSite=Lax${url.startsWith('https:') ? '; Secure' : ''}`,
        },
      };
    });
    return { kind: 'fail', findings };
  },
};

/** The session of one site in the URL of another is `session-id-to-third-party`'s; a number that a third party's own script counts visits by is no session here. */
function isOthers({ url, resourceType, initiator }: Exchange, { cookie }: UrlId): boolean {
  if (cookie) return homeOf(cookie) !== siteOf(url);
  return resourceType !== 'document' && resourceType !== 'iframe' && initiator.topLevelUrl !== null && siteOf(initiator.topLevelUrl) !== siteOf(url);
}
