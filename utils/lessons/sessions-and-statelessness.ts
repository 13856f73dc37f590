import { formatBytes } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { CookieConclusion, Session } from '../session/types.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { tryLine } from './what-if.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'State has to be somewhere: in a store behind the servers, or in every request.',
      ko: '상태는 어딘가에 있어야 합니다. 서버 뒤의 저장소이거나, 요청마다 실린 데이터입니다.',
    },
    things: [
      { id: 'a', shape: 'browser', label: { en: 'id only', ko: 'ID만' }, column: 0, row: 0 },
      { id: 'b', shape: 'browser', label: { en: 'all of the data', ko: '데이터 전부' }, column: 0, row: 1 },
      { id: 'one', shape: 'server', label: { en: 'looks it up', ko: '조회' }, column: 1, row: 0 },
      { id: 'two', shape: 'server', label: { en: 'checks the signature', ko: '서명 확인' }, column: 1, row: 1 },
      { id: 'store', shape: 'store', label: { en: 'store', ko: '저장소' }, column: 2, row: 0 },
    ],
    links: [
      { from: 'a', to: 'one', style: 'request' },
      { from: 'one', to: 'store', style: 'request' },
      { from: 'b', to: 'two', style: 'request' },
    ],
  },
};

interface Choice {
  readonly session: Session;
  readonly carrier: CookieConclusion;
  /** Requests that carried it, and the octets of it that they carried in all. */
  readonly requests: number;
  readonly bytes: number;
}

function found({ session, carrier }: LessonFacts): Choice | null {
  if (!session || !carrier || carrier.facts.timesSent === 0) return null;
  const { facts } = carrier;
  return { session, carrier, requests: facts.timesSent, bytes: facts.timesSent * (facts.name.length + facts.value.length + 3) };
}

function live(facts: LessonFacts): Live {
  const choice = found(facts);
  if (!choice) {
    return {
      kind: 'missing',
      need: {
        en: 'No request has carried a session cookie yet. Log in with this panel open and open two or three pages.',
        ko: '아직 세션 쿠키를 실은 요청이 없습니다. 이 패널을 연 채로 로그인하고 두세 페이지를 열어 보십시오.',
      },
    };
  }
  const { session, carrier, requests, bytes } = choice;
  const slots = { name: carrier.facts.name, n: requests, site: session.site };
  const chosen: Text =
    session.storage === 'client'
      ? {
          en: '`{site}` seems to have put the session into `{name}`: each of {n} requests carried all of it, and no server needed to remember anything.',
          ko: '`{site}` 사이트는 세션을 `{name}` 쿠키에 담은 것으로 보입니다. 요청 {n}건이 매번 전부를 실어 날랐고, 서버는 아무것도 기억하지 않아도 됐습니다.',
        }
      : session.storage === 'server'
        ? {
            en: '`{site}` seems to have given the browser only an id, `{name}`: for each of {n} requests some server had to look up what it stands for.',
            ko: '`{site}` 사이트는 브라우저에 `{name}` 쿠키로 ID만 준 것으로 보입니다. 그렇다면 요청 {n}건마다 서버가 그 ID의 데이터를 찾아야 했습니다.',
          }
        : {
            en: 'Whether `{name}` holds the session of `{site}` or only the key to it, its form does not tell. If it is a key, some server had to look it up for each of {n} requests.',
            ko: '`{name}` 쿠키에 `{site}` 사이트의 세션이 들어 있는지 열쇠만 들어 있는지는 모양만으로 알 수 없습니다. 열쇠라면 요청 {n}건마다 서버가 데이터를 찾아야 했습니다.',
          };
  return {
    kind: 'shown',
    blocks: [
      { kind: 'sentence', text: fill(chosen, slots), exchanges: session.storageEvidence.flatMap(({ exchanges }) => exchanges).slice(0, 3) },
      {
        kind: 'numbers',
        numbers: [
          {
            value: same(formatBytes(bytes)),
            label: { en: 'that the session added to the requests', ko: '세션이 요청에 더한 양' },
            exchanges: carrier.facts.lastSent ? [carrier.facts.lastSent.exchange] : [],
          },
          {
            value:
              session.storage === 'client'
                ? { en: 'none', ko: '없음' }
                : session.storage === 'server'
                  ? { en: String(requests), ko: `${requests}번` }
                  : { en: `0 or ${requests}`, ko: `0번 또는 ${requests}번` },
            label: { en: 'look-ups that this suggests on the servers', ko: '서버에서 일어났으리라 추정되는 조회' },
            exchanges: [],
          },
        ],
      },
    ],
  };
}

/** Sizes of session data to put into the cookie, in octets. */
const sizes = [200, 2000, 6000] as const;

