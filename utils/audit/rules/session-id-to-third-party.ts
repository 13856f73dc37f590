import { csrfHeaders } from '../../http/headers.ts';
import { readUrl } from '../../http/url.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, ExchangeFacts } from '../../session/types.ts';
import { exchangesShown } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { siteAt } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { homeOf, type SessionValues, sessionIn, sessionValues } from '../session-values.ts';
import { type UrlReader, urlReader } from '../url-ids.ts';

type Way = 'url' | 'page-url' | 'header' | 'cookie';

interface Leak {
  readonly to: string;
  readonly way: Way;
  /** null when a URL carries the session and no cookie does. */
  readonly cookie: CookieConclusion | null;
  readonly exchanges: number[];
}

/** The key to one site in the hands of another. What stands in `Referer` has a rule of its own. */
export const sessionIdToThirdParty: Rule = {
  id: 'session-id-to-third-party',
  title: { en: 'Session id handed to another site', ko: '다른 사이트에 넘겨진 세션 ID' },
  references: [wstg('04'), asvs(14, '2.1'), cheatSheet, cwe(598), cwe(201)],
  judge(facts) {
    const values = sessionValues(facts);
    const leaks = leaksIn(facts, values);
    if (leaks.size > 0) return { kind: 'fail', findings: [...leaks.values()].map(findingFor) };
    const sites = new Set(facts.analysis.exchanges.map(({ exchange }) => siteAt(exchange.url)));
    if (values.size === 0 || sites.size < 2)
      return {
        kind: 'not-applicable',
        why: {
          en: 'No session id was seen, or no request to another site.',
          ko: '세션 ID가 보이지 않거나 다른 사이트로 간 요청이 없습니다.',
        },
      };
    return { kind: 'pass' };
  },
};

/** One for each site that was told, cookie and way. */
function leaksIn(facts: Facts, values: SessionValues): ReadonlyMap<string, Leak> {
  const read = urlReader(facts);
  const leaks = new Map<string, Leak>();
  const homes = new Set([...values.values()].map(homeOf));
  const isCarried = facts.conclusions.sessions.some(({ carrier }) => carrier === 'url');
  for (const at of facts.analysis.exchanges) {
    const to = siteAt(at.exchange.url);
    // Nearly every request goes to the one site whose sessions there are.
    const isHome = homes.size <= 1 && homes.has(to);
    const found = (isHome ? null : valueIn(at, to, values)) ?? (mayName(at.exchange.url, isCarried) ? pageIn(at.exchange.url, to, read) : null);
    if (!found) continue;
    const id = JSON.stringify([to, found.way, found.cookie?.facts.key]);
    const known = leaks.get(id);
    if (!known && leaks.size < 20) leaks.set(id, { ...found, to, exchanges: [at.exchange.id] });
    else if (known && known.exchanges.length < exchangesShown) known.exchanges.push(at.exchange.id);
  }
  return leaks;
}

const longestUrl = 8192;
/** Of the headers that are kept: where scripts put tokens. */
const carriers: ReadonlySet<string> = new Set(['authorization', ...csrfHeaders]);

function valueIn({ exchange, sent }: ExchangeFacts, site: string, values: SessionValues): Pick<Leak, 'way' | 'cookie'> | null {
  const foreign = (cookie: CookieConclusion | null) => (cookie && homeOf(cookie) !== site ? cookie : null);
  const inUrl = exchange.url.length <= longestUrl ? foreign(sessionIn(exchange.url, values)) : null;
  if (inUrl) return { way: 'url', cookie: inUrl };
  for (const { name, value } of exchange.requestHeaders) {
    const inHeader = carriers.has(name) ? foreign(sessionIn(value, values)) : null;
    if (inHeader) return { way: 'header', cookie: inHeader };
  }
  for (const { value } of sent) {
    const inCookie = foreign(sessionIn(value.slice(0, longestUrl), values));
    if (inCookie) return { way: 'cookie', cookie: inCookie };
  }
  return null;
}

