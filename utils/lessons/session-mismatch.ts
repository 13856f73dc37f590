import { fill } from '../i18n/text.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Quiz } from './lesson.ts';
import { firstLost, liveOnStage, lossesOf, lostOf, stageOf } from './many-servers.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: { en: 'Server 1 logged you in; server 2 has never heard of you.', ko: '서버 1은 나를 로그인시켰지만 서버 2는 나를 전혀 모릅니다.' },
    things: [
      { id: 'you', shape: 'browser', label: { en: 'you, id A', ko: '나, ID A' }, column: 0, row: 0.5 },
      { id: 'balancer', shape: 'balancer', label: { en: 'balancer', ko: '로드 밸런서' }, column: 1, row: 0.5 },
      { id: 'one', shape: 'server', label: { en: 'server 1: A → you', ko: '서버 1: A → 나' }, column: 2, row: 0 },
      { id: 'two', shape: 'server', label: { en: 'server 2: A?', ko: '서버 2: A?' }, column: 2, row: 1, faded: true },
    ],
    links: [
      { from: 'you', to: 'balancer', style: 'request' },
      { from: 'balancer', to: 'one', label: { en: 'login', ko: '로그인' }, style: 'request' },
      { from: 'balancer', to: 'two', label: { en: 'next click', ko: '다음 클릭' }, style: 'lost' },
    ],
  },
};

/** Nobody else's requests come between: then one can count along, in turn. */
const begin = { servers: 3, users: 1 };

function experiment(facts: LessonFacts): Experiment {
  const stage = stageOf(facts);
  return {
    prompt: {
      en: 'Your visit, on servers that share nothing, requests in turn. How many servers does it take to lose you?',
      ko: '아무것도 공유하지 않는 서버들에 요청을 차례로 보냅니다. 서버가 몇 대면 내 세션을 찾지 못하게 됩니까?',
    },
    replayed: true,
    choices:
      stage === null
        ? []
        : [1, 2, 3, 6].map((servers) => {
            const run = stage.replay('memory-only', { servers, users: 1 });
            const lost = firstLost(run);
            return {
              label: fill({ en: '{servers}', ko: '{servers}대' }, { servers }),
              outcome: fill(
                lost === null
                  ? { en: 'All of your {n} requests find your session.', ko: '요청 {n}건 모두 내 세션을 찾습니다.' }
                  : {
                      en: '{count} of your {n} requests do not find your session. {losses}',
                      ko: '요청 {n}건 중 {count}건이 내 세션을 찾지 못합니다. {losses}',
                    },
                { n: stage.needing, losses: lossesOf(run), count: lostOf(run) },
              ),
              exchanges: lost === null ? [] : [lost.exchange],
            };
          }),
  };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const stage = stageOf(facts);
  if (stage === null) return [];
  const run = stage.replay('memory-only', begin);
  const lost = firstLost(run);
  return [
    {
      question: { en: 'What goes wrong with sessions when one server becomes several?', ko: '서버가 여러 대가 되면 세션에 어떤 문제가 생깁니까?' },
      answer: fill(
        {
          en: 'The session was made in the memory of one server. The balancer sends the next request to another, which finds nothing under the id and treats you as a stranger: session mismatch. Replayed on three such servers, {count} of the {n} requests of this visit would have met it. {losses} One can keep the visitor on one server, copy the session to the others, or take it out of the servers altogether.',
          ko: '세션은 한 서버의 메모리에 만들어졌는데, 로드 밸런서가 다음 요청을 다른 서버로 보내면 그 서버에는 해당 ID가 없어 낯선 방문자로 다룹니다. 이것이 세션 불일치(정합성) 문제입니다. 이 방문을 그런 서버 세 대에 재현하면 요청 {n}건 중 {count}건이 이 문제를 겪습니다. {losses} 해결책은 방문자를 한 서버에 묶거나, 세션을 다른 서버에 복제하거나, 세션을 서버 밖으로 꺼내는 것입니다.',
        },
        { count: lostOf(run), n: stage.needing, losses: lossesOf(run) },
      ),
      exchanges: lost === null ? [] : [lost.exchange],
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'Users report: “I am logged out at random, and a reload brings me back.” What is it?',
    ko: '“가끔 로그아웃되는데 새로 고치면 다시 로그인되어 있습니다.” 무엇이 문제입니까?',
  },
  options: [
    {
      text: { en: 'The cookie expires too early', ko: '쿠키가 너무 빨리 만료됩니다' },
      right: false,
      because: { en: 'A reload would not bring an expired cookie back.', ko: '만료된 쿠키는 새로 고쳐도 돌아오지 않습니다.' },
    },
    {
      text: { en: 'Servers that do not share sessions', ko: '서버들이 세션을 공유하지 않습니다' },
      right: true,
      because: {
        en: 'The reload went to the server that knows you. That it comes and goes is the mark of a mismatch.',
        ko: '새로 고친 요청이 나를 아는 서버로 갔기 때문입니다. 됐다 안 됐다 하는 것이 세션 불일치의 특징입니다.',
      },
    },
    {
      text: { en: 'The password was changed', ko: '비밀번호가 바뀌었습니다' },
      right: false,
      because: { en: 'Then the reload would ask for it too.', ko: '그렇다면 새로 고쳐도 비밀번호를 물을 것입니다.' },
    },
  ],
};

export const sessionMismatch: Lesson = {
  id: 'session-mismatch',
  title: { en: 'Many servers: session mismatch', ko: '다중 서버와 세션 불일치' },
  question: { en: 'Why does a second server log me out?', ko: '서버가 하나 더 생기면 왜 로그아웃됩니까?' },
  idea: [
    {
      en: 'When a site outgrows one server, a balancer spreads requests over several. If each keeps its own sessions, yours exists on exactly one of them.',
      ko: '사이트가 커져 서버 한 대로 부족하면 로드 밸런서가 요청을 여러 서버에 나눕니다. 서버마다 자기 세션만 가지고 있다면 내 세션은 그중 한 대에만 있습니다.',
    },
    {
      en: 'Every request that lands elsewhere carries an id that means nothing there.',
      ko: '다른 서버에 도착한 요청의 ID는 그곳에서 아무 의미가 없습니다.',
    },
  ],
  drawing,
  live: (facts) =>
    liveOnStage(facts, ['memory-only'], begin, ({ replay, needing }) => {
      const run = replay('memory-only', begin);
      const lost = firstLost(run);
      return [
        {
          kind: 'sentence',
          text: fill(
            lost === null
              ? {
                  en: 'Replayed on three servers that share nothing, with no other visitor, all of your {n} requests would have found your session.',
                  ko: '아무것도 공유하지 않는 서버 세 대에 다른 방문자 없이 재현해도 요청 {n}건 모두 내 세션을 찾습니다.',
                }
              : {
                  en: 'Replayed on three servers that share nothing, with no other visitor, {count} of your {n} requests would not have found your session. {losses}',
                  ko: '아무것도 공유하지 않는 서버 세 대에 다른 방문자 없이 재현하면 요청 {n}건 중 {count}건이 내 세션을 찾지 못합니다. {losses}',
                },
            { n: needing, losses: lossesOf(run), count: lostOf(run) },
          ),
          exchanges: lost === null ? [] : [lost.exchange],
        },
      ];
    }),
  experiment,
  interview,
  quiz,
};
