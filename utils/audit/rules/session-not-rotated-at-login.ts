import { siteOf } from '../../cookie/index.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, ExchangeFacts, LifeEvent, SentFacts } from '../../session/types.ts';
import { type Answer, combine, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { isDeletion } from '../lines.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, sentAs, sessionCookies, settingsOf } from '../session-cookies.ts';

export const sessionNotRotatedAtLogin: Rule = {
  id: 'session-not-rotated-at-login',
  title: { en: 'Session id that stays the same at login', ko: '로그인해도 바뀌지 않는 세션 ID' },
  references: [wstg('03'), asvs(7, '2.4'), cheatSheet, cwe(384)],
  judge(facts) {
    const logins = facts.conclusions.events.filter(({ type }) => type === 'login');
    const answers = logins.map((event) => judgeLogin(facts, event));
    // The same cookie at five logins is one fault.
    const seen = new Set<string | null>();
    const once = answers.filter((answer) => answer.kind !== 'fail' || (!seen.has(answer.finding.cookie) && seen.add(answer.finding.cookie)));
    return combine(once, {
      en: 'No login was recorded. Log in while recording to see whether the id changes.',
      ko: '기록된 로그인이 없습니다. 기록 중에 로그인하면 ID가 바뀌는지 알 수 있습니다.',
    });
  },
};

function judgeLogin(facts: Facts, event: LifeEvent): Answer {
  const login = facts.analysis.exchanges[event.exchange];
  if (!login) return skip;
  const held = sessionCookies(facts, carrierRoles).flatMap((cookie) => {
    const before = sentAs(login.sent, cookie);
    return before && before.value !== '' ? [{ cookie, before }] : [];
  });
  // No id before the login: what it issued is new.
  if (held.length === 0) return pass;
  const next = nextUse(facts, login);
  const told = [login, ...between(facts, login, next)];
  const keys = new Set(sessionCookies(facts, carrierRoles).map(({ facts: cookie }) => cookie.key));
  const renewed = held.find(
    ({ cookie, before }) =>
      isReplaced(told, cookie, before) || (next && sentAs(next.sent, cookie)?.value !== before.value && sentAs(next.sent, cookie) !== null),
  );
  if (renewed) return changesAlways(renewed.cookie) ? unsure(cannotCompare(renewed.cookie)) : pass;
  // Another cookie was issued at the login, so the old one is not what says who the visitor is.
  const heldKeys = new Set(held.map(({ cookie }) => cookie.facts.key));
  if (
    told.some(({ setCookies, exchange }) =>
      setCookies.some(
        (set) =>
          set.key !== null && keys.has(set.key) && !heldKeys.has(set.key) && set.verdict.outcome !== 'refused' && !isDeletion({ set, exchange }),
      ),
    )
  )
    return pass;
  const kept = next ? held.find(({ cookie, before }) => sentAs(next.sent, cookie)?.value === before.value) : undefined;
  if (!next || !kept) return unsure(notUsed(login));
  return failure(facts, login, next, kept.cookie);
}

function failure(facts: Facts, login: ExchangeFacts, next: ExchangeFacts, cookie: CookieConclusion): Answer {
  const settings = settingsOf(facts, cookie);
  const first = cookie.facts.firstSeen.exchange;
  const ids = [login.exchange.id, next.exchange.id, ...(first === null ? [] : [first])];
  return fail({
    severity: 'high',
    cookie: cookie.facts.key,
    exchanges: [...new Set(ids)],
    message: fill(
      {
        en: '`{name}` had the same value before and after the login at `{place}`: the id was not replaced.',
        ko: '`{place}`에서 로그인하기 전과 후에 `{name}` 쿠키의 값이 같습니다. ID가 교체되지 않았습니다.',
      },
      { name: cookie.facts.name, place: shown(login.exchange.url) },
    ),
    why: fill(
      {
        en: 'An id that somebody planted in the browser or overheard before the login now opens the account (session fixation): `{next}` was answered under the id that the anonymous visitor already had.',
        ko: '로그인 전에 누군가 브라우저에 심었거나 엿들은 ID로 이제 계정을 열 수 있습니다(세션 고정, session fixation). `{next}` 요청은 익명 방문자일 때의 ID 그대로 처리되었습니다.',
      },
      { next: shown(next.exchange.url) },
    ),
    fix: {
      message: {
        en: 'Issue a new id in the answer to the login and drop the old one (`req.session.regenerate()`, `session_regenerate_id(true)`, `changeSessionId()`).',
        ko: '로그인 응답에서 새 ID를 발급하고 이전 ID는 폐기하십시오(`req.session.regenerate()`, `session_regenerate_id(true)`, `changeSessionId()`).',
      },
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({}) }),
    },
  });
}

/** How far behind the login its first use may be. */
const reach = 200;

function nextUse({ analysis }: Facts, { exchange: login, sent: had }: ExchangeFacts): ExchangeFacts | null {
  const site = siteOf(login.url);
  const names = new Set(had.map(({ name }) => name));
  const next = analysis.exchanges
    .slice(login.id + 1, login.id + 1 + reach)
    .find(({ exchange, sent }) => siteOf(exchange.url) === site && sent.some(({ name }) => names.has(name)));
  return next ?? null;
}

function between({ analysis }: Facts, { exchange: login }: ExchangeFacts, next: ExchangeFacts | null): readonly ExchangeFacts[] {
  return analysis.exchanges.slice(login.id + 1, next ? next.exchange.id : login.id + 1);
}

/** A new id that the browser refused was issued all the same: the refusal is another fault, with rules of its own. */
function isReplaced(exchanges: readonly ExchangeFacts[], { facts: cookie }: CookieConclusion, before: SentFacts): boolean {
  return exchanges.some(({ exchange, setCookies }) =>
    setCookies.some(
      (set) => set.key === cookie.key && !isDeletion({ set, exchange }) && set.parsed.kind === 'set-cookie' && set.parsed.value !== before.value,
    ),
  );
}

/** Encrypted cookies (Laravel, Rails) get a new value with every answer, whether the id inside changes or not. */
function changesAlways({ facts: cookie }: CookieConclusion): boolean {
  return cookie.distinctValues >= 5 && cookie.timesSet >= 5 && cookie.distinctValues >= cookie.timesSet * 0.8;
}

function cannotCompare({ facts: cookie }: CookieConclusion): Text {
  return fill(
    {
      en: '`{name}` gets a new value with almost every answer, as encrypted cookies do, so a new value at login does not prove a new id.',
      ko: '`{name}` 쿠키는 암호화된 쿠키처럼 거의 모든 응답에서 값이 바뀝니다. 따라서 로그인할 때 값이 바뀌었다고 해서 ID가 바뀌었다고 볼 수는 없습니다.',
    },
    { name: cookie.name },
  );
}

function notUsed({ exchange }: ExchangeFacts): Text {
  return fill(
    {
      en: 'No request after the login at `{place}` shows which id is in use. Load one more page.',
      ko: '`{place}`에서 로그인한 뒤 어떤 ID를 쓰는지 보여 주는 요청이 없습니다. 페이지를 하나 더 여십시오.',
    },
    { place: shown(exchange.url) },
  );
}
