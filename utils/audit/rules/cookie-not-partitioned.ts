import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, Role } from '../../session/types.ts';
import { type Answer, combine, fail, pass, skip, unsure } from '../answer.ts';
import { crossingOf, isFramed } from '../crossing.ts';
import type { Facts } from '../facts.ts';
import { mark } from '../lines.ts';
import { placeOf } from '../places.ts';
import { rfc6265bis } from '../references.ts';
import type { Reference, Rule } from '../rule.ts';
import { sentAs, settingsOf } from '../session-cookies.ts';

const chips: Reference = { label: 'CHIPS', url: 'https://github.com/privacycg/CHIPS' };

/** What an embedded page works with. Statistics and consent follow the visitor across sites: partitioning is not what they want. */
const working: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token', 'remember-me', 'csrf', 'preference', 'unknown']);

export const cookieNotPartitioned: Rule = {
  id: 'cookie-not-partitioned',
  title: { en: 'Embedded page’s cookie without `Partitioned`', ko: '`Partitioned`가 없는 삽입 페이지의 쿠키' },
  references: [chips, rfc6265bis('8.8')],
  judge: (facts) =>
    combine(
      facts.conclusions.cookies
        .filter(({ role, facts: cookie }) => cookie.thirdParty && working.has(role))
        .map((cookie) => judgeCookie(facts, cookie)),
      { en: 'No embedded page of another site used a cookie.', ko: '쿠키를 쓰는 다른 사이트의 삽입 페이지가 없습니다.' },
    ),
};

function judgeCookie(facts: Facts, cookie: CookieConclusion): Answer {
  const { name, key } = cookie.facts;
  const uses = facts.analysis.exchanges.filter(({ sent, setCookies }) => sentAs(sent, cookie) || setCookies.some((set) => set.key === key));
  const framed = uses.find(({ exchange }) => isFramed(exchange) && crossingOf(exchange) === 'none');
  // A pixel or a font: nothing that its visitor would miss.
  if (!framed) return skip;
  const settings = settingsOf(facts, cookie);
  if (settings === 'none') return skip;
  if (settings === 'unseen') return unsure(fill(unseen, { name }));
  const parsed = settings.line?.set.parsed;
  if ((parsed?.kind === 'set-cookie' && parsed.partitioned) || (settings.line === null && cookie.facts.partitionKey !== null)) return pass;
  // Somebody logs in over there and is known here: with a jar for each page that would end.
  if (uses.some(({ exchange }) => crossingOf(exchange) !== 'none')) return pass;
  const slots = { name, frame: placeOf(framed.exchange.url).host, page: placeOf(framed.exchange.initiator.topLevelUrl ?? '').host };
  return fail({
    severity: 'info',
    cookie: key,
    exchanges: [...new Set([...settings.exchanges, framed.exchange.id])],
    ...(settings.line ? { line: mark(settings.line, 'name') } : {}),
    message: fill(
      {
        en: '`{name}` of the embedded page `{frame}` is not `Partitioned`: a browser that blocks third-party cookies drops it.',
        ko: '삽입된 페이지 `{frame}`의 `{name}` 쿠키에 `Partitioned`가 없어, 서드파티 쿠키를 차단하는 브라우저에서는 저장되지 않습니다.',
      },
      slots,
    ),
    why: fill(
      {
        en: 'Safari blocks such cookies, Firefox keeps them apart by itself, and Chrome leaves it to its users. In this recording `{name}` was used within `{page}` alone, so a jar for each page is all that `{frame}` needs.',
        ko: 'Safari는 이런 쿠키를 차단하고, Firefox는 페이지별로 따로 보관하며, Chrome은 사용자 설정에 따릅니다. 이 기록에서 `{name}` 쿠키는 `{page}` 안에서만 쓰였으므로, `{frame}`에는 페이지마다 나뉜 저장소로 충분합니다.',
      },
      slots,
    ),
    fix: {
      message: {
        en: 'Add `Partitioned`. The embedded page then has a session of its own in each page that shows it.',
        ko: '`Partitioned`를 추가하십시오. 그러면 삽입된 페이지가 자신을 표시하는 페이지마다 별도의 세션을 갖습니다.',
      },
      header: settings.fixed({ attributes: { samesite: 'None', secure: true, partitioned: true } }),
    },
  });
}

const unseen: Text = {
  en: '`{name}` of an embedded page was set before the recording began, so whether it is `Partitioned` was not seen.',
  ko: '삽입된 페이지의 `{name}` 쿠키는 기록을 시작하기 전에 설정되어 `Partitioned`인지 보이지 않습니다.',
};
