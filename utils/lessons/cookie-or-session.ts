import { formatBytes, formatDuration } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { Analysis, CookieConclusion, Session } from '../session/types.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { nowOrLast } from './stored.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'A cookie can hold the data itself, or only the key to data on the server.',
      ko: '쿠키는 데이터 자체를 담을 수도 있고, 서버에 있는 데이터의 열쇠만 담을 수도 있습니다.',
    },
    things: [
      { id: 'plain', shape: 'cookie', label: { en: '`lang=ko`: the data', ko: '`lang=ko`: 데이터' }, column: 0, row: 0 },
      { id: 'key', shape: 'cookie', label: { en: '`sid=A`: a key', ko: '`sid=A`: 열쇠' }, column: 0, row: 1 },
      { id: 'server', shape: 'server', label: { en: 'server', ko: '서버' }, column: 1, row: 0.5 },
      { id: 'store', shape: 'store', label: { en: 'A → ada', ko: 'A → ada' }, column: 2, row: 1 },
    ],
    links: [
      { from: 'plain', to: 'server', style: 'request' },
      { from: 'key', to: 'server', style: 'request' },
      { from: 'server', to: 'store', label: { en: 'look up', ko: '조회' }, style: 'request' },
    ],
  },
};

interface Pair {
  readonly session: Session;
  readonly carrier: CookieConclusion;
  /** A cookie that holds its data itself. */
  readonly plain: CookieConclusion;
}

/** Roles whose cookies say something themselves, the plainest first. An analytics cookie is a key too: its data lies elsewhere. */
const plainRoles = ['preference', 'consent', 'affinity'] as const;

function found({ session, carrier, conclusions }: LessonFacts): Pair | null {
  if (!session || !carrier) return null;
  const plain = plainRoles
    .map((plain) => conclusions.cookies.find(({ role, facts }) => role === plain && facts.value !== '' && facts.attributesKnown))
    .find((one) => one !== undefined);
  return plain ? { session, carrier, plain } : null;
}

function live(facts: LessonFacts): Live {
  const pair = found(facts);
  if (!pair) {
    return {
      kind: 'missing',
      need: {
        en: 'A comparison needs two: a cookie that carries a session, and one that holds something else. Log in with this panel open, and change a setting such as the language.',
        ko: '비교하려면 세션을 담은 쿠키와 다른 것을 담은 쿠키가 모두 있어야 합니다. 이 패널을 연 채로 로그인하고, 언어 같은 설정을 바꿔 보십시오.',
      },
    };
  }
  const { carrier, plain, session } = pair;
  const { analysis } = facts;
  return {
    kind: 'shown',
    blocks: [
      {
        kind: 'table',
        caption: fill(
          { en: 'The same questions asked of two cookies of `{site}`', ko: '`{site}` 사이트의 두 쿠키에 같은 질문을 던지면' },
          { site: session.site },
        ),
        head: [same(''), fill(same('`{name}`'), { name: plain.facts.name }), fill(same('`{name}`'), { name: carrier.facts.name })],
        rows: [
          [{ en: 'Where is the data?', ko: '데이터는 어디에 있습니까?' }, { en: 'in the cookie itself', ko: '쿠키 안에 있습니다' }, placeOf(session)],
          [{ en: 'Who can read it?', ko: '누가 읽을 수 있습니까?' }, readersOf(plain, analysis), readersOf(carrier, analysis)],
          [{ en: 'What does a thief get?', ko: '훔치면 무엇을 얻습니까?' }, { en: 'what it says', ko: '적힌 내용' }, theftOf(session)],
          [{ en: 'What does it cost?', ko: '비용은 얼마입니까?' }, bytesOf(plain), costOf(carrier, session)],
          [{ en: 'How long does the browser keep it?', ko: '브라우저는 언제까지 보관합니까?' }, keptOf(plain, analysis), keptOf(carrier, analysis)],
          [
            { en: 'Who else may end it?', ko: '다른 쪽에서 끝낼 수 있습니까?' },
            {
              en: 'only whoever deletes it in the browser: you, a script, a later answer',
              ko: '브라우저에서 지워야만 끝납니다. 사용자나 스크립트, 다음 응답이 지울 수 있습니다',
            },
            session.storage === 'client'
              ? {
                  en: 'as beside; a copy of it is good until its own expiry, since the server keeps no list',
                  ko: '왼쪽과 같습니다. 서버에 목록이 없어 복사된 것은 자체 만료 때까지 유효합니다',
                }
              : session.storage === 'server'
                ? { en: 'the server, whenever it forgets the id', ko: '서버가 ID를 지우면 바로 끝납니다' }
                : { en: 'the server, if the data is with it', ko: '데이터가 서버에 있다면 서버가 끝낼 수 있습니다' },
          ],
        ],
      },
      {
        kind: 'sentence',
        text: fill(
          {
            en: 'So the two are no rivals: the session of `{site}` travels in a cookie. The question is what a cookie holds, the data or a key to it.',
            ko: '둘은 경쟁 관계가 아닙니다. `{site}` 사이트의 세션도 쿠키에 실려 오갑니다. 쿠키에 데이터를 담느냐 열쇠를 담느냐의 차이입니다.',
          },
          { site: session.site },
        ),
        exchanges: carrier.facts.firstSeen.exchange === null ? [] : [carrier.facts.firstSeen.exchange],
      },
    ],
  };
}

