import { fill, type Text } from '../i18n/text.ts';
import type { LessonFacts, ReplayChange, Replayed } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Quiz } from './lesson.ts';
import { failedOf, liveOnStage, lostOf, stageOf, tenths } from './many-servers.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'No server keeps sessions; all ask the same store, which has a replica.',
      ko: '서버는 세션을 갖지 않고 모두 같은 저장소에 묻습니다. 저장소에는 복제본이 있습니다.',
    },
    things: [
      { id: 'you', shape: 'browser', label: { en: 'you, id A', ko: '나, ID A' }, column: 0, row: 0.5 },
      { id: 'one', shape: 'server', label: { en: 'server 1', ko: '서버 1' }, column: 1, row: 0 },
      { id: 'two', shape: 'server', label: { en: 'server 2', ko: '서버 2' }, column: 1, row: 1 },
      { id: 'store', shape: 'store', label: { en: 'store: A → you', ko: '저장소: A → 나' }, column: 2, row: 0 },
      { id: 'replica', shape: 'store', label: { en: 'replica', ko: '복제본' }, column: 2, row: 1, faded: true },
    ],
    links: [
      { from: 'you', to: 'one', style: 'request' },
      { from: 'you', to: 'two', style: 'request' },
      { from: 'one', to: 'store', style: 'request' },
      { from: 'two', to: 'store', style: 'request' },
      { from: 'store', to: 'replica', style: 'copy' },
    ],
  },
};

