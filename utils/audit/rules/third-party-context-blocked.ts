import { cookieKey, siteOf } from '../../cookie/index.ts';
import type { ReasonCode } from '../../cookie/types.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { type CookieConclusion, type ExchangeFacts, type Role, sessionRoles } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip, unsure } from '../answer.ts';
import { crossingOf } from '../crossing.ts';
import type { Facts } from '../facts.ts';
import { placeOf, shown } from '../places.ts';
import { isDenied } from '../protected-pages.ts';
import { rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';
import { sentAs, settingsOf } from '../session-cookies.ts';

const needed: ReadonlySet<Role> = new Set<Role>([...sessionRoles, 'csrf']);
const bySameSite: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['same-site-strict', 'same-site-lax', 'same-site-default']);

/** An application in a frame of another site whose visitor is logged in, and nobody there knows it. */
export const thirdPartyContextBlocked: Rule = {
  id: 'third-party-context-blocked',
  title: { en: 'Session that does not reach its own frame', ko: '삽입된 화면에 닿지 못하는 세션' },
  references: [
    rfc6265bis('7.1'),
    rfc6265bis('8.8'),
    { label: 'Storage Access API', url: 'https://privacycg.github.io/storage-access/' },
    { label: 'CHIPS', url: 'https://github.com/privacycg/CHIPS' },
  ],
  judge(facts) {
    const frames = facts.analysis.exchanges.filter(isForeignFrame);
    return combine(
      facts.conclusions.cookies.filter(({ role }) => needed.has(role)).map((cookie) => judgeCookie(facts, cookie, frames)),
      {
        en: 'No frame of another site was seen that has a session.',
        ko: '세션이 있는 다른 사이트의 프레임이 보이지 않습니다.',
      },
    );
  },
};

/** The document of a frame: it always asks with cookies, where a script may ask without. */
function isForeignFrame({ exchange }: ExchangeFacts): boolean {
  return exchange.resourceType === 'iframe' && exchange.servedFrom === 'network' && crossingOf(exchange) === 'none';
}

type Cause = 'policy' | 'partition' | 'same-site';

function judgeCookie(facts: Facts, cookie: CookieConclusion, frames: readonly ExchangeFacts[]): Answer {
  const site = siteOf(`https://${cookie.facts.domain}/`);
  const own = frames.filter(({ exchange }) => siteOf(exchange.url) === site);
  if (own.length === 0) return skip;
  if (own.some(({ sent }) => sentAs(sent, cookie))) return pass;
  const lost = own.flatMap((at) => {
    const cause = causeOf(at, cookie);
    return cause ? [{ at, cause, denied: deniedIn(facts, at) }] : [];
  });
  const worst = lost.find(({ denied }) => denied !== null) ?? lost[0];
  if (!worst) return skip;
  if (worst.cause === 'policy' && cookie.facts.timesSent === 0) {
    if (facts.analysis.exchanges.every(({ exchange }) => exchange.cookieHeader === null)) return unsure(noCookies);
    // Set inside the frame and not sent once: a script may have deleted it. Twice is a pattern.
    if (lost.length < 2) return skip;
  }
  // `Lax` keeps other sites from framing a logged-in page. That is a protection, until the page in the frame asks to log in.
  if (worst.cause === 'same-site' && worst.denied === null) return pass;
  const { at, cause, denied } = worst;
  const slots = { name: cookie.facts.name, place: shown(at.exchange.url), page: placeOf(at.exchange.initiator.topLevelUrl ?? '').host };
  const settings = settingsOf(facts, cookie);
  const shownBy = [at.exchange.id, ...(denied ? [denied.exchange.id] : []), ...lost.map((one) => one.at.exchange.id)];
  return fail({
    severity: denied ? 'medium' : 'low',
    cookie: cookie.facts.key,
    exchanges: [...new Set(shownBy)].slice(0, exchangesShown),
    message: fill(messages[cause], slots),
    why: fill(reasons[cause], slots),
    fix: {
      message: fixes[cause],
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({ attributes: { samesite: 'None', secure: true, partitioned: true } }) }),
    },
  });
}

function causeOf({ withheld, predicted, sent }: ExchangeFacts, { facts: cookie }: CookieConclusion): Cause | null {
  const kept = withheld.find((one) => cookieKey(one.cookie) === cookie.key);
  const [reason, ...more] = kept?.reasons ?? [];
  if (reason) {
    if (more.length > 0) return null;
    if (reason.code === 'third-party-blocked') return 'policy';
    if (reason.code === 'other-partition') return 'partition';
    return bySameSite.has(reason.code) ? 'same-site' : null;
  }
  // By every rule of cookies it should have gone, and it did not: the browser's settings do not let it.
  return predicted.includes(cookie.name) && !sent.some(({ name }) => name === cookie.name) ? 'policy' : null;
}

