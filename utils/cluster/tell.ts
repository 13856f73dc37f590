import { formatBytes, formatDuration } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import { tellIncident } from './tell-incident.ts';
import { largestCookie } from './token.ts';
import type { BalancerId, Run, Step, Strategy } from './types.ts';

/** What a replay shows, in sentences whose numbers all come from it: the recorded visitor's story first, then what this strategy is known for. */
export function tellRun(strategy: Strategy, run: Run): readonly Text[] {
  // A picture may fail as well, where no server is there to answer; it needs no session all the same.
  const needing = run.you.filter(({ kind, outcome }) => kind !== 'free' && outcome !== 'free');
  if (needing.length === 0) return [];
  const incidents = run.incidents.map((incident) => tellIncident(strategy, run, incident));
  return [yoursOf(needing), ...incidents, ...(tellers[strategy.id]?.(run, needing) ?? [])];
}

/** In the past: English then needs no plural of its own. */
const troubles = {
  early: {
    en: '{count} did not find it before a login (a cart would be lost)',
    ko: '로그인 전이라 장바구니 같은 것을 잃는 요청이 {count}건',
  },
  lost: { en: '{count} found you logged out', ko: '로그아웃된 것으로 처리되는 요청이 {count}건' },
  failed: { en: '{count} failed', ko: '실패하는 요청이 {count}건' },
  stale: { en: '{count} got an older copy', ko: '이전 사본으로 응답받는 요청이 {count}건' },
} satisfies Record<string, Text>;

function yoursOf(needing: readonly Step[]): Text {
  const troubleOf = ({ outcome, loggedIn }: Step): keyof typeof troubles | null => {
    if (outcome === 'logged-out') return loggedIn ? 'lost' : 'early';
    return outcome === 'failed' || outcome === 'stale' ? outcome : null;
  };
  const [first] = needing.filter((step) => troubleOf(step) !== null);
  if (first === undefined)
    return fill(
      {
        en: 'All of your {n} requests that need the session are answered as yours.',
        ko: '세션이 필요한 내 요청 {n}건 모두 나로 알아보고 응답합니다.',
      },
      { n: needing.length },
    );
  const parts = Object.entries(troubles).flatMap(([trouble, words]) => {
    const count = needing.filter((step) => troubleOf(step) === trouble).length;
    return count === 0 ? [] : [fill(words, { count })];
  });
  return fill(
    {
      en: 'Of your {n} requests that need the session, {what}. The first is `{label}`, {time} into the visit.',
      ko: '세션이 필요한 내 요청 {n}건 중 {what}입니다. 처음은 방문 {time} 뒤의 `{label}` 요청입니다.',
    },
    { n: needing.length, what: listOf(parts), label: first.label, time: formatDuration(first.at) },
  );
}

function listOf(parts: readonly Text[]): Text {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? same('');
  const rest = parts.slice(0, -1);
  return { en: `${rest.map(({ en }) => en).join(', ')} and ${last.en}`, ko: parts.map(({ ko }) => ko).join(', ') };
}

const skewed: Text = {
  en: 'One visitor in ten makes the visit {busy} times, and all of it on one server: a cookie spreads visitors evenly, not requests.',
  ko: '방문자 열 명 중 한 명은 {busy}번 방문하며 그 요청이 모두 한 서버로 갑니다. 쿠키는 방문자를 고르게 나눌 뿐 요청을 고르게 나누지는 않습니다.',
};

const shared: Text = {
  en: 'One visitor in four is supposed to share one address, as an office or a mobile network does: that is the hot spot.',
  ko: '회사나 이동 통신망처럼 방문자 넷 중 하나가 한 주소를 함께 쓴다고 가정합니다. 이것이 쏠림(hot spot)입니다.',
};

const unskewed: Text = {
  en: 'Spread “by address”, or let one visitor in ten come more often, to see a hot spot.',
  ko: '요청 분배를 “주소 해시”로 바꾸거나 자주 오는 방문자를 늘리면 쏠림이 보입니다.',
};

