import { fill, type Text } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { isDeletion } from '../lines.ts';
import { type LoggedOut, loggedOut, reused } from '../logouts.ts';
import { placeOf, shown } from '../places.ts';
import { deniedPages, isDenied, isServed, pageOf } from '../protected-pages.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { sentAs, sessionCookies } from '../session-cookies.ts';

/**
 * Deleting a cookie says nothing about the server. What shows it is the old value sent once more, to a page that turns
 * strangers away: served means alive, turned away means ended. Where no stranger was seen turned away, a server that hands
 * out ids and saw no need to for the old one knew it: likely alive. Without such a request nothing is claimed.
 */
export const sessionAliveAfterLogout: Rule = {
  id: 'session-alive-after-logout',
  title: { en: 'Logout that only clears the browser', ko: '브라우저만 비우는 로그아웃' },
  references: [wstg('06'), asvs(7, '4.1'), cheatSheet, cwe(613)],
  judge(facts) {
    const denied = deniedPages(facts);
    return combine(
      loggedOut(facts)
        .filter(({ cookie }) => cookie.role !== 'remember-me')
        .map((story) => judgeLogout(facts, story, denied)),
      {
        en: 'No logout with a session cookie was recorded.',
        ko: '세션 쿠키를 실은 로그아웃이 기록되지 않았습니다.',
      },
    );
  },
};

function judgeLogout(facts: Facts, story: LoggedOut, denied: ReadonlyMap<string, number>): Answer {
  const again = reused(story).filter((each) => !broughtBack(facts, story, each));
  const alive = again.filter((each) => isServed(each) && denied.has(pageOf(each)));
  const first = alive[0];
  if (first) return failure(story, first, alive, denied);
  if (again.some((each) => isDenied(each) || forgets(story, each))) return pass;
  const recognised = again.find((each) => isServed(each) && isAccountPage(each) && strangersGetAnId(facts, story));
  if (recognised) return failure(story, recognised, [recognised], denied);
  return unsure(again.length > 0 ? openPagesOnly(story, again) : notShownAgain(story));
}

/** Something else in the request may have logged in again: a remember-me cookie, or a session cookie issued since. */
function broughtBack(facts: Facts, { request, cookie }: LoggedOut, { sent }: ExchangeFacts): boolean {
  return sessionCookies(facts).some((other) => {
    if (other.facts.key === cookie.facts.key) return false;
    const now = sentAs(sent, other);
    return now !== null && (other.role === 'remember-me' || now.value !== sentAs(request.sent, other)?.value);
  });
}

/** The server answers the old id with a new one: it did not know it any more. */
function forgets({ cookie, value }: LoggedOut, { setCookies }: ExchangeFacts): boolean {
  return setCookies.some(({ key, parsed }) => key === cookie.facts.key && parsed.kind === 'set-cookie' && parsed.value !== value);
}

/** Pages that are somebody's own. A shell that every visitor gets may stand under such a path too, so this alone proves nothing. */
function isAccountPage({ exchange }: ExchangeFacts): boolean {
  return /(?:^|\/)(?:my-?\w*|me|accounts?|profiles?|orders?|settings|dashboard|admin|billing)(?:\/|$)/i.test(placeOf(exchange.url).path);
}

/** The site gives an id to whoever comes without one: that it gave none for the old id means that it knew it. */
function strangersGetAnId({ analysis }: Facts, { cookie }: LoggedOut): boolean {
  return analysis.exchanges.some(
    ({ exchange, sent, setCookies }) =>
      exchange.method === 'GET' &&
      !sent.some(({ name }) => name === cookie.facts.name) &&
      setCookies.some((set) => set.key === cookie.facts.key && set.verdict.outcome !== 'refused' && !isDeletion({ set, exchange })),
  );
}

