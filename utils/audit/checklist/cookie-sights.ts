import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, Role } from '../../session/types.ts';
import type { Facts } from '../facts.ts';
import { linesOf } from '../lines.ts';
import { isLoopback, placeOf } from '../places.ts';
import { type Settings, sessionCookies, settingsOf } from '../session-cookies.ts';
import type { Look, Sight } from './sight.ts';
import { listed, met, unseen, violated } from './sight-tools.ts';
import { withoutCookie } from './value-sights.ts';

const settingsUnseen: Text = {
  en: 'The attributes of {names} were not seen: set before the recording began. Delete the cookies and load the page again.',
  ko: '{names}의 속성을 보지 못하였습니다. 기록을 시작하기 전에 설정되었습니다. 쿠키를 지우고 페이지를 다시 여십시오.',
};

interface Known {
  readonly cookie: CookieConclusion;
  readonly settings: Settings;
}

function known(facts: Facts, cookies: readonly CookieConclusion[]): { readonly seen: readonly Known[]; readonly hidden: readonly string[] } {
  const all = cookies.map((cookie) => ({ cookie, settings: settingsOf(facts, cookie) }));
  return {
    seen: all.flatMap(({ cookie, settings }) => (typeof settings === 'string' ? [] : [{ cookie, settings }])),
    hidden: all.filter(({ settings }) => settings === 'unseen').map(({ cookie }) => cookie.facts.name),
  };
}

const beyond: ReadonlySet<Role> = new Set<Role>(['infrastructure', 'affinity']);

/** The site's own: what a third party sets, or a load balancer before the site, is not the site's to mend. */
function ownCookies({ conclusions }: Facts): readonly CookieConclusion[] {
  return conclusions.cookies.filter(({ facts, role }) => !facts.thirdParty && !beyond.has(role));
}

const spelled = { strict: 'SameSite=Strict', lax: 'SameSite=Lax', none: 'SameSite=None', default: null } as const;

export function sessionAttributes({ facts }: Look): Sight {
  const { seen, hidden } = known(facts, sessionCookies(facts));
  const [first] = seen;
  if (hidden.length > 0) return unseen(settingsUnseen, { names: listed(hidden) });
  if (!first) return withoutCookie(facts);
  const bare = seen.filter(({ settings }) => !settings.secure && !isHere(settings.url));
  if (bare.length > 0)
    return violated(
      fill({ en: 'Without `Secure`: {names}.', ko: '`Secure`가 없습니다: {names}.' }, { names: listed(namesOf(bare)) }),
      bare.flatMap(({ settings }) => settings.exchanges),
      'session-without-secure',
    );
  const { secure, httpOnly, sameSite, hostOnly, domain } = first.settings;
  const flags = [secure ? 'Secure' : null, httpOnly ? 'HttpOnly' : null, spelled[sameSite], hostOnly ? null : `Domain=${domain}`];
  const text = { en: '`{name}` has {flags}.', ko: '`{name}` 쿠키의 속성: {flags}.' };
  const none = { en: '`{name}` has none of the protecting attributes.', ko: '`{name}` 쿠키에는 보호 속성이 없습니다.' };
  const present = flags.filter((flag) => flag !== null);
  return met(
    fill(present.length === 0 ? none : text, { name: first.cookie.facts.name, flags: listed(present) }),
    seen.flatMap(({ settings }) => settings.exchanges),
  );
}

export function sessionHttpOnly({ facts }: Look): Sight {
  const { seen, hidden } = known(facts, sessionCookies(facts));
  if (hidden.length > 0) return unseen(settingsUnseen, { names: listed(hidden) });
  if (seen.length === 0) return withoutCookie(facts);
  const readable = seen.filter(({ settings }) => !settings.httpOnly);
  const exchanges = (readable.length > 0 ? readable : seen).flatMap(({ settings }) => settings.exchanges);
  if (readable.length > 0)
    return violated(
      fill({ en: 'Readable by scripts: {names}.', ko: '스크립트가 읽을 수 있습니다: {names}.' }, { names: listed(namesOf(readable)) }),
      exchanges,
      'session-without-http-only',
    );
  return met(
    fill(
      { en: 'No script can read {names} (`HttpOnly`).', ko: '스크립트가 {names|을/를} 읽을 수 없습니다(`HttpOnly`).' },
      { names: listed(namesOf(seen)) },
    ),
    exchanges,
  );
}

/** ASVS 5.0 3.3.1: `Secure`, and one of the two prefixes. */
export function allSecure({ facts }: Look): Sight {
  const { seen, hidden } = known(facts, ownCookies(facts));
  if (seen.length === 0) return hidden.length > 0 ? unseen(settingsUnseen, { names: listed(hidden) }) : unseen(noCookies);
  if (seen.every(({ settings }) => isHere(settings.url))) return unseen(loopback);
  const insecure = seen.filter(({ settings }) => !settings.secure);
  const bare = seen.filter(({ cookie, settings }) => settings.secure && !/^__(?:Host|Secure)-/.test(cookie.facts.name));
  const [culprits, text] =
    insecure.length > 0
      ? [insecure, { en: 'Without `Secure`: {names}.', ko: '`Secure`가 없습니다: {names}.' }]
      : [bare, { en: 'With `Secure`, but neither prefix in the name: {names}.', ko: '`Secure`는 있지만 이름에 접두사가 없습니다: {names}.' }];
  if (culprits.length > 0)
    return violated(
      fill(text, { names: listed(namesOf(culprits)) }),
      culprits.flatMap(({ settings }) => settings.exchanges),
    );
  if (hidden.length > 0) return unseen(settingsUnseen, { names: listed(hidden) });
  return met(
    fill({ en: '`Secure` and a prefix on every cookie ({n}).', ko: '모든 쿠키({n}개)에 `Secure`와 접두사가 있습니다.' }, { n: seen.length }),
  );
}