const disturbed: Text = {
  en: 'A server that died, drained or came later answers less, and the others answer for it.',
  ko: '죽거나 비워지거나 늦게 합류한 서버는 덜 응답하고, 그 몫을 다른 서버가 맡습니다.',
};

const scattered: Text = {
  en: 'But requests are not spread by a cookie or by address here, so nobody stays on one server: {share} % of your requests come to one that does not know you.',
  ko: '그런데 지금은 쿠키나 주소로 나누지 않으므로 아무도 한 서버에 머물지 않습니다. 내 요청의 {share} %가 나를 모르는 서버로 갑니다.',
};

/** Where nothing can be copied, nothing is said of copies. */
const single: Text = {
  en: 'One server has no other to copy to: what it holds goes with it.',
  ko: '서버가 한 대뿐이라 복제할 곳이 없습니다. 서버가 죽으면 갖고 있던 세션도 사라집니다.',
};

const missed: Text = {
  en: ' A logout may miss as well: after {alive} of {all} logouts the record stays behind.',
  ko: ' 로그아웃도 빗나갈 수 있습니다. 로그아웃 {all}번 중 {alive}번은 기록이 남습니다.',
};

type Teller = (run: Run, needing: readonly Step[]) => readonly Text[];

const tellers: Readonly<Record<string, Teller>> = {
  'memory-only': ({ servers, metrics }, needing) => [
    fill(
      {
        en: 'On {servers}, {share} % of your requests that need the session come to a server that does not know you.{left}',
        ko: '{servers}에서 세션이 필요한 내 요청의 {share} %가 나를 모르는 서버로 갑니다.{left}',
      },
      {
        servers: serversOf(servers),
        share: strayed(needing),
        left: metrics.aliveAfterLogout === 0 ? same('') : fill(missed, { alive: metrics.aliveAfterLogout, all: metrics.logouts }),
      },
    ),
  ],
  sticky: ({ servers, incidents, metrics: { load, requests }, parameters: { balancer, busy } }, needing) => [
    fill(
      keeping.has(balancer)
        ? {
            en: 'The busiest server answers {share} % of all requests; an even share would be {even} %. {why}',
            ko: '가장 바쁜 서버가 전체 요청의 {share} %에 응답합니다. 고르게 나누면 {even} %입니다. {why}',
          }
        : scattered,
      {
        share: keeping.has(balancer) ? percent(Math.max(...load), requests) : strayed(needing),
        even: percent(1, servers),
        why:
          balancer === 'cookie'
            ? fill(busy > 1 ? skewed : incidents.some(({ failure }) => failure.what.startsWith('server')) ? disturbed : unskewed, { busy })
            : shared,
      },
    ),
  ],
  'all-to-all': (run, needing) =>
    run.servers === 1
      ? [single]
      : [
          fill(
            {
              en: 'Each request that uses a session tells all other servers, even one that changes nothing: {messages} messages and {bytes} in all, {memory} of memory.',
              ko: '세션을 쓰는 요청마다, 아무것도 바꾸지 않아도 다른 모든 서버에 알립니다. 모두 메시지 {messages}건, {bytes}이고 메모리는 {memory}입니다.',
            },
            {
              messages: run.metrics.messages,
              bytes: formatBytes(run.metrics.replicatedBytes),
              memory: formatBytes(run.metrics.peakMemory),
            },
          ),
          windowOf(run, needing),
        ],
  'primary-secondary': (run, needing) =>
    run.servers === 1
      ? [single]
      : [
          fill(
            {
              en: '{where} That takes {messages} messages and {memory} of memory. Of your {n} requests, {trips} came to a server that only knew where{wait}.',
              ko: '{where} 메시지 {messages}건, 메모리 {memory}가 듭니다. 내 요청 {n}건 중 {trips}건이 위치만 아는 서버로 갔습니다{wait}.',
            },
            {
              where: fill(run.servers === 2 ? both : twoOfThem, { all: run.servers, others: run.servers - 2 }),
              messages: run.metrics.messages,
              memory: formatBytes(run.metrics.peakMemory),
              n: needing.length,
              ...tripsOf(run, needing),
            },
          ),
          windowOf(run, needing),
          waits,
        ],
  'session-store': ({ metrics, parameters: { replica, replicationDelay, detection } }) => [
    fill(
      {
        en: 'Each request asks the store, which adds {delay} ms on average; the servers themselves hold nothing, the store {memory}.',
        ko: '요청마다 저장소에 물으므로 평균 {delay}밀리초가 더 듭니다. 서버에는 아무것도 없고 저장소에 {memory}가 있습니다.',
      },
      { delay: Math.round(metrics.addedDelay * 10) / 10, memory: formatBytes(metrics.storeMemory) },
    ),
    fill(
      replica
        ? {
            en: 'The replica is {delay} behind. If the store dies, it takes over after {detection}, without what was changed in those last {delay}: a login, a cart, or a logout, which is undone.',
            ko: '복제본은 {delay} 뒤처져 있습니다. 저장소가 죽으면 {detection} 뒤에 이어받지만, 마지막 {delay} 동안의 변경은 없습니다. 로그인이나 장바구니가 사라지고, 로그아웃은 없던 일이 됩니다.',
          }
        : {
            en: 'There is no replica: if the store dies, no request that needs a session can be answered, and all sessions are gone.',
            ko: '복제본이 없습니다. 저장소가 죽으면 세션이 필요한 요청에는 응답할 수 없고 모든 세션이 사라집니다.',
          },
      { delay: formatDuration(replicationDelay), detection: formatDuration(detection) },
    ),
  ],
  'signed-cookie': ({ metrics }, needing) => [
    fill(
      metrics.requestBytes > largestCookie
        ? {
            en: 'The token would have {bytes}. A browser refuses a cookie of more than {most} octets: no login sticks.',
            ko: '토큰이 {bytes}가 됩니다. 브라우저는 {most}바이트가 넘는 쿠키를 거부하므로 로그인이 유지되지 않습니다.',
          }
        : metrics.logouts === 0
          ? {
              en: 'Each request carries {bytes} of session data: {all} for your {n} requests. No server remembers anything, so a logout could not end a token that somebody has copied; it opens the account until it expires. This visit has no logout.',
              ko: '요청마다 세션 데이터 {bytes}를 싣습니다. 내 요청 {n}건이면 {all}입니다. 서버는 아무것도 기억하지 않으므로, 누군가 복사해 간 토큰은 로그아웃해도 만료될 때까지 계정을 엽니다. 이 방문에는 로그아웃이 없습니다.',
            }
          : {
              en: 'Each request carries {bytes} of session data: {all} for your {n} requests. No server remembers anything, so after {alive} of {logouts} logouts a copied token still opens the account, until it expires.',
              ko: '요청마다 세션 데이터 {bytes}를 싣습니다. 내 요청 {n}건이면 {all}입니다. 서버는 아무것도 기억하지 않으므로, 로그아웃 {logouts}번 중 {alive}번은 복사해 둔 토큰이 만료될 때까지 계정을 엽니다.',
            },
      {
        bytes: formatBytes(metrics.requestBytes),
        all: formatBytes(metrics.requestBytes * needing.length),
        n: needing.length,
        alive: metrics.aliveAfterLogout,
        logouts: metrics.logouts,
        most: largestCookie,
      },
    ),
  ],
};

