import { siteOf } from '../../cookie/index.ts';
import { csrfHeaders, headerValue } from '../../http/headers.ts';
import { formatDuration } from '../../i18n/format.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { type CookieConclusion, sessionRoles } from '../../session/types.ts';
import type { Facts } from '../facts.ts';
import { hstsHosts, oneYear } from '../hsts.ts';
import { isAddress, isLoopback, isOverheard, originOf } from '../places.ts';
import { sentAs, sessionCookies, settingsOf } from '../session-cookies.ts';
import { loopback } from './cookie-sights.ts';
import type { Look, Sight } from './sight.ts';
import { doubtOf, listed, met, notApplicable, passed, unseen, violated } from './sight-tools.ts';
import { noSession, withoutCookie } from './value-sights.ts';

const notSent: Text = {
  en: 'No request carried a session. Use the site while recording.',
  ko: '세션을 실은 요청이 없습니다. 기록하는 동안 사이트를 사용하십시오.',
};

/** Whether every request with the session went over TLS. */
export function transport({ facts }: Look): Sight {
  const carried = carriedBy(facts, sessionCookies(facts));
  if (carried.length === 0) return unseen(notSent);
  const open = carried.filter(({ url }) => isOverheard(url));
  if (open.length > 0)
    return violated(
      fill(
        {
          en: 'Requests with the session over unencrypted `http`: {n} of {all}.',
          ko: '세션을 실은 요청 {all}건 중 {n}건이 암호화되지 않은 `http`였습니다.',
        },
        { n: open.length, all: carried.length },
      ),
      open.map(({ id }) => id),
      'session-sent-over-http',
    );
  if (carried.every(({ url }) => originOf(url).scheme !== 'https')) return unseen(loopback);
  return met(
    fill(
      { en: 'All requests with the session ({n}) went over `https`.', ko: '세션을 실은 요청({n}건)이 모두 `https`였습니다.' },
      { n: carried.length },
    ),
    carried.map(({ id }) => id),
  );
}

function carriedBy({ analysis, conclusions }: Facts, cookies: readonly CookieConclusion[]): readonly { readonly id: number; readonly url: string }[] {
  const bearer = conclusions.sessions.some(({ carrier }) => carrier === 'bearer');
  if (cookies.length === 0 && !bearer) return [];
  return analysis.exchanges.flatMap(({ exchange: { id, url, requestHeaders }, sent }) => {
    const carries = sent.length > 0 && cookies.some((cookie) => sentAs(sent, cookie));
    return carries || (bearer && headerValue(requestHeaders, 'authorization') !== null) ? [{ id, url }] : [];
  });
}

export function caching(look: Look): Sight {
  const doubt = doubtOf(look, 'set-cookie-cacheable');
  if (doubt) return unseen(doubt);
  if (!passed(look, 'set-cookie-cacheable'))
    return unseen({
      en: 'No response that sets a session cookie was recorded.',
      ko: '세션 쿠키를 설정하는 응답이 기록되지 않았습니다.',
    });
  return met({
    en: 'No shared cache may keep a response that sets the session.',
    ko: '세션을 설정하는 응답을 공유 캐시가 보관할 수 없습니다.',
  });
}

export function idsInAddresses({ facts }: Look): Sight {
  const { exchanges } = facts.analysis;
  if (sessionCookies(facts).length === 0 && facts.conclusions.sessions.length === 0) return unseen(noSession);
  return met(
    fill(
      { en: 'No session id in the addresses and `Referer` headers of {n} requests.', ko: '요청 {n}건의 주소와 `Referer` 헤더에 세션 ID가 없습니다.' },
      { n: exchanges.length },
    ),
  );
}

