import { createJar, parseCookieHeader } from '../cookie/index.ts';
import { fill, type Text } from '../i18n/text.ts';
import type { LessonFacts, LoginStory } from './facts.ts';
import type { Answered, Choice, Drawing, Experiment, Quiz } from './lesson.ts';
import { pathOf } from './places.ts';
import { changedUnseen } from './rotation.ts';

/** What the lesson on the login asks, and how the site answers. */

export const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'The browser shows an id; the server looks up in its store who that is.',
      ko: '브라우저는 ID를 보여 주고, 서버는 그 ID가 누구인지 저장소에서 찾습니다.',
    },
    things: [
      { id: 'browser', shape: 'browser', label: { en: 'keeps the id', ko: 'ID 보관' }, column: 0, row: 0 },
      { id: 'server', shape: 'server', label: { en: 'asks for it', ko: 'ID 확인' }, column: 1, row: 0 },
      { id: 'store', shape: 'store', label: { en: 'id → who you are', ko: 'ID → 사용자' }, column: 2, row: 0 },
    ],
    links: [
      { from: 'browser', to: 'server', label: { en: 'id, each time', ko: '매번 ID 전송' }, style: 'request' },
      { from: 'server', to: 'store', label: { en: 'look up', ko: '조회' }, style: 'request' },
    ],
  },
};

/** Loses the line that the login's answer set, and asks the engine what the next request then says. */
export function experiment({ analysis, login }: LessonFacts): Experiment {
  const prompt: Text = {
    en: 'Suppose the answer to the login is lost on the way, `Set-Cookie` line and all. What does the next request carry?',
    ko: '로그인 응답이 `Set-Cookie` 줄과 함께 도중에 사라졌다고 합시다. 다음 요청은 무엇을 싣고 갑니까?',
  };
  if (login === null) return { prompt, choices: [] };
  const carried = nextRequestCarries(analysis.browser, login);
  const said = login.session?.storage === 'client' ? carriedData : carriedIds;
  const choice = (label: Text, right: boolean): Choice => ({ label, right, outcome: outcomeOf(login, carried), exchanges: [login.event.exchange] });
  return {
    prompt,
    choices: [
      choice(said.issued, carried !== null && carried === login.issued?.alias && carried !== login.before?.alias),
      choice(said.before, carried !== null && carried === login.before?.alias),
      choice(said.none, carried === null),
    ],
  };
}

const carriedIds = {
  issued: { en: 'The id that the login issued', ko: '로그인이 발급한 ID' },
  before: { en: 'The id from before the login', ko: '로그인 전의 ID' },
  none: { en: 'No id at all', ko: '아무 ID도 없음' },
} satisfies Record<string, Text>;

const carriedData = {
  issued: { en: 'The session that the login issued', ko: '로그인이 발급한 세션' },
  before: { en: 'The session from before the login', ko: '로그인 전의 세션' },
  none: { en: 'No session at all', ko: '아무 세션도 없음' },
} satisfies Record<string, Text>;

/** The alias of the id in the next request of a browser that never saw the login's answer. */
function nextRequestCarries(browser: LessonFacts['analysis']['browser'], { request, before, cookie }: LoginStory): string | null {
  if (cookie === null || before === null) return null;
  const { url, time } = request.exchange;
  const jar = createJar({ browser });
  jar.receive({ url, line: `${before.name}=${before.value}; Path=${cookie.facts.path}`, now: time });
  const { header } = jar.send({ url, now: time + 1 });
  return parseCookieHeader(header).some(({ value }) => value === before.value) ? before.alias : null;
}

