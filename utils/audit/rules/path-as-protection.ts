import { fill } from '../../i18n/text.ts';
import type { CookieConclusion, ExchangeFacts } from '../../session/types.ts';
import { type Answer, fail, pass, skip } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { mark } from '../lines.ts';
import { loopBy } from '../login-loops.ts';
import { placeOf, shown } from '../places.ts';
import { rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { carrierRoles, isSecondKey, judgeSettings, type Settings, sessionCookies } from '../session-cookies.ts';

/** `Path` saves bytes. It keeps no page of the host from asking for the path, and no script of the host from reading the answer. */
export const pathAsProtection: Rule = {
  id: 'path-as-protection',
  title: { en: 'Path that looks like a fence', ko: '울타리처럼 보이는 Path' },
  references: [rfc6265bis('8.5'), rfc6265bis('8.6'), wstg('02')],
  judge: (facts) => judgeSettings(facts, (cookie, settings) => judgePath(facts, cookie, settings)),
};

function judgePath(facts: Facts, cookie: CookieConclusion, settings: Settings): Answer {
  const { path, line, domain, hostOnly } = settings;
  if (path === '/' || !carrierRoles.has(cookie.role)) return pass;
  const parsed = line?.set.parsed;
  // Without a `Path` in the line the default fell where it fell: nobody meant a fence.
  if (parsed?.kind === 'set-cookie' && !parsed.path) return pass;
  // There the narrow path is what breaks the login, and `login-loop` says so.
  if (line && loopBy(facts, line)) return skip;
  if (isSecondKey(facts, cookie)) return pass;
  const beside = sessionCookies(facts, carrierRoles).filter(({ facts: other }) => other.domain === domain && other.key !== cookie.facts.key);
  const neighbour = beside.find(({ facts: other }) => !isWithin(other.path, path) && !isWithin(path, other.path));
  const outside = facts.analysis.exchanges.find((at) => isPageOf(at, domain, hostOnly) && !isWithin(placeOf(at.exchange.url).path, path));
  if (!neighbour && !outside) return pass;
  const slots = { name: cookie.facts.name, path, other: neighbour?.facts.path ?? '', place: outside ? shown(outside.exchange.url) : '' };
  return fail({
    severity: neighbour ? 'low' : 'info',
    cookie: cookie.facts.key,
    exchanges: [...settings.exchanges, ...(outside ? [outside.exchange.id] : [])],
    ...(line ? { line: mark(line, 'path') } : {}),
    message: fill(
      neighbour
        ? {
            en: 'Two sessions share this host, one under `{path}` and one under `{other}`: `Path` does not keep them apart.',
            ko: '이 호스트에는 `{path}` 아래의 세션과 `{other}` 아래의 세션이 함께 있는데, `Path`는 둘을 갈라놓지 못합니다.',
          }
        : {
            en: '`{name}` carries the session and is only for `{path}`. That does not shut it off from the other pages of the host.',
            ko: '세션을 담은 `{name}` 쿠키는 `{path}`에만 쓰이지만, 그렇다고 같은 호스트의 다른 페이지로부터 보호되지는 않습니다.',
          },
      slots,
    ),
    why: fill(
      outside
        ? {
            en: 'A script on `{place}` may open `{path}` in a frame or fetch it: the cookie goes along, and the script reads the page, because both have the same origin.',
            ko: '`{place}`의 스크립트가 `{path}`{~path|을/를} 프레임으로 열거나 fetch로 요청하면 쿠키가 실리고, 출처(origin)가 같아 스크립트가 그 화면을 읽을 수 있습니다.',
          }
        : {
            en: 'A script under `{other}` may open `{path}` in a frame or fetch it: the cookie goes along, and the script reads the page, because both have the same origin.',
            ko: '`{other}` 아래의 스크립트가 `{path}`{~path|을/를} 프레임으로 열거나 fetch로 요청하면 쿠키가 실리고, 출처(origin)가 같아 스크립트가 그 화면을 읽을 수 있습니다.',
          },
      slots,
    ),
    fix: {
      message: {
        en: 'Give what must be kept apart a host name of its own; between hosts the browser does keep scripts apart. Then `Path=/` allows the prefix `__Host-` too.',
        ko: '분리해야 하는 화면에는 별도의 호스트 이름을 두십시오. 브라우저는 호스트 사이에서는 스크립트를 분리합니다. 그러면 `Path=/`로 두고 `__Host-` 접두사도 쓸 수 있습니다.',
      },
      header: settings.fixed({ attributes: { path: '/' } }),
    },
  });
}

function isPageOf({ exchange }: ExchangeFacts, domain: string, hostOnly: boolean): boolean {
  const { host } = placeOf(exchange.url);
  return exchange.resourceType === 'document' && exchange.status === 200 && (host === domain || (!hostOnly && host.endsWith(`.${domain}`)));
}

/** RFC 6265bis §5.1.4. */
function isWithin(path: string, scope: string): boolean {
  return path === scope || path.startsWith(scope.endsWith('/') ? scope : `${scope}/`);
}
