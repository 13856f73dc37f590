import { formatDuration, formatMoment } from '../i18n/format.ts';
import { fill, type Text } from '../i18n/text.ts';
import type { Clock, LifeEvent, Session } from '../session/types.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { nowOrLast } from './stored.ts';
import { trySending } from './what-if.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'Four clocks run at once, and the first to strike ends the session.',
      ko: '네 개의 시계가 동시에 가며, 가장 먼저 울리는 시계가 세션을 끝냅니다.',
    },
    things: [
      { id: 'browser', shape: 'browser', label: { en: 'browser: expiry', ko: '브라우저: 만료' }, column: 0, row: 0 },
      { id: 'token', shape: 'cookie', label: { en: 'token: `exp`', ko: '토큰: `exp`' }, column: 0, row: 1 },
      { id: 'session', shape: 'person', label: { en: 'your session', ko: '내 세션' }, column: 1, row: 0.5 },
      { id: 'server', shape: 'server', label: { en: 'server: idle time', ko: '서버: 유휴 시간' }, column: 2, row: 0 },
      { id: 'framework', shape: 'store', label: { en: 'framework: default', ko: '프레임워크: 기본값' }, column: 2, row: 1 },
    ],
    links: [
      { from: 'browser', to: 'session', style: 'copy' },
      { from: 'token', to: 'session', style: 'copy' },
      { from: 'server', to: 'session', style: 'copy' },
      { from: 'framework', to: 'session', style: 'copy' },
    ],
  },
};

const clockNames = {
  browser: { en: 'Browser', ko: '브라우저' },
  server: { en: 'Server', ko: '서버' },
  token: { en: 'Token', ko: '토큰' },
  framework: { en: 'Framework', ko: '프레임워크' },
} satisfies Record<string, Text>;

const clockOrder = ['browser', 'server', 'token', 'framework'] as const;

function live({ session, conclusions }: LessonFacts): Live {
  if (!session) {
    return {
      kind: 'missing',
      need: {
        en: 'No session has been seen, so nothing can end. Log in with this panel open; if you then wait and come back, even the server’s own clock may show.',
        ko: '아직 세션이 보이지 않아 끝날 것도 없습니다. 이 패널을 연 채로 로그인하십시오. 한참 뒤에 다시 요청하면 서버의 시계까지 보일 수 있습니다.',
      },
    };
  }
  const { expiry } = session;
  const ended = endOf(session);
  return {
    kind: 'shown',
    blocks: [
      { kind: 'sentence', text: session.summary, exchanges: [] },
      {
        kind: 'table',
        caption: { en: 'What each clock of this session says', ko: '이 세션의 시계가 말하는 것' },
        head: [
          { en: 'Clock', ko: '시계' },
          { en: 'Ends', ko: '종료' },
          { en: 'How that is known', ko: '근거' },
        ],
        rows: clockOrder.map((name) => [
          expiry.earliest === name ? fill({ en: '{name} (first)', ko: '{name}(가장 먼저)' }, { name: clockNames[name] }) : clockNames[name],
          whenOf(expiry[name], conclusions.now),
          expiry[name].message,
        ]),
      },
      ...(ended
        ? [
            {
              kind: 'sentence' as const,
              text:
                ended.type === 'logout'
                  ? { en: 'Here it did not wait for a clock: you logged out.', ko: '여기서는 시계를 기다리지 않고 로그아웃으로 끝났습니다.' }
                  : { en: 'And one end was seen in this recording:', ko: '이 기록에서는 실제로 끝나는 것도 보였습니다.' },
              exchanges: [ended.exchange],
            },
          ]
        : []),
    ],
  };
}

function whenOf(clock: Clock, now: number): Text {
  switch (clock.kind) {
    case 'at':
      return formatMoment(clock.at, now);
    case 'idle':
      return fill({ en: 'after {time} without a request', ko: '요청 없이 {time} 뒤' }, { time: formatDuration(clock.after) });
    case 'browser-close':
      return { en: 'when the browser closes', ko: '브라우저를 닫을 때' };
    case 'ended':
      return { en: 'it is over', ko: '이미 끝남' };
    case 'unknown':
      return { en: 'not known', ko: '알 수 없음' };
  }
}

