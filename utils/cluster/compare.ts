import { formatBytes } from '../i18n/format.ts';
import { fill, type Text } from '../i18n/text.ts';
import { simulate } from './engine.ts';
import { strategies } from './strategies/index.ts';
import type { Parameters, Run, Strategy, Trace } from './types.ts';

/** All strategies on the same traffic and the same failures, each with the balancer that belongs to it. */
export interface Comparison {
  readonly strategy: Strategy;
  readonly run: Run;
  /** The same visitors closer together, and the first server is restarted while all of them are logged in. */
  readonly restarted: Run;
}

/** Requests of one run of the comparison: fourteen runs must not keep anybody waiting. Beyond, fewer visitors are compared. */
const mostRequests = 60_000;

export function compare(trace: Trace, parameters: Parameters): readonly Comparison[] {
  const users = Math.max(1, Math.min(parameters.users, Math.floor(mostRequests / Math.max(1, trace.requests.length))));
  const { from, to } = loggedIn(trace);
  // The last of them begins half a stay after the first, whose stay is three quarters over when the server goes down.
  const spread = (to - from) / 2;
  const restart = [
    { at: from + (to - from) * 0.75, what: 'server-down', server: 0 },
    { at: from + (to - from) * 0.8, what: 'server-up', server: 0 },
  ] as const;
  return strategies.map((strategy) => {
    const own = { ...parameters, users, balancer: strategy.balancer };
    return {
      strategy,
      run: simulate(strategy, trace, own),
      restarted: simulate(strategy, trace, { ...own, spread, failures: [...own.failures, ...restart] }),
    };
  });
}

/** From the login to the logout; where one was not seen, to the end of the recording on that side. */
function loggedIn({ requests }: Trace): { readonly from: number; readonly to: number } {
  const last = requests.at(-1)?.at ?? 0;
  const login = requests.find(({ kind }) => kind === 'login');
  const from = login?.at ?? 0;
  return { from, to: requests.find(({ kind, at }) => kind === 'logout' && at > from)?.at ?? last };
}

/** What the numbers argue for, in sentences; the first names the choice. Nothing for a trace without requests. */
export function recommend(comparisons: readonly Comparison[]): readonly Text[] {
  const clustered = comparisons.filter(({ strategy, run }) => strategy.single !== true && run.metrics.requests > 0);
  const harmless = clustered.filter(({ run: { metrics } }) => metrics.loggedOut === 0 && metrics.failed === 0);
  const [best] = (harmless.length > 0 ? harmless : clustered).toSorted((a, b) => costOf(a) - costOf(b));
  if (best === undefined) return [];
  const { metrics } = best.run;
  const mismatch = clustered.find(({ strategy }) => strategy.id === 'memory-only')?.run.metrics;
  return [
    fill(
      harmless.length > 0
        ? {
            en: 'On this traffic “{title}” serves best: nobody was logged out, at {delay} ms and {bytes} of session data for each request. Should a server be restarted while all are logged in, {dies} of {all} would be.',
            ko: '이 트래픽에는 “{title}” 방식이 가장 알맞습니다. 로그아웃된 사람이 없고, 요청마다 {delay}밀리초와 세션 데이터 {bytes}가 듭니다. 모두 로그인해 있을 때 서버 한 대를 재시작하면 {all}명 중 {dies}명이 로그아웃됩니다.',
          }
        : {
            en: 'With these failures no strategy keeps everybody logged in. “{title}” hits the fewest: {hit} of {all} visitors.',
            ko: '이런 장애에서는 모두의 로그인을 지키는 방식이 없습니다. “{title}” 방식의 피해가 가장 적습니다. 방문자 {all}명 중 {hit}명입니다.',
          },
      {
        title: best.strategy.title,
        delay: round(metrics.addedDelay),
        bytes: formatBytes(metrics.requestBytes),
        hit: metrics.visitorsHit,
        all: metrics.visitors,
        dies: best.restarted.metrics.visitorsHit,
      },
    ),
    ...(mismatch === undefined || mismatch.loggedOut === 0
      ? []
      : [
          fill(
            {
              en: 'With memory only, {n} requests of {hit} visitors would have been asked to log in again.',
              ko: '각자의 메모리만 쓰면 방문자 {hit}명의 요청 {n}건이 다시 로그인하라는 응답을 받았을 것입니다.',
            },
            { n: mismatch.loggedOut, hit: mismatch.visitorsHit },
          ),
        ]),
  ];
}

/**
 * One number to rank by. A visitor who is logged out outweighs everything; then whom the restart of a server would hit; then what every request pays (a millisecond
 * and a kilobyte each count one), how unevenly servers are loaded, and a logout that does not hold.
 */
function costOf({ run: { metrics }, restarted }: Comparison): number {
  const { loggedOut, failed, requests, addedDelay, requestBytes, load, aliveAfterLogout, peakMemory, visitors } = metrics;
  const busiest = Math.max(...load) / (requests / load.length) - 1;
  const memory = peakMemory / Math.max(1, visitors) / 10_000;
  const dies = restarted.metrics.visitorsHit / visitors;
  return 1000 * ((loggedOut + failed) / requests) + 10 * dies + addedDelay + requestBytes / 1000 + busiest + memory + (aliveAfterLogout > 0 ? 3 : 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
