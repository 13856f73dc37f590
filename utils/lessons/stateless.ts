import { formatBytes } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Block, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { cookieLine } from './lines.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'Any server can answer any request, because each request says everything; the price is saying it each time.',
      ko: '요청마다 모든 것을 말하므로 어느 서버든 응답할 수 있습니다. 대신 매번 다시 말해야 합니다.',
    },
    things: [
      { id: 'browser', shape: 'browser', label: { en: 'browser', ko: '브라우저' }, column: 0, row: 0.5 },
      { id: 'a', shape: 'server', label: { en: 'server 1 answers', ko: '서버 1이 응답' }, column: 2, row: 0 },
      { id: 'b', shape: 'server', label: { en: 'server 2 answers', ko: '서버 2가 응답' }, column: 2, row: 1 },
    ],
    links: [
      { from: 'browser', to: 'a', label: { en: 'everything', ko: '모든 정보' }, style: 'request' },
      { from: 'browser', to: 'b', label: { en: 'everything, again', ko: '모든 정보, 다시' }, style: 'request' },
    ],
  },
};

interface Cost {
  readonly requests: number;
  /** Octets of all `Cookie` headers. */
  readonly bytes: number;
  /** Octets that had been sent before with the same name and value. */
  readonly repeated: number;
  readonly byName: readonly { readonly name: string; readonly bytes: number; readonly requests: number }[];
  /** Requests over HTTP/2 or HTTP/3, which say a header that was said before in an octet or two. */
  readonly compressed: number;
  /** The exchange with the longest `Cookie` header. */
  readonly heaviest: LessonFacts['analysis']['exchanges'][number] | null;
}

/** Header names and values are one character per octet here; `; ` and `=` are counted with the pair they belong to. To another server nothing was said before. */
function costOf({ analysis }: LessonFacts): Cost {
  const seen = new Set<string>();
  const names = new Map<string, { bytes: number; requests: number }>();
  let [bytes, repeated, requests, longest, compressed] = [0, 0, 0, 0, 0];
  let heaviest: Cost['heaviest'] = null;
  for (const facts of analysis.exchanges) {
    if (facts.sent.length === 0) continue;
    requests += 1;
    if (/^h[23]/i.test(facts.exchange.connection.protocol ?? '')) compressed += 1;
    let here = 0;
    for (const { key, name, value } of facts.sent) {
      const size = name.length + value.length + 3;
      const pair = `${key ?? ''} ${name}=${value}`;
      here += size;
      if (seen.has(pair)) repeated += size;
      else seen.add(pair);
      const sum = names.get(name) ?? { bytes: 0, requests: 0 };
      names.set(name, { bytes: sum.bytes + size, requests: sum.requests + 1 });
    }
    bytes += here;
    if (here > longest) [longest, heaviest] = [here, facts];
  }
  const byName = [...names].map(([name, sum]) => ({ name, ...sum })).toSorted((a, b) => b.bytes - a.bytes);
  return { requests, bytes, repeated, compressed, byName, heaviest };
}

function live(facts: LessonFacts): Live {
  const cost = costOf(facts);
  if (cost.requests < 2 || cost.heaviest === null) {
    return {
      kind: 'missing',
      need: {
        en: 'Fewer than two requests have carried cookies. Open a second page of the site: then it shows what the browser repeats.',
        ko: '쿠키를 실은 요청이 두 건이 되지 않습니다. 사이트의 다른 페이지를 열면 브라우저가 무엇을 되풀이해 보내는지 보입니다.',
      },
    };
  }
  const { requests, bytes, repeated, compressed, heaviest } = cost;
  return {
    kind: 'shown',
    blocks: [
      {
        kind: 'numbers',
        numbers: [
          { value: same(formatBytes(bytes)), label: { en: 'of cookies sent', ko: '보낸 쿠키의 양' }, exchanges: [] },
          {
            value: same(`${Math.round((100 * repeated) / bytes)} %`),
            label: { en: 'of it said before', ko: '이미 보낸 적이 있는 비율' },
            exchanges: [],
          },
          {
            value: same(formatBytes(Math.round(bytes / requests))),
            label: fill({ en: 'per request ({n} requests)', ko: '요청당 평균(요청 {n}건)' }, { n: requests }),
            exchanges: [],
          },
        ],
      },
      {
        kind: 'sentence',
        text: {
          en: 'HTTP carries nothing over from one request to the next, so the browser says again whatever the next one needs. The request that had the most to tell:',
          ko: 'HTTP에서는 앞선 요청의 내용이 다음 요청으로 이어지지 않으므로, 브라우저가 필요한 것을 매번 다시 말합니다. 가장 많이 말한 요청은 다음과 같습니다.',
        },
        exchanges: [heaviest.exchange.id],
      },
      { kind: 'lines', lines: [cookieLine(heaviest, heaviest.sent)] },
      ...(compressed === 0 ? [] : [onTheWire(compressed, requests)]),
    ],
  };
}