const minute = 60_000;
/** How long the reader stays away, in milliseconds. */
const absences = [30 * minute, 24 * 60 * minute, 400 * 24 * 60 * minute] as const;

function experiment(facts: LessonFacts): Experiment {
  const { analysis, session, carrier, conclusions } = facts;
  const current = carrier && nowOrLast(analysis, carrier);
  const url = analysis.exchanges.find(({ sent }) => sent.some(({ key }) => key === carrier?.facts.key))?.exchange.url;
  const prompt: Text = {
    en: 'Leave the site alone for a while, with the browser open. Does a request still show the session when you come back, and is that enough?',
    ko: '브라우저를 열어 둔 채 사이트를 떠났다가 돌아옵니다. 요청에 여전히 세션이 실립니까? 그것으로 충분합니까?',
  };
  if (!session) return { prompt, choices: [] };
  return {
    prompt,
    choices: absences.map((absence) => {
      const back = conclusions.now + absence;
      // A URL or a header has no clock in the browser: the page goes on sending it.
      const isSent = current === null || url === undefined || trySending(current, { url }, analysis.browser, back).sent;
      return {
        label: formatDuration(absence),
        outcome: fill(isSent ? still(session, absence, back) : dropped, { name: carrier?.facts.name ?? session.names[0] ?? '' }),
        exchanges: [],
      };
    }),
  };
}

const bearers = {
  cookie: { en: 'The browser still sends `{name}`', ko: '브라우저는 여전히 `{name}` 쿠키를 보냅니다' },
  url: { en: 'The address still shows `{name}`', ko: '주소에는 여전히 `{name}` 값이 있습니다' },
  bearer: { en: 'The page still sends `{name}`', ko: '페이지는 여전히 `{name}` 헤더를 보냅니다' },
} satisfies Record<Session['carrier'], Text>;

const dropped: Text = {
  en: 'The browser has dropped `{name}` by then: the request goes without it, and you are a stranger.',
  ko: '그때는 브라우저가 `{name}` 쿠키를 지운 뒤입니다. 요청에 쿠키가 실리지 않으므로 낯선 방문자가 됩니다.',
};

function still({ carrier, storage, expiry: { server, framework, token } }: Session, absence: number, back: number): Text {
  const by = bearers[carrier];
  if (token.kind === 'at' && token.at <= back)
    return {
      en: `${by.en}, but the token itself says that it has ended: a server that checks it refuses.`,
      ko: `${by.ko}. 그러나 토큰 자체의 만료 시각이 지났으므로 서버가 검사하면 거부합니다.`,
    };
  const idle = [server, framework].find((clock) => clock.kind === 'idle');
  if (idle?.kind === 'idle' && idle.after < absence)
    return fill(
      {
        en: `${by.en}, but the server’s clock struck after {time}: it opens nothing any more.`,
        ko: `${by.ko}. 그러나 서버의 시계는 {time} 뒤에 울렸으므로 이제는 아무것도 열리지 않습니다.`,
      },
      { time: formatDuration(idle.after) },
    );
  return storage === 'client'
    ? {
        en: `${by.en}, and the session is in it: a server that trusts its signature and no clock of its own still takes it.`,
        ko: `${by.ko}. 세션이 그 안에 들어 있으므로, 서명만 확인하고 시간을 재지 않는 서버라면 그대로 받아들입니다.`,
      }
    : {
        en: `${by.en}. Whether the server still knows the id, only the server can say.`,
        ko: `${by.ko}. 서버가 그 ID를 아직 아는지는 서버만 말할 수 있습니다.`,
      };
}

function interview({ session, carrier, conclusions }: LessonFacts): readonly Answered[] {
  if (!session) return [];
  return [
    {
      question: { en: 'When does a session end?', ko: '세션은 언제 끝납니까?' },
      answer: fill(
        {
          en: 'At the first of several ends. The browser drops the cookie at its expiry, which it keeps within bounds of its own (400 days at most in Chromium), or, if there is none, when it closes and does not restore its tabs. The server forgets the id after its own idle or absolute limit, at a logout, or when it restarts without a store. A token says its end itself. {here}',
          ko: '여러 끝 가운데 가장 먼저 오는 때에 끝납니다. 브라우저는 만료 시각에 쿠키를 지우되 자체 상한을 둡니다(Chromium은 최대 400일). 만료 시각이 없으면 브라우저를 닫고 탭을 복원하지 않을 때 지웁니다. 서버는 유휴 시간이나 절대 시간 제한이 지났을 때, 로그아웃할 때, 또는 저장소 없이 다시 시작할 때 ID를 잊습니다. 토큰은 스스로 끝을 밝힙니다. {here}',
        },
        { here: hereOf(session, conclusions.now) },
      ),
      exchanges: [endOf(session)?.exchange ?? carrier?.facts.firstSeen.exchange ?? []].flat(),
    },
  ];
}