function placeOf({ storage }: Session): Text {
  if (storage === 'client') return { en: 'in the cookie, signed or encrypted', ko: '서명되거나 암호화되어 쿠키 안에 있습니다' };
  if (storage === 'server') return { en: 'on the server; the cookie holds its key', ko: '서버에 있고, 쿠키에는 열쇠가 있습니다' };
  return { en: 'on the server or in the cookie: its form does not tell', ko: '서버인지 쿠키인지 모양만으로는 알 수 없습니다' };
}

function readersOf(cookie: CookieConclusion, analysis: Analysis): Text {
  const stored = nowOrLast(analysis, cookie);
  if (stored === null) return { en: 'nobody now: it is gone', ko: '지금은 없습니다. 사라졌습니다' };
  const script = stored.httpOnly
    ? { en: 'no script of the page', ko: '페이지의 스크립트는 읽지 못합니다' }
    : { en: 'every script of the page', ko: '페이지의 모든 스크립트가 읽을 수 있습니다' };
  const wire = stored.secure
    ? { en: 'nobody on the network', ko: '통신을 엿들어도 읽을 수 없습니다' }
    : { en: 'whoever listens to unencrypted traffic', ko: '암호화되지 않은 통신을 엿들으면 읽을 수 있습니다' };
  return fill({ en: '{script}; {wire}', ko: '{script}. {wire}' }, { script, wire });
}

function theftOf({ state }: Session): Text {
  return state === 'authenticated'
    ? { en: 'your account, until the session ends', ko: '세션이 끝날 때까지의 내 계정' }
    : { en: 'your visit; after a login, your account', ko: '내 방문. 로그인하면 계정까지' };
}

function bytesOf({ facts }: CookieConclusion): Text {
  const each = facts.name.length + facts.value.length + 3;
  return fill({ en: '{bytes} with each of {n} requests', ko: '요청마다 {bytes}(모두 {n}건)' }, { bytes: formatBytes(each), n: facts.timesSent });
}

function costOf(cookie: CookieConclusion, { storage }: Session): Text {
  const bytes = bytesOf(cookie);
  return storage === 'client'
    ? bytes
    : fill({ en: '{bytes}, and a look-up on the server each time', ko: '{bytes}, 그리고 매번 서버의 조회' }, { bytes });
}

function keptOf(cookie: CookieConclusion, analysis: Analysis): Text {
  const stored = nowOrLast(analysis, cookie);
  const gone: Text = { en: 'it has dropped it', ko: '이미 지웠습니다' };
  if (stored === null) return gone;
  const kept: Text =
    stored.expires === null
      ? { en: 'until it closes, unless it restores its tabs', ko: '브라우저를 닫을 때까지. 탭을 복원하면 남기도 합니다' }
      : fill({ en: '{time} from when it was set', ko: '설정한 때부터 {time}' }, { time: formatDuration(stored.expires - stored.created) });
  const said = fill(same('{kept}{capped}'), { kept, capped: cappedOf(cookie, analysis) });
  return cookie.facts.current === null ? fill({ en: '{kept}; here {gone} since', ko: '{kept}. 여기서는 {gone}' }, { kept: said, gone }) : said;
}

/** What the line asked for, where the browser keeps it for less: 400 days in Chromium. */
function cappedOf({ facts }: CookieConclusion, { exchanges }: Analysis): Text {
  const { exchange = null } = facts.steps.findLast(({ what }) => what === 'set' || what === 'replaced' || what === 'renewed') ?? {};
  const line = exchange === null ? undefined : exchanges[exchange]?.setCookies.findLast(({ key }) => key === facts.key);
  if (line === undefined || exchange === null || line.parsed.kind === 'malformed') return same('');
  const asked = line.parsed.maxAge !== null ? line.parsed.maxAge * 1000 : (line.parsed.expires ?? 0) - (exchanges[exchange]?.exchange.time ?? 0);
  const { expires = null, created = 0 } = line.verdict.cookie ?? {};
  return expires === null || asked <= expires - created + 1000
    ? same('')
    : fill({ en: ' (the line asked for {asked})', ko: '(줄이 요구한 것은 {asked})' }, { asked: formatDuration(asked) });
}