/** What is said and what goes over the wire are two numbers since HTTP/2. */
function onTheWire(compressed: number, requests: number): Block {
  return {
    kind: 'sentence',
    text: fill(
      {
        en: '{compressed} of these {requests} requests went over HTTP/2 or HTTP/3. Those shorten a header that the same connection has carried before to an octet or two (HPACK, QPACK): the wire carries less than is counted here, but the request still says all of it.',
        ko: '이 요청 {requests}건 중 {compressed}건은 HTTP/2나 HTTP/3로 갔습니다. 같은 연결에서 이미 보낸 헤더는 한두 바이트로 줄어듭니다(HPACK, QPACK). 실제 전송량은 위의 숫자보다 적지만, 요청의 내용에는 여전히 모두 들어 있습니다.',
      },
      { compressed, requests },
    ),
    exchanges: [],
  };
}

/** Cookies offered for leaving away: the most costly ones. */
const offered = 4;

function experiment(facts: LessonFacts): Experiment {
  const { byName, bytes } = costOf(facts);
  return {
    prompt: {
      en: 'Leave one cookie away. How much less does the browser say?',
      ko: '쿠키 하나를 없애 보십시오. 브라우저가 보내는 양이 얼마나 줄어듭니까?',
    },
    choices: byName.slice(0, offered).map(({ name, bytes: own, requests }) => ({
      label: fill(same('`{name}`'), { name }),
      outcome: fill(
        {
          en: 'Without `{name}` it would have sent {less} less over {requests} requests: {share} % of all that it said in cookies.',
          ko: '`{name}` 쿠키가 없으면 요청 {requests}건에서 {less}를 덜 보냅니다. 쿠키로 보낸 전체의 {share} %입니다.',
        },
        { name, requests, less: formatBytes(own), share: Math.round((100 * own) / Math.max(1, bytes)) },
      ),
      exchanges: [],
    })),
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const { bytes, requests, repeated } = costOf(facts);
  const slots = { bytes: formatBytes(bytes), requests, share: Math.round((100 * repeated) / Math.max(1, bytes)) };
  const advantages: Text = {
    en: 'Each request can be understood without the ones before it (RFC 9110, §3.3). So the server need not keep anything for a client between two requests, and the next request may go to any server: that is what makes it easy to add servers. The price is that the client must say everything each time. Here the browser sent {bytes} of cookies with {requests} requests, and {share} % of that it had said before.',
    ko: '요청 하나하나를 앞선 요청 없이 이해할 수 있다는 성질입니다(RFC 9110 §3.3). 그래서 서버는 요청과 요청 사이에 클라이언트에 대해 아무것도 보관하지 않아도 되고, 다음 요청은 어느 서버로 가도 됩니다. 덕분에 서버를 늘리기 쉽습니다. 대신 클라이언트가 매번 모든 정보를 보내야 합니다. 여기서는 요청 {requests}건에 쿠키 {bytes}가 실렸고, 그 {share} %는 이미 보낸 내용이었습니다.',
  };
  return [
    {
      question: {
        en: 'What is statelessness, what does it give and what does it cost?',
        ko: 'HTTP의 무상태성(stateless)은 무엇이고 장단점은 무엇입니까?',
      },
      answer: fill(advantages, slots),
      exchanges: [],
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'A site remembers your cart. Is its HTTP stateful?',
    ko: '어떤 사이트가 장바구니를 기억합니다. 그 사이트의 HTTP는 상태를 가집니까?',
  },
  options: [
    {
      text: { en: 'Yes, the server remembers, so the protocol does', ko: '예, 서버가 기억하므로 프로토콜도 상태를 가집니다' },
      right: false,
      because: {
        en: 'The application remembers, in a store of its own. The protocol still lets each request stand alone; that is why the request has to bring the id.',
        ko: '기억하는 것은 애플리케이션과 그 저장소입니다. 프로토콜에서는 여전히 요청 하나하나가 독립적이므로, 요청이 ID를 가져와야 합니다.',
      },
    },
    {
      text: { en: 'No: state was put on top of it', ko: '아니요, 그 위에 상태를 얹은 것입니다' },
      right: true,
      because: {
        en: 'Cookies exist for exactly that: RFC 6265 calls itself an HTTP state management mechanism.',
        ko: '쿠키는 바로 그 용도로 만들어졌습니다. RFC 6265의 제목이 HTTP 상태 관리 메커니즘입니다.',
      },
    },
    {
      text: { en: 'Only while the page is open', ko: '페이지가 열려 있는 동안만 그렇습니다' },
      right: false,
      because: {
        en: 'The server does not know whether a page is open. It knows the requests that arrive, one at a time.',
        ko: '서버는 페이지가 열려 있는지 모릅니다. 도착하는 요청 하나하나만 압니다.',
      },
    },
  ],
};

export const stateless: Lesson = {
  id: 'stateless',
  title: { en: 'HTTP is stateless', ko: '무상태성(stateless)' },
  question: { en: 'Why does my browser tell the server the same things over and over?', ko: '브라우저는 왜 같은 말을 서버에 되풀이합니까?' },
  idea: [
    {
      en: 'As far as HTTP goes, a server may forget a request with its answer. It can answer the next one without knowing that there was one before.',
      ko: 'HTTP만 놓고 보면 서버는 응답하는 순간 그 요청을 잊어도 됩니다. 앞선 요청이 있었는지 몰라도 다음 요청에 응답할 수 있습니다.',
    },
    {
      en: 'That keeps servers simple and interchangeable. But whatever a request depends on must be in the request, each time anew.',
      ko: '덕분에 서버는 단순해지고 서로 바꿔 쓸 수 있습니다. 대신 요청에 필요한 것은 모두, 매번 요청에 들어 있어야 합니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
