import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Failure, Hop, Step } from '../../utils/cluster/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { t } from '../ui/index.ts';
import { layoutPicture, linkPath, nodeHeight, nodeWidth, type PictureLayout, type Point } from './picture-layout.ts';

const texts = {
  you: { en: 'you', ko: '나' },
  balancer: { en: 'balancer', ko: '로드 밸런서' },
  server: { en: 'server {n}', ko: '서버 {n}' },
  store: { en: 'store', ko: '저장소' },
  down: { en: 'down', ko: '중단' },
  draining: { en: 'draining', ko: '비우는 중' },
  copy: { en: 'has your session', ko: '내 세션 있음' },
  alt: { en: 'Request {label}: {outcome}', ko: '{label} 요청: {outcome}' },
} satisfies Record<string, Text>;

export const outcomeWords = {
  ok: { en: 'answered as you', ko: '나로 알아보고 응답' },
  stale: { en: 'answered from an older copy', ko: '이전 사본으로 응답' },
  'logged-out': { en: 'finds you logged out', ko: '로그아웃된 것으로 처리' },
  failed: { en: 'fails: nobody could answer', ko: '실패: 응답할 곳이 없음' },
  free: { en: 'needs no session', ko: '세션이 필요 없음' },
} satisfies Record<Step['outcome'], Text>;

export const outcomeShapes = { ok: '●', stale: '◐', 'logged-out': '✕', failed: '■', free: '·' } as const;

interface PictureProps {
  readonly step: Step | undefined;
  readonly servers: number;
  readonly hasStore: boolean;
  readonly failures: readonly Failure[];
}

/** The cluster at one request of the recorded visitor. A description of it stands below, for who cannot see it. */
export function ClusterPicture({ step, servers, hasStore, failures }: PictureProps): JSX.Element {
  const width = useSignal(600);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = Math.max(320, Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const layout = layoutPicture(servers, hasStore, width.value);
  const states = statesAt(failures, step?.at ?? 0, servers);
  return (
    <div class="cluster-picture" ref={box}>
      <svg width={layout.width} height={layout.height} aria-hidden="true">
        <path class="cluster-link" d={linkPath(layout.browser, layout.balancer)} />
        {layout.servers.map((server, index) => (
          <path key={index} class={`cluster-link cluster-link-${states.servers[index]}`} d={linkPath(layout.balancer, server)} />
        ))}
        {layout.store &&
          layout.servers.map((server, index) => <path key={index} class="cluster-link" d={linkPath(server, layout.store ?? server)} />)}
        {step && <Hops step={step} layout={layout} />}
        <Node at={layout.browser} title={t(texts.you)} kind="browser" />
        <Node at={layout.balancer} title={t(texts.balancer)} kind="balancer" />
        {layout.servers.map((server, index) => (
          <Node
            key={index}
            at={server}
            title={t(fill(texts.server, { n: index + 1 }))}
            kind={states.servers[index] ?? 'up'}
            note={states.servers[index] === 'down' ? t(texts.down) : states.servers[index] === 'draining' ? t(texts.draining) : ''}
            holds={step?.holders.servers.includes(index) === true && states.servers[index] !== 'down'}
          />
        ))}
        {layout.store && (
          <Node
            at={layout.store}
            title={t(texts.store)}
            kind={states.store}
            note={states.store === 'down' ? t(texts.down) : ''}
            holds={step?.holders.store === true}
          />
        )}
      </svg>
      {step && <p class="for-reader">{t(fill(texts.alt, { label: step.label, outcome: outcomeWords[step.outcome] }))}</p>}
    </div>
  );
}

type NodeState = 'up' | 'down' | 'draining';

/** What the failures up to a moment have made of the nodes. */
export function statesAt(
  failures: readonly Failure[],
  now: number,
  servers: number,
): { readonly servers: readonly NodeState[]; readonly store: NodeState } {
  const states = new Array<NodeState>(servers).fill('up');
  let store: NodeState = 'up';
  for (const { at, what, server } of failures.toSorted((a, b) => a.at - b.at)) {
    if (at > now) break;
    if (what === 'store-down') store = 'down';
    else if (what === 'store-up') store = 'up';
    else if (server < servers) states[server] = what === 'server-down' ? 'down' : what === 'server-drain' ? 'draining' : 'up';
  }
  return { servers: states, store };
}

function Node(props: {
  readonly at: Point;
  readonly title: string;
  readonly kind: string;
  readonly note?: string;
  readonly holds?: boolean;
}): JSX.Element {
  const { at, title, kind, note = '', holds = false } = props;
  return (
    <g class={`cluster-node cluster-node-${kind}`} transform={`translate(${at.x - nodeWidth / 2},${at.y - nodeHeight / 2})`}>
      <rect width={nodeWidth} height={nodeHeight} rx={kind === 'browser' ? 12 : 4} />
      <text x={nodeWidth / 2} y={note === '' ? nodeHeight / 2 + 4 : nodeHeight / 2 - 2}>
        {title}
      </text>
      {note !== '' && (
        <text class="cluster-note" x={nodeWidth / 2} y={nodeHeight / 2 + 12}>
          {note}
        </text>
      )}
      {holds && (
        <g class="cluster-copy">
          <title>{t(texts.copy)}</title>
          <circle cx={nodeWidth - 9} cy={9} r={4.5} />
        </g>
      )}
    </g>
  );
}

function Hops({ step, layout }: { readonly step: Step; readonly layout: PictureLayout }): JSX.Element {
  const place = (end: Hop['from'] | Hop['to']): Point => {
    if (end === 'balancer') return layout.balancer;
    if (end === 'store') return layout.store ?? layout.balancer;
    return layout.servers[end] ?? layout.balancer;
  };
  const [arrive, ...rest] = step.hops;
  const target = arrive === undefined ? null : place(arrive.to);
  const way = target === null ? '' : `${linkPath(layout.browser, layout.balancer)} ${linkPath(layout.balancer, target)}`;
  return (
    <g class={`cluster-hops cluster-hops-${step.outcome}`}>
      {way !== '' && <path d={way} />}
      {rest
        .filter(({ from, to }) => from !== to)
        .map((hop, index) => (
          <path key={index} class={`cluster-hop-${hop.what}`} d={linkPath(place(hop.from), place(hop.to))} />
        ))}
      {way !== '' && (
        <circle
          key={`${step.exchange}-${step.at}`}
          class="cluster-traveller"
          r={5}
          style={{ 'offset-path': `path("${way.replaceAll(' M', ' L')}")` }}
        />
      )}
      {target !== null && (step.outcome === 'logged-out' || step.outcome === 'failed') && (
        <path class="cluster-cross" d="M-7,-7 L7,7 M-7,7 L7,-7" transform={`translate(${target.x - nodeWidth / 2 - 14},${target.y})`} />
      )}
    </g>
  );
}
