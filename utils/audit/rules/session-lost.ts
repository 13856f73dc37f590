import { fill } from '../../i18n/text.ts';
import { sessionRoles } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { loginLoops } from '../login-loops.ts';
import { loggedOut } from '../logouts.ts';
import { shown } from '../places.ts';
import { cheatSheet } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, sessionCookies } from '../session-cookies.ts';

export const sessionLost: Rule = {
  id: 'session-lost',
  title: { en: 'Session that the server forgot', ko: '서버가 잊은 세션' },
  references: [cheatSheet],
  judge(facts) {
    if (sessionCookies(facts).length === 0) return { kind: 'not-applicable', why: noSessionCookie };
    const answers = facts.conclusions.events.filter(({ type }) => type === 'lost').map((event) => judgeLoss(facts, event.exchange, event.cookies));
    const findings = new Map<string | null, Answer & { kind: 'fail' }>();
    for (const answer of answers) {
      if (answer.kind !== 'fail') continue;
      const known = findings.get(answer.finding.cookie);
      const exchanges = [...(known?.finding.exchanges ?? []), ...answer.finding.exchanges].slice(0, exchangesShown);
      findings.set(answer.finding.cookie, { kind: 'fail', finding: { ...(known ?? answer).finding, exchanges } });
    }
    return findings.size > 0 ? combine([...findings.values()], noSessionCookie) : combine([pass], noSessionCookie);
  },
};

function judgeLoss(facts: Facts, id: number, keys: readonly string[]): Answer {
  const at = facts.analysis.exchanges[id];
  const cookie = facts.conclusions.cookies.find(({ facts: one, role }) => keys.includes(one.key) && sessionRoles.has(role));
  if (!at || !cookie) return skip;
  const shownId = at.sent.find(({ key, name }) => key === cookie.facts.key || (key === null && name === cookie.facts.name));
  // Without the cookie the server had nothing to recognise: that is the browser's side, and `login-loop` or a refusal tells it.
  if (!shownId) return skip;
  if (loginLoops(facts).some(({ culprit }) => culprit?.name === cookie.facts.name)) return skip;
  // An id that was logged out before is forgotten rightly.
  if (loggedOut(facts).some(({ request, value }) => request.exchange.id < id && value === shownId.value)) return skip;
  const moved = at.setCookies.some(({ key }) => facts.conclusions.cookies.some(({ facts: other, role }) => other.key === key && role === 'affinity'));
  const wasLoggedIn = facts.conclusions.events.some(({ type, exchange }) => type === 'login' && exchange < id);
  return fail({
    severity: wasLoggedIn ? 'medium' : 'low',
    cookie: cookie.facts.key,
    exchanges: [id],
    message: fill(
      {
        en: '`{place}` received `{name}` and answered with a new id, without a login or logout: the server no longer knew the session.',
        ko: '`{place}`{~place|은/는} `{name}` 쿠키를 받고도 로그인이나 로그아웃 없이 새 ID로 응답했습니다. 서버가 세션을 알지 못했습니다.',
      },
      { place: shown(at.exchange.url), name: cookie.facts.name },
    ),
    why: moved
      ? {
          en: 'In the same answer the load balancer changed its cookie: the visitor came to another server, and that one does not have the session.',
          ko: '같은 응답에서 로드 밸런서의 쿠키도 바뀌었습니다. 방문자가 다른 서버로 옮겨졌는데 그 서버에는 세션이 없습니다.',
        }
      : {
          en: 'A cart is empty, a form starts over, a login is gone. Usual causes: sessions in the memory of one of several servers, a restart, or a store that drops entries.',
          ko: '장바구니가 비고, 작성하던 폼이 처음으로 돌아가고, 로그인이 풀립니다. 여러 서버 중 한 대의 메모리에만 둔 세션, 재시작, 항목을 버리는 저장소가 흔한 원인입니다.',
        },
    fix: {
      message: {
        en: 'Keep sessions in a store that all servers share, or bind each visitor to one server.',
        ko: '모든 서버가 함께 쓰는 저장소에 세션을 두거나, 방문자를 한 서버에 고정하십시오.',
      },
    },
  });
}
