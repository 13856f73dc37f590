import { fill, type Text } from '../i18n/text.ts';
import type { ExchangeFacts, SentFacts, SetCookieFacts } from '../session/types.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { cookieLine, setCookieLine } from './lines.ts';
import { hostOf, pathOf } from './places.ts';
import { editLine, tryLine } from './what-if.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'A response hands the browser a small text; every later request to that server brings it back.',
      ko: '응답이 브라우저에 작은 텍스트를 맡기면, 이후 그 서버로 가는 요청마다 브라우저가 그것을 되돌려 보냅니다.',
    },
    things: [
      { id: 'server', shape: 'server', label: { en: 'server', ko: '서버' }, column: 2, row: 0.5 },
      { id: 'browser', shape: 'browser', label: { en: 'browser', ko: '브라우저' }, column: 0, row: 0.5 },
      { id: 'set', shape: 'cookie', label: { en: '`Set-Cookie`, once', ko: '`Set-Cookie`, 한 번' }, column: 1, row: 0 },
      { id: 'sent', shape: 'cookie', label: { en: '`Cookie`, every time', ko: '`Cookie`, 매번' }, column: 1, row: 1 },
    ],
    links: [
      { from: 'server', to: 'set', style: 'request' },
      { from: 'set', to: 'browser', style: 'request' },
      { from: 'browser', to: 'sent', style: 'request' },
      { from: 'sent', to: 'server', style: 'request' },
    ],
  },
};

interface Pair {
  readonly by: ExchangeFacts;
  readonly line: SetCookieFacts;
  readonly name: string;
  /** The first later request that carried the same value. */
  readonly back: { readonly exchange: ExchangeFacts; readonly sent: SentFacts } | null;
}

/** How far behind a line its return is looked for. */
const within = 300;

/** The plainest example: a line that was stored and came back; the session's own when it did. */
function findPair({ analysis, carrier }: LessonFacts): Pair | null {
  let found: Pair | null = null;
  for (const by of analysis.exchanges) {
    for (const line of by.setCookies) {
      if (line.parsed.kind === 'malformed' || (line.verdict.outcome !== 'stored' && line.verdict.outcome !== 'replaced')) continue;
      const isCarrier = line.key === carrier?.facts.key;
      if (found?.back && !isCarrier) continue;
      const pair: Pair = { by, line, name: line.parsed.name, back: findReturn(analysis.exchanges, by.exchange.id, line) };
      if (pair.back && isCarrier) return pair;
      if (pair.back || !found) found = pair;
    }
  }
  return found;
}

function findReturn(exchanges: LessonFacts['analysis']['exchanges'], after: number, { key, alias }: SetCookieFacts): Pair['back'] {
  for (const exchange of exchanges.slice(after + 1, after + 1 + within)) {
    const sent = exchange.sent.find((one) => one.key === key && one.alias === alias);
    if (sent) return { exchange, sent };
  }
  return null;
}

