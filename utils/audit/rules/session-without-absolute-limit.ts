import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { askedLifetime, year } from '../lifetimes.ts';
import { isIssue, type Line, linesOfCookie, mark } from '../lines.ts';
import { livesInItself, payloadOf } from '../payloads.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, sessionCookies } from '../session-cookies.ts';

/**
 * Each use prolongs the session. Whether the server ends it some day all the same cannot be seen, unless the session lives in the
 * cookie itself: then what is not in the cookie is nowhere.
 */
export const sessionWithoutAbsoluteLimit: Rule = {
  id: 'session-without-absolute-limit',
  title: { en: 'Session that every use prolongs without a limit', ko: '쓸 때마다 한없이 연장되는 세션' },
  references: [wstg('07'), asvs(7, '3.2'), cheatSheet, cwe(613)],
  judge: (facts) =>
    combine(
      sessionCookies(facts, carrierRoles).map((cookie) => judgeCookie(facts, cookie)),
      { en: 'No session was prolonged by its use.', ko: '사용할 때마다 연장되는 세션이 보이지 않습니다.' },
    ),
};

function judgeCookie(facts: Facts, cookie: CookieConclusion): Answer {
  const lines = sinceLogin(facts, cookie);
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last || lines.length < 3 || !isProlonged(cookie, first, last)) return skip;
  const slots = { name: cookie.facts.name, place: shown(last.exchange.url), times: lines.length };
  if (!livesInItself(cookie)) return unsure(fill(onServer, slots));
  const then = payloadIn(first);
  const now = payloadIn(last);
  if (!then || !now) return unsure(fill(sealed, slots));
  if (now['exp'] !== undefined && now['exp'] === then['exp']) return pass;
  if (beginningIn(then, now, first.exchange.time)) return pass;
  // A name for an entry in the server's own list, where the beginning may be kept.
  if (handles.some((name) => now[name] !== undefined)) return unsure(fill(listed, slots));
  // Another token stood by when this one was made anew, and may have an end of its own.
  if (sessionCookies(facts).some(({ facts: other }) => other.key !== cookie.facts.key && stoodBy(facts, last, other.key, cookie.facts.name)))
    return unsure(fill(renewedByOther, slots));
  return fail({
    severity: 'low',
    cookie: cookie.facts.key,
    exchanges: lines.map(({ exchange }) => exchange.id).slice(-exchangesShown),
    line: mark(last, 'value'),
    message: fill(
      {
        en: '`{name}` holds the session itself and is written anew with use ({times} times since the login); nothing in it says when the session began.',
        ko: '`{name}` 쿠키는 세션 자체를 담고 있으며 사용할 때마다 새로 쓰이는데(로그인 뒤 {times}회), 세션이 언제 시작되었는지는 들어 있지 않습니다.',
      },
      slots,
    ),
    why: fill(
      {
        en: 'The server knows of a session what the cookie says. From the answer of `{place}` it cannot tell a login of today from one of last year, so a stolen copy that is used now and then stays good for ever.',
        ko: '서버는 쿠키에 적힌 것만큼만 세션을 압니다. `{place}` 응답의 값만으로는 오늘의 로그인과 작년의 로그인을 가릴 수 없으므로, 도난당한 사본도 가끔 쓰기만 하면 언제까지나 통합니다.',
      },
      slots,
    ),
    fix: {
      message: {
        en: 'Write the time of login into the session, leave it as it is at each renewal, and refuse sessions that are older than a day, or whatever suits the site.',
        ko: '로그인 시각을 세션에 적어 두고 갱신할 때 바꾸지 말며, 하루 등 사이트에 맞는 한도를 넘은 세션은 거부하십시오.',
      },
    },
  });
}

const handles = ['jti', 'sid', 'session_id', 'sessionId'] as const;

/** The lines by which answers gave the cookie since the last login, or in all when none was seen. */
function sinceLogin(facts: Facts, { facts: cookie }: CookieConclusion): readonly Line[] {
  const lines = linesOfCookie(facts, cookie.key).filter(isIssue);
  const login = facts.conclusions.events.findLast(({ type, exchange }) => type === 'login' && lines.some((line) => line.exchange.id >= exchange));
  return login ? lines.filter(({ exchange }) => exchange.id >= login.exchange) : lines;
}

/** The same session with a later end: by the browser's clock, or because its own value was written anew. */
function isProlonged(cookie: CookieConclusion, first: Line, last: Line): boolean {
  if (livesInItself(cookie)) return valueIn(first) !== valueIn(last);
  const lifetime = askedLifetime(last);
  return lifetime !== null && valueIn(first) === valueIn(last) && last.exchange.time > first.exchange.time;
}

function valueIn({ set: { parsed } }: Line): string {
  return parsed.kind === 'set-cookie' ? parsed.value : '';
}

function payloadIn(line: Line): Readonly<Record<string, unknown>> | null {
  return payloadOf(valueIn(line));
}

/** A moment that every writing kept: `auth_time`, `iat` of the first token, the site's own `loginAt`. */
function beginningIn(then: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>, time: number): boolean {
  return Object.entries(now)
    .slice(0, 100)
    .some(([name, value]) => {
      const at = momentOf(value);
      return then[name] === value && at !== null && at <= time + 60_000 && at > time - year;
    });
}

function momentOf(value: unknown): number | null {
  if (typeof value === 'number') return value > 1e11 ? value : value * 1000;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

function stoodBy({ analysis }: Facts, { exchange }: Line, key: string, name: string): boolean {
  return analysis.exchanges[exchange.id]?.sent.some((one) => one.key === key && one.name !== `${name}.sig`) ?? false;
}

const onServer: Text = {
  en: '`{name}` is prolonged by its use: {times} answers set it again with a later end. Whether the server ends the session at last all the same cannot be seen from the browser; its setting for an absolute lifetime would tell.',
  ko: '`{name}` 쿠키는 사용할 때마다 연장됩니다. 응답 {times}개가 더 늦은 만료로 다시 설정했습니다. 그래도 서버가 결국 세션을 끝내는지는 브라우저에서 보이지 않으며, 서버의 절대 수명 설정을 확인하면 알 수 있습니다.',
};

const sealed: Text = {
  en: '`{name}` holds the session itself, sealed, and is written anew with use. Whether the time of login is in it cannot be read without the key.',
  ko: '`{name}` 쿠키는 봉인된 세션 자체를 담고 있으며 사용할 때마다 새로 쓰입니다. 로그인 시각이 들어 있는지는 키 없이 읽을 수 없습니다.',
};

const listed: Text = {
  en: '`{name}` is written anew with use and has a number of its own, so the server may keep a list of sessions with their beginnings. Whether it ends them cannot be seen from the browser.',
  ko: '`{name}` 쿠키는 사용할 때마다 새로 쓰이며 고유 번호가 들어 있어, 서버가 시작 시각과 함께 세션 목록을 관리할 수 있습니다. 서버가 세션을 끝내는지는 브라우저에서 보이지 않습니다.',
};

const renewedByOther: Text = {
  en: '`{name}` is written anew with use, and another session cookie went along when it was: that one may hold the limit.',
  ko: '`{name}` 쿠키는 사용할 때마다 새로 쓰이며, 그때 다른 세션 쿠키도 함께 전송되었습니다. 한도는 그쪽에 있을 수 있습니다.',
};
