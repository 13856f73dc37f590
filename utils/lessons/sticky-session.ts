import { fill } from '../i18n/text.ts';
import type { LessonFacts, Replayed } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Quiz } from './lesson.ts';
import { liveOnStage, lostOf, type Stage, stageOf } from './many-servers.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: { en: 'Whoever began on server 1 always comes back to server 1.', ko: '서버 1에서 시작한 방문자는 늘 서버 1로 돌아옵니다.' },
    things: [
      { id: 'a', shape: 'browser', label: { en: 'you → 1', ko: '나 → 1' }, column: 0, row: 0 },
      { id: 'b', shape: 'browser', label: { en: 'another → 2', ko: '다른 사람 → 2' }, column: 0, row: 1 },
      { id: 'balancer', shape: 'balancer', label: { en: 'balancer', ko: '로드 밸런서' }, column: 1, row: 0.5 },
      { id: 'one', shape: 'server', label: { en: 'server 1: yours', ko: '서버 1: 내 세션' }, column: 2, row: 0 },
      { id: 'two', shape: 'server', label: { en: 'server 2: theirs', ko: '서버 2: 다른 세션' }, column: 2, row: 1 },
    ],
    links: [
      { from: 'a', to: 'balancer', style: 'request' },
      { from: 'b', to: 'balancer', style: 'request' },
      { from: 'balancer', to: 'one', style: 'request' },
      { from: 'balancer', to: 'two', style: 'request' },
    ],
  },
};

/** Visitors who do what was recorded; enough to see load pile up. */
const crowd = 60;

function busiestShare({ metrics: { load } }: Replayed): number {
  const all = load.reduce((sum, one) => sum + one, 0);
  return Math.round((100 * Math.max(...load)) / Math.max(1, all));
}

/** A death meets visitors who are all there; a server that drains is watched while others still come. */
function dying({ replay, middle, gathering }: Stage, what: 'server-down' | 'server-drain'): Replayed {
  return replay('sticky', {
    users: crowd,
    spread: what === 'server-down' ? gathering : 2 * Math.max(1, middle),
    failures: [{ at: middle, what, server: 0 }],
  });
}