/** The browser’s end of the session, and the server’s: two clocks. */
function endsOf(cookie: CookieConclusion, analysis: Analysis): Text {
  const stored = nowOrLast(analysis, cookie);
  const slots = { name: cookie.facts.name, time: formatDuration((stored?.expires ?? 0) - (stored?.created ?? 0)) };
  if (cookie.facts.current === null || stored === null)
    return fill(
      {
        en: 'And there are two ends: the browser has dropped `{name}` already; what the server still keeps under its id ends by the server’s own clock.',
        ko: '끝나는 때도 다릅니다. 브라우저는 `{name}` 쿠키를 이미 지웠지만, 그 ID로 서버에 남은 기록은 서버의 시계에 따라 끝납니다.',
      },
      slots,
    );
  return fill(
    stored.expires === null
      ? {
          en: 'And there are two ends: the browser keeps `{name}` until it closes, or longer if it restores its tabs, while the server may end the session at any time by its own clock.',
          ko: '끝나는 때도 다릅니다. 브라우저는 `{name}` 쿠키를 닫힐 때까지, 탭을 복원하면 그 뒤에도 보관하지만, 서버는 자신의 시계에 따라 언제든 세션을 끝낼 수 있습니다.',
        }
      : {
          en: 'And there are two ends: the browser keeps `{name}` for {time}, even when it is closed in between, while the server may end the session at any time by its own clock.',
          ko: '끝나는 때도 다릅니다. 브라우저는 `{name}` 쿠키를 닫았다 열어도 {time} 동안 보관하지만, 서버는 자신의 시계에 따라 언제든 세션을 끝낼 수 있습니다.',
        },
    slots,
  );
}

const offered = 4;