/** Whether a URL within this one may be read for an id at all: by the names that servers use, or by those of this recording. */
function mayName(url: string, isCarried: boolean): boolean {
  return url.length <= longestUrl && /https?(?::|%3A)/i.test(url.slice(8)) && (isCarried || /sess|sid|cftoken|zenid/i.test(url));
}

/** A counting script reports the address of the page, and the address holds the id. */
function pageIn(url: string, site: string, read: UrlReader): Pick<Leak, 'way' | 'cookie'> | null {
  const address = readUrl(url);
  if (address === null) return null;
  for (const value of [...address.searchParams.values()].slice(0, 50)) {
    if (!/^https?:\/\//i.test(value) || siteAt(value) === site) continue;
    const id = read(value);
    if (id) return { way: 'page-url', cookie: id.cookie };
  }
  return null;
}

function findingFor({ to, way, cookie, exchanges }: Leak): FindingDraft {
  const slots = { to, name: cookie?.facts.name ?? '', home: cookie ? homeOf(cookie) : '' };
  return {
    severity: way === 'cookie' ? 'medium' : 'high',
    cookie: cookie?.facts.key ?? null,
    exchanges,
    message: fill(messages[way], slots),
    why: fill(way === 'cookie' ? whyShared : whyTold, slots),
    fix: {
      message: way === 'page-url' ? fixPage : fixOthers,
      ...(way === 'page-url' ? { header: 'Referrer-Policy: strict-origin-when-cross-origin' } : {}),
    },
  };
}

const messages: Readonly<Record<Way, Text>> = {
  url: {
    en: 'A URL that was asked of `{to}` contains the value of `{name}`, the session of `{home}`.',
    ko: '`{to}` 사이트에 보낸 요청의 URL에 `{home}`의 세션인 `{name}` 쿠키의 값이 들어 있습니다.',
  },
  'page-url': {
    en: 'A script reported the address of the page to `{to}`, and the session id stands in that address.',
    ko: '스크립트가 페이지 주소를 `{to}` 사이트에 보고했는데, 그 주소에 세션 ID가 들어 있습니다.',
  },
  header: {
    en: 'A header of a request to `{to}` contains the value of `{name}`, the session of `{home}`.',
    ko: '`{to}` 사이트에 보낸 요청의 헤더에 `{home}`의 세션인 `{name}` 쿠키의 값이 들어 있습니다.',
  },
  cookie: {
    en: '`{to}` keeps the value of `{name}`, the session of `{home}`, in a cookie of its own.',
    ko: '`{to}` 사이트가 `{home}`의 세션인 `{name}` 쿠키의 값을 자신의 쿠키에 보관하고 있습니다.',
  },
};

const whyTold: Text = {
  en: 'Whoever runs `{to}`, or reads its logs, can open the session here. A script that could send the value could also read it: the cookie’s `HttpOnly` is missing, or the page itself holds the value.',
  ko: '`{to}` 사이트를 운영하거나 그 로그를 보는 사람은 이쪽의 세션을 열 수 있습니다. 스크립트가 값을 보낼 수 있었다면 읽을 수도 있었다는 뜻입니다. 쿠키에 `HttpOnly`가 없거나 페이지 자체에 값이 들어 있습니다.',
};

const whyShared: Text = {
  en: 'One id opens two sites: a fault at `{to}` gives away the session at `{home}` too, and a logout at one says nothing to the other.',
  ko: 'ID 하나로 두 사이트가 열립니다. `{to}`의 결함이 `{home}`의 세션까지 내주고, 한쪽의 로그아웃이 다른 쪽에는 전해지지 않습니다.',
};

const fixPage: Text = {
  en: 'Take the id out of the address; a counting script then reports an address that opens nothing.',
  ko: '주소에서 ID를 없애십시오. 그러면 집계 스크립트가 보고하는 주소로는 아무것도 열 수 없습니다.',
};

const fixOthers: Text = {
  en: 'Give the other site a token of its own, short-lived and for that purpose only, and issue new session ids: the old ones are known.',
  ko: '다른 사이트에는 그 용도로만 쓰이는 짧은 수명의 별도 토큰을 주고, 이미 알려진 세션 ID는 새로 발급하십시오.',
};
