import { siteOf } from '../../cookie/index.ts';
import type { ResourceType } from '../../http/exchange.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip } from '../answer.ts';
import { crossingOf, isFramed } from '../crossing.ts';
import type { Facts } from '../facts.ts';
import { originOf, placeOf } from '../places.ts';
import { asvs, cheatSheet, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, noSessionCookie, sessionCookies, settingsOf } from '../session-cookies.ts';

const files: ReadonlySet<ResourceType> = new Set<ResourceType>(['stylesheet', 'script', 'image', 'font', 'media']);

/** A host that only hands out pictures has no use for the visitor's session, and is often run by somebody else. */
export const sessionSentWithStaticFiles: Rule = {
  id: 'session-sent-with-static-files',
  title: { en: 'Session id sent along for static files', ko: '정적 파일 요청에 함께 보내지는 세션 ID' },
  references: [rfc6265bis('8.6'), wstg('04'), asvs(3, '3.3'), cheatSheet],
  judge: (facts) =>
    combine(
      sessionCookies(facts, carrierRoles).flatMap((cookie) => judgeCookie(facts, cookie)),
      noSessionCookie,
    ),
};

/** What a host was asked for with the session in the request. */
interface Host {
  readonly exchanges: number[];
  /** Whether it was asked for anything but static files, or gave the cookie itself. */
  uses: boolean;
}

function judgeCookie(facts: Facts, cookie: CookieConclusion): readonly Answer[] {
  const { key, name } = cookie.facts;
  const hosts = new Map<string, Host>();
  const embedded: number[] = [];
  let page = '';
  for (const { exchange, sent, setCookies } of facts.analysis.exchanges) {
    const carried = sent.some((one) => one.key === key);
    const gave = setCookies.some((set) => set.key === key);
    if (!carried && !gave) continue;
    const isFile = files.has(exchange.resourceType) && !gave;
    if (crossingOf(exchange) === 'none') {
      // In a frame the embedded page asks for its own files.
      if (isFile && !isFramed(exchange)) {
        embedded.push(exchange.id);
        page ||= placeOf(exchange.initiator.topLevelUrl ?? '').host;
      }
      continue;
    }
    const { host } = originOf(exchange.url);
    const known = hosts.get(host) ?? { exchanges: [], uses: false };
    known.uses ||= !isFile;
    known.exchanges.push(exchange.id);
    hosts.set(host, known);
  }
  if (hosts.size === 0 && embedded.length === 0) return [skip];
  const home = [...hosts].find(([, { uses }]) => uses)?.[0];
  const idle = home === undefined ? [] : [...hosts].filter(([host, { uses }]) => !uses && siteOf(`https://${host}/`) === siteOf(`https://${home}/`));
  const settings = settingsOf(facts, cookie);
  const header = (attributes: Readonly<Record<string, string | null>>) =>
    typeof settings === 'string' ? {} : { header: settings.fixed({ attributes }) };
  const answers = [
    ...idle.slice(0, 5).map(([host, { exchanges }]) =>
      fail({
        severity: 'low',
        cookie: key,
        exchanges: exchanges.slice(0, exchangesShown),
        message: fill(
          {
            en: '`{host}` only hands out static files, and received the session in `{name}` with each of them (requests: {times}).',
            ko: '`{host}` 호스트는 정적 파일만 내주는데, 요청 {times}개마다 `{name}` 쿠키에 담긴 세션을 받았습니다.',
          },
          { host, name, times: exchanges.length },
        ),
        why: fill(whyIdle, { host, home: home ?? '' }),
        fix: { message: fixIdle, ...header({ domain: null }) },
      }),
    ),
    ...(embedded.length > 0
      ? [
          fail({
            severity: 'info' as const,
            cookie: key,
            exchanges: embedded.slice(0, exchangesShown),
            message: fill(
              {
                en: 'Files that `{page}` takes from `{domain}` carry the visitor’s session there, `{name}` (requests: {times}).',
                ko: '`{page}` 페이지가 `{domain}`에서 가져오는 파일 요청 {times}개에 방문자의 그쪽 세션인 `{name}` 쿠키가 실립니다.',
              },
              { page, domain: cookie.facts.domain, name, times: embedded.length },
            ),
            why: fill(whyEmbedded, { page, domain: cookie.facts.domain }),
            fix: { message: fixEmbedded, ...header({ samesite: 'Lax' }) },
          }),
        ]
      : []),
  ];
  return answers.length > 0 ? answers : [pass];
}

const whyIdle: Text = {
  en: 'The logs of `{host}`, or of the CDN behind the name, now hold ids that open `{home}`. A script from there may also set a cookie for the whole domain.',
  ko: '`{host}` 호스트나 그 뒤에 있는 CDN의 로그에 `{home}`의 세션을 열 수 있는 ID가 남습니다. 그 호스트는 도메인 전체의 쿠키를 설정할 수도 있습니다.',
};

const fixIdle: Text = {
  en: 'Leave `Domain` out of the session cookie, or serve the files from a domain of their own.',
  ko: '세션 쿠키에서 `Domain`을 빼거나, 정적 파일을 별도의 도메인에서 제공하십시오.',
};

const whyEmbedded: Text = {
  en: '`{domain}` learns from each file which of its users reads which page of `{page}`, and every such request is one more place where the id is logged.',
  ko: '`{domain}` 쪽에서는 파일 요청마다 자기 사용자 중 누가 `{page}`의 어느 페이지를 보는지 알게 되며, 그런 요청이 있을 때마다 ID가 남는 로그가 하나씩 늘어납니다.',
};

const fixEmbedded: Text = {
  en: 'On the page: keep a copy of the file, or ask for it with `crossorigin="anonymous"`. At the other site: `SameSite=Lax` for the session, and static files from a host without cookies.',
  ko: '페이지에서는 파일의 사본을 두거나 `crossorigin="anonymous"`로 요청하십시오. 상대 사이트에서는 세션에 `SameSite=Lax`를 쓰고, 정적 파일은 쿠키 없는 호스트에서 제공해야 합니다.',
};