const both: Text = { en: 'Both servers hold a whole copy of each session.', ko: '서버 두 대 모두 세션마다 온전한 사본을 둡니다.' };

const twoOfThem: Text = {
  en: 'Two of {all} servers hold a whole copy of each session, the others only a note of where.',
  ko: '세션마다 서버 {all}대 중 두 대에 온전한 사본이 있고 나머지는 위치만 압니다.',
};

/** How many of the visitor's requests had to fetch the session first, and what that cost them. */
function tripsOf({ parameters: { networkDelay } }: Run, needing: readonly Step[]): { readonly trips: number; readonly wait: Text } {
  const trips = needing.filter(({ hops }) => hops.some(({ what }) => what === 'fetch')).length;
  const wait = fill({ en: ', and waited {delay} ms for the trip', ko: '(다녀오는 데 {delay}밀리초)' }, { delay: 2 * networkDelay });
  return { trips, wait: trips === 0 ? same('') : wait };
}

/** The default of Tomcat's manager is safer than what is replayed, and slower. */
const waits: Text = {
  en: 'Replayed are copies that nobody waits for. Tomcat’s BackupManager waits for its second copy by default (`mapSendOptions="6"`): then no request comes too early, and each change takes a trip longer.',
  ko: '여기서는 사본을 기다리지 않고 응답합니다. 톰캣 BackupManager는 기본적으로 두 번째 사본을 기다립니다(`mapSendOptions="6"`). 그러면 사본보다 먼저 오는 요청은 없고, 변경마다 한 번 다녀오는 시간이 더 듭니다.',
};

