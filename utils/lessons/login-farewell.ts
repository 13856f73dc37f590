import { fill, same, type Text } from '../i18n/text.ts';
import type { LoginStory } from './facts.ts';
import type { Step } from './lesson.ts';
import { pathOf } from './places.ts';

/** The logout that follows the login, when one was recorded. */
export function leaving({ logout, cookie, session, use }: LoginStory): readonly Step[] {
  if (!logout || !cookie) return [];
  const onServer = session?.storage !== 'client';
  const { exchange, line } = logout;
  const name = cookie.facts.name;
  const out: Step = {
    from: 'browser',
    to: 'server',
    label: same(`${exchange.exchange.method} ${pathOf(exchange.exchange.url)}`),
    note: onServer
      ? { en: 'You log out. The server should forget the record under your id.', ko: '로그아웃합니다. 서버는 이 ID의 기록을 지워야 합니다.' }
      : {
          en: 'You log out. The server has no record to forget: it can only have the browser drop the session.',
          ko: '로그아웃합니다. 서버에는 지울 기록이 없습니다. 브라우저가 세션을 버리게 할 수 있을 뿐입니다.',
        },
    exchange: exchange.exchange.id,
    basis: 'observed',
  };
  const what = line?.verdict.outcome === 'deleted' ? 'deletes' : line && line.alias !== use?.sent.alias ? 'replaces' : 'leaves';
  const answer: Step = {
    from: 'server',
    to: 'browser',
    label: what === 'leaves' ? same(String(exchange.exchange.status ?? '–')) : fill(farewells[what].label, { name }),
    note: onServer ? farewells[what].onServer : farewells[what].inCookie,
    exchange: exchange.exchange.id,
    basis: 'observed',
    ...(line ? { header: { text: `Set-Cookie: ${name}=`, cookie: name, alias: line.alias } } : {}),
  };
  return [out, answer];
}

/** What the answer to a logout does with the cookie, and what that says. */
const farewells = {
  deletes: {
    label: { en: 'deletes `{name}`', ko: '`{name}` 삭제' },
    onServer: {
      en: 'The answer makes the browser drop the cookie. Whether the server forgot the session too cannot be seen from here.',
      ko: '응답이 브라우저의 쿠키를 지웁니다. 서버도 세션을 지웠는지는 여기서 보이지 않습니다.',
    },
    inCookie: {
      en: 'The answer makes the browser drop the cookie. A copy that somebody made of it stays good until it expires.',
      ko: '응답이 브라우저의 쿠키를 지웁니다. 누군가 복사해 둔 쿠키는 만료될 때까지 유효합니다.',
    },
  },
  replaces: {
    label: { en: 'replaces `{name}`', ko: '`{name}` 교체' },
    onServer: {
      en: 'The answer gives the browser another value. Whether the server forgot the session under the old one cannot be seen from here.',
      ko: '응답이 브라우저에 다른 값을 줍니다. 이전 값의 세션을 서버가 지웠는지는 여기서 보이지 않습니다.',
    },
    inCookie: {
      en: 'The answer replaces the session by one that is logged out. A copy that somebody made of the old one stays good until it expires.',
      ko: '응답이 세션을 로그아웃된 것으로 바꿉니다. 누군가 복사해 둔 이전 세션은 만료될 때까지 유효합니다.',
    },
  },
  leaves: {
    label: same(''),
    onServer: {
      en: 'The answer leaves the cookie in the browser. Only the server can have ended the session.',
      ko: '응답이 쿠키를 브라우저에 남깁니다. 세션을 끝낼 수 있는 것은 서버뿐입니다.',
    },
    inCookie: {
      en: 'The answer leaves the cookie in the browser, and with it the session.',
      ko: '응답이 쿠키를 브라우저에 남깁니다. 세션도 그대로 남습니다.',
    },
  },
} satisfies Record<string, { readonly label: Text; readonly onServer: Text; readonly inCookie: Text }>;