function failure({ request, cookie }: LoggedOut, first: ExchangeFacts, alive: readonly ExchangeFacts[], denied: ReadonlyMap<string, number>): Answer {
  const turnedAway = denied.get(pageOf(first));
  const ids = [
    first.exchange.id,
    request.exchange.id,
    ...(turnedAway === undefined ? [] : [turnedAway]),
    ...alive.map(({ exchange }) => exchange.id),
  ];
  const slots = {
    name: cookie.facts.name,
    page: shown(first.exchange.url),
    logout: shown(request.exchange.url),
    status: first.exchange.status ?? 200,
  };
  return fail({
    severity: turnedAway === undefined ? 'medium' : 'high',
    cookie: cookie.facts.key,
    exchanges: [...new Set(ids)].slice(0, exchangesShown),
    message: fill(
      turnedAway === undefined
        ? {
            en: 'After the logout at `{logout}` the server still knew the old value of `{name}` and answered `{page}`: it seems not to have ended the session.',
            ko: '`{logout}`에서 로그아웃한 뒤에도 서버가 `{name}` 쿠키의 이전 값을 알아보고 `{page}` 요청에 응답했습니다. 서버가 세션을 끝내지 않은 것으로 보입니다.',
          }
        : {
            en: 'After the logout at `{logout}` the old value of `{name}` still opened `{page}`: the server did not end the session.',
            ko: '`{logout}`에서 로그아웃한 뒤에도 `{name}` 쿠키의 이전 값으로 `{page}` 페이지가 열렸습니다. 서버가 세션을 끝내지 않았습니다.',
          },
      slots,
    ),
    why: fill(
      turnedAway === undefined
        ? {
            en: 'Visitors without an id are given a new one here; for the old id none was needed, and `{page}` answered {status}. A copy of the id, from a log, a backup or a shared computer, probably keeps working although the visitor believes to be logged out.',
            ko: '이 사이트는 ID 없이 온 방문자에게 새 ID를 주지만 이전 ID에는 새로 주지 않았고, `{page}` 요청에 {status|으로/로} 응답했습니다. 로그나 백업, 공용 컴퓨터에서 얻은 ID 사본은 방문자가 로그아웃했다고 믿는 동안에도 통할 가능성이 큽니다.',
          }
        : {
            en: 'Without a login `{page}` turns visitors away; with the old id it answered {status}. A copy of the id, from a log, a backup or a shared computer, keeps working although the visitor believes to be logged out.',
            ko: '로그인하지 않은 방문자는 `{page}`에서 돌려보내지지만 이전 ID에는 {status|으로/로} 응답했습니다. 로그나 백업, 공용 컴퓨터에서 얻은 ID 사본은 방문자가 로그아웃했다고 믿는 동안에도 계속 통합니다.',
          },
      slots,
    ),
    fix: {
      message: {
        en: 'Destroy the session on the server at logout (`req.session.destroy()`, `session_destroy()`, `invalidate()`), then delete the cookie. A session that lives in the token itself needs a list of revoked tokens.',
        ko: '로그아웃할 때 서버에서 세션을 파기하고(`req.session.destroy()`, `session_destroy()`, `invalidate()`) 쿠키를 지우십시오. 토큰 자체가 세션이라면 폐기 목록이 필요합니다.',
      },
      header: 'Clear-Site-Data: "cookies"',
    },
  });
}

function notShownAgain({ request, cookie }: LoggedOut): Text {
  return fill(
    {
      en: 'The logout at `{logout}` was seen, but the old value of `{name}` was never sent again, so what the server does with it cannot be seen. Sending it once more to a page that needs a login would decide it.',
      ko: '`{logout}` 로그아웃은 보이지만 `{name}` 쿠키의 이전 값이 다시 전송되지 않아, 서버가 이 값을 어떻게 다루는지 알 수 없습니다. 로그인이 필요한 페이지에 이전 값을 한 번 더 보내면 판단할 수 있습니다.',
    },
    { logout: shown(request.exchange.url), name: cookie.facts.name },
  );
}

function openPagesOnly({ cookie }: LoggedOut, again: readonly ExchangeFacts[]): Text {
  const page = again.find(isServed) ?? again[0];
  return fill(
    {
      en: 'The old value of `{name}` was sent again to `{page}`, but the recording does not show that this page turns strangers away. Opening it once without logging in would decide it.',
      ko: '`{name}` 쿠키의 이전 값이 `{page}`에 다시 전송되었지만, 이 페이지가 로그인하지 않은 방문자를 돌려보내는지 기록에 나타나지 않습니다. 로그인하지 않은 채 이 페이지를 한 번 열면 판단할 수 있습니다.',
    },
    { name: cookie.facts.name, page: page ? shown(page.exchange.url) : '' },
  );
}