/** How many exchanges after the frame its "please log in" is looked for. */
const reach = 6;

function deniedIn({ analysis }: Facts, { exchange }: ExchangeFacts): ExchangeFacts | null {
  const site = siteOf(exchange.url);
  const next = analysis.exchanges.slice(exchange.id, exchange.id + reach);
  return next.find((at) => siteOf(at.exchange.url) === site && at.exchange.initiator.frame === 'nested' && isDenied(at)) ?? null;
}

const messages: Readonly<Record<Cause, Text>> = {
  policy: {
    en: 'The frame `{place}` on `{page}` came without `{name}`: this browser keeps third-party cookies back.',
    ko: '`{page}`에 삽입된 `{place}` 화면이 `{name}` 쿠키 없이 요청되었습니다. 이 브라우저가 서드파티 쿠키를 차단합니다.',
  },
  partition: {
    en: 'The frame `{place}` on `{page}` came without `{name}`: this browser has a jar of its own for each page, and the session is in another.',
    ko: '`{page}`에 삽입된 `{place}` 화면이 `{name}` 쿠키 없이 요청되었습니다. 이 브라우저는 쿠키를 페이지별로 따로 보관하는데, 세션은 다른 쪽에 있습니다.',
  },
  'same-site': {
    en: 'The frame `{place}` on `{page}` asked to log in: `{name}` stayed behind for its `SameSite`.',
    ko: '`{page}`에 삽입된 `{place}` 화면이 로그인을 요구했습니다. `{name}` 쿠키가 `SameSite` 때문에 전송되지 않았습니다.',
  },
};

const reasons: Readonly<Record<Cause, Text>> = {
  policy: {
    en: 'The visitor is logged in over there, and inside `{page}` a stranger. Safari blocks so always, other browsers by the user’s choice, so it fails for some visitors only.',
    ko: '방문자는 그 사이트에 로그인되어 있지만 `{page}` 안에서는 낯선 사람입니다. Safari는 항상, 다른 브라우저는 사용자 설정에 따라 차단하므로 일부 방문자에게만 실패합니다.',
  },
  partition: {
    en: 'What was set when the visitor was on the site itself is not there inside `{page}`. A login inside the frame would work, and hold in `{page}` alone.',
    ko: '방문자가 그 사이트에 직접 있을 때 설정된 쿠키는 `{page}` 안에 없습니다. 프레임 안에서 로그인하면 동작하지만 `{page}` 안에서만 유지됩니다.',
  },
  'same-site': {
    en: 'The visitor is logged in over there, but a frame of another site carries only `SameSite=None` cookies. Whoever logs in inside the frame is asked again with the next page.',
    ko: '방문자는 그 사이트에 로그인되어 있지만, 다른 사이트에 삽입된 프레임에는 `SameSite=None` 쿠키만 실립니다. 프레임 안에서 로그인해도 다음 화면에서 다시 요구받습니다.',
  },
};

const askAccess: Text = {
  en: 'Let the frame ask for its cookies (`document.requestStorageAccess()`) after a click, or log in inside the frame with a `Partitioned` cookie, or open the application in a tab of its own.',
  ko: '클릭한 뒤 프레임이 쿠키 접근을 요청하거나(`document.requestStorageAccess()`), `Partitioned` 쿠키로 프레임 안에서 로그인하거나, 애플리케이션을 별도의 탭에서 여십시오.',
};

const fixes: Readonly<Record<Cause, Text>> = {
  policy: askAccess,
  partition: askAccess,
  'same-site': {
    en: 'If the page is meant for frames of other sites, set a cookie for them with `SameSite=None; Secure; Partitioned`, and say by `frame-ancestors` whose. Otherwise leave it and forbid framing.',
    ko: '다른 사이트에 삽입될 화면이라면 `SameSite=None; Secure; Partitioned` 쿠키를 따로 두고 `frame-ancestors`로 허용할 사이트를 정하십시오. 그렇지 않다면 그대로 두고 삽입을 금지하십시오.',
  },
};

const noCookies: Text = {
  en: 'The recording holds no `Cookie` headers, so whether frames of other sites sent their session cannot be seen.',
  ko: '기록에 `Cookie` 헤더가 없어, 다른 사이트의 프레임이 세션을 보냈는지 알 수 없습니다.',
};
