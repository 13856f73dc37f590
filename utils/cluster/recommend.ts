import { formatBytes } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { Comparison } from './compare.ts';
import type { Incident, Metrics } from './types.ts';

/** What the numbers argue for: the choice, and why each of the others is not it. */
export interface Recommendation {
  readonly choice: Comparison;
  readonly sentence: Text;
  readonly others: readonly { readonly comparison: Comparison; readonly because: Text }[];
}

/** null for a trace of which no request needs a session. One server is compared, and never the answer to the question of many. */
export function recommend(comparisons: readonly Comparison[]): Recommendation | null {
  const clustered = comparisons.filter(({ strategy, run }) => strategy.single !== true && run.you.some(({ kind }) => kind !== 'free'));
  const [choice] = clustered.toSorted(
    (a, b) =>
      harmOf(a) - harmOf(b) ||
      takenBy(a.run.incidents) - takenBy(b.run.incidents) ||
      costOf(a) - costOf(b) ||
      a.run.metrics.messages - b.run.metrics.messages,
  );
  if (choice === undefined) return null;
  return {
    choice,
    sentence: sentenceOf(choice, harmOf(choice) === 0),
    others: clustered.filter((one) => one !== choice).map((comparison) => ({ comparison, because: against(comparison, choice) })),
  };
}

/** Requests that were not answered as they should. Outweighs everything. */
function harmOf({ run: { metrics } }: Comparison): number {
  return metrics.loggedOut + metrics.failed;
}

function sentenceOf({ strategy, run: { metrics }, restarted, restart }: Comparison, harmless: boolean): Text {
  const slots = {
    title: strategy.title,
    cost: priceOf(metrics, strategy.copies === true),
    hit: metrics.visitorsHit,
    failed: metrics.failed,
    all: metrics.visitors,
    lost: restart?.lost ?? 0,
    sessions: restart?.sessions ?? 0,
    stale: metrics.stale,
  };
  if (!harmless)
    return fill(
      {
        en: 'With these failures no strategy answers everybody as themselves. “{title}” does the least harm: {hit} of {all} visitors lose their session and {failed} requests fail.',
        ko: '이런 장애에서는 어느 방식도 모두를 알아보지 못합니다. “{title}” 방식의 피해가 가장 적습니다. 방문자 {all}명 중 {hit}명이 세션을 잃고 요청 {failed}건이 실패합니다.',
      },
      slots,
    );
  const isCalm = restart !== null && slots.lost + restarted.metrics.loggedOut + restarted.metrics.failed === 0;
  const best: Text = {
    en: `On this traffic “{title}” serves best: nobody is logged out${isCalm ? ', not even when a server restarts' : ''}. {cost}${slots.lost > 0 ? ' But a server that restarts takes {lost} of {sessions} sessions with it.' : ''}`,
    ko: `이 트래픽에는 “{title}” 방식이 가장 알맞습니다. ${isCalm ? '서버 한 대를 다시 시작해도 ' : ''}아무도 로그아웃되지 않습니다. {cost}${slots.lost > 0 ? ' 다만 서버 한 대를 다시 시작하면 세션 {sessions}개 중 {lost}개가 사라집니다.' : ''}`,
  };
  return fill(same('{best}{late}{but}'), {
    best: fill(best, slots),
    late: metrics.stale > 0 ? fill(late, slots) : same(''),
    but: strategy.revocable === false ? cannotRevoke : same(''),
  });
}

/** What each request pays; nothing is said of what is nothing. */
function priceOf({ addedDelay, requestBytes, messages, requests, peakMemory }: Metrics, copies: boolean): Text {
  const [delay, bytes] = [tenths(addedDelay), formatBytes(requestBytes)];
  // Those of a store are its delay.
  const told = copies ? tenths(messages / requests) : 0;
  if (delay === 0 && requestBytes === 0 && told === 0) return { en: 'A request costs nothing more.', ko: '요청마다 더 드는 비용은 없습니다.' };
  const parts: Text[] = [];
  if (delay > 0) parts.push(fill({ en: '{delay} ms', ko: '{delay}밀리초' }, { delay }));
  if (requestBytes > 0) parts.push(fill({ en: '{bytes} of session data', ko: '세션 데이터 {bytes}' }, { bytes }));
  if (told > 0) parts.push(fill({ en: '{told} messages between servers', ko: '서버 간 메시지 {told}건' }, { told }));
  const price: Text = { en: parts.map(({ en }) => en).join(' and '), ko: parts.map(({ ko }) => ko).join(', ') };
  return fill(
    copies
      ? {
          en: 'Each request costs {price} more, and the servers hold {memory}.',
          ko: '요청마다 더 드는 비용은 {price}이고, 서버 메모리는 모두 {memory}입니다.',
        }
      : { en: 'Each request costs {price} more.', ko: '요청마다 더 드는 비용은 {price}입니다.' },
    { price, memory: formatBytes(peakMemory) },
  );
}

const late: Text = {
  en: ' But {stale} requests are answered from an older copy.',
  ko: ' 다만 요청 {stale}건은 이전 사본으로 응답합니다.',
};

const cannotRevoke: Text = {
  en: ' But no logout can take back a token that somebody has copied.',
  ko: ' 다만 누군가 복사해 간 토큰은 로그아웃으로 거두어들일 수 없습니다.',
};

/** Sessions that were lost at once: some visitors never come back to notice. */
function takenBy(incidents: readonly Incident[]): number {
  return incidents.reduce((sum, { lost }) => sum + lost, 0);
}