function outcomeOf({ before, cookie, session }: LoginStory, carried: string | null): Text {
  const name = cookie?.facts.name ?? before?.name ?? '';
  if (session?.storage === 'client')
    return fill(
      carried === null
        ? {
            en: 'No session: the browser had nothing to keep, and the server kept nothing. As far as both know there was no login.',
            ko: '세션이 없습니다. 브라우저는 받은 것이 없고 서버는 아무것도 보관하지 않습니다. 양쪽 모두에게 로그인은 없었던 일입니다.',
          }
        : {
            en: 'Still the `{name}` from before (‹{alias}›), and so the session without the login: the server kept nothing else. You are asked to log in again.',
            ko: '여전히 로그인 전의 `{name}`(‹{alias}›)이므로 로그인이 들어 있지 않은 세션입니다. 서버에는 따로 남은 것이 없어 다시 로그인해야 합니다.',
          },
      { name, alias: carried ?? '' },
    );
  if (carried === null)
    return fill(
      {
        en: 'No id: the browser had nothing to keep. The server knows of a login; the browser cannot show it. That is what a login loop looks like from inside.',
        ko: 'ID가 없습니다. 브라우저가 보관할 것을 받지 못했습니다. 서버는 로그인을 알지만 브라우저는 보여 줄 것이 없습니다. 로그인이 반복되는 문제는 안에서 보면 이런 모습입니다.',
      },
      { name },
    );
  return fill(
    {
      en: 'Still the `{name}` from before (‹{alias}›). If the server has moved the login to a new id, this one is a stranger’s: you are asked to log in again. If it has not, you are logged in, and so is whoever else knew that id.',
      ko: '여전히 로그인 전의 `{name}`(‹{alias}›)입니다. 서버가 로그인을 새 ID로 옮겼다면 이 ID는 낯선 방문자의 것이므로 다시 로그인해야 합니다. 옮기지 않았다면 로그인된 상태이며, 그 ID를 아는 다른 사람도 마찬가지입니다.',
    },
    { name, alias: carried },
  );
}

/** What the recording shows of a change at the login. */
function changeOf(login: LoginStory): Text {
  const { rotated, before, session } = login;
  if (session?.storage === 'client')
    return {
      en: 'Here the question does not arise: `{cookie}` holds the session itself, and what it held before the login says of nobody that they are logged in.',
      ko: '여기에는 해당하지 않습니다. `{cookie}` 쿠키에 세션 자체가 들어 있고, 로그인 전의 값에는 로그인했다는 내용이 없기 때문입니다.',
    };
  if (rotated)
    return {
      en: 'Here `{cookie}` got a new value at the login, so the old one is not the one that is logged in.',
      ko: '여기서는 로그인할 때 `{cookie}` 값이 바뀌었으므로, 이전 값은 로그인된 ID가 아닙니다.',
    };
  if (before === null)
    return {
      en: 'Here the browser had no `{cookie}` before this login, so nothing is seen of what would have become of an older one.',
      ko: '여기서는 로그인하기 전에 `{cookie}` 쿠키가 없었으므로, 이전 ID가 어떻게 됐을지는 보이지 않습니다.',
    };
  if (changedUnseen(login))
    return {
      en: 'Here `{cookie}` got another value at the login, but as an encrypted one does each time: whether the id in it is new cannot be seen.',
      ko: '여기서는 로그인할 때 `{cookie}` 값이 바뀌었지만, 암호화된 값은 매번 달라집니다. 그 안의 ID까지 새것인지는 보이지 않습니다.',
    };
  return {
    en: 'Here it did not change: whoever knew `{cookie}` before the login is logged in with it now.',
    ko: '여기서는 바뀌지 않았습니다. 로그인 전의 `{cookie}` 값을 알던 사람도 이제 그 값으로 로그인된 상태입니다.',
  };
}

