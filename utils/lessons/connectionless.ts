import { fill, type Text } from '../i18n/text.ts';
import type { ExchangeFacts } from '../session/types.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { nowOrLast } from './stored.ts';
import { trySending } from './what-if.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'Connections come and go; what makes requests belong together is the id that they carry.',
      ko: '연결은 생겼다가 사라집니다. 요청들을 한데 묶는 것은 요청에 실린 ID입니다.',
    },
    things: [
      { id: 'browser', shape: 'browser', label: { en: 'browser', ko: '브라우저' }, column: 0, row: 0.5 },
      { id: 'server', shape: 'server', label: { en: 'server', ko: '서버' }, column: 2, row: 0.5 },
      { id: 'one', shape: 'balancer', label: { en: 'connection 1, closed', ko: '연결 1, 닫힘' }, column: 1, row: 0, faded: true },
      { id: 'two', shape: 'balancer', label: { en: 'connection 2', ko: '연결 2' }, column: 1, row: 1 },
    ],
    links: [
      { from: 'browser', to: 'one', style: 'copy' },
      { from: 'one', to: 'server', style: 'copy' },
      { from: 'browser', to: 'two', style: 'request' },
      { from: 'two', to: 'server', style: 'request' },
    ],
  },
};

interface Used {
  readonly known: number;
  readonly connections: number;
  /** Of the connection that carried the most. */
  readonly busiest: readonly ExchangeFacts[];
  readonly protocols: readonly string[];
  /** Two requests with the same session id on different connections, null when there are none. */
  readonly apart: readonly [ExchangeFacts, ExchangeFacts] | null;
}

/** null when the recording names no connection. */
function usedConnections({ analysis, carrier }: LessonFacts): Used | null {
  const byId = new Map<string, ExchangeFacts[]>();
  const protocols = new Set<string>();
  for (const facts of analysis.exchanges) {
    const { id, protocol } = facts.exchange.connection;
    if (id === null || facts.exchange.servedFrom !== 'network') continue;
    const list = byId.get(id);
    if (list) list.push(facts);
    else byId.set(id, [facts]);
    if (protocol !== null) protocols.add(protocol);
  }
  if (byId.size === 0) return null;
  const lists = [...byId.values()];
  return {
    known: lists.reduce((sum, { length }) => sum + length, 0),
    connections: lists.length,
    busiest: lists.reduce((most, list) => (list.length > most.length ? list : most)),
    protocols: [...protocols],
    apart: carrier === null ? null : findApart(lists, carrier.facts.key),
  };
}

function findApart(lists: readonly (readonly ExchangeFacts[])[], key: string): Used['apart'] {
  const first = new Map<string, { readonly list: readonly ExchangeFacts[]; readonly facts: ExchangeFacts }>();
  for (const list of lists) {
    for (const facts of list) {
      const alias = facts.sent.find((sent) => sent.key === key)?.alias;
      if (alias === null || alias === undefined) continue;
      const before = first.get(alias);
      if (before === undefined) first.set(alias, { list, facts });
      else if (before.list !== list) return [before.facts, facts];
    }
  }
  return null;
}

function live(facts: LessonFacts): Live {
  const used = usedConnections(facts);
  if (!used || used.known < 2) {
    return {
      kind: 'missing',
      need: {
        en: 'This recording does not say which connection a request took. Reload the page with DevTools open on this panel: DevTools tells it, the browser’s own event stream does not.',
        ko: '이 기록에는 요청이 어느 연결로 갔는지가 없습니다. 개발자 도구에서 이 패널을 연 채로 페이지를 새로 고치십시오. 연결 번호는 개발자 도구만 알려 줍니다.',
      },
    };
  }
  const { known, connections, busiest, protocols, apart } = used;
  const [one, two] = apart ?? [];
  return {
    kind: 'shown',
    blocks: [
      {
        kind: 'numbers',
        numbers: [
          { value: { en: String(known), ko: `${known}건` }, label: { en: 'requests', ko: '요청' }, exchanges: [] },
          {
            value: { en: String(connections), ko: `${connections}개` },
            label: fill(
              connections === 1
                ? { en: 'connection ({protocols})', ko: '연결({protocols})' }
                : { en: 'connections ({protocols})', ko: '연결({protocols})' },
              { protocols: protocols.join(', ') || '?' },
            ),
            exchanges: [],
          },
          {
            value: { en: String(busiest.length), ko: `${busiest.length}건` },
            label: { en: 'requests on the busiest one', ko: '가장 많이 쓰인 연결의 요청' },
            exchanges: busiest.slice(0, 3).map(({ exchange }) => exchange.id),
          },
        ],
      },
      {
        kind: 'sentence',
        text:
          busiest.length > 1
            ? {
                en: 'So connections are not thrown away after each answer: they are kept alive and used again (keep-alive; with HTTP/2 even by many requests at once).',
                ko: '연결은 응답마다 버려지지 않고 다시 쓰입니다(keep-alive). HTTP/2에서는 여러 요청이 한 연결을 동시에 쓰기도 합니다.',
              }
            : { en: 'Each request took a connection of its own here.', ko: '여기서는 요청마다 다른 연결을 썼습니다.' },
        exchanges: [],
      },
      ...(one && two
        ? [
            {
              kind: 'sentence' as const,
              text: fill(
                {
                  en: 'And yet the session does not live in a connection: these two requests took different ones and showed the same id in `{name}`.',
                  ko: '그래도 세션은 연결에 있지 않습니다. 다음 두 요청은 서로 다른 연결로 갔지만 `{name}` 쿠키에 같은 ID를 실었습니다.',
                },
                { name: facts.carrier?.facts.name ?? '' },
              ),
              exchanges: [one.exchange.id, two.exchange.id],
            },
          ]
        : []),
    ],
  };
}