/** The worst that can be said of a strategy beside the chosen one. */
function against({ strategy, run: { metrics, incidents }, restart, kept }: Comparison, { run: best, restart: bestRestart }: Comparison): Text {
  const slots = {
    n: metrics.loggedOut,
    kept: kept?.metrics.loggedOut ?? 0,
    hit: metrics.visitorsHit,
    all: metrics.visitors,
    failed: metrics.failed,
    lost: restart?.lost ?? 0,
    sessions: restart?.sessions ?? 0,
    alive: metrics.aliveAfterLogout,
    logouts: metrics.logouts,
    bytes: formatBytes(metrics.requestBytes),
    delay: tenths(metrics.addedDelay),
    messages: metrics.messages,
    memory: formatBytes(metrics.peakMemory),
    stale: metrics.stale,
    taken: takenBy(incidents),
  };
  if (metrics.loggedOut > best.metrics.loggedOut && kept !== null && slots.kept < slots.n)
    return fill(
      // Once something has failed, what was not found need not have been late.
      incidents.length === 0
        ? {
            en: '{n} requests of {hit} visitors come to another server before the copies do; kept on one server by a cookie as well, {kept} would.',
            ko: '방문자 {hit}명의 요청 {n}건이 사본보다 먼저 다른 서버에 도착합니다. 쿠키로 한 서버에 묶기까지 하면 {kept}건입니다.',
          }
        : {
            en: '{n} requests of {hit} visitors do not find their session; kept on one server by a cookie as well, {kept} would not.',
            ko: '방문자 {hit}명의 요청 {n}건이 세션을 찾지 못합니다. 쿠키로 한 서버에 묶기까지 하면 {kept}건입니다.',
          },
      slots,
    );
  if (metrics.loggedOut > best.metrics.loggedOut)
    return fill(
      { en: '{n} requests of {hit} visitors do not find their session.', ko: '방문자 {hit}명의 요청 {n}건이 세션을 찾지 못합니다.' },
      slots,
    );
  if (metrics.failed > best.metrics.failed) return fill({ en: '{failed} requests fail.', ko: '요청 {failed}건이 실패합니다.' }, slots);
  if (slots.taken > takenBy(best.incidents))
    return fill(
      {
        en: 'these failures take {taken} sessions with them, met or not.',
        ko: '이런 장애로 세션 {taken}개를 잃습니다. 방문자가 아직 모를 뿐입니다.',
      },
      slots,
    );
  if (slots.lost > (bestRestart?.lost ?? 0))
    return fill(
      {
        en: 'a server that restarts takes {lost} of {sessions} sessions with it.',
        ko: '서버 한 대를 다시 시작하면 세션 {sessions}개 중 {lost}개가 사라집니다.',
      },
      slots,
    );
  if (metrics.aliveAfterLogout > best.metrics.aliveAfterLogout)
    return fill(
      metrics.requestBytes <= best.metrics.requestBytes
        ? {
            en: '{alive} of {logouts} logouts do not end the session.',
            ko: '로그아웃 {logouts}번 중 {alive}번은 세션을 끝내지 못합니다.',
          }
        : {
            en: '{bytes} more in each request, and {alive} of {logouts} logouts do not end the session.',
            ko: '요청마다 {bytes}가 더 들고, 로그아웃 {logouts}번 중 {alive}번은 세션을 끝내지 못합니다.',
          },
      slots,
    );
  if (metrics.stale > best.metrics.stale)
    return fill({ en: '{stale} requests are answered from an older copy.', ko: '요청 {stale}건이 이전 사본으로 응답합니다.' }, slots);
  const costs: Text =
    metrics.addedDelay > best.metrics.addedDelay ||
    metrics.requestBytes > best.metrics.requestBytes ||
    metrics.messages > best.metrics.messages ||
    metrics.peakMemory > best.metrics.peakMemory
      ? {
          en: 'it does no more harm, but costs more in all: {delay} ms and {bytes} of session data for each request, {messages} messages, {memory} on the servers.',
          ko: '피해가 더 크지는 않지만 모두 합치면 비용이 더 듭니다. 요청마다 {delay}밀리초와 세션 데이터 {bytes}, 메시지 {messages}건, 서버 메모리 {memory}입니다.',
        }
      : { en: 'on this traffic it would do as well.', ko: '이 트래픽에서는 이 방식도 괜찮습니다.' };
  return fill(same('{costs}{but}'), { costs: fill(costs, slots), but: strategy.revocable === false ? cannotRevoke : same('') });
}

/**
 * One number to rank by, among those that do equal harm and lose as much. The sessions that are gone when each server has been restarted once, as with
 * every deployment, outweigh what every request pays (a millisecond and a kilobyte each count one, a message about a copy a quarter), how unevenly servers
 * are loaded, and a logout that does not hold; so do answers from an older copy.
 */
function costOf({ strategy, run: { metrics }, restart }: Comparison): number {
  const { stale, requests, addedDelay, requestBytes, load, aliveAfterLogout, peakMemory, visitors, messages } = metrics;
  const busiest = Math.max(...load) / (requests / load.length) - 1;
  const memory = peakMemory / Math.max(1, visitors) / 10_000;
  const deployed = restart === null ? 0 : Math.min(1, (load.length * restart.lost) / Math.max(1, restart.sessions));
  const told = strategy.copies === true ? messages / requests / 4 : 0;
  return 100 * (deployed + stale / requests) + addedDelay + requestBytes / 1000 + told + busiest + memory + (aliveAfterLogout > 0 ? 3 : 0);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
