import type { ParsedSetCookie } from '../../cookie/types.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, ExchangeFacts, Role } from '../../session/types.ts';
import { type Answer, combine, fail, pass, skip, unsure } from '../answer.ts';
import { isCallback } from '../crossing.ts';
import type { Facts } from '../facts.ts';
import { fixedLine } from '../fix-line.ts';
import { isIssue, type Line, linesOfCookie, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { isDenied } from '../protected-pages.ts';
import { rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';

/** For so long Chromium sends a cookie that leaves `SameSite` open with another site's form (§5.6.7.2). */
const grace = 120_000;

const needed: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token', 'csrf', 'unknown']);
const surelyNeeded: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token', 'csrf']);

/** What works in every test and fails for people who take their time at the other site. */
export const callbackCookieOnGrace: Rule = {
  id: 'callback-cookie-on-grace',
  title: { en: 'Callback that works for two minutes only', ko: '2분 동안만 통하는 콜백' },
  references: [rfc6265bis('5.6.7.2'), rfc6265bis('8.8'), wstg('02')],
  judge(facts) {
    const cookies = new Map(facts.conclusions.cookies.map((cookie) => [cookie.facts.key, cookie]));
    const answers = facts.analysis.exchanges
      .filter((at) => isCallback(at) && !isDenied(at) && (at.exchange.status ?? 500) < 400)
      .flatMap((at) => at.sent.map(({ key }) => judgeSent(facts, at, cookies.get(key ?? ''))));
    const seen = new Set<string | null>();
    const once = answers.filter((answer) => answer.kind !== 'fail' || (!seen.has(answer.finding.cookie) && seen.add(answer.finding.cookie)));
    return combine(once, {
      en: 'No other site’s form brought a cookie along.',
      ko: '다른 사이트의 폼에 쿠키가 실려 온 요청이 없습니다.',
    });
  },
};

function judgeSent(facts: Facts, at: ExchangeFacts, cookie: CookieConclusion | undefined): Answer {
  if (!cookie || !needed.has(cookie.role)) return skip;
  const { key, name, attributesKnown, current } = cookie.facts;
  const line = linesOfCookie(facts, key).findLast((one) => isIssue(one) && one.exchange.id < at.exchange.id);
  const parsed = line?.set.parsed;
  const slots = { name, place: shown(at.exchange.url) };
  if (!line || parsed?.kind !== 'set-cookie') {
    // It came along without being young: only `None` does.
    return attributesKnown && current?.sameSite === 'none' ? pass : unsure(fill(unseen, slots));
  }
  if (parsed.sameSite !== 'default') return pass;
  return failure(at, cookie, line, parsed);
}

function failure(at: ExchangeFacts, { facts: cookie, role }: CookieConclusion, line: Line, parsed: ParsedSetCookie): Answer {
  const age = at.exchange.time - line.exchange.time;
  const slots = { name: cookie.name, place: shown(at.exchange.url), age: Math.max(0, Math.round(age / 1000)) };
  return fail({
    severity: surelyNeeded.has(role) ? 'medium' : 'low',
    cookie: cookie.key,
    exchanges: [at.exchange.id, line.exchange.id],
    line: mark(line, 'name'),
    message: fill(age <= grace ? young : old, slots),
    why: fill(
      {
        en: 'Without `SameSite` a cookie counts as `Lax` in Chromium, and another site’s `POST` to `{place}` carries it for two minutes after it was set. Who takes longer over a password, a second factor or a card comes back as a stranger.',
        ko: '`SameSite`가 없는 쿠키는 Chromium에서 `Lax`로 다뤄지며, 설정된 뒤 2분 동안만 다른 사이트가 `{place}`{~place|으로/로} 보내는 `POST`에 실립니다. 비밀번호나 2단계 인증, 카드 입력에 더 오래 걸린 사람은 낯선 방문자로 돌아옵니다.',
      },
      slots,
    ),
    fix: {
      message: {
        en: 'Give the short-lived cookie of the callback `SameSite=None; Secure`, or let the other site answer by a redirect (`GET`), which a `Lax` cookie follows.',
        ko: '콜백에만 쓰는 짧은 수명의 쿠키에 `SameSite=None; Secure`를 지정하거나, `Lax` 쿠키도 실리는 리다이렉트(`GET`)로 상대 사이트가 돌아오게 하십시오.',
      },
      header: fixedLine(parsed, { attributes: { samesite: 'None', secure: true } }),
    },
  });
}

const young: Text = {
  en: 'Another site posted to `{place}`, and `{name}` came along only because it was {age} seconds old.',
  ko: '다른 사이트가 `{place}`{~place|으로/로} 폼을 보냈을 때 `{name}` 쿠키는 설정된 지 {age}초밖에 되지 않아 함께 실렸습니다.',
};

const old: Text = {
  en: 'Another site posted to `{place}`, and this browser sent `{name}` along after {age} seconds; Chromium would have left it at home.',
  ko: '다른 사이트가 `{place}`{~place|으로/로} 폼을 보냈을 때 이 브라우저는 설정된 지 {age}초 지난 `{name}` 쿠키를 실었지만, Chromium이라면 보내지 않습니다.',
};

const unseen: Text = {
  en: 'Another site’s form to `{place}` carried `{name}`, which was set before the recording began: whether it says `SameSite=None`, or was merely young, was not seen.',
  ko: '다른 사이트가 `{place}`{~place|으로/로} 보낸 폼에 `{name}` 쿠키가 실렸지만 기록을 시작하기 전에 설정된 것이라, `SameSite=None`인지 설정된 지 얼마 안 된 것인지 보이지 않습니다.',
};
