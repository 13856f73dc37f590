import { siteOf } from '../../cookie/index.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, ExchangeFacts } from '../../session/types.ts';
import { type Answer, combine, fail, pass, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { loggedOut } from '../logouts.ts';
import { payloadOf } from '../payloads.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, isPieceOf, sentAs, sessionCookies, settingsOf } from '../session-cookies.ts';

/** Two keys in one hand: they must be of one visitor and of one visit. */
export const sessionCookiesDisagree: Rule = {
  id: 'session-cookies-disagree',
  title: { en: 'Session cookies that do not belong together', ko: '서로 어긋나는 세션 쿠키' },
  references: [wstg('01'), wstg('06'), asvs(7, '4.1'), cheatSheet, cwe(613)],
  judge(facts) {
    return combine(
      pairsOf(facts).map((pair) => judgePair(facts, pair)),
      {
        en: 'No two session cookies went together in one request.',
        ko: '한 요청에 함께 실린 세션 쿠키 두 개가 없습니다.',
      },
    );
  },
};

interface Pair {
  readonly one: CookieConclusion;
  readonly other: CookieConclusion;
  /** The latest request that carried both. */
  readonly at: ExchangeFacts;
}

function pairsOf(facts: Facts): readonly Pair[] {
  const cookies = sessionCookies(facts, carrierRoles).slice(0, 10);
  return cookies.flatMap((one, index) =>
    cookies.slice(index + 1).flatMap((other): readonly Pair[] => {
      if (one.facts.name === other.facts.name || isPieceOf(one, other) || isPieceOf(other, one)) return [];
      const at = facts.analysis.exchanges.findLast(({ sent }) => sentAs(sent, one) && sentAs(sent, other));
      return at ? [{ one, other, at }] : [];
    }),
  );
}

function judgePair(facts: Facts, pair: Pair): Answer {
  const subjects = compareSubjects(pair);
  if (subjects === 'differ') return otherUser(facts, pair);
  const left = leftOver(facts, pair);
  if (left) return earlierVisit(facts, left);
  if (subjects === 'agree' || changedTogether(facts, pair)) return pass;
  return unsure(fill(opaque, { one: pair.one.facts.name, other: pair.other.facts.name }));
}

/** What tokens call the user they are about. */
const subjectNames = ['sub', 'user_id', 'userid', 'uid', 'email', 'username', 'login'] as const;

function compareSubjects({ one, other, at }: Pair): 'agree' | 'differ' | 'unknown' {
  const here = payloadOf(sentAs(at.sent, one)?.value ?? '');
  const there = payloadOf(sentAs(at.sent, other)?.value ?? '');
  if (!here || !there) return 'unknown';
  // Identity providers may give each application another name for the same user.
  const sameIssuer = here['iss'] === there['iss'] && JSON.stringify(here['aud']) === JSON.stringify(there['aud']);
  for (const name of subjectNames) {
    if (name === 'sub' && !sameIssuer) continue;
    const a = subjectOf(here, name);
    const b = subjectOf(there, name);
    if (a !== null && b !== null) return a === b ? 'agree' : 'differ';
  }
  return 'unknown';
}

function subjectOf(payload: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.entries(payload).find(([key]) => key.toLowerCase().replace(/[-_]/g, '') === name.replace('_', ''))?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : null;
}

interface LeftOver {
  readonly kept: CookieConclusion;
  readonly renewed: CookieConclusion;
  readonly logout: ExchangeFacts;
  readonly at: ExchangeFacts;
}

/** After a logout and another login one of the two is new, and the other is still that of the visit before. */
function leftOver(facts: Facts, { one, other }: Pair): LeftOver | null {
  for (const { cookie, request, value, event } of loggedOut(facts)) {
    const [kept, renewed] = cookie.facts.key === one.facts.key ? [one, other] : cookie.facts.key === other.facts.key ? [other, one] : [];
    if (!kept || !renewed) continue;
    const login = facts.conclusions.events.find(({ type, exchange, site }) => type === 'login' && exchange > event.exchange && site === event.site);
    if (!login) continue;
    const at = facts.analysis.exchanges
      .slice(login.exchange + 1)
      .find(({ exchange, sent }) => siteOf(exchange.url) === siteOf(request.exchange.url) && sentAs(sent, kept) && sentAs(sent, renewed));
    const before = sentAs(request.sent, renewed)?.value;
    if (!at || before === undefined || sentAs(at.sent, kept)?.value !== value || sentAs(at.sent, renewed)?.value === before) continue;
    return { kept, renewed, logout: request, at };
  }
  return null;
}

/** Both were replaced by a second login: whoever looks at them sees one visit. */
function changedTogether({ conclusions }: Facts, { one, other }: Pair): boolean {
  const logins = conclusions.events.filter(({ type }) => type === 'login').length;
  return logins > 1 && one.facts.distinctValues > 1 && other.facts.distinctValues > 1;
}

function otherUser(facts: Facts, { one, other, at }: Pair): Answer {
  return fail({
    severity: 'high',
    cookie: one.facts.key,
    exchanges: [at.exchange.id],
    message: fill(
      {
        en: '`{place}` was asked with `{one}` of one user and `{other}` of another.',
        ko: '`{place}` 요청에 실린 `{one}` 쿠키와 `{other}` 쿠키가 서로 다른 사용자의 것입니다.',
      },
      { place: shown(at.exchange.url), one: one.facts.name, other: other.facts.name },
    ),
    why: {
      en: 'Each part of the site believes the cookie that it reads. What one user does may be done in the name of the other, and one may see what is the other’s.',
      ko: '사이트의 각 부분은 자신이 읽는 쿠키를 믿습니다. 한 사용자의 행동이 다른 사용자의 이름으로 처리되거나, 다른 사용자의 정보가 보일 수 있습니다.',
    },
    fix: {
      message: {
        en: 'Issue and end both in the same answer, and refuse requests in which they name different users.',
        ko: '두 쿠키를 같은 응답에서 함께 발급하고 함께 끝내며, 서로 다른 사용자를 가리키는 요청은 거부하십시오.',
      },
      ...headerOf(facts, other),
    },
  });
}

function earlierVisit(facts: Facts, { kept, renewed, logout, at }: LeftOver): Answer {
  const slots = { kept: kept.facts.name, renewed: renewed.facts.name, logout: shown(logout.exchange.url), place: shown(at.exchange.url) };
  return fail({
    severity: 'medium',
    cookie: kept.facts.key,
    exchanges: [at.exchange.id, logout.exchange.id],
    message: fill(
      {
        en: '`{place}` was asked with a new `{renewed}` and with the `{kept}` of the visit that ended at `{logout}`.',
        ko: '`{place}` 요청에 새 `{renewed}` 쿠키와 함께, `{logout}`에서 끝난 이전 방문의 `{kept}` 쿠키가 실렸습니다.',
      },
      slots,
    ),
    why: fill(
      {
        en: 'What the server keeps under `{kept}` is still that of the visitor before: a cart, an address, a right. At a shared computer that is another person.',
        ko: '서버가 `{kept}` 아래에 둔 장바구니나 주소, 권한은 여전히 이전 방문자의 것입니다. 공용 컴퓨터라면 다른 사람입니다.',
      },
      slots,
    ),
    fix: {
      message: {
        en: 'End every part of the session at logout, and give each a new value at login.',
        ko: '로그아웃할 때 세션을 이루는 쿠키를 모두 끝내고, 로그인할 때 모두 새 값으로 발급하십시오.',
      },
      ...headerOf(facts, kept),
    },
  });
}

function headerOf(facts: Facts, cookie: CookieConclusion): { readonly header?: string } {
  const settings = settingsOf(facts, cookie);
  return typeof settings === 'string' ? {} : { header: settings.fixed({ attributes: { expires: null, 'max-age': '0' } }) };
}

const opaque: Text = {
  en: '`{one}` and `{other}` carry the session together, and neither says whose it is. Log out and log in as somebody else while recording: then a part that stays behind shows.',
  ko: '`{one}` 쿠키와 `{other}` 쿠키가 함께 세션을 담고 있지만 누구의 것인지는 드러나지 않습니다. 기록하면서 로그아웃하고 다른 사용자로 로그인하면 남겨진 부분이 드러납니다.',
};
