import { fill, type Text } from '../../i18n/text.ts';
import type { EventType, LifeEvent } from '../../session/types.ts';
import type { Facts } from '../facts.ts';
import { sessionCookies } from '../session-cookies.ts';
import type { Look, Sight } from './sight.ts';
import { doubtOf, listed, met, passed, unseen } from './sight-tools.ts';
import { noSession } from './value-sights.ts';

function eventsOf({ conclusions }: Facts, type: EventType): readonly LifeEvent[] {
  return conclusions.events.filter((event) => event.type === type);
}

function namesIn({ analysis }: Facts, events: readonly LifeEvent[]): readonly string[] {
  return [...new Set(events.flatMap(({ cookies }) => cookies.map((key) => analysis.cookies.get(key)?.name ?? '')))].filter(Boolean);
}

const noLogin: Text = {
  en: 'No login was recorded. Log in while recording; the id before and after it is then compared.',
  ko: '로그인이 기록되지 않았습니다. 기록하는 동안 로그인하면 앞뒤의 ID를 비교합니다.',
};

const notACookie: Text = {
  en: 'The session is not a cookie here, and the bodies in which a token is handed over are not read.',
  ko: '여기서는 세션이 쿠키가 아니며, 토큰이 담긴 본문은 읽지 않습니다.',
};

/** A new value in the answer to the login; that it stayed the same is the finding of a rule. */
export function rotated(look: Look): Sight {
  const logins = eventsOf(look.facts, 'login');
  if (logins.length === 0) return unseen(noLogin);
  const doubt = doubtOf(look, 'session-not-rotated-at-login');
  if (doubt) return unseen(doubt);
  const names = namesIn(look.facts, logins);
  if (names.length === 0) return unseen(notACookie);
  return met(
    fill({ en: 'The login gave {names} a new value.', ko: '로그인할 때 {names}의 값이 새로 발급되었습니다.' }, { names: listed(names) }),
    logins.map(({ exchange }) => exchange),
  );
}

export function twoLogins(look: Look): Sight {
  const { facts } = look;
  const logins = eventsOf(facts, 'login');
  if (logins.length === 0) return unseen(noLogin);
  if (logins.length === 1)
    return unseen({
      en: 'One login was recorded. Log out and in again: the two values are then compared.',
      ko: '로그인이 한 번만 기록되었습니다. 로그아웃한 뒤 다시 로그인하면 두 값을 비교합니다.',
    });
  const several = facts.conclusions.cookies.filter(
    ({ facts: cookie }) => logins.some(({ cookies }) => cookies.includes(cookie.key)) && cookie.distinctValues > 1,
  );
  if (several.length === 0) return unseen({ en: 'Which values the logins gave was not seen.', ko: '로그인할 때마다 발급된 값을 보지 못하였습니다.' });
  return met(
    fill(
      { en: '{n} logins gave {names} different values.', ko: '로그인 {n}번에 {names}의 값이 서로 달랐습니다.' },
      { n: logins.length, names: listed(several.map(({ facts: { name } }) => name)) },
    ),
    logins.map(({ exchange }) => exchange),
  );
}

const noLogout: Text = {
  en: 'No logout was recorded. Log out while recording, and load one more page after it.',
  ko: '로그아웃이 기록되지 않았습니다. 기록하는 동안 로그아웃하고 페이지를 하나 더 여십시오.',
};

export function loggedOut(look: Look): Sight {
  const logouts = eventsOf(look.facts, 'logout');
  if (logouts.length === 0) return unseen(noLogout);
  const doubt = doubtOf(look, 'logout-without-deletion');
  if (doubt) return unseen(doubt);
  if (sessionCookies(look.facts).length === 0) return unseen(notACookie);
  return met(
    { en: 'The logout took the session from the browser.', ko: '로그아웃할 때 브라우저의 세션이 사라졌습니다.' },
    logouts.map(({ exchange }) => exchange),
  );
}

export function oldIdDead(look: Look): Sight {
  const logouts = eventsOf(look.facts, 'logout');
  if (logouts.length === 0) return unseen(noLogout);
  const doubt = doubtOf(look, 'session-alive-after-logout');
  if (doubt) return unseen(doubt);
  if (!passed(look, 'session-alive-after-logout'))
    return unseen({
      en: 'Whether the old id still opens anything was not seen. Send it once more to a page that needs a login.',
      ko: '이전 ID가 아직 통하는지 보지 못하였습니다. 로그인이 필요한 페이지에 한 번 더 보내 보십시오.',
    });
  return met(
    { en: 'After the logout the old id was refused.', ko: '로그아웃한 뒤 이전 ID가 거부되었습니다.' },
    logouts.map(({ exchange }) => exchange),
  );
}

/** Any end that was seen or is said: by the server, the cookie or the token. What a framework usually does is no evidence. */
export function ends({ facts }: Look): Sight {
  const ended = eventsOf(facts, 'ended');
  if (ended.length > 0)
    return met(
      { en: 'The server ended a session in this recording.', ko: '이 기록에서 서버가 세션을 끝냈습니다.' },
      ended.map(({ exchange }) => exchange),
    );
  const [session] = facts.conclusions.sessions;
  if (!session) return unseen(noSession);
  const { browser, server, token } = session.expiry;
  const said = [server, token, browser].find(({ kind }) => kind === 'at' || kind === 'idle');
  if (said) return met(said.message, said.exchanges);
  return unseen({
    en: 'Nothing in the traffic says when the session ends. Leave the site alone for half an hour while recording, then load a page.',
    ko: '세션이 언제 끝나는지 트래픽에 나타나지 않습니다. 기록하는 동안 30분쯤 사이트를 쓰지 않다가 페이지를 여십시오.',
  });
}
