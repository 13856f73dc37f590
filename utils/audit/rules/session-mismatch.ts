import { fill } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { type Answer, combine, fail, pass } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { shown } from '../places.ts';
import { deniedPages, isDenied, isServed, pageOf } from '../protected-pages.ts';
import { cheatSheet } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, noSessionCookie, sentAs, sessionCookies } from '../session-cookies.ts';

/** One page, one id, and answers that change: some of the servers know the session, others do not. */
export const sessionMismatch: Rule = {
  id: 'session-mismatch',
  title: { en: 'Session that only some servers know', ko: '일부 서버만 아는 세션' },
  references: [cheatSheet],
  judge(facts) {
    const cookies = sessionCookies(facts, carrierRoles);
    return combine(
      cookies.map((cookie) => judgeCookie(facts, cookie)),
      noSessionCookie,
    );
  },
};

function judgeCookie(facts: Facts, cookie: Facts['conclusions']['cookies'][number]): Answer {
  const logins = new Set(facts.conclusions.events.filter(({ type }) => type === 'login' || type === 'logout').map(({ exchange }) => exchange));
  const denied = deniedPages(facts);
  if (denied.size === 0) return pass;
  /** By page and id, since somebody logged in or out: known, then turned away. */
  const seen = new Map<string, ExchangeFacts[]>();
  for (const at of facts.analysis.exchanges) {
    if (logins.has(at.exchange.id)) seen.clear();
    const value = sentAs(at.sent, cookie)?.value;
    const page = pageOf(at);
    if (value === undefined || !denied.has(page) || !(isServed(at) || isDenied(at))) continue;
    const key = `${page}\n${value}`;
    const [first, turned] = seen.get(key) ?? [];
    // Known, turned away, known again. A session that ended does not come back by itself.
    if (first === undefined ? isServed(at) : turned === undefined && isDenied(at)) seen.set(key, first === undefined ? [at] : [first, at]);
    else if (first && turned && isServed(at)) return found(cookie, first, turned, at);
  }
  return pass;
}

function found(cookie: Facts['conclusions']['cookies'][number], first: ExchangeFacts, turned: ExchangeFacts, again: ExchangeFacts): Answer {
  return fail({
    severity: 'high',
    cookie: cookie.facts.key,
    exchanges: [turned.exchange.id, first.exchange.id, again.exchange.id],
    message: fill(
      {
        en: 'With the same `{name}`, `{place}` was answered, then refused, then answered again.',
        ko: '같은 `{name}` 값으로 `{place}`에 응답했다가, 거절했다가, 다시 응답했습니다.',
      },
      { name: cookie.facts.name, place: shown(turned.exchange.url) },
    ),
    why: {
      en: 'Nobody logged in or out in between. The servers behind this name do not share their sessions: a request that reaches the wrong one finds the visitor logged out (session mismatch).',
      ko: '그사이에 로그인이나 로그아웃은 없었습니다. 이 이름 뒤의 서버들이 세션을 공유하지 않아, 다른 서버로 간 요청은 로그아웃된 것으로 처리됩니다(세션 불일치).',
    },
    fix: {
      message: {
        en: 'Keep sessions in a store that all servers ask, replicate them, or bind each visitor to one server. Scale-out compares these on your own traffic.',
        ko: '모든 서버가 묻는 저장소에 세션을 두거나, 서로 복제하거나, 방문자를 한 서버에 고정하십시오. 확장 탭에서 실제 트래픽으로 비교할 수 있습니다.',
      },
    },
  });
}
