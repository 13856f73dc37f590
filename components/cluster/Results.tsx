import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { type Comparison, type Metrics, recommend, type Strategy, strategies } from '../../utils/cluster/index.ts';
import { formatBytes } from '../../utils/i18n/format.ts';
import { fill, same, type Text } from '../../utils/i18n/text.ts';
import { Sentence, t } from '../ui/index.ts';
import { createComparing } from './comparing.ts';
import type { Replay } from './replay.ts';

const texts = {
  load: { en: 'Requests answered by each server', ko: '서버별 응답한 요청' },
  server: { en: 'server {n}', ko: '서버 {n}' },
  all: { en: 'All strategies on the same traffic', ko: '같은 트래픽에서 모든 방식의 비교' },
  strategy: { en: 'Strategy', ko: '방식' },
  hit: { en: 'Visitors who do not find their session', ko: '세션을 찾지 못한 방문자' },
  loggedOut: { en: 'Requests without it', ko: '세션을 찾지 못한 요청' },
  dies: { en: 'Sessions lost when a server restarts', ko: '서버 재시작 때 잃는 세션' },
  some: { en: '{n} of {all}', ko: '{all} 중 {n}' },
  none: { en: 'none', ko: '없음' },
  failed: { en: 'Requests that fail', ko: '실패한 요청' },
  stale: { en: 'Answered from an older copy', ko: '이전 사본으로 응답' },
  delay: { en: 'Added to a request', ko: '요청당 추가 지연' },
  messages: { en: 'Messages between nodes', ko: '노드 간 메시지' },
  memory: { en: 'Memory for sessions', ko: '세션 메모리' },
  store: { en: '{store} (store)', ko: '{store}(저장소)' },
  bytes: { en: 'Session data in a request', ko: '요청마다 싣는 세션 데이터' },
  logout: { en: 'Logouts that leave it open', ko: '로그아웃해도 유효한 세션' },
  others: { en: 'Why not the others', ko: '다른 방식이 아닌 이유' },
  choose: { en: 'Show {title} above', ko: '위에서 {title} 보기' },
  working: { en: 'comparing …', ko: '비교하는 중 …' },
  spread: {
    en: 'Each with its usual balancer: sticky sessions by a cookie, the others in turn.',
    ko: '방식마다 흔히 쓰는 분배를 적용합니다. 고정 세션은 쿠키 기준, 나머지는 순서대로입니다.',
  },
  fewer: {
    en: 'Compared with {n} of the {all} visitors, so that you need not wait for it.',
    ko: '오래 기다리지 않도록 방문자 {all}명 중 {n}명으로 비교합니다.',
  },
} satisfies Record<string, Text>;

/** What came of the replay: the load of this strategy, and all strategies side by side. */
export function Results({ replay }: { readonly replay: Replay }): JSX.Element {
  const comparing = useMemo(() => createComparing(replay), [replay]);
  useEffect(() => comparing.follow(), [comparing]);
  const rows = comparing.rows.value;
  const isWorking = comparing.isWorking.value;
  const advice = rows.length < strategies.length ? null : recommend(rows);
  const visitors = rows[0]?.run.metrics.visitors ?? 0;
  const asked = replay.compared.value.users;
  return (
    <div class="cluster-results" aria-busy={isWorking}>
      <Load metrics={replay.run.value.metrics} />
      <h2>
        {t(texts.all)} {isWorking && <span class="cluster-working">{t(texts.working)}</span>}
      </h2>
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
      <Table rows={rows} replay={replay} />
      <p class="dim">
        {t(texts.spread)} {!isWorking && visitors < asked && t(fill(texts.fewer, { n: visitors, all: asked }))}
      </p>
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

/** A cell: null where there is nothing of it. */
interface Column {
  readonly head: Text;
  readonly harm?: true;
  of(row: Comparison): Text | null;
}

const columns: readonly Column[] = [
  { head: texts.hit, harm: true, of: ({ run: { metrics } }) => part(metrics.visitorsHit, metrics.visitors) },
  { head: texts.loggedOut, harm: true, of: ({ run: { metrics } }) => count(metrics.loggedOut) },
  { head: texts.dies, harm: true, of: ({ restart }) => restart && part(restart.lost, restart.sessions) },
  { head: texts.failed, harm: true, of: ({ run: { metrics } }) => count(metrics.failed) },
  { head: texts.stale, of: ({ run: { metrics } }) => count(metrics.stale) },
  { head: texts.delay, of: ({ run: { metrics } }) => count(Math.round(metrics.addedDelay * 10) / 10, ' ms') },
  { head: texts.messages, of: ({ run: { metrics } }) => count(metrics.messages) },
  { head: texts.memory, of: ({ run: { metrics } }) => memoryOf(metrics) },
  { head: texts.bytes, of: ({ run: { metrics } }) => (metrics.requestBytes === 0 ? null : same(formatBytes(metrics.requestBytes))) },
  { head: texts.logout, harm: true, of: ({ run: { metrics } }) => part(metrics.aliveAfterLogout, metrics.logouts) },
];

function count(n: number, unit = ''): Text | null {
  return n === 0 ? null : same(`${n}${unit}`);
}

function part(n: number, all: number): Text | null {
  return n === 0 ? null : fill(texts.some, { n, all });
}

function memoryOf({ peakMemory, storeMemory }: Metrics): Text | null {
  if (storeMemory > 0) return fill(texts.store, { store: formatBytes(storeMemory) });
  return peakMemory === 0 ? null : same(formatBytes(peakMemory));
}

function Table({ rows, replay }: { readonly rows: readonly Comparison[]; readonly replay: Replay }): JSX.Element {
  return (
    // A region that scrolls by itself must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class="cluster-table" tabIndex={0} aria-label={t(texts.all)}>
      <table>
        <thead>
          <tr>
            {[texts.strategy, ...columns.map(({ head }) => head)].map((head, index) => (
              <th key={index} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {strategies.map((strategy, index) => (
            <Row key={strategy.id} strategy={strategy} row={rows[index]} replay={replay} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ strategy, row, replay }: { readonly strategy: Strategy; readonly row: Comparison | undefined; readonly replay: Replay }): JSX.Element {
  return (
    <tr data-strategy={strategy.id} data-chosen={strategy === replay.strategy.value}>
      <th scope="row">
        <button type="button" class="link-button" title={t(fill(texts.choose, { title: strategy.title }))} onClick={() => replay.choose(strategy)}>
          {t(strategy.title)}
        </button>
      </th>
      {columns.map(({ harm, of }, index) => {
        const cell = row && of(row);
        return (
          <td key={index} class={cell ? (harm ? 'cluster-bad' : undefined) : 'cluster-none'}>
            {cell ? t(cell) : <span aria-hidden="true">{row ? '–' : '…'}</span>}
            {row && !cell && <span class="for-reader">{t(texts.none)}</span>}
          </td>
        );
      })}
    </tr>
  );
}