/** ASVS 5.0 3.3.3: `__Host-`, unless other hosts share the cookie, which `Domain` says. */
export function hostPrefixes({ facts }: Look): Sight {
  const { seen, hidden } = known(facts, ownCookies(facts));
  if (seen.length === 0) return hidden.length > 0 ? unseen(settingsUnseen, { names: listed(hidden) }) : unseen(noCookies);
  if (seen.every(({ settings }) => isHere(settings.url))) return unseen(loopback);
  const own = seen.filter(({ settings }) => settings.hostOnly && !isHere(settings.url));
  const bare = own.filter(({ cookie }) => !cookie.facts.name.startsWith('__Host-'));
  if (bare.length > 0)
    return violated(
      fill(
        { en: 'Of one host alone, without the prefix `__Host-`: {names}.', ko: '한 호스트만 쓰는데 `__Host-` 접두사가 없습니다: {names}.' },
        { names: listed(namesOf(bare)) },
      ),
      bare.flatMap(({ settings }) => settings.exchanges),
    );
  if (hidden.length > 0) return unseen(settingsUnseen, { names: listed(hidden) });
  return met(
    own.length === 0
      ? { en: 'Every cookie is shared with other hosts by its `Domain`.', ko: '모든 쿠키가 `Domain`으로 다른 호스트와 공유됩니다.' }
      : fill(
          { en: 'Every cookie of one host has `__Host-` ({n}).', ko: '한 호스트만 쓰는 쿠키({n}개)에 모두 `__Host-`가 있습니다.' },
          { n: own.length },
        ),
  );
}

export function sameSiteStated({ facts }: Look): Sight {
  const { seen, hidden } = known(facts, ownCookies(facts));
  if (seen.length === 0) return hidden.length > 0 ? unseen(settingsUnseen, { names: listed(hidden) }) : unseen(noCookies);
  const silent = seen.filter(({ settings }) => settings.sameSite === 'default');
  if (silent.length > 0)
    return violated(
      fill(
        {
          en: 'Without `SameSite`, so that each browser decides for itself: {names}.',
          ko: '`SameSite`가 없어 브라우저마다 알아서 정합니다: {names}.',
        },
        { names: listed(namesOf(silent)) },
      ),
      silent.flatMap(({ settings }) => settings.exchanges),
    );
  if (hidden.length > 0) return unseen(settingsUnseen, { names: listed(hidden) });
  return met(fill({ en: 'Every cookie says `SameSite` ({n}).', ko: '모든 쿠키({n}개)에 `SameSite`가 있습니다.' }, { n: seen.length }));
}

/** ASVS 5.0 3.3.5; RFC 6265bis §5.6 drops a longer line. */
const mostOctets = 4096;

export function lineSizes({ facts }: Look): Sight {
  const lines = linesOf(facts).filter(({ cookie }) => cookie?.facts.thirdParty !== true);
  if (lines.length === 0) return unseen(noCookies);
  // One character of a header is one octet.
  const sizes = lines.map((line) => ({ line, size: line.set.line.split(';', 1)[0]?.replace('=', '').length ?? 0 }));
  const largest = sizes.reduce((most, one) => (one.size > most.size ? one : most));
  const slots = { name: largest.line.name, size: largest.size, n: lines.length };
  const exchanges = [largest.line.exchange.id];
  return largest.size > mostOctets
    ? violated(fill({ en: 'Name and value of `{name}` have {size} bytes.', ko: '`{name}` 쿠키의 이름과 값이 {size}바이트입니다.' }, slots), exchanges)
    : met(
        fill(
          {
            en: 'The largest of {n} lines, `{name}`, has {size} bytes of name and value.',
            ko: '{n}줄 중 가장 큰 `{name}` 쿠키의 이름과 값이 {size}바이트입니다.',
          },
          slots,
        ),
        exchanges,
      );
}

const noCookies: Text = { en: 'No cookie of the site was seen.', ko: '사이트의 쿠키가 보이지 않습니다.' };

export const loopback: Text = {
  en: 'The site runs on this machine over `http`; how it is served elsewhere was not seen.',
  ko: '사이트가 이 컴퓨터에서 `http`로 실행 중입니다. 실제 서버에서 어떻게 제공되는지는 보지 못하였습니다.',
};

function isHere(url: string): boolean {
  const { scheme, host } = placeOf(url);
  return scheme === 'http' && isLoopback(host);
}

function namesOf(all: readonly Known[]): readonly string[] {
  return [...new Set(all.map(({ cookie }) => cookie.facts.name))];
}