function experiment(facts: LessonFacts): Experiment {
  const prompt: Text = {
    en: 'The connection closes between two clicks. Does the server still know you at the second one?',
    ko: '두 번의 클릭 사이에 연결이 끊어집니다. 두 번째 클릭에서도 서버가 나를 알아봅니까?',
  };
  const { outcome, knows, exchanges } = overANewConnection(facts);
  return {
    prompt,
    choices: [
      { label: { en: 'Yes', ko: '예' }, right: knows, outcome, exchanges },
      { label: { en: 'No, it knew me by the connection', ko: '아니요, 연결로 나를 알아봤습니다' }, right: false, outcome, exchanges },
      { label: { en: 'No, and it did not know me before', ko: '아니요, 전에도 몰랐습니다' }, right: !knows, outcome, exchanges },
    ],
  };
}

/** What a request over a new connection says of the visitor: as the recording shows it, else as the cookie engine has it, which is told of no connection. */
function overANewConnection(facts: LessonFacts): { readonly knows: boolean; readonly outcome: Text; readonly exchanges: readonly number[] } {
  const { analysis, carrier } = facts;
  const name = carrier?.facts.name ?? '';
  const [one, two] = usedConnections(facts)?.apart ?? [];
  if (one && two)
    return {
      knows: true,
      outcome: fill(
        {
          en: 'In this recording #{one} and #{two} took different connections, and both carried the same `{name}`. The id decides, not the connection.',
          ko: '이 기록에서 #{one|과/와} #{two|은/는} 서로 다른 연결로 갔지만 같은 `{name}` 값을 실었습니다. 결정하는 것은 연결이 아니라 ID입니다.',
        },
        { one: one.exchange.id, two: two.exchange.id, name },
      ),
      exchanges: [one.exchange.id, two.exchange.id],
    };
  const last = carrier && analysis.exchanges.findLast(({ sent }) => sent.some(({ key }) => key === carrier.facts.key));
  const stored = carrier && nowOrLast(analysis, carrier);
  const { now } = facts.conclusions;
  const alive = stored !== null && stored.expires !== null && stored.expires <= now ? stored.created : now;
  if (last && stored && trySending(stored, { url: last.exchange.url }, analysis.browser, alive).sent)
    return {
      knows: true,
      outcome: fill(
        {
          en: 'Which cookies a request carries follows from its address and the cookies, and from no connection: over a new one too it carries `{name}`. The id decides.',
          ko: '요청에 어떤 쿠키가 실리는지는 주소와 쿠키로 정해지며 연결과는 무관합니다. 새 연결로 가도 `{name}` 쿠키가 실립니다. 결정하는 것은 ID입니다.',
        },
        { name },
      ),
      exchanges: [last.exchange.id],
    };
  return {
    knows: false,
    outcome: {
      en: 'It did not know you before either: no request of this recording carried the id of a session. A connection by itself says nothing about who sits behind it.',
      ko: '서버는 전에도 몰랐습니다. 이 기록에는 세션 ID를 실은 요청이 없습니다. 연결만으로는 누구인지 알 수 없습니다.',
    },
    exchanges: [],
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const used = usedConnections(facts);
  if (!used) return [];
  const { known, connections, busiest } = used;
  const here: Text =
    busiest.length > 1
      ? {
          en: 'In practice connections are reused: of this recording {known} requests went over {connections}.',
          ko: '실제로는 연결을 다시 씁니다. 이 기록에서는 요청 {known}건이 연결 {connections}개로 오갔습니다.',
        }
      : {
          en: 'In practice connections are reused where they can be; of this recording each of {known} requests had one of its own.',
          ko: '실제로는 가능하면 연결을 다시 씁니다. 이 기록에서는 요청 {known}건이 저마다 다른 연결로 갔습니다.',
        };
  const slots = { known, connections: { en: counted(connections), ko: String(connections) } };
  return [
    {
      question: { en: 'What does it mean that HTTP is connectionless?', ko: 'HTTP가 비연결성(connectionless)이라는 것은 무슨 뜻입니까?' },
      answer: fill(
        {
          en: 'That a request means the same whatever connection it comes over. The server may close the connection after its answer and owes the client nothing, which frees what an open connection costs. {here} Reuse saves time, but no meaning hangs on it, so who is asking must be said in each request anew, by a cookie for instance.',
          ko: '요청이 어느 연결로 오든 뜻이 같다는 것입니다. 서버는 응답한 뒤 연결을 닫아도 되며, 그렇게 자원을 아낍니다. {here} 재사용은 시간을 아낄 뿐 의미를 갖지 않으므로, 누구의 요청인지는 쿠키 같은 것으로 요청마다 다시 알려야 합니다.',
        },
        { here: fill(here, slots) },
      ),
      exchanges: busiest.slice(0, 3).map(({ exchange }) => exchange.id),
    },
  ];
}

function counted(connections: number): string {
  return connections === 1 ? 'one connection' : `${connections} connections`;
}

const quiz: Quiz = {
  question: {
    en: 'HTTP/2 keeps one connection open for minutes. Is HTTP connection-oriented now?',
    ko: 'HTTP/2는 연결 하나를 몇 분씩 열어 둡니다. 이제 HTTP는 연결 지향 프로토콜입니까?',
  },
  options: [
    {
      text: { en: 'Yes, the connection identifies the client', ko: '예, 연결이 클라이언트를 식별합니다' },
      right: false,
      because: {
        en: 'A proxy may put many clients on one connection, and one client may use several. HTTP lets a server conclude nothing from it (RFC 9110, §3.3).',
        ko: '프록시는 여러 클라이언트를 한 연결에 실을 수 있고, 한 클라이언트가 여러 연결을 쓸 수도 있습니다. HTTP에서 서버는 연결로 클라이언트를 단정하면 안 됩니다(RFC 9110 §3.3).',
      },
    },
    {
      text: { en: 'No: each request still stands alone', ko: '아니요, 여전히 요청 하나하나가 독립적입니다' },
      right: true,
      because: {
        en: 'The long connection is a saving underneath. The meaning of a request does not depend on the ones before it.',
        ko: '오래 열어 둔 연결은 아래층에서 비용을 아끼는 방법일 뿐입니다. 요청의 의미는 앞선 요청에 좌우되지 않습니다.',
      },
    },
    {
      text: { en: 'Yes, the login lives in the TLS session', ko: '예, 로그인이 TLS 세션에 들어 있습니다' },
      right: false,
      because: {
        en: 'A TLS session holds keys for encrypting. It shares only its name with the session that a website means.',
        ko: 'TLS 세션은 암호화에 쓰는 키를 담습니다. 웹사이트의 세션과는 이름만 같습니다.',
      },
    },
  ],
};

export const connectionless: Lesson = {
  id: 'connectionless',
  title: { en: 'HTTP is connectionless', ko: '비연결성(connectionless)' },
  question: { en: 'Does the server know me by our connection?', ko: '서버는 연결로 나를 알아봅니까?' },
  idea: [
    {
      en: 'In HTTP a request is complete in itself. When its answer has been given, neither side owes the other anything, and the connection may close. A server can so serve far more visitors than it could hold connections.',
      ko: 'HTTP에서 요청은 그 자체로 완결됩니다. 응답하고 나면 서로 지킬 것이 없으며 연결을 닫아도 됩니다. 그래서 서버는 동시에 열어 둘 수 있는 연결보다 훨씬 많은 방문자를 맞을 수 있습니다.',
    },
    {
      en: 'Today connections are kept open for a while and used again, because opening one is slow. That is about speed. It changes nothing about the meaning.',
      ko: '오늘날에는 연결을 새로 여는 데 시간이 걸리므로 한동안 열어 두고 다시 씁니다. 속도를 위한 것이며 의미는 달라지지 않습니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
