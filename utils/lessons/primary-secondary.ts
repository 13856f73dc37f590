import { formatBytes } from '../i18n/format.ts';
import { fill, type Text } from '../i18n/text.ts';
import type { LessonFacts, ReplayChange, Replayed } from './facts.ts';
import type { Answered, Drawing, Experiment, Lesson, Quiz } from './lesson.ts';
import { firstLost, isUse, liveOnStage, lostOf, type Stage, stageOf, tenths } from './many-servers.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: { en: 'Two servers hold the session; the third only knows where it is.', ko: '두 서버가 세션을 갖고, 세 번째 서버는 위치만 압니다.' },
    things: [
      { id: 'you', shape: 'browser', label: { en: 'you, id A', ko: '나, ID A' }, column: 0, row: 1 },
      { id: 'proxy', shape: 'server', label: { en: 'server 3: A is on 1, 2', ko: '서버 3: A는 1, 2에' }, column: 1, row: 1, faded: true },
      { id: 'primary', shape: 'server', label: { en: 'server 1: A (primary)', ko: '서버 1: A(주)' }, column: 2, row: 0.4 },
      { id: 'secondary', shape: 'server', label: { en: 'server 2: A (secondary)', ko: '서버 2: A(보조)' }, column: 2, row: 1.6 },
    ],
    links: [
      { from: 'you', to: 'proxy', style: 'request' },
      { from: 'proxy', to: 'secondary', label: { en: 'fetch A', ko: 'A 요청' }, style: 'request' },
      { from: 'primary', to: 'secondary', style: 'copy' },
    ],
  },
};

type Failures = NonNullable<ReplayChange['failures']>;

/** The servers that hold the copies when something goes wrong, and one that does not. */
function holdersOf(stage: Stage): readonly [primary: number, secondary: number, other: number] {
  const before = replayed(stage, []).you.findLast(({ at }) => at < stage.middle);
  const [primary = 0, secondary = 1] = before?.holders.servers ?? [];
  return [primary, secondary, [0, 1, 2, 3].find((server) => server !== primary && server !== secondary) ?? 3];
}

/** The visitor stays on one server: otherwise the copies would follow the requests. */
function replayed({ replay }: Stage, failures: Failures) {
  return replay('primary-secondary', { users: 1, servers: 4, balancer: 'cookie', failures });
}

function experiment(facts: LessonFacts): Experiment {
  const stage = stageOf(facts);
  const question = {
    en: 'The balancer keeps you on one server. In the middle of your visit the session is on servers {primary} and {secondary} of four. Who may die then?',
    ko: '로드 밸런서가 나를 한 서버에 묶어 둡니다. 방문 도중 내 세션은 서버 네 대 중 {primary}번과 {secondary}번에 있습니다. 이때 어느 서버가 죽어도 됩니까?',
  };
  if (stage === null) return { prompt: question, choices: [] };
  const [primary, secondary, other] = holdersOf(stage);
  const prompt = fill(question, { primary: primary + 1, secondary: secondary + 1 });
  const down = (server: number) => ({ at: stage.middle, what: 'server-down', server }) as const;
  const cases: readonly (readonly [{ readonly en: string; readonly ko: string }, Failures])[] = [
    [{ en: 'The primary', ko: '주 서버' }, [down(primary)]],
    [{ en: 'The secondary', ko: '보조 서버' }, [down(secondary)]],
    [{ en: 'A server without a copy', ko: '사본이 없는 서버' }, [down(other)]],
    [{ en: 'Primary and secondary together', ko: '주 서버와 보조 서버 동시에' }, [down(primary), down(secondary)]],
  ];
  return {
    prompt,
    replayed: true,
    choices: cases.map(([label, failures]) => {
      const run = replayed(stage, failures);
      const lost = firstLost(run);
      return {
        label,
        outcome: fill(
          lost === null
            ? { en: 'You notice nothing: {copies}.', ko: '아무것도 느끼지 못합니다. {copies}.' }
            : { en: 'The session is gone: `{label}` does not find it.', ko: '세션이 사라집니다. `{label}` 요청부터 세션을 찾지 못합니다.' },
          { label: lost?.label ?? '', copies: copiesAfter(run, primary, secondary) },
        ),
        exchanges: lost === null ? [] : [lost.exchange],
      };
    }),
  };
}

/** What has become of the two copies in the end, as the replay has it. */
function copiesAfter({ you }: Replayed, primary: number, secondary: number): Text {
  const copies = you.findLast(isUse)?.holders.servers ?? [];
  if (copies.includes(primary) && copies.includes(secondary)) return { en: 'both copies are where they were', ko: '사본 두 개가 그대로 있습니다' };
  return copies.length < 2
    ? { en: 'one copy is left, and it is the only one until the loss is noticed', ko: '사본이 하나 남았고, 장애를 감지할 때까지는 그것뿐입니다' }
    : { en: 'one copy was left, and a second one has been made of it', ko: '남은 사본으로 두 번째 사본을 다시 만들었습니다' };
}