function endOf({ events }: Session): LifeEvent | undefined {
  return events.find(({ type }) => type === 'ended' || type === 'logout' || type === 'lost');
}

/** The end that comes first here, or that has come. */
function hereOf(session: Session, now: number): Text {
  const { expiry, site } = session;
  const first = expiry.earliest;
  if (first === null || expiry[first].kind === 'unknown')
    return fill({ en: 'On `{site}` none of these clocks can be read yet.', ko: '`{site}`에서는 아직 어느 시계도 읽을 수 없습니다.' }, { site });
  if (expiry[first].kind === 'ended')
    return fill(
      endOf(session)?.type === 'logout'
        ? { en: 'On `{site}` you ended it yourself, by logging out.', ko: '`{site}`에서는 로그아웃으로 직접 끝냈습니다.' }
        : { en: 'On `{site}` it has ended already.', ko: '`{site}`에서는 이미 끝났습니다.' },
      { site },
    );
  return fill(
    {
      en: 'On `{site}` the first that is known is this: {clock}, {when}.',
      ko: '`{site}`에서 알려진 것 가운데 가장 먼저 오는 끝은 이렇습니다. {clock}: {when}.',
    },
    { site, clock: clockNames[first], when: whenOf(expiry[first], now) },
  );
}

const quiz: Quiz = {
  question: { en: 'You close the tab. What happens to your session?', ko: '탭을 닫습니다. 세션은 어떻게 됩니까?' },
  options: [
    {
      text: { en: 'It ends', ko: '끝납니다' },
      right: false,
      because: {
        en: 'No request tells the server of a closed tab, and the cookie belongs to the browser, not to the tab.',
        ko: '탭이 닫혔다고 서버에 알리는 요청은 없고, 쿠키는 탭이 아니라 브라우저에 속합니다.',
      },
    },
    {
      text: { en: 'It ends when the browser closes', ko: '브라우저를 닫으면 끝납니다' },
      right: false,
      because: {
        en: 'A cookie without expiry may go then, unless tabs are restored. The server’s record waits for its time-out all the same.',
        ko: '만료 시각이 없는 쿠키는 그때 사라질 수 있지만, 탭을 복원하면 남습니다. 서버의 기록은 그와 상관없이 시간 제한이 될 때까지 남아 있습니다.',
      },
    },
    {
      text: { en: 'Nothing, until a clock strikes', ko: '시계가 울릴 때까지 아무 일도 없습니다' },
      right: true,
      because: { en: 'That is why a logout button matters on a shared computer.', ko: '공용 컴퓨터에서 로그아웃 버튼이 중요한 이유입니다.' },
    },
  ],
};

export const whenASessionEnds: Lesson = {
  id: 'when-a-session-ends',
  title: { en: 'When a session ends', ko: '세션은 언제 끝나는가' },
  question: { en: 'How long am I logged in, really?', ko: '나는 실제로 언제까지 로그인되어 있습니까?' },
  idea: [
    {
      en: 'There is no single end. The browser has a clock on the cookie, the server one on its record, a token one of its own, and the framework a default behind it all.',
      ko: '끝은 하나가 아닙니다. 브라우저는 쿠키에, 서버는 기록에 시계를 달아 둡니다. 토큰에는 자신의 시계가 있고, 그 뒤에는 프레임워크의 기본값이 있습니다.',
    },
    {
      en: 'The first to strike logs you out. Only the browser’s clock can be read from outside; the server’s shows when it strikes.',
      ko: '가장 먼저 울리는 시계가 로그아웃시킵니다. 밖에서 읽을 수 있는 것은 브라우저의 시계뿐이고, 서버의 시계는 울릴 때 드러납니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
