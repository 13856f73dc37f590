import type { JSX } from 'preact';
import { type Comparison, type Metrics, recommend } from '../../utils/cluster/index.ts';
import { formatBytes } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { Sentence, t } from '../ui/index.ts';
import type { Replay } from './replay.ts';

const texts = {
  load: { en: 'Requests answered by each server', ko: '서버별 응답한 요청' },
  server: { en: 'server {n}', ko: '서버 {n}' },
  all: { en: 'All strategies on the same traffic', ko: '같은 트래픽에서 모든 방식의 비교' },
  strategy: { en: 'Strategy', ko: '방식' },
  loggedOut: { en: 'Do not find their session', ko: '세션을 찾지 못함' },
  hit: { en: '{n} requests, {hit} of {all} visitors', ko: '요청 {n}건, 방문자 {all}명 중 {hit}명' },
  nobody: { en: 'nobody', ko: '없음' },
  dies: { en: 'Lost when a server restarts', ko: '서버 재시작 때 유실' },
  lost: { en: '{lost} of {sessions} sessions', ko: '세션 {sessions}개 중 {lost}개' },
  none: { en: 'none', ko: '없음' },
  failed: { en: 'Requests that fail', ko: '실패한 요청' },
  stale: { en: 'Answered from an older copy', ko: '이전 사본으로 응답' },
  delay: { en: 'Added to a request', ko: '요청당 추가 지연' },
  messages: { en: 'Messages between nodes', ko: '노드 간 메시지' },
  memory: { en: 'Memory for sessions', ko: '세션 메모리' },
  store: { en: '{servers} + {store} in the store', ko: '{servers} + 저장소 {store}' },
  bytes: { en: 'Session data in a request', ko: '요청마다 싣는 세션 데이터' },
  logout: { en: 'Still open after logout', ko: '로그아웃 뒤에도 유효' },
  leaks: { en: 'after {n} of {all} logouts', ko: '로그아웃 {all}번 중 {n}번' },
  others: { en: 'Why not the others', ko: '다른 방식이 아닌 이유' },
  choose: { en: 'Show {title} above', ko: '위에서 {title} 보기' },
} satisfies Record<string, Text>;

/** What came of the replay: the load of this strategy, and all strategies side by side. */
export function Results({ replay }: { readonly replay: Replay }): JSX.Element {
  const comparison = replay.comparison.value;
  const advice = recommend(comparison);
  return (
    <div class="cluster-results">
      <Load metrics={replay.run.value.metrics} />
      <h2>{t(texts.all)}</h2>
      {advice && (
        <>
          <p class="cluster-advice">
            <Sentence text={advice.sentence} />
          </p>
          <details class="cluster-others">
            <summary>{t(texts.others)}</summary>
            <ul>
              {advice.others.map(({ comparison: { strategy }, because }) => (
                <li key={strategy.id}>
                  <strong>{t(strategy.title)}:</strong> <Sentence text={because} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <Table comparison={comparison} replay={replay} />
    </div>
  );
}

function Load({ metrics: { load } }: { readonly metrics: Metrics }): JSX.Element {
  const most = Math.max(1, ...load);
  return (
    <section aria-label={t(texts.load)}>
      <h2>{t(texts.load)}</h2>
      <dl class="cluster-load">
        {load.map((count, index) => (
          <div key={index}>
            <dt>{t(fill(texts.server, { n: index + 1 }))}</dt>
            <dd>
              <span class="cluster-bar" style={{ '--share': `${(100 * count) / most}%` }} aria-hidden="true" />
              {count}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Table({ comparison, replay }: { readonly comparison: readonly Comparison[]; readonly replay: Replay }): JSX.Element {
  const heads = [
    texts.strategy,
    texts.loggedOut,
    texts.dies,
    texts.failed,
    texts.stale,
    texts.delay,
    texts.messages,
    texts.memory,
    texts.bytes,
    texts.logout,
  ];
  return (
    // A region that scrolls by itself must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class="cluster-table" tabIndex={0} aria-label={t(texts.all)}>
      <table>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.map(({ strategy, run: { metrics }, restart }) => (
            <tr key={strategy.id} data-strategy={strategy.id} data-chosen={strategy === replay.strategy.value}>
              <th scope="row">
                <button
                  type="button"
                  class="link-button"
                  title={t(fill(texts.choose, { title: strategy.title }))}
                  onClick={() => {
                    replay.strategy.value = strategy;
                    replay.set({ balancer: strategy.balancer });
                  }}
                >
                  {t(strategy.title)}
                </button>
              </th>
              <td class={metrics.loggedOut > 0 ? 'cluster-bad' : undefined}>
                {metrics.loggedOut === 0
                  ? t(texts.nobody)
                  : t(fill(texts.hit, { n: metrics.loggedOut, hit: metrics.visitorsHit, all: metrics.visitors }))}
              </td>
              <td class={restart !== null && restart.lost > 0 ? 'cluster-bad' : undefined}>
                {restart === null
                  ? '–'
                  : restart.lost === 0
                    ? t(texts.none)
                    : t(fill(texts.lost, { lost: restart.lost, sessions: restart.sessions }))}
              </td>
              <td class={metrics.failed > 0 ? 'cluster-bad' : undefined}>{metrics.failed}</td>
              <td>{metrics.stale}</td>
              <td>{Math.round(metrics.addedDelay * 10) / 10} ms</td>
              <td>{metrics.messages}</td>
              <td>{t(memoryOf(metrics))}</td>
              <td>{formatBytes(metrics.requestBytes)}</td>
              <td class={metrics.aliveAfterLogout > 0 ? 'cluster-bad' : undefined}>
                {metrics.aliveAfterLogout === 0 ? t(texts.none) : t(fill(texts.leaks, { n: metrics.aliveAfterLogout, all: metrics.logouts }))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function memoryOf({ peakMemory, storeMemory }: Metrics): Text {
  const servers = formatBytes(peakMemory);
  return storeMemory === 0 ? { en: servers, ko: servers } : fill(texts.store, { servers, store: formatBytes(storeMemory) });
}