function interview(facts: LessonFacts): readonly Answered[] {
  const stage = stageOf(facts);
  if (stage === null) return [];
  const two = stage.replay('primary-secondary', { servers: 8 }).metrics;
  const all = stage.replay('all-to-all', { servers: 8 }).metrics;
  return [
    {
      question: {
        en: 'How does primary–secondary replication differ from all-to-all?',
        ko: '주–보조(primary–secondary) 복제는 전체 복제와 어떻게 다릅니까?',
      },
      answer: fill(
        {
          en: 'A session has two whole copies, on the server that serves it and on one backup; the others keep only a note of where they are (Tomcat’s BackupManager). On eight servers this traffic needs {two} of memory in place of {all}. The price is a trip: a server that has only the note must fetch the session first, which adds {delay} ms to a request on average here. And if both holders die before a new copy is made, the session is lost.',
          ko: '세션의 온전한 사본은 요청을 맡은 서버와 백업 서버 한 대에만 있고, 나머지는 위치만 기록합니다(톰캣 BackupManager). 서버 여덟 대에서 이 트래픽은 메모리 {all} 대신 {two}만 씁니다. 대신 위치만 아는 서버는 먼저 세션을 가져와야 합니다. 여기서는 요청마다 평균 {delay}밀리초가 더 듭니다. 또 새 사본을 만들기 전에 두 서버가 모두 죽으면 세션이 사라집니다.',
        },
        { two: formatBytes(two.peakMemory), all: formatBytes(all.peakMemory), delay: tenths(two.addedDelay) },
      ),
      exchanges: [],
    },
  ];
}

const quiz: Quiz = {
  question: { en: 'A request reaches a server that has only the note. What happens?', ko: '위치만 아는 서버에 요청이 왔습니다. 어떻게 됩니까?' },
  options: [
    {
      text: { en: 'You are logged out', ko: '로그아웃됩니다' },
      right: false,
      because: { en: 'The note is there precisely to prevent that.', ko: '위치를 기록해 두는 이유가 바로 그것을 막기 위해서입니다.' },
    },
    {
      text: { en: 'It fetches the session from a server that has it', ko: '세션을 가진 서버에서 가져옵니다' },
      right: true,
      because: {
        en: 'One more trip inside the cluster, then it answers as if it had known you. Tomcat’s BackupManager asks the backup, and the asking server becomes the new primary.',
        ko: '클러스터 안에서 한 번 더 다녀온 다음, 원래 알던 것처럼 응답합니다. 톰캣 BackupManager는 백업 서버에 묻고, 물어본 서버가 새 주 서버가 됩니다.',
      },
    },
    {
      text: { en: 'The balancer sends the request on', ko: '로드 밸런서가 요청을 다시 보냅니다' },
      right: false,
      because: {
        en: 'The balancer knows nothing of notes; the servers settle it among themselves.',
        ko: '로드 밸런서는 위치 기록을 모릅니다. 서버들끼리 해결합니다.',
      },
    },
  ],
};

export const primarySecondary: Lesson = {
  id: 'primary-secondary',
  title: { en: 'Primary and secondary', ko: '주–보조 복제(primary–secondary)' },
  question: { en: 'Do all servers need a copy, or would two do?', ko: '모든 서버에 사본이 있어야 합니까, 두 대면 충분합니까?' },
  idea: [
    {
      en: 'Two copies survive the death of one server. The others need only know where the copies are.',
      ko: '사본이 둘이면 서버 한 대가 죽어도 됩니다. 나머지 서버는 사본의 위치만 알면 됩니다.',
    },
    {
      en: 'Memory then hardly grows with the cluster: only the notes do. A server that does not have the session makes a detour, and that both holders die at once is a risk one takes.',
      ko: '그러면 클러스터가 커져도 위치 기록만 늘 뿐 메모리는 거의 늘지 않습니다. 대신 세션이 없는 서버는 한 번 더 다녀와야 하고, 사본을 가진 두 대가 한꺼번에 죽을 위험은 감수해야 합니다.',
    },
  ],
  drawing,
  live: (facts) =>
    liveOnStage(facts, ['primary-secondary', 'all-to-all'], { servers: 4 }, (stage) => {
      const { metrics } = stage.replay('primary-secondary', { servers: 4 });
      const [primary, secondary] = holdersOf(stage);
      const both = replayed(
        stage,
        [primary, secondary].map((server) => ({ at: stage.middle, what: 'server-down', server })),
      );
      const lost = firstLost(both);
      return [
        {
          kind: 'sentence',
          text: fill(
            {
              en: 'Replayed on four servers, in turn, a request of this visit waits {delay} ms longer on average. Should both holders die in the middle, {count} of your {n} requests do not find the session any more.',
              ko: '서버 네 대에 차례로 보내며 재현하면 이 방문의 요청은 평균 {delay}밀리초 더 기다립니다. 도중에 사본을 가진 두 서버가 모두 죽으면 요청 {n}건 중 {count}건이 더는 세션을 찾지 못합니다.',
            },
            { delay: tenths(metrics.addedDelay), count: lostOf(both), n: stage.needing },
          ),
          exchanges: lost === null ? [] : [lost.exchange],
        },
      ];
    }),
  experiment,
  interview,
  quiz,
};
