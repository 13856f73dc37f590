import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { type HstsHost, hstsHosts, oneYear } from '../hsts.ts';
import { days } from '../lifetimes.ts';
import { isLoopback } from '../places.ts';
import { asvs, cheatSheet, rfc } from '../references.ts';
import type { Rule } from '../rule.ts';
import { sessionCookies, settingsOf } from '../session-cookies.ts';

const none: Text = {
  en: 'No host with a session sent `Strict-Transport-Security` with a `max-age` above 0.',
  ko: '세션을 쓰는 호스트 중 `max-age`가 0보다 큰 `Strict-Transport-Security`를 보낸 곳이 없습니다.',
};

/** A policy is there, and leaves a gap: in time, or among the hosts that a session cookie travels to. */
export const hstsWeak: Rule = {
  id: 'hsts-weak',
  title: { en: 'HSTS that is too short or too narrow', ko: '기간이 짧거나 범위가 좁은 HSTS' },
  references: [rfc(6797, '6.1'), rfc(6797, '14.4'), asvs(3, '4.1'), cheatSheet],
  judge(facts) {
    const hosts = hstsHosts(facts);
    const spanning = sessionCookies(facts).filter(({ facts: cookie }) => !cookie.hostOnly && !cookie.thirdParty && !isLoopback(cookie.domain));
    return combine([...[...hosts.values()].map(judgeLength), ...onceEach(spanning, (cookie) => judgeSpan(facts, cookie, hosts))], none);
  },
};

function judgeLength({ host, carrier, policy }: HstsHost): Answer {
  if (!carrier || !policy || policy.seconds === 0) return skip;
  if (policy.seconds >= oneYear) return pass;
  return fail({
    severity: 'info',
    cookie: null,
    exchanges: [policy.exchange],
    message: fill(
      {
        en: '`{host}` asks browsers to insist on `https` for {days} days only.',
        ko: '`{host}`{~host|은/는} 브라우저에 `https`만 쓰도록 {days}일 동안만 요구합니다.',
      },
      { host, days: days(policy.seconds * 1000) },
    ),
    why: fill(
      {
        en: 'Who comes back to `{host}` later than that begins with `http` again, where the answer may be anybody’s. ASVS asks for a year.',
        ko: '그보다 늦게 `{host}`에 다시 오는 방문자는 누구의 응답일지 모르는 `http`로 다시 시작합니다. ASVS는 1년을 요구합니다.',
      },
      { host },
    ),
    fix: {
      message: {
        en: 'Raise `max-age` to a year once everything works over `https`. Short times are for trying out.',
        ko: '모든 것이 `https`로 동작하면 `max-age`를 1년으로 늘리십시오. 짧은 기간은 시험할 때 씁니다.',
      },
      header: `Strict-Transport-Security: max-age=${oneYear}${policy.subdomains ? '; includeSubDomains' : ''}`,
    },
  });
}

/** The domain decides: a policy of `www.` says nothing for its neighbours. */
function judgeSpan(facts: Facts, cookie: CookieConclusion, hosts: ReadonlyMap<string, HstsHost>): Answer {
  const { name, domain } = cookie.facts;
  const home = hosts.get(domain);
  const carrying = [...hosts.values()].filter(({ host, carrier }) => carrier && (host === domain || host.endsWith(`.${domain}`)));
  // Without any policy `hsts-missing` speaks; over `http` there is nothing to keep.
  if (!carrying.some(({ policy }) => (policy?.seconds ?? 0) > 0)) return skip;
  const slots = { name, domain };
  if (!home) return unsure(fill(unvisited, slots));
  if (home.policy?.subdomains && home.policy.seconds > 0) return pass;
  if (home.policy && home.policy.seconds > 0) return narrow(facts, cookie, home.policy.exchange);
  // A host of its own without a policy is `hsts-missing`'s, when it carries the session.
  const carrier = carrying[0]?.carrier;
  return home.carrier || !carrier ? skip : narrow(facts, cookie, carrier.exchange.id);
}

function narrow(facts: Facts, cookie: CookieConclusion, exchange: number): Answer {
  const settings = settingsOf(facts, cookie);
  const secure = typeof settings !== 'string' && settings.secure;
  const slots = { name: cookie.facts.name, domain: cookie.facts.domain };
  return fail({
    severity: secure ? 'info' : 'low',
    cookie: cookie.facts.key,
    exchanges: [exchange],
    message: fill(
      {
        en: '`{name}` belongs to every host under `{domain}`, and HSTS of `{domain}` leaves its subdomains out.',
        ko: '`{name}` 쿠키는 `{domain}` 아래의 모든 호스트에 속하지만, `{domain}`의 HSTS에는 서브도메인이 빠져 있습니다.',
      },
      slots,
    ),
    why: fill(secure ? whySecure : whyOpen, slots),
    fix: {
      message: {
        en: 'Add `includeSubDomains` at the domain itself, once all its hosts speak `https`; or leave `Domain` out of the cookie.',
        ko: '모든 호스트가 `https`를 쓰게 되면 해당 도메인에서 `includeSubDomains`를 추가하거나, 쿠키에서 `Domain`을 빼십시오.',
      },
      header: `Strict-Transport-Security: max-age=${oneYear}; includeSubDomains`,
    },
  });
}

/** One answer for each domain: its policy is one line. */
function onceEach(cookies: readonly CookieConclusion[], judge: (cookie: CookieConclusion) => Answer): readonly Answer[] {
  const domains = new Map(cookies.toReversed().map((cookie) => [cookie.facts.domain, cookie]));
  return [...domains.values()].map(judge);
}

const whyOpen: Text = {
  en: 'On a hostile network somebody answers for `http://any-name.{domain}/`, and the browser sends the session there: the cookie has no `Secure`.',
  ko: '악의적인 네트워크에서는 누군가 `http://any-name.{domain}/` 대신 응답할 수 있고, 쿠키에 `Secure`가 없어 브라우저가 그곳으로 세션을 보냅니다.',
};

const whySecure: Text = {
  en: '`Secure` keeps the session from being read. But on a hostile network somebody answers for `http://any-name.{domain}/` and sets a cookie of the same name for all of `{domain}`, which then comes first.',
  ko: '`Secure` 덕분에 세션이 읽히지는 않습니다. 그러나 악의적인 네트워크에서는 누군가 `http://any-name.{domain}/` 대신 응답하면서 `{domain}` 전체에 같은 이름의 쿠키를 심을 수 있고, 그 쿠키가 먼저 실릴 수 있습니다.',
};

const unvisited: Text = {
  en: '`{name}` belongs to every host under `{domain}`, and `{domain}` itself was not opened over `https`, so whether its HSTS covers them was not seen. Opening it once would decide it.',
  ko: '`{name}` 쿠키는 `{domain}` 아래의 모든 호스트에 속하는데, `{domain}` 자체를 `https`로 연 적이 없어 HSTS가 서브도메인을 포함하는지 보이지 않습니다. 한 번 열면 판단할 수 있습니다.',
};