function experiment({ analysis, conclusions }: LessonFacts): Experiment {
  const known = conclusions.cookies.flatMap((cookie) => {
    const stored = cookie.facts.attributesKnown ? nowOrLast(analysis, cookie) : null;
    return stored === null ? [] : [{ ...cookie, stored }];
  });
  // What the browser has now before what it had; of each kind one at least, where there are both.
  const inOrder = known.toSorted((a, b) => Number(a.facts.current === null) - Number(b.facts.current === null));
  const staying = inOrder.find(({ stored }) => stored.expires !== null);
  const cookies = [...new Set([...inOrder.slice(0, offered), ...(staying ? [staying] : [])])];
  const exchanges = cookies.flatMap(({ facts }) => facts.firstSeen.exchange ?? []);
  return {
    prompt: {
      en: 'Close the browser and open it again, without restoring tabs. Which of these cookies is still there?',
      ko: '탭을 복원하지 않고 브라우저를 닫았다가 다시 엽니다. 다음 쿠키 가운데 남아 있는 것은 무엇입니까?',
    },
    choices: [
      ...cookies.map(({ facts, stored: { expires, created } }) => ({
        label: fill(same('`{name}`'), { name: facts.name }),
        right: expires !== null,
        outcome: fill(
          facts.current === null
            ? { en: '{what} (Here it has been deleted meanwhile.)', ko: '{what} (여기서는 그 사이 삭제됐습니다.)' }
            : same('{what}'),
          {
            what: fill(
              expires === null
                ? {
                    en: '`{name}` has no expiry, so it goes with the browser session.',
                    ko: '`{name}` 쿠키는 만료 시각이 없어 브라우저 세션과 함께 사라집니다.',
                  }
                : {
                    en: '`{name}` stays: its expiry lies {time} after the line that set it.',
                    ko: '`{name}` 쿠키는 남습니다. 설정한 때부터 {time} 동안 유효합니다.',
                  },
              { name: facts.name, time: formatDuration((expires ?? created) - created) },
            ),
          },
        ),
        exchanges: facts.firstSeen.exchange === null ? [] : [facts.firstSeen.exchange],
      })),
      {
        label: { en: 'None of them', ko: '없음' },
        right: staying === undefined,
        outcome: staying
          ? fill(
              {
                en: '`{name}` stays: a cookie with an expiry outlives the browser session.',
                ko: '`{name}` 쿠키는 남습니다. 만료 시각이 있는 쿠키는 브라우저를 닫아도 남습니다.',
              },
              { name: staying.facts.name },
            )
          : {
              en: 'None of these lines gave an expiry, so all of them go with the browser session.',
              ko: '만료 시각을 준 줄이 하나도 없으므로 모두 브라우저 세션과 함께 사라집니다.',
            },
        exchanges,
      },
    ],
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const pair = found(facts);
  if (!pair) return [];
  const { carrier, plain, session } = pair;
  return [
    {
      question: { en: 'What is the difference between a cookie and a session?', ko: '쿠키와 세션의 차이를 설명해 주세요.' },
      answer: fill(
        {
          en: 'A cookie is a small text in the browser; a session is a visit as the server counts it, and usually needs a cookie to be recognised. Here `{plain}` holds its data itself, while with `{carrier}` the data is {place}. Neither is safe by nature: a session id can be read on the way or by a script like any cookie, and opens more. A cookie saves the server a look-up, at the price of bytes in each request. {ends}',
          ko: '쿠키는 브라우저에 저장되는 작은 데이터이고, 세션은 서버가 하나로 세는 방문입니다. 세션을 알아보는 데 보통 쿠키를 씁니다. 여기서 `{plain}` 쿠키는 데이터 자체를 담고 있고, `{carrier}` 쿠키의 데이터는 {place}. 어느 쪽도 그 자체로 안전하지는 않습니다. 세션 ID도 여느 쿠키처럼 도중이나 스크립트에서 읽힐 수 있고, 읽히면 더 많은 것이 열립니다. 데이터를 쿠키에 담으면 서버의 조회가 줄지만 요청마다 보내는 양이 늘어납니다. {ends}',
        },
        { plain: plain.facts.name, carrier: carrier.facts.name, place: placeOf(session), ends: endsOf(carrier, facts.analysis) },
      ),
      exchanges: [],
    },
  ];
}

const quiz: Quiz = {
  question: { en: 'Which of these is true?', ko: '다음 중 옳은 것은 무엇입니까?' },
  options: [
    {
      text: { en: 'A session ends when the browser closes', ko: '세션은 브라우저를 닫으면 끝납니다' },
      right: false,
      because: {
        en: 'Then the browser may drop the cookie, if it has no expiry. The server is not told: the session stays open there until its own time-out, for whoever has the id.',
        ko: '만료 시각이 없는 쿠키라면 브라우저가 지울 수 있지만 서버는 그 사실을 모릅니다. 서버의 시간 제한이 될 때까지 세션은 열려 있고, ID를 가진 사람은 누구나 쓸 수 있습니다.',
      },
    },
    {
      text: { en: 'Sessions are safe, cookies are not', ko: '세션은 안전하고 쿠키는 위험합니다' },
      right: false,
      because: {
        en: 'The id of the session travels in a cookie and is stolen like one. What is safer is that the data behind it never leaves the server.',
        ko: '세션 ID는 쿠키에 실려 오가므로 똑같이 훔칠 수 있습니다. 데이터가 서버를 떠나지 않는다는 점만 더 안전합니다.',
      },
    },
    {
      text: {
        en: 'A session needs something that the browser shows each time, and that is usually a cookie',
        ko: '세션에는 브라우저가 매번 보여 줄 것이 필요하며, 보통 쿠키를 씁니다',
      },
      right: true,
      because: {
        en: 'A URL or an `Authorization` header can do the same, with weaknesses of their own.',
        ko: 'URL이나 `Authorization` 헤더로도 할 수 있지만 각각 다른 약점이 있습니다.',
      },
    },
    {
      text: { en: 'Cookies are faster', ko: '쿠키가 더 빠릅니다' },
      right: false,
      because: {
        en: 'They save a look-up and add bytes to every request. Which weighs more depends on how much there is to carry.',
        ko: '조회를 줄이는 대신 모든 요청이 커집니다. 어느 쪽이 나은지는 담을 양에 달려 있습니다.',
      },
    },
  ],
};

export const cookieOrSession: Lesson = {
  id: 'cookie-or-session',
  title: { en: 'Cookie or session?', ko: '쿠키와 세션의 차이' },
  question: { en: 'What exactly is the difference between the two?', ko: '둘은 정확히 무엇이 다릅니까?' },
  idea: [
    {
      en: 'The words name different kinds of things. A cookie is a piece of text in the browser. A session is a stretch of time during which a server knows whom it is talking to.',
      ko: '두 말은 서로 다른 종류의 것을 가리킵니다. 쿠키는 브라우저에 있는 텍스트이고, 세션은 서버가 상대를 알고 있는 기간입니다.',
    },
    {
      en: 'They meet because the session needs a mark that the browser shows each time. What matters is what that cookie holds: the data, or only a key to it.',
      ko: '세션에는 브라우저가 매번 보여 줄 표시가 필요하므로 둘이 만납니다. 중요한 것은 그 쿠키에 데이터가 들어 있느냐, 열쇠만 들어 있느냐입니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