export function interview({ login }: LessonFacts): readonly Answered[] {
  if (login === null) return [];
  const { request, cookie, use, session, issued } = login;
  const slots = {
    path: `${request.exchange.method} ${pathOf(request.exchange.url)}`,
    cookie: cookie?.facts.name ?? '',
    status: request.exchange.status ?? '–',
    next: use === null ? '–' : `${use.exchange.exchange.method} ${pathOf(use.exchange.exchange.url)}`,
  };
  const client = session?.storage === 'client';
  const where: Text = client
    ? { en: 'put the session’s data, protected against change, into the cookie', ko: '세션 데이터를 변조되지 않게 보호하여 쿠키에 담았고' }
    : { en: 'kept a session under an id in its store', ko: '저장소에 ID로 찾는 세션을 만들었고' };
  const answer = fill(
    issued === null
      ? {
          en: 'The browser sent the credentials with `{path}`. The server checked them, marked the session it already had as logged in, and answered {status} without a new cookie: `{cookie}` stayed the same. From `{next}` on, the browser shows it with every request, and the server looks up who that is.',
          ko: '브라우저가 `{path}` 요청으로 계정 정보를 보냈습니다. 서버는 이를 확인하고 이미 있던 세션을 로그인 상태로 바꾼 뒤, 새 쿠키 없이 {status} 응답을 보냈습니다. `{cookie}` 값은 그대로였습니다. 이후 `{next}` 요청부터 브라우저는 매번 이 쿠키를 보내고 서버는 그것으로 사용자를 알아봅니다.',
        }
      : {
          en: 'The browser sent the credentials with `{path}`. The server checked them, {where}, and answered {status} with `Set-Cookie: {cookie}`. From `{next}` on, the browser shows that cookie with every request, and the server finds out from it who asks.',
          ko: '브라우저가 `{path}` 요청으로 계정 정보를 보냈습니다. 서버는 이를 확인하고 {where}, {status} 응답에 `Set-Cookie: {cookie}`{~cookie|을/를} 실어 보냈습니다. 이후 `{next}` 요청부터 브라우저는 매번 이 쿠키를 보내고 서버는 그것으로 누구의 요청인지 알아냅니다.',
        },
    { ...slots, where },
  );
  const exchanges = [request.exchange.id, ...(use === null ? [] : [use.exchange.exchange.id])];
  return [
    { question: { en: 'Explain how a login with a session works.', ko: '세션 방식의 로그인 과정을 설명해 주세요.' }, answer, exchanges },
    {
      question: { en: 'Why should the id change at login?', ko: '로그인할 때 세션 ID를 바꿔야 하는 이유는 무엇입니까?' },
      answer: fill(
        {
          en: 'Because an id from before the login may be known to somebody else: planted, or read on the way. {here}',
          ko: '로그인 전의 ID는 다른 사람이 알고 있을 수 있기 때문입니다. 누가 심었거나 도중에 읽었을 수 있습니다. {here}',
        },
        { here: fill(changeOf(login), slots) },
      ),
      exchanges: [request.exchange.id],
    },
  ];
}

export const quiz: Quiz = {
  question: {
    en: 'After the login, how does the server know that the next request comes from you?',
    ko: '로그인 뒤 서버는 다음 요청이 같은 사용자에게서 온 것을 어떻게 압니까?',
  },
  options: [
    {
      text: { en: 'By the IP address', ko: 'IP 주소로 압니다' },
      right: false,
      because: {
        en: 'Many people share one address behind a router, and one person changes address on the way to work.',
        ko: '공유기 뒤에서는 여러 사람이 한 주소를 쓰고, 한 사람의 주소도 이동하면서 바뀝니다.',
      },
    },
    {
      text: { en: 'By the open connection', ko: '열려 있는 연결로 압니다' },
      right: false,
      because: {
        en: 'A connection carries requests, it does not stand for a user: it may close at any time, and a proxy sends many users through one.',
        ko: '연결은 요청을 나를 뿐 사용자를 뜻하지 않습니다. 언제든 닫힐 수 있고, 프록시는 여러 사용자의 요청을 한 연결로 보냅니다.',
      },
    },
    {
      text: { en: 'By the id in the `Cookie` header, and nothing else', ko: '`Cookie` 헤더의 ID로만 압니다' },
      right: true,
      because: {
        en: 'That is why the id must be hard to guess, hard to read, and worthless after the logout.',
        ko: '그래서 ID는 추측하기 어렵고, 읽기 어렵고, 로그아웃한 뒤에는 쓸모없어야 합니다.',
      },
    },
    {
      text: { en: 'The password is sent again each time', ko: '비밀번호를 매번 다시 보냅니다' },
      right: false,
      because: {
        en: 'HTTP Basic does that. A session exists so that the password travels once.',
        ko: 'HTTP Basic 인증이 그렇게 합니다. 세션을 쓰는 이유는 비밀번호를 한 번만 보내기 위해서입니다.',
      },
    },
  ],
};