function live(facts: LessonFacts): Live {
  const pair = findPair(facts);
  if (!pair) {
    return {
      kind: 'missing',
      need: {
        en: 'No response has set a cookie yet. Reload the page with this panel open; if the site sets cookies at all, the first one appears here.',
        ko: '아직 쿠키를 설정한 응답이 없습니다. 이 패널을 연 채로 페이지를 새로 고치십시오. 쿠키를 쓰는 사이트라면 첫 쿠키가 여기에 나타납니다.',
      },
    };
  }
  const { by, line, name, back } = pair;
  const slots = { name, path: pathOf(by.exchange.url), host: hostOf(by.exchange.url) };
  return {
    kind: 'shown',
    blocks: [
      {
        kind: 'sentence',
        text: fill(
          { en: 'The answer of `{host}` to `{path}` set `{name}`:', ko: '`{host}` 서버가 `{path}` 요청에 보낸 응답이 `{name}` 쿠키를 설정했습니다.' },
          slots,
        ),
        exchanges: [by.exchange.id],
      },
      { kind: 'lines', lines: [setCookieLine(by, line)] },
      ...(back
        ? [
            {
              kind: 'sentence' as const,
              text: fill(
                {
                  en: 'The request to `{path}` brought the same value back, without any page asking for it. Only name and value travel; the attributes were for the browser:',
                  ko: '페이지가 요구하지 않아도 `{path}` 요청이 같은 값을 되돌려 보냈습니다. 이름과 값만 오갑니다. 속성은 브라우저에게 주는 지시였습니다.',
                },
                { path: pathOf(back.exchange.exchange.url) },
              ),
              exchanges: [back.exchange.exchange.id],
            },
            { kind: 'lines' as const, lines: [cookieLine(back.exchange, back.exchange.sent, [name])] },
          ]
        : [
            {
              kind: 'sentence' as const,
              text: fill({ en: 'No request has carried `{name}` back so far.', ko: '아직 `{name}` 쿠키를 되돌려 보낸 요청은 없습니다.' }, slots),
              exchanges: [],
            },
          ]),
      {
        kind: 'numbers',
        numbers: [
          { value: count(facts.analysis.cookies.size), label: { en: 'cookies of this recording', ko: '이 기록의 쿠키' }, exchanges: [] },
          {
            value: requests(facts.analysis.exchanges.reduce((sum, { sent }) => sum + (sent.length > 0 ? 1 : 0), 0)),
            label: { en: 'requests that carried cookies', ko: '쿠키를 실은 요청' },
            exchanges: [],
          },
        ],
      },
    ],
  };
}

function count(n: number): Text {
  return { en: String(n), ko: `${n}개` };
}

function requests(n: number): Text {
  return { en: String(n), ko: `${n}건` };
}

