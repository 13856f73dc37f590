import { fill, same, type Text } from '../i18n/text.ts';
import type { CookieConclusion, Session } from '../session/types.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Block, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { setCookieLine } from './lines.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'The browser holds a number; the server holds what belongs to it.',
      ko: '브라우저에는 번호만 있고, 그 번호에 딸린 데이터는 서버에 있습니다.',
    },
    things: [
      { id: 'browser', shape: 'browser', label: { en: 'your browser: id A', ko: '내 브라우저: ID A' }, column: 0, row: 0 },
      { id: 'other', shape: 'browser', label: { en: 'another: id B', ko: '다른 브라우저: ID B' }, column: 0, row: 1 },
      { id: 'server', shape: 'server', label: { en: 'server', ko: '서버' }, column: 1, row: 0.5 },
      { id: 'a', shape: 'store', label: { en: 'A → ada, 2 items', ko: 'A → ada, 상품 2개' }, column: 2, row: 0 },
      { id: 'b', shape: 'store', label: { en: 'B → a visitor', ko: 'B → 방문자' }, column: 2, row: 1 },
    ],
    links: [
      { from: 'browser', to: 'server', style: 'request' },
      { from: 'other', to: 'server', style: 'request' },
      { from: 'server', to: 'a', style: 'copy' },
      { from: 'server', to: 'b', style: 'copy' },
    ],
  },
};

/** The session that a cookie carries: a URL or a header is told elsewhere. */
function found({ session, carrier }: LessonFacts): { readonly session: Session; readonly carrier: CookieConclusion } | null {
  return session && carrier ? { session, carrier } : null;
}

function live(facts: LessonFacts): Live {
  const here = found(facts);
  if (!here) {
    return {
      kind: 'missing',
      need: {
        en: 'No cookie behaves like a session so far. Log in while this panel is open, or put something into a cart: most sites begin a session then.',
        ko: '아직 세션처럼 동작하는 쿠키가 없습니다. 이 패널을 연 채로 로그인하거나 장바구니에 물건을 담아 보십시오. 대부분의 사이트는 이때 세션을 시작합니다.',
      },
    };
  }
  const { session, carrier } = here;
  return {
    kind: 'shown',
    blocks: [
      { kind: 'sentence', text: session.summary, exchanges: session.events.slice(-1).map(({ exchange }) => exchange) },
      ...issuedLine(facts, carrier),
      { kind: 'sentence', text: placeOf(session), exchanges: session.storageEvidence.flatMap(({ exchanges }) => exchanges).slice(0, 3) },
      {
        kind: 'numbers',
        numbers: [
          {
            value: { en: String(carrier.facts.timesSent), ko: `${carrier.facts.timesSent}번` },
            label: fill({ en: 'times `{name}` was shown to the server', ko: '`{name}` 쿠키를 서버에 보인 횟수' }, { name: carrier.facts.name }),
            exchanges: carrier.facts.lastSent ? [carrier.facts.lastSent.exchange] : [],
          },
          {
            value: { en: String(carrier.facts.distinctValues), ko: `${carrier.facts.distinctValues}개` },
            label: { en: 'values it has had', ko: '지금까지 가진 값' },
            exchanges: carrier.facts.steps
              .flatMap(({ exchange, what }) => (exchange !== null && (what === 'set' || what === 'replaced') ? [exchange] : []))
              .slice(0, 5),
          },
        ],
      },
    ],
  };
}

function issuedLine({ analysis }: LessonFacts, { facts }: CookieConclusion): readonly Block[] {
  const step = facts.steps.findLast(({ what, exchange }) => exchange !== null && (what === 'set' || what === 'replaced'));
  const by = step?.exchange === null || step === undefined ? undefined : analysis.exchanges[step.exchange];
  const line = by?.setCookies.findLast(({ key }) => key === facts.key);
  return by && line ? [{ kind: 'lines', lines: [setCookieLine(by, line)] }] : [];
}