function experiment(facts: LessonFacts): Experiment {
  const stage = stageOf(facts);
  const prompt = fill(
    {
      en: 'You and {n} others make this visit on three sticky servers. Do something to the cluster in the middle of it.',
      ko: '나와 다른 {n}명이 고정 세션을 쓰는 서버 세 대에 이렇게 방문합니다. 도중에 클러스터를 바꿔 보십시오.',
    },
    { n: crowd - 1 },
  );
  if (stage === null) return { prompt, choices: [] };
  const told = (run: Replayed) =>
    fill(
      {
        en: '{hit} of {all} visitors lose their session; the busiest server answers {share} % of all requests.',
        ko: '방문자 {all}명 중 {hit}명이 세션을 잃습니다. 가장 바쁜 서버가 전체 요청의 {share} %에 응답합니다.',
      },
      { hit: run.metrics.visitorsHit, all: run.metrics.visitors, share: busiestShare(run) },
    );
  return {
    prompt,
    replayed: true,
    choices: [
      { label: { en: 'Nothing', ko: '그대로 둔다' }, outcome: told(stage.replay('sticky', { users: crowd })), exchanges: [] },
      {
        label: { en: 'Stick by address, not by cookie', ko: '쿠키 대신 주소로 묶는다' },
        outcome: told(stage.replay('sticky', { users: crowd, balancer: 'address-hash' })),
        exchanges: [],
      },
      {
        label: { en: 'One visitor in ten comes ten times', ko: '열 명 중 한 명이 열 번씩 온다' },
        outcome: told(stage.replay('sticky', { users: crowd, busy: 10 })),
        exchanges: [],
      },
      { label: { en: 'Server 1 dies', ko: '서버 1이 죽는다' }, outcome: told(dying(stage, 'server-down')), exchanges: [] },
      {
        label: { en: 'Server 1 drains: no new visitors', ko: '서버 1을 비운다(새 방문자 차단)' },
        outcome: told(dying(stage, 'server-drain')),
        exchanges: [],
      },
    ],
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const stage = stageOf(facts);
  if (stage === null) return [];
  const dead = dying(stage, 'server-down').metrics;
  const byAddress = busiestShare(stage.replay('sticky', { users: crowd, balancer: 'address-hash' }));
  return [
    {
      question: { en: 'What is a sticky session, and what is wrong with it?', ko: '고정 세션(sticky session)은 무엇이고 단점은 무엇입니까?' },
      answer: fill(
        {
          en: 'The balancer remembers, in a cookie or by the address, which server a visitor began on and sends every request there. Servers need not know of each other, and nothing is copied. But load follows visitors, not requests: stuck by address, the busiest of three servers would answer {share} % of this traffic. And a server that dies takes its sessions along: {hit} of {all} visitors would have to log in again.',
          ko: '로드 밸런서가 쿠키나 주소로 방문자가 처음 간 서버를 기억하고 이후 요청을 모두 그 서버로 보냅니다. 서버끼리 서로 몰라도 되고 복제도 없습니다. 그러나 부하는 요청이 아니라 방문자를 따라 몰립니다. 주소로 묶으면 세 대 중 가장 바쁜 서버가 이 트래픽의 {share} %에 응답합니다. 또 서버가 죽으면 그 서버의 세션도 사라집니다. 방문자 {all}명 중 {hit}명이 다시 로그인해야 합니다.',
        },
        { share: byAddress, hit: dead.visitorsHit, all: dead.visitors },
      ),
      exchanges: [],
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'A sticky balancer sends you to server 1. You delete the balancer’s cookie. What happens?',
    ko: '로드 밸런서가 나를 서버 1로 보냅니다. 로드 밸런서의 쿠키를 지우면 어떻게 됩니까?',
  },
  options: [
    {
      text: { en: 'You are logged out for sure', ko: '반드시 로그아웃됩니다' },
      right: false,
      because: {
        en: 'Only if the next choice falls on another server, and sessions are not shared.',
        ko: '다음에 다른 서버가 골라지고 세션을 공유하지 않을 때만 그렇습니다.',
      },
    },
    {
      text: { en: 'Nothing: the session cookie decides the server', ko: '아무 일도 없습니다. 세션 쿠키가 서버를 정합니다' },
      right: false,
      because: {
        en: 'Some balancers do look at the session cookie (`jvmRoute`, `JSESSIONID`); with a cookie of its own, that one decided.',
        ko: '세션 쿠키를 보는 로드 밸런서(`jvmRoute`, `JSESSIONID`)도 있지만, 자체 쿠키를 쓴다면 그 쿠키가 정합니다.',
      },
    },
    {
      text: { en: 'You may land on a server that does not know you', ko: '나를 모르는 서버로 갈 수 있습니다' },
      right: true,
      because: {
        en: 'The balancer chooses anew, as for a new visitor. The session is still there, on the server you left.',
        ko: '로드 밸런서가 새 방문자처럼 다시 고릅니다. 세션은 떠나온 서버에 그대로 있습니다.',
      },
    },
  ],
};

export const stickySession: Lesson = {
  id: 'sticky-session',
  title: { en: 'Sticky session', ko: '고정 세션(sticky session)' },
  question: { en: 'What if I always came back to the server that knows me?', ko: '늘 나를 아는 서버로 돌아가면 어떻습니까?' },
  idea: [
    {
      en: 'The balancer notes which server a visitor began on and sends every later request there. The mismatch is gone, and no server has to change.',
      ko: '로드 밸런서가 방문자가 시작한 서버를 기억했다가 이후 요청을 모두 그리로 보냅니다. 불일치가 사라지고 서버는 바꿀 것이 없습니다.',
    },
    {
      en: 'The price shows later: busy visitors make a busy server, and the session is as mortal as the server that has it.',
      ko: '대가는 나중에 드러납니다. 바쁜 방문자가 몰린 서버는 바빠지고, 세션은 그 서버와 운명을 같이합니다.',
    },
  ],
  drawing,
  live: (facts) =>
    liveOnStage(facts, ['sticky', 'memory-only'], { users: crowd }, (stage) => {
      const calm = stage.replay('sticky', { users: crowd });
      const dead = dying(stage, 'server-down').metrics;
      return [
        {
          kind: 'sentence',
          text: fill(
            {
              en: 'Replayed on three sticky servers, {found} of your {n} requests find your session. If server 1 dies in the middle, {hit} of {all} visitors lose their session.',
              ko: '고정 세션을 쓰는 서버 세 대에 재현하면 내 요청 {n}건 중 {found}건이 내 세션을 찾습니다. 도중에 서버 1이 죽으면 방문자 {all}명 중 {hit}명이 세션을 잃습니다.',
            },
            { n: stage.needing, found: stage.needing - lostOf(calm), hit: dead.visitorsHit, all: dead.visitors },
          ),
          exchanges: [],
        },
      ];
    }),
  experiment,
  interview,
  quiz,
};
