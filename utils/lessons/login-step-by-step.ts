import { fill, same, type Text } from '../i18n/text.ts';
import type { SetCookieFacts } from '../session/types.ts';
import type { LessonFacts, LoginStory } from './facts.ts';
import type { Actor, Lesson, Live, Step } from './lesson.ts';
import { leaving } from './login-farewell.ts';
import { drawing, experiment, interview, quiz } from './login-questions.ts';
import { hostOf, pathOf } from './places.ts';
import { changedUnseen } from './rotation.ts';

const actors: readonly Actor[] = [
  { id: 'browser', title: { en: 'Browser', ko: '브라우저' } },
  { id: 'server', title: { en: 'Server', ko: '서버' } },
  { id: 'store', title: { en: 'Session store', ko: '세션 저장소' } },
];

export const loginStepByStep: Lesson = {
  id: 'login-step-by-step',
  title: { en: 'A login, step by step', ko: '로그인은 이렇게 진행됩니다' },
  question: {
    en: 'What exactly happens between pressing “Log in” and being known on the next page?',
    ko: '로그인 버튼을 누른 뒤 다음 페이지가 나를 알아보기까지 정확히 무슨 일이 일어납니까?',
  },
  idea: [
    {
      en: 'HTTP forgets you after every answer. A session login makes up for it with a cloakroom ticket: the server keeps a record of who you are, and hands the browser nothing but the number of that record.',
      ko: 'HTTP는 응답을 보내고 나면 상대를 잊습니다. 세션 로그인은 이를 물품 보관증으로 메웁니다. 누구인지에 대한 기록은 서버가 보관하고, 브라우저에는 그 기록의 번호만 건넵니다.',
    },
    {
      en: 'The browser shows that number with every request. Whoever shows it is you, as far as the server can tell. That is why a session id deserves the care of a password, and why it should change at the moment you log in.',
      ko: '브라우저는 요청마다 그 번호를 보여 줍니다. 서버 입장에서는 번호를 보여 주는 쪽이 곧 사용자입니다. 그래서 세션 ID는 비밀번호처럼 다루어야 하고, 로그인하는 순간 새것으로 바뀌어야 합니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};

function live({ login }: LessonFacts): Live {
  if (!login) {
    return {
      kind: 'missing',
      need: {
        en: 'No login has been recorded yet. Keep this panel open and log in on the site: the steps below fill with your own requests.',
        ko: '아직 기록된 로그인이 없습니다. 이 패널을 열어 둔 채 사이트에 로그인하십시오. 아래 단계가 방금 보낸 요청으로 채워집니다.',
      },
    };
  }
  return {
    kind: 'shown',
    blocks: [
      { kind: 'sentence', text: outcome(login), exchanges: [login.event.exchange] },
      {
        kind: 'sequence',
        sequence: {
          title: fill({ en: 'The login at `{host}`', ko: '`{host}`의 로그인' }, { host: hostOf(login.request.exchange.url) }),
          actors,
          steps: [...before(login), ...loggingIn(login), ...using(login), ...leaving(login)],
        },
      },
    ],
  };
}

function outcome(login: LoginStory): Text {
  const { cookie, rotated, before, session } = login;
  if (!cookie) {
    return {
      en: 'The login succeeded, but no cookie that carries the session was seen.',
      ko: '로그인은 성공했지만 세션을 담은 쿠키는 보이지 않았습니다.',
    };
  }
  const slots = { cookie: cookie.facts.name };
  if (session?.storage === 'client') {
    return fill(
      {
        en: 'At this login the server put the session itself into `{cookie}`.',
        ko: '이 로그인에서 서버는 세션 자체를 `{cookie}` 쿠키에 담았습니다.',
      },
      slots,
    );
  }
  if (rotated)
    return fill(
      {
        en: 'At this login the server replaced the id in `{cookie}`: who knew the old one does not know the one that is logged in.',
        ko: '이 로그인에서 서버는 `{cookie}` 쿠키의 ID를 새로 발급했습니다. 이전 ID를 알던 사람도 로그인된 ID는 모릅니다.',
      },
      slots,
    );
  if (changedUnseen(login))
    return fill(
      {
        en: 'At this login the server set `{cookie}` to another value. Whether the id behind it is a new one cannot be seen.',
        ko: '이 로그인에서 서버는 `{cookie}` 쿠키의 값을 바꾸었습니다. 그 안의 ID까지 새것인지는 보이지 않습니다.',
      },
      slots,
    );
  if (before)
    return fill(
      {
        en: 'At this login the server kept the id that `{cookie}` had before. Whoever knew it then is logged in now.',
        ko: '이 로그인에서 서버는 `{cookie}` 쿠키의 기존 ID를 그대로 두었습니다. 그 ID를 미리 알던 사람도 이제 로그인된 상태입니다.',
      },
      slots,
    );
  return fill({ en: 'At this login the server issued `{cookie}`.', ko: '이 로그인에서 서버는 `{cookie}` 쿠키를 발급했습니다.' }, slots);
}

function before({ before, cookie, session }: LoginStory): readonly Step[] {
  if (!before || !cookie) return [];
  const first = cookie.facts.firstSeen.exchange;
  return [
    {
      from: 'server',
      to: 'browser',
      label: fill(
        session?.storage === 'client'
          ? { en: 'a session before any login: `{cookie}`', ko: '로그인 전의 세션: `{cookie}`' }
          : { en: 'an id before any login: `{cookie}`', ko: '로그인 전의 ID: `{cookie}`' },
        { cookie: cookie.facts.name },
      ),
      note: {
        en: 'You were a stranger, yet you already had a session: a cart or a form needs one too.',
        ko: '아직 누구인지 모르는 방문자이지만 세션은 이미 있었습니다. 장바구니나 폼에도 세션이 필요합니다.',
      },
      exchange: first,
      basis: 'observed',
      header: { text: `Set-Cookie: ${cookie.facts.name}=`, cookie: cookie.facts.name, alias: before.alias },
    },
  ];
}

function loggingIn(login: LoginStory): readonly Step[] {
  const { request, before, issued, cookie, session, rotated } = login;
  const { exchange } = request;
  const name = cookie?.facts.name ?? '';
  const path = pathOf(exchange.url);
  const onServer = session?.storage !== 'client';
  const steps: Step[] = [
    {
      from: 'browser',
      to: 'server',
      label: same(`${exchange.method} ${path}`),
      note: before
        ? onServer
          ? {
              en: 'The browser sends the credentials, and with them the id it already had.',
              ko: '브라우저가 계정 정보와 함께, 이미 갖고 있던 ID를 보냅니다.',
            }
          : {
              en: 'The browser sends the credentials, and with them the session it already had.',
              ko: '브라우저가 계정 정보와 함께, 이미 갖고 있던 세션을 보냅니다.',
            }
        : {
            en: 'The browser sends the credentials. It has no session to show yet.',
            ko: '브라우저가 계정 정보를 보냅니다. 아직 보여 줄 세션은 없습니다.',
          },
      exchange: exchange.id,
      basis: 'observed',
      ...(before ? { header: { text: `Cookie: ${before.name}=`, cookie: before.name, alias: before.alias } } : {}),
    },
    {
      from: 'server',
      to: 'server',
      label: { en: 'checks the credentials', ko: '계정 정보를 검증합니다' },
      note: {
        en: 'This happens inside the server. The browser sees only the answer that follows.',
        ko: '서버 안에서 일어나는 일입니다. 브라우저에는 뒤따르는 응답만 보입니다.',
      },
      exchange: null,
      basis: 'suggested',
    },
  ];
  if (onServer) {
    steps.push({
      from: 'server',
      to: 'store',
      label: rotated ? { en: 'new id → who you are', ko: '새 ID → 사용자 정보 저장' } : { en: 'id → who you are', ko: 'ID → 사용자 정보 저장' },
      note: {
        en: 'The record of who you are stays on the server; its key is the id. That the data is there, and not in the cookie, is suggested by the form of the value: it is too short and too random to hold anything.',
        ko: '사용자 정보는 서버에 남고 ID는 그 열쇠입니다. 데이터가 쿠키가 아니라 서버에 있다는 것은 값의 모양에서 짐작한 것입니다. 무언가를 담기에는 짧고 무작위에 가깝습니다.',
      },
      exchange: null,
      basis: 'suggested',
    });
  }
  steps.push({
    from: 'server',
    to: 'browser',
    label: issued
      ? fill({ en: '{status}, `Set-Cookie: {cookie}`', ko: '{status}, `Set-Cookie: {cookie}`' }, { status: exchange.status ?? '–', cookie: name })
      : same(String(exchange.status ?? '–')),
    note: issuedNote(login),
    exchange: exchange.id,
    basis: 'observed',
    ...(issued ? { header: { text: `Set-Cookie: ${name}=`, cookie: name, alias: issued.alias } } : {}),
  });
  if (issued) steps.push(kept(exchange.id, issued, name));
  return steps;
}

function issuedNote(login: LoginStory): Text {
  const { issued, rotated, before, session } = login;
  if (issued && session?.storage === 'client')
    return {
      en: 'The answer carries the session itself, now with you in it, signed or encrypted so that the server notices a change.',
      ko: '응답에 세션 자체가 실려 옵니다. 이제 사용자 정보가 들어 있으며, 바뀌면 서버가 알 수 있게 서명되거나 암호화되어 있습니다.',
    };
  if (issued && rotated)
    return {
      en: 'The answer carries a new id. One that somebody planted or overheard before the login is not the one that is logged in: session fixation fails.',
      ko: '응답에 새 ID가 실려 옵니다. 로그인 전에 누가 심거나 엿들은 ID는 로그인된 ID가 아니므로 세션 고정(session fixation) 공격이 통하지 않습니다.',
    };
  if (changedUnseen(login))
    return {
      en: 'The answer sets the cookie to another value. Whether the id in it is new cannot be seen from outside.',
      ko: '응답이 쿠키의 값을 바꿉니다. 그 안의 ID까지 새것인지는 밖에서 보이지 않습니다.',
    };
  if (issued && !before) return { en: 'The answer carries the id, in a cookie.', ko: '응답이 쿠키에 ID를 담아 옵니다.' };
  if (issued) return { en: 'The answer sets the cookie again, with the same id.', ko: '응답이 같은 ID로 쿠키를 다시 설정합니다.' };
  return {
    en: 'The answer sets no new id: the one from before the login now stands for you.',
    ko: '응답은 새 ID를 주지 않습니다. 로그인 전의 ID가 이제 사용자를 대신합니다.',
  };
}

function kept(exchange: number, { verdict }: SetCookieFacts, name: string): Step {
  const refused = verdict.outcome === 'refused';
  return {
    from: 'browser',
    to: 'browser',
    label: refused ? fill({ en: 'refuses `{name}`', ko: '`{name}` 거부' }, { name }) : fill({ en: 'keeps `{name}`', ko: '`{name}` 보관' }, { name }),
    note: refused
      ? {
          en: 'The browser did not take the cookie: the login is lost on the next request.',
          ko: '브라우저가 쿠키를 받지 않았습니다. 다음 요청에서 로그인이 사라집니다.',
        }
      : {
          en: 'From now on the browser adds it to every request that the cookie’s scope allows, without being asked.',
          ko: '이제부터 브라우저는 쿠키의 범위에 드는 모든 요청에 스스로 이 쿠키를 붙입니다.',
        },
    exchange,
    basis: 'predicted',
  };
}

function using({ use, session }: LoginStory): readonly Step[] {
  if (!use) return [];
  const { exchange } = use.exchange;
  const request: Step = {
    from: 'browser',
    to: 'server',
    label: same(`${exchange.method} ${pathOf(exchange.url)}`),
    note: {
      en: 'The next request carries the cookie. It is all that says who you are.',
      ko: '다음 요청이 쿠키를 싣고 갑니다. 누구인지 알려 주는 것은 이것뿐입니다.',
    },
    exchange: exchange.id,
    basis: 'observed',
    header: { text: `Cookie: ${use.sent.name}=`, cookie: use.sent.name, alias: use.sent.alias },
  };
  const lookUp: Step = {
    from: 'server',
    to: 'store',
    label: { en: 'looks the id up', ko: 'ID로 세션을 찾습니다' },
    note: {
      en: 'The server finds the record under the id, on every request. This lookup is the price of keeping the data on the server.',
      ko: '서버는 요청마다 ID로 기록을 찾습니다. 데이터를 서버에 두는 대가가 이 조회입니다.',
    },
    exchange: null,
    basis: 'suggested',
  };
  const found: Step = {
    from: 'store',
    to: 'server',
    label: { en: 'the record: who you are', ko: '세션 기록: 사용자 정보' },
    note: {
      en: 'There is a record under the id, so the server knows who asks. Were there none, you would be a stranger again.',
      ko: '이 ID의 기록이 있으므로 서버는 누구의 요청인지 압니다. 기록이 없다면 다시 낯선 방문자가 됩니다.',
    },
    exchange: null,
    basis: 'suggested',
  };
  const answer: Step = {
    from: 'server',
    to: 'browser',
    label: same(String(exchange.status ?? '–')),
    note: { en: 'The server answers you as the user who logged in.', ko: '서버는 로그인한 사용자로 알아보고 응답합니다.' },
    exchange: exchange.id,
    basis: 'observed',
  };
  return session?.storage === 'client' ? [request, answer] : [request, lookUp, found, answer];
}