export function hsts({ facts }: Look): Sight {
  const hosts = [...hstsHosts(facts).values()].filter(({ carrier }) => carrier !== null);
  if (hosts.length === 0) {
    const here = facts.analysis.exchanges.some(({ exchange: { url } }) => isLoopback(originOf(url).host) || isAddress(originOf(url).host));
    return unseen(here ? loopback : { en: 'No `https` host with a session was seen.', ko: '세션을 쓰는 `https` 호스트가 보이지 않습니다.' });
  }
  const weak = hosts.filter(({ policy }) => policy === null || policy.seconds < oneYear);
  const [culprit] = weak;
  if (culprit)
    return violated(
      fill(
        culprit.policy === null || culprit.policy.seconds === 0
          ? { en: '`{host}` has a session and no HSTS.', ko: '`{host}`{~host|은/는} 세션을 쓰지만 HSTS가 없습니다.' }
          : { en: 'HSTS of `{host}` lasts {time}; a year is asked for.', ko: '`{host}`의 HSTS는 {time}입니다. 기준은 1년입니다.' },
        { host: culprit.host, time: formatDuration((culprit.policy?.seconds ?? 0) * 1000) },
      ),
      culprit.policy ? [culprit.policy.exchange] : culprit.carrier ? [culprit.carrier.exchange.id] : [],
    );
  return met(
    fill({ en: 'HSTS for a year or longer: {hosts}.', ko: '1년 이상의 HSTS: {hosts}.' }, { hosts: listed(hosts.map(({ host }) => host)) }),
    hosts.flatMap(({ policy }) => (policy ? [policy.exchange] : [])),
  );
}

/** Signs that a request needs more than the cookie: an attribute, a token's cookie or header. Tokens inside forms are not seen. */
export function csrfSigns({ facts }: Look): Sight {
  const sessions = sessionCookies(facts);
  if (sessions.length === 0) return withoutCookie(facts);
  const kept = sessions.filter((cookie) => {
    const settings = settingsOf(facts, cookie);
    return typeof settings !== 'string' && (settings.sameSite === 'lax' || settings.sameSite === 'strict');
  });
  const tokens = facts.conclusions.cookies.filter(({ role }) => role === 'csrf').map(({ facts: { name } }) => name);
  const header = csrfHeaders.find((name) => facts.analysis.exchanges.some(({ exchange }) => headerValue(exchange.requestHeaders, name) !== null));
  const signs = [...(kept.length === sessions.length ? ['SameSite'] : []), ...tokens, ...(header === undefined ? [] : [header])];
  if (signs.length === 0)
    return unseen({
      en: 'Neither `SameSite` nor a token’s cookie or header was seen; a token inside the forms would not show.',
      ko: '`SameSite`도, 토큰을 담은 쿠키나 헤더도 보이지 않습니다. 폼 안에 있는 토큰은 보이지 않습니다.',
    });
  return met(fill({ en: 'Signs of a protection: {signs}.', ko: '보호 수단의 흔적: {signs}.' }, { signs: listed(signs) }));
}

/** A login that came back from another site. */
export function federated({ facts }: Look): Sight {
  const logins = facts.conclusions.events.filter(({ type }) => type === 'login');
  const from = logins.flatMap(({ exchange, site }) => {
    const request = facts.analysis.exchanges[exchange]?.exchange;
    const urls = request
      ? [request.initiator.url ?? '', ...request.initiator.redirectedFrom, headerValue(request.requestHeaders, 'referer') ?? '']
      : [];
    const other = urls.find((url) => /^https?:/.test(url) && siteOf(url) !== site);
    return other === undefined ? [] : [{ exchange, host: originOf(other).host || siteOf(other) }];
  });
  if (from.length === 0)
    return notApplicable({
      en: 'No login through another site was recorded.',
      ko: '다른 사이트를 거친 로그인은 기록되지 않았습니다.',
    });
  const partner = facts.conclusions.cookies.filter(
    ({ role, facts: { domain } }) => sessionRoles.has(role) && from.some(({ host }) => host.endsWith(domain)),
  );
  return met(
    fill(
      {
        en: 'The login came back from {hosts}; session cookies seen there: {n}.',
        ko: '로그인이 {hosts}를 거쳐 돌아왔습니다(그쪽의 세션 쿠키 {n}개 관찰).',
      },
      { hosts: listed([...new Set(from.map(({ host }) => host))]), n: partner.length },
    ),
    from.map(({ exchange }) => exchange),
  );
}