function experiment(facts: LessonFacts): Experiment {
  const choice = found(facts);
  const prompt: Text = {
    en: 'Move the whole session into the cookie. How much data may it be?',
    ko: '세션 전체를 쿠키로 옮겨 보십시오. 데이터가 얼마나 커도 됩니까?',
  };
  const url = facts.analysis.exchanges.find(({ sent }) => sent.some(({ key }) => key === choice?.carrier.facts.key))?.exchange.url;
  if (!choice || url === undefined) return { prompt, choices: [] };
  const { carrier, requests } = choice;
  return {
    prompt,
    choices: sizes.map((size) => {
      const line = `${carrier.facts.name}=${'x'.repeat(size)}; Path=/; HttpOnly`;
      const now = facts.analysis.lastTime;
      const { verdict, sent } = tryLine({ browser: facts.analysis.browser, from: { url }, line, now }, { url });
      return {
        label: same(formatBytes(size)),
        outcome: fill(
          verdict.outcome === 'refused'
            ? {
                en: 'The browser refuses the line: name and value may not exceed 4096 octets together. The login would never stick.',
                ko: '브라우저가 이 줄을 거부합니다. 이름과 값을 합쳐 4096바이트를 넘을 수 없습니다. 로그인이 유지되지 않습니다.',
              }
            : sent
              ? {
                  en: 'The browser takes it. The {n} requests of this recording would have carried {bytes} in place of {now}.',
                  ko: '브라우저가 받아들입니다. 이 기록의 요청 {n}건은 {now} 대신 {bytes}를 실었을 것입니다.',
                }
              : { en: 'The browser takes it but does not send it here.', ko: '브라우저가 받아들이지만 여기에는 보내지 않습니다.' },
          { n: requests, bytes: formatBytes(requests * (size + carrier.facts.name.length + 3)), now: formatBytes(choice.bytes) },
        ),
        exchanges: [],
      };
    }),
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const choice = found(facts);
  if (!choice) return [];
  const { carrier, session, requests, bytes } = choice;
  const here: Text =
    session.storage === 'client'
      ? {
          en: '`{site}` seems to go the other way and let `{name}` carry the session itself: {bytes} over {n} requests, and no way to call a copy back before it expires, short of a list of revoked ones.',
          ko: '`{site}` 사이트는 반대로 `{name}` 쿠키에 세션 자체를 실은 것으로 보입니다. 요청 {n}건에 {bytes}가 들었고, 폐기 목록을 두지 않는 한 복사된 것을 만료 전에 거두어들일 방법이 없습니다.',
        }
      : {
          en: 'Here `{name}` cost {bytes} over {n} requests; carrying all the data each time would have cost more as soon as there are more than the {size} of its value, and could not have been called back.',
          ko: '여기서 `{name}` 쿠키는 요청 {n}건에 {bytes}가 들었습니다. 데이터가 이 값의 {size}보다 크면 매번 모두 싣는 쪽이 더 들었을 것이고, 거두어들일 수도 없었을 것입니다.',
        };
  return [
    {
      question: {
        en: 'HTTP is stateless. Are sessions then the wrong way to log people in?',
        ko: 'Stateless의 의미를 생각하면 세션은 적절하지 않은 인증 방법 아닙니까?',
      },
      answer: fill(
        {
          en: 'Statelessness is a property of the protocol, not a ban on remembering. A session puts the memory above it: each request still says all that the protocol needs, namely an id. What one gives up is that any server can answer alone, for now all of them need the store. {here}',
          ko: '무상태성은 프로토콜의 성질이지 기억하지 말라는 금지가 아닙니다. 세션은 그 위에 기억을 얹습니다. 요청은 여전히 프로토콜에 필요한 것, 곧 ID를 모두 말합니다. 대신 어느 서버든 혼자 응답할 수 있다는 장점을 내놓습니다. 모든 서버가 저장소를 필요로 하기 때문입니다. {here}',
        },
        {
          here: fill(here, {
            name: carrier.facts.name,
            site: session.site,
            bytes: formatBytes(bytes),
            n: requests,
            size: formatBytes(carrier.facts.value.length),
          }),
        },
      ),
      exchanges: carrier.facts.lastSent ? [carrier.facts.lastSent.exchange] : [],
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'A signed token in the cookie needs no store. What does it cost?',
    ko: '서명된 토큰을 쿠키에 담으면 저장소가 필요 없습니다. 그 대가는 무엇입니까?',
  },
  options: [
    {
      text: { en: 'Nothing; it is simply the modern way', ko: '없습니다. 더 현대적인 방법일 뿐입니다' },
      right: false,
      because: {
        en: 'It travels with every request, and what is in it stays valid until it expires.',
        ko: '요청마다 실려 다니고, 만료될 때까지 그 내용이 유효합니다.',
      },
    },
    {
      text: { en: 'The server can no longer end a session early', ko: '서버가 세션을 미리 끝낼 수 없습니다' },
      right: true,
      because: {
        en: 'Unless it keeps a list of revoked tokens, and that list is a store again.',
        ko: '폐기된 토큰의 목록을 두면 끝낼 수 있지만, 그 목록이 다시 저장소입니다.',
      },
    },
    {
      text: { en: 'Anybody can change what is in it', ko: '누구나 내용을 바꿀 수 있습니다' },
      right: false,
      because: {
        en: 'The signature shows any change. It does not hide anything, though: signed is not encrypted.',
        ko: '서명이 있으면 바뀐 것을 알 수 있습니다. 다만 내용을 숨기지는 않습니다. 서명은 암호화가 아닙니다.',
      },
    },
  ],
};

export const sessionsAndStatelessness: Lesson = {
  id: 'sessions-and-statelessness',
  title: { en: 'Do sessions contradict statelessness?', ko: '세션은 무상태성에 어긋나는가' },
  question: { en: 'If HTTP forgets, is remembering a breach of it?', ko: 'HTTP가 잊도록 만들어졌다면, 기억하는 것은 규칙 위반입니까?' },
  idea: [
    {
      en: 'No. Statelessness says that a request must be understood without the ones before it. A request that shows an id can be: the id is in it.',
      ko: '아닙니다. 무상태성은 앞선 요청 없이도 요청을 이해할 수 있어야 한다는 뜻입니다. ID를 보여 주는 요청은 그럴 수 있습니다. ID가 요청 안에 있기 때문입니다.',
    },
    {
      en: 'The state is still somewhere. Behind the servers it costs a look-up and a store that all of them reach; in the cookie it costs bytes each time, and cannot be taken back. Every site chooses.',
      ko: '상태는 어쨌든 어딘가에 있습니다. 서버 뒤에 두면 조회와, 모든 서버가 닿는 저장소가 듭니다. 쿠키에 두면 매번 전송량이 들고 거두어들일 수 없습니다. 사이트마다 선택합니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