function placeOf({ storage, names, framework }: Session): Text {
  const slots = { name: names[0] ?? '', framework: framework?.name ?? '' };
  if (storage === 'server')
    return fill(
      {
        en: 'The form of the value suggests that the data is on the server: `{name}` is only the key to it.',
        ko: '값의 모양으로 보아 데이터는 서버에 있고 `{name}` 쿠키는 그 열쇠일 뿐입니다.',
      },
      slots,
    );
  if (storage === 'client')
    return fill(
      {
        en: 'The form of the value suggests that the data itself travels: `{name}` holds it, protected so that the server notices a change.',
        ko: '값의 모양으로 보아 데이터 자체가 오갑니다. `{name}` 값에 데이터가 들어 있고, 바뀌면 서버가 알 수 있게 보호되어 있습니다.',
      },
      slots,
    );
  return fill(
    {
      en: 'Whether the data is behind `{name}` or inside it cannot be told from its form.',
      ko: '데이터가 서버에 있는지 `{name}` 값 안에 있는지는 모양만으로는 알 수 없습니다.',
    },
    slots,
  );
}

/** Cookies offered for losing: the session's own among some that do other things. */
const offered = 4;

function experiment(facts: LessonFacts): Experiment {
  const prompt: Text = {
    en: 'The browser loses one of these cookies. Which loss would log you out?',
    ko: '브라우저가 다음 쿠키 가운데 하나를 잃어버립니다. 어느 것을 잃으면 로그아웃됩니까?',
  };
  const here = found(facts);
  if (!here) return { prompt, choices: [] };
  const others = facts.conclusions.cookies.filter((cookie) => cookie !== here.carrier && cookie.facts.timesSent > 0).slice(0, offered - 1);
  // By name, so that the place does not give the answer away.
  const cookies = [here.carrier, ...others].toSorted((a, b) => (a.facts.name < b.facts.name ? -1 : 1));
  return {
    prompt,
    choices: cookies.map((cookie) => {
      const carries = here.session.cookies.includes(cookie.facts.key);
      return {
        label: { en: `\`${cookie.facts.name}\``, ko: `\`${cookie.facts.name}\`` },
        right: carries,
        outcome: carries ? lossOfSession(cookie, facts.conclusions) : lossOfOther(cookie),
        exchanges: cookie.evidence.flatMap(({ exchanges }) => exchanges).slice(0, 3),
      };
    }),
  };
}

function lossOfSession({ facts, evidence: [strongest] }: CookieConclusion, { cookies }: LessonFacts['conclusions']): Text {
  const remember = cookies.find((cookie) => cookie.role === 'remember-me' && cookie.facts.current !== null);
  return fill(
    {
      en: '`{name}` carries the session. {why}{but}',
      ko: '`{name}` 쿠키가 세션을 담고 있습니다. {why}{but}',
    },
    {
      name: facts.name,
      why: strongest?.message ?? same(''),
      but: remember
        ? fill(
            {
              en: ' You might not notice: `{remember}` would log you in again, with a new session.',
              ko: ' 다만 `{remember}` 쿠키가 새 세션으로 다시 로그인시켜 알아차리지 못할 수도 있습니다.',
            },
            { remember: remember.facts.name },
          )
        : same(''),
    },
  );
}

function lossOfOther({ facts, role, evidence: [strongest] }: CookieConclusion): Text {
  const slots = { name: facts.name, why: strongest?.message ?? same('') };
  if (role === 'remember-me')
    return fill(
      { en: '`{name}` only logs you in again when the session is over.', ko: '`{name}` 쿠키는 세션이 끝났을 때 다시 로그인하게 할 뿐입니다.' },
      slots,
    );
  if (role === 'affinity')
    return fill(
      {
        en: '`{name}` is not the session, it leads to a server. But if each server keeps its own sessions, the next request may come to one that does not know yours.',
        ko: '`{name}` 쿠키는 세션이 아니라 서버를 가리킵니다. 다만 서버마다 자기 세션만 갖고 있다면 다음 요청이 내 세션을 모르는 서버로 갈 수 있습니다.',
      },
      slots,
    );
  return fill(
    { en: '`{name}` does something else; the session does not hang on it. {why}', ko: '`{name}` 쿠키는 다른 일을 하며 세션과 무관합니다. {why}' },
    slots,
  );
}