function experiment(facts: LessonFacts): Experiment {
  const pair = findPair(facts);
  const prompt = fill(
    {
      en: 'The line that set `{name}` reaches the browser again. Who gets the cookie then?',
      ko: '`{name}` 쿠키를 설정한 줄이 다시 브라우저에 도착합니다. 이 쿠키는 누구에게 갑니까?',
    },
    { name: pair?.name ?? '' },
  );
  if (!pair) return { prompt, choices: [] };
  const { url, time } = pair.by.exchange;
  const host = hostOf(url).replace(/:\d+$/, '');
  const scheme = url.startsWith('https:') ? 'https' : 'http';
  const wide = pair.line.parsed.kind === 'set-cookie' && pair.line.parsed.domain !== null;
  const other = editLine(pair.line.line, wide ? { remove: ['domain'] } : { add: [`Domain=${host}`] });
  const asked = (line: string, to: string) => tryLine({ browser: facts.analysis.browser, from: { url }, line, now: time }, { url: to });
  // A host that is an address has no subdomains.
  const isAddress = /^\[|^[\d.]+$/.test(host);
  const below = (label: Text, line: string) => (isAddress ? [] : [{ label, line, to: `${scheme}://other.${host}/` }]);
  const places: readonly { readonly label: Text; readonly line: string; readonly to: string }[] = [
    { label: { en: 'The same host', ko: '같은 호스트' }, line: pair.line.line, to: url },
    ...below({ en: 'A subdomain of it', ko: '그 하위 도메인' }, pair.line.line),
    { label: { en: 'Another site', ko: '다른 사이트' }, line: pair.line.line, to: `${scheme}://elsewhere.example/` },
    ...below(
      wide
        ? { en: 'A subdomain, had the line no `Domain`', ko: '하위 도메인(`Domain`이 없었다면)' }
        : { en: 'A subdomain, had the line a `Domain`', ko: '하위 도메인(`Domain`이 있었다면)' },
      other,
    ),
  ];
  return {
    prompt,
    choices: places.map(({ label, line, to }) => {
      const { sent } = asked(line, to);
      return {
        label,
        outcome: fill(
          sent
            ? { en: 'A request to `{to}` carries `{name}`.', ko: '`{to}` 요청은 `{name}` 쿠키를 싣고 갑니다.' }
            : { en: 'A request to `{to}` goes without `{name}`.', ko: '`{to}` 요청에는 `{name}` 쿠키가 실리지 않습니다.' },
          { to: `${hostOf(to)}${pathOf(to)}`, name: pair.name },
        ),
        exchanges: [pair.by.exchange.id],
      };
    }),
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const pair = findPair(facts);
  if (!pair) return [];
  const { by, back, name } = pair;
  return [
    {
      question: { en: 'What is a cookie?', ko: '쿠키란 무엇입니까?' },
      answer: fill(
        {
          en: 'A small text that a server has the browser keep. A response sets it with a `Set-Cookie` header, as `{host}` did with `{name}`, and from then on the browser adds it to the requests that its scope allows, in the `Cookie` header. The server decides what is in it and how far it goes; the browser keeps it, sends it, and drops it when its time is over.',
          ko: '서버가 브라우저에 맡겨 두는 작은 텍스트입니다. 응답이 `Set-Cookie` 헤더로 설정하며, 여기서는 `{host}` 서버가 `{name}` 쿠키를 그렇게 설정했습니다. 그 뒤로 브라우저는 범위에 드는 요청마다 `Cookie` 헤더에 이 쿠키를 넣습니다. 내용과 범위는 서버가 정하고, 보관하고 보내고 때가 되면 지우는 일은 브라우저가 합니다.',
        },
        { host: hostOf(by.exchange.url), name },
      ),
      exchanges: [by.exchange.id, ...(back ? [back.exchange.exchange.id] : [])],
    },
  ];
}

const quiz: Quiz = {
  question: { en: 'Who adds the `Cookie` header to a request?', ko: '요청에 `Cookie` 헤더를 넣는 것은 누구입니까?' },
  options: [
    {
      text: { en: 'The page’s JavaScript', ko: '페이지의 자바스크립트' },
      right: false,
      because: {
        en: 'A script may not set that header at all. It can only read and write cookies that have no `HttpOnly`.',
        ko: '스크립트는 이 헤더를 설정할 수 없습니다. `HttpOnly`가 없는 쿠키를 읽고 쓸 수만 있습니다.',
      },
    },
    {
      text: { en: 'The browser, by itself', ko: '브라우저가 스스로' },
      right: true,
      because: {
        en: 'It does so for every request in scope, also for images and, unless `SameSite` keeps the cookie back, for forms that another site sends.',
        ko: '범위에 드는 모든 요청에 그렇게 합니다. 이미지 요청에도, `SameSite`가 막지 않는 한 다른 사이트가 보낸 폼에도 넣습니다.',
      },
    },
    {
      text: { en: 'The server', ko: '서버' },
      right: false,
      because: {
        en: 'The server sends `Set-Cookie`; what comes back is the browser’s doing.',
        ko: '서버는 `Set-Cookie`를 보낼 뿐이며, 되돌려 보내는 것은 브라우저입니다.',
      },
    },
  ],
};

export const whatACookieIs: Lesson = {
  id: 'what-a-cookie-is',
  title: { en: 'What a cookie is', ko: '쿠키란 무엇인가' },
  question: {
    en: 'How can a page know anything about my last visit?',
    ko: '페이지는 내가 전에 왔던 것을 어떻게 압니까?',
  },
  idea: [
    {
      en: 'A cookie is a note that a server hands to the browser with an answer: a name, a value, and rules for its use. The browser keeps it and shows it again with each request that the rules allow.',
      ko: '쿠키는 서버가 응답과 함께 브라우저에 건네는 쪽지입니다. 이름과 값, 그리고 사용 규칙이 적혀 있습니다. 브라우저는 이를 보관했다가 규칙에 맞는 요청마다 다시 보여 줍니다.',
    },
    {
      en: 'What the note says is the server’s business: a language, a shopping basket, a number under which it keeps a record. The browser does not look into it.',
      ko: '쪽지에 무엇을 적을지는 서버가 정합니다. 언어일 수도, 장바구니일 수도, 서버에 있는 기록의 번호일 수도 있습니다. 브라우저는 내용을 보지 않습니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
