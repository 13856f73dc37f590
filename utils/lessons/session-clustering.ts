import { formatBytes, formatDuration } from '../i18n/format.ts';
import { fill } from '../i18n/text.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Quiz } from './lesson.ts';
import { earlyOf, firstLost, liveOnStage, stageOf } from './many-servers.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: { en: 'Server 1 changes a session and tells all the others.', ko: '서버 1이 세션을 바꾸면 다른 모든 서버에 알립니다.' },
    things: [
      { id: 'you', shape: 'browser', label: { en: 'you, id A', ko: '나, ID A' }, column: 0, row: 1 },
      { id: 'one', shape: 'server', label: { en: 'server 1: A', ko: '서버 1: A' }, column: 1, row: 1 },
      { id: 'two', shape: 'server', label: { en: 'server 2: A', ko: '서버 2: A' }, column: 2, row: 0 },
      { id: 'three', shape: 'server', label: { en: 'server 3: A', ko: '서버 3: A' }, column: 2, row: 1 },
      { id: 'four', shape: 'server', label: { en: 'server 4: A', ko: '서버 4: A' }, column: 2, row: 2 },
    ],
    links: [
      { from: 'you', to: 'one', style: 'request' },
      { from: 'one', to: 'two', style: 'copy' },
      { from: 'one', to: 'three', style: 'copy' },
      { from: 'one', to: 'four', style: 'copy' },
    ],
  },
};

/** Between the servers of one room. */
const usual = 50;

/** Longer than many a click: then the gap between the copies shows. */
const slow = 2000;