/** Balancers that keep a visitor on one server. */
const keeping = new Set<BalancerId>(['cookie', 'address-hash']);

/** Percent of the visitor's requests that came to a server without the session. */
function strayed(needing: readonly Step[]): number {
  return percent(needing.filter(({ outcome }) => outcome === 'logged-out').length, needing.length);
}

const changing = new Set<Step['kind']>(['start', 'login', 'write']);
const kept = new Set<Step['outcome']>(['ok', 'stale']);

/** The replication delay against the visitor's own think times: a request that follows a change too soon may meet an older copy, or none. */
function windowOf({ parameters: { replicationDelay } }: Run, needing: readonly Step[]): Text {
  const after = needing.flatMap((step, index) => {
    const before = needing[index - 1];
    return before !== undefined && changing.has(before.kind) && kept.has(before.outcome)
      ? [{ pause: step.at - before.at, outcome: step.outcome }]
      : [];
  });
  const early = after.filter(({ pause }) => pause < replicationDelay);
  const met = (outcome: Step['outcome']): number => early.filter((one) => one.outcome === outcome).length;
  return fill(
    after.length === 0
      ? {
          en: 'A copy is {delay} late. No request of yours follows a change, so none can come too early.',
          ko: '사본은 {delay} 늦습니다. 변경에 뒤이은 내 요청이 없어, 사본보다 이른 요청도 없습니다.',
        }
      : {
          en: 'A copy is {delay} late. Your soonest request after a change came {shortest} later; {early} of {n} came before the copies{met}.',
          ko: '사본은 {delay} 늦습니다. 변경 뒤 가장 빠른 내 요청은 {shortest} 만에 왔고, {n}건 중 {early}건이 사본보다 먼저 왔습니다{met}.',
        },
    {
      delay: formatDuration(replicationDelay),
      shortest: formatDuration(after.length === 0 ? 0 : Math.min(...after.map(({ pause }) => pause))),
      early: early.length,
      n: after.length,
      met: early.length === 0 ? same('') : fill(earlyOnes, { none: met('logged-out'), old: met('stale'), here: met('ok') }),
    },
  );
}

/** A request that is early may still come to the server that made the change. */
const earlyOnes: Text = {
  en: ' ({none} met none, {old} an older one, {here} the server that made the change)',
  ko: '(사본 없음 {none}건, 이전 사본 {old}건, 변경한 서버로 간 것 {here}건)',
};

function serversOf(n: number): Text {
  return fill({ en: n === 1 ? 'one server' : '{n} servers', ko: '서버 {n}대' }, { n });
}

function percent(part: number, whole: number): number {
  return Math.round((100 * part) / Math.max(1, whole));
}