function interview(facts: LessonFacts): readonly Answered[] {
  const here = found(facts);
  if (!here) return [];
  const { session, carrier } = here;
  const slots = { name: carrier.facts.name, site: session.site, place: placeOf(session) };
  return [
    {
      question: { en: 'What is a session?', ko: '세션이란 무엇입니까?' },
      answer: fill(
        {
          en: 'All that a server treats as one visit: from the moment it gives a browser an id until that id is worth nothing any more. The browser shows the id with every request, and so the server can tell one visitor from another although HTTP itself cannot. On `{site}` it shows `{name}`. {place}',
          ko: '서버가 한 번의 방문으로 다루는 단위입니다. 브라우저에 ID를 준 때부터 그 ID가 쓸모없어질 때까지를 말합니다. 브라우저가 요청마다 ID를 보여 주므로, HTTP 자체는 방문자를 구별하지 못해도 서버는 구별할 수 있습니다. `{site}`에서는 `{name}` 쿠키가 그 일을 합니다. {place}',
        },
        slots,
      ),
      exchanges: session.evidence.flatMap(({ exchanges }) => exchanges).slice(0, 3),
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'Two people open the same shop. What keeps their carts apart?',
    ko: '두 사람이 같은 상점을 엽니다. 두 장바구니를 구별하는 것은 무엇입니까?',
  },
  options: [
    {
      text: { en: 'Each has a connection of their own', ko: '각자 다른 연결을 씁니다' },
      right: false,
      because: {
        en: 'Connections open and close as it suits the browser; the cart survives all of them.',
        ko: '연결은 브라우저의 사정에 따라 열리고 닫히지만 장바구니는 그대로 남습니다.',
      },
    },
    {
      text: { en: 'Each browser shows another id', ko: '브라우저마다 다른 ID를 보냅니다' },
      right: true,
      because: {
        en: 'And two tabs of one browser show the same id: to the server they are one visitor.',
        ko: '한 브라우저의 두 탭은 같은 ID를 보내므로 서버에게는 한 방문자입니다.',
      },
    },
    {
      text: { en: 'The session is stored in the browser', ko: '세션이 브라우저에 저장되어 있습니다' },
      right: false,
      because: {
        en: 'Usually only its id is. Where the data itself is put into the cookie, it must be signed or encrypted, or the visitor could write in it.',
        ko: '보통은 ID만 브라우저에 있습니다. 데이터를 쿠키에 담는 경우에는 서명하거나 암호화해야 합니다. 그러지 않으면 방문자가 고칠 수 있습니다.',
      },
    },
  ],
};

export const whatASessionIs: Lesson = {
  id: 'what-a-session-is',
  title: { en: 'What a session is', ko: '세션이란 무엇인가' },
  question: { en: 'Where is “being logged in” kept?', ko: '“로그인된 상태”는 어디에 저장됩니까?' },
  idea: [
    {
      en: 'A session is what a server counts as one visit. It gives the visit an id, keeps notes under that id, and hands the id to the browser, nearly always in a cookie.',
      ko: '세션은 서버가 하나의 방문으로 세는 단위입니다. 서버는 방문에 ID를 붙이고, 그 ID 아래에 기록을 남기며, ID를 브라우저에 건넵니다. 대개 쿠키로 건넵니다.',
    },
    {
      en: 'The id by itself says nothing. It is worth as much as what the server keeps under it: first a stranger’s basket, after the login an account.',
      ko: 'ID 자체에는 아무 뜻이 없습니다. 서버가 그 아래에 무엇을 보관하느냐에 따라 가치가 정해집니다. 처음에는 낯선 방문자의 장바구니이고, 로그인한 뒤에는 계정입니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