function experiment(facts: LessonFacts): Experiment {
  const stage = stageOf(facts);
  return {
    prompt: { en: 'Let the cluster grow. What do the copies cost?', ko: '클러스터를 키워 보십시오. 사본의 비용은 얼마입니까?' },
    replayed: true,
    choices:
      stage === null
        ? []
        : [2, 4, 8, 12].map((servers) => {
            const { metrics } = stage.replay('all-to-all', { servers });
            return {
              label: fill({ en: '{servers} servers', ko: '서버 {servers}대' }, { servers }),
              outcome: fill(
                {
                  en: '{messages} messages for {n} visitors like you, and {memory} of memory for the same sessions.',
                  ko: '나와 같은 방문자 {n}명에 메시지 {messages}건, 같은 세션들에 메모리 {memory}가 듭니다.',
                },
                { messages: metrics.messages, n: metrics.visitors, memory: formatBytes(metrics.peakMemory) },
              ),
              exchanges: [],
            };
          }),
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const stage = stageOf(facts);
  if (stage === null) return [];
  const [small, large] = [2, 8].map((servers) => stage.replay('all-to-all', { servers }).metrics);
  return [
    {
      question: {
        en: 'What is session clustering, and why does it not scale?',
        ko: '세션 클러스터링은 무엇이고 대규모에 적합하지 않은 이유는 무엇입니까?',
      },
      answer: fill(
        {
          en: 'Every server holds every session; whoever changes one sends it to all the others (Tomcat’s DeltaManager). Load may go anywhere and any server may die. But each request that uses its session costs a message to each other server, even one that changes nothing, and each session its memory on all: on this traffic {few} messages on two servers become {many} on eight, {less} of memory become {more}. And a copy arrives late: until then another server knows nothing, or an old state. Messages may even overtake each other (Tomcat’s default, `channelSendOptions="8"`): a change that arrives before the session it belongs to is dropped, and that server never learns who logged in.',
          ko: '모든 서버가 모든 세션을 갖고, 세션을 바꾼 서버가 나머지 서버에 보냅니다(톰캣 DeltaManager). 요청이 어디로 가도, 어느 서버가 죽어도 됩니다. 그러나 세션을 쓰는 요청마다, 아무것도 바꾸지 않아도 다른 서버 수만큼 메시지가 들고, 세션마다 모든 서버의 메모리를 씁니다. 이 트래픽에서 서버 두 대일 때 메시지 {few}건, 메모리 {less}이던 것이 여덟 대면 {many}건, {more}가 됩니다. 또 사본은 늦게 도착하므로 그때까지 다른 서버는 세션을 모르거나 이전 상태만 압니다. 메시지 순서가 바뀔 수도 있습니다(톰캣 기본값 `channelSendOptions="8"`). 세션보다 먼저 도착한 변경은 버려지고, 그 서버는 누가 로그인했는지 끝내 모릅니다.',
        },
        {
          few: small?.messages ?? 0,
          many: large?.messages ?? 0,
          less: formatBytes(small?.peakMemory ?? 0),
          more: formatBytes(large?.peakMemory ?? 0),
        },
      ),
      exchanges: [],
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'All servers replicate to each other. Can you still meet a mismatch?',
    ko: '모든 서버가 서로 복제합니다. 그래도 세션 불일치를 겪을 수 있습니까?',
  },
  options: [
    {
      text: { en: 'No, all copies are equal', ko: '아니요, 모든 사본이 같습니다' },
      right: false,
      because: {
        en: 'They are equal after a while. A redirect right after the login may be faster than the copies.',
        ko: '시간이 지나야 같아집니다. 로그인 직후의 리다이렉트는 사본보다 빠를 수 있습니다.',
      },
    },
    {
      text: { en: 'Yes, within the replication delay', ko: '예, 복제가 지연되는 동안 그렇습니다' },
      right: true,
      because: {
        en: 'That is why all-to-all clusters are often made sticky as well: the copies are then for the case of a death.',
        ko: '그래서 전체 복제 클러스터도 고정 세션을 함께 쓰는 일이 많습니다. 이때 사본은 서버가 죽는 경우를 위한 것입니다.',
      },
    },
    {
      text: { en: 'Only if a server dies', ko: '서버가 죽을 때만 그렇습니다' },
      right: false,
      because: {
        en: 'A death is what copies are for. The delay needs no accident.',
        ko: '사본은 서버가 죽을 때를 위한 것입니다. 지연은 사고 없이도 생깁니다.',
      },
    },
  ],
};

export const sessionClustering: Lesson = {
  id: 'session-clustering',
  title: { en: 'Session clustering (all-to-all)', ko: '세션 클러스터링(all-to-all)' },
  question: { en: 'What if every server had a copy of every session?', ko: '모든 서버가 모든 세션의 사본을 가지면 어떻습니까?' },
  idea: [
    {
      en: 'A server that makes or changes a session sends it to all the others. Then any of them can answer, and any may go down.',
      ko: '세션을 만들거나 바꾼 서버가 나머지 모두에 그 세션을 보냅니다. 그러면 어느 서버든 응답할 수 있고, 어느 서버가 꺼져도 됩니다.',
    },
    {
      en: 'But the cost grows with the cluster itself: twice the servers, twice the memory, and more than twice the messages for each request.',
      ko: '그러나 비용이 클러스터와 함께 커집니다. 서버가 두 배면 메모리도 두 배이고, 요청마다 드는 메시지는 두 배가 넘습니다.',
    },
  ],
  drawing,
  live: (facts) =>
    liveOnStage(facts, ['all-to-all'], { users: 1, replicationDelay: usual }, ({ replay, needing }) => {
      const quick = replay('all-to-all', { users: 1, replicationDelay: usual });
      const late = replay('all-to-all', { users: 1, replicationDelay: slow });
      const lost = firstLost(late);
      return [
        {
          kind: 'sentence',
          text: fill(
            {
              en: 'Replayed on three servers whose copies arrive after {usual}, {few} of your {n} requests come too early for them. If copying took {slow}, it would be {many}.',
              ko: '사본이 {usual} 뒤에 도착하는 서버 세 대에 재현하면 요청 {n}건 중 {few}건이 사본보다 먼저 도착합니다. 복제에 {slow|이/가} 걸린다면 {many}건입니다.',
            },
            { few: earlyOf(quick), many: earlyOf(late), n: needing, usual: formatDuration(usual), slow: formatDuration(slow) },
          ),
          exchanges: lost === null ? [] : [lost.exchange],
        },
      ];
    }),
  experiment,
  interview,
  quiz,
};