function experiment(facts: LessonFacts): Experiment {
  const stage = stageOf(facts);
  const prompt = {
    en: 'Something dies in the middle of your visit. What do you notice?',
    ko: '방문 도중에 무언가가 죽습니다. 무엇을 느끼게 됩니까?',
  };
  if (stage === null) return { prompt, choices: [] };
  const at = stage.middle;
  const cases: readonly (readonly [{ readonly en: string; readonly ko: string }, ReplayChange])[] = [
    [{ en: 'A server', ko: '서버 한 대' }, { failures: [{ at, what: 'server-down', server: 0 }] }],
    [
      { en: 'The store, without a replica', ko: '복제본이 없는 저장소' },
      { replica: false, failures: [{ at, what: 'store-down', server: 0 }] },
    ],
    [
      { en: 'The store, with a replica', ko: '복제본이 있는 저장소' },
      { replica: true, failures: [{ at, what: 'store-down', server: 0 }] },
    ],
  ];
  return {
    prompt,
    replayed: true,
    choices: cases.map(([label, change]) => {
      const run = stage.replay('session-store', { users: 1, ...change });
      const slots = { n: stage.needing, failed: failedOf(run), lost: lostOf(run) };
      return {
        label,
        outcome: fill(
          slots.failed + slots.lost === 0
            ? {
                en: 'Nothing: all of your {n} requests are answered as yours.',
                ko: '아무것도 느끼지 못합니다. 요청 {n}건 모두 나로 알아보고 응답합니다.',
              }
            : {
                en: '{failed} of your {n} requests fail because nobody can answer, and {lost} do not find the session.',
                ko: '요청 {n}건 중 {failed}건은 응답할 곳이 없어 실패하고, {lost}건은 세션을 찾지 못합니다.',
              },
          slots,
        ),
        exchanges: [],
      };
    }),
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const stage = stageOf(facts);
  if (stage === null) return [];
  const { metrics } = stage.replay('session-store', {});
  const down = { at: stage.middle, what: 'store-down', server: 0 } as const;
  const bare = stage.replay('session-store', { users: 1, replica: false, failures: [down] });
  return [
    {
      question: { en: 'Why do most sites keep sessions in a separate store?', ko: '많은 사이트가 별도의 세션 저장소를 쓰는 이유는 무엇입니까?' },
      answer: fill(
        {
          en: 'Because all servers then see the same sessions: no mismatch, no hot spot, and a server may come or go. On this traffic {lost}; each request pays a trip, {delay} ms on average here. The weak point moves into the store. Were it to die in the middle without a replica, {failed} of the {n} requests of this visit would fail. So it is replicated, and one accepts that the last changes before a fail-over may be missing.',
          ko: '모든 서버가 같은 세션을 보기 때문입니다. 불일치도 쏠림도 없고 서버를 더하거나 빼도 됩니다. 이 트래픽에서는 {lost}, 요청마다 다녀오는 데 평균 {delay}밀리초가 듭니다. 대신 약점이 저장소로 옮겨 갑니다. 도중에 복제본 없는 저장소가 죽으면 이 방문의 요청 {n}건 중 {failed}건이 실패합니다. 그래서 저장소를 복제하되, 장애 조치 직전의 변경은 빠질 수 있음을 감수합니다.',
        },
        { lost: lossesIn(metrics), delay: tenths(metrics.addedDelay), failed: failedOf(bare), n: stage.needing },
      ),
      exchanges: [],
    },
  ];
}

function lossesIn({ visitorsHit, visitors }: Replayed['metrics']): Text {
  return fill(
    visitorsHit === 0
      ? { en: 'nobody would have lost their session', ko: '아무도 세션을 잃지 않고' }
      : { en: '{hit} of {all} visitors would have lost their session', ko: '방문자 {all}명 중 {hit}명이 세션을 잃고' },
    { hit: visitorsHit, all: visitors },
  );
}

const quiz: Quiz = {
  question: {
    en: 'Redis holds the sessions, replicated asynchronously. The primary dies one millisecond after your login. What may happen?',
    ko: '비동기로 복제되는 Redis에 세션이 있습니다. 로그인 1밀리초 뒤에 주 노드가 죽으면 어떤 일이 생길 수 있습니까?',
  },
  options: [
    {
      text: { en: 'Nothing, that is what the replica is for', ko: '아무 일도 없습니다. 복제본이 있기 때문입니다' },
      right: false,
      because: {
        en: 'The answer to the login did not wait for the replica. What had not reached it is gone.',
        ko: '로그인 응답은 복제본을 기다리지 않았습니다. 복제본에 닿지 않은 변경은 사라집니다.',
      },
    },
    {
      text: { en: 'You are asked to log in again', ko: '다시 로그인해야 할 수 있습니다' },
      right: true,
      because: {
        en: 'The replica takes over without your session. Waiting for the replica (`WAIT`) narrows the gap, at a price for each login.',
        ko: '복제본이 내 세션 없이 이어받기 때문입니다. 복제본을 기다리면(`WAIT`) 틈이 줄지만 로그인마다 비용이 듭니다.',
      },
    },
    {
      text: { en: 'All users are logged out', ko: '모든 사용자가 로그아웃됩니다' },
      right: false,
      because: { en: 'Older sessions reached the replica long ago.', ko: '오래된 세션은 이미 복제본에 있습니다.' },
    },
  ],
};

export const sessionStorage: Lesson = {
  id: 'session-storage',
  title: { en: 'Session storage', ko: '세션 저장소' },
  question: { en: 'What if no server kept sessions at all?', ko: '서버가 세션을 아예 갖지 않으면 어떻습니까?' },
  idea: [
    {
      en: 'Take the sessions out of the servers and put them into a store that all of them ask. The servers become interchangeable again, as HTTP meant them to be.',
      ko: '세션을 서버에서 꺼내 모든 서버가 묻는 저장소에 둡니다. 서버는 HTTP가 뜻한 대로 다시 서로 바꿔 쓸 수 있게 됩니다.',
    },
    {
      en: 'Each request now makes a trip, and there is one thing left that must not fail. It gets a replica. (The `sessionStorage` of browsers is something else: a page’s own notes, which no server sees.)',
      ko: '이제 요청마다 한 번 다녀와야 하고, 멈추면 안 되는 것이 하나 남습니다. 그래서 복제본을 둡니다. (브라우저의 `sessionStorage`와는 다릅니다. 그것은 페이지가 혼자 쓰는 저장 공간이며 서버에는 보이지 않습니다.)',
    },
  ],
  drawing,
  live: (facts) =>
    liveOnStage(facts, ['session-store', 'signed-cookie'], { users: 1 }, ({ replay, needing }) => {
      const run = replay('session-store', { users: 1 });
      return [
        {
          kind: 'sentence',
          text: fill(
            {
              en: 'Replayed on three servers with one store, {found} of your {n} requests find your session, and one waits {delay} ms longer on average for the trip.',
              ko: '저장소 하나를 쓰는 서버 세 대에 재현하면 요청 {n}건 중 {found}건이 내 세션을 찾고, 다녀오느라 요청마다 평균 {delay}밀리초를 더 기다립니다.',
            },
            { found: needing - lostOf(run) - failedOf(run), n: needing, delay: tenths(run.metrics.addedDelay) },
          ),
          exchanges: [],
        },
      ];
    }),
  experiment,
  interview,
  quiz,
};
