import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Holders, Hop, Run, Step, Strategy } from '../../utils/cluster/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { t } from '../ui/index.ts';
import { carriesSession, statesAt } from './node-states.ts';
import { lookOf } from './outcomes.ts';
import { layoutPicture, linkPath, type PictureLayout, type Point } from './picture-layout.ts';

const texts = {
  you: { en: 'you', ko: '나' },
  balancer: { en: 'balancer', ko: '로드 밸런서' },
  server: { en: 'server {n}', ko: '서버 {n}' },
  store: { en: 'store', ko: '저장소' },
  replica: { en: 'replica', ko: '복제본' },
  down: { en: 'down', ko: '중단' },
  draining: { en: 'draining', ko: '비우는 중' },
  takingOver: { en: 'taking over …', ko: '이어받는 중 …' },
  copy: { en: 'your session', ko: '내 세션' },
  primary: { en: 'primary copy', ko: '주 사본' },
  secondary: { en: 'secondary copy', ko: '보조 사본' },
  pointer: { en: 'knows where', ko: '위치만 앎' },
  where: { en: 'Your session is on: {places}.', ko: '내 세션이 있는 곳: {places}.' },
  carried: { en: 'Your session is in your cookie.', ko: '내 세션은 내 쿠키에 있습니다.' },
  nowhere: { en: 'Your session is nowhere in the cluster.', ko: '클러스터에 내 세션이 없습니다.' },
  alt: { en: 'Request {label}: {outcome}', ko: '{label} 요청: {outcome}' },
} satisfies Record<string, Text>;

interface PictureProps {
  readonly run: Run;
  /** Which request of the recorded visitor is shown. */
  readonly index: number;
  readonly strategy: Strategy;
}

/** The cluster at one request of the recorded visitor. A description of it stands below, for who cannot see it. */
export function ClusterPicture({ run, index, strategy }: PictureProps): JSX.Element {
  const step = run.you[index];
  const carries = strategy.revocable === false && carriesSession(run, index);
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
  const layout = layoutPicture(run.servers, strategy.store ? (run.parameters.replica ? 2 : 1) : 0, width.value);
  const states = statesAt(run, step?.at ?? 0);
  // Once the store is gone its replica is asked; until it has taken over it answers nothing.
  const answering = states.store === 'down' ? (layout.replica ?? layout.store) : layout.store;
  return (
    <div class="cluster-picture" ref={box}>
      <svg width={layout.width} height={layout.height} aria-hidden="true">
        <path class="cluster-link" d={linkPath(layout.browser, layout.balancer, layout.nodeWidth)} />
        {layout.servers.map((server, index) =>
          states.servers[index] === 'absent' ? null : (
            <g key={index} class={`cluster-link-${states.servers[index]}`}>
              <path class="cluster-link" d={linkPath(layout.balancer, server, layout.nodeWidth)} />
              {answering && <path class="cluster-link" d={linkPath(server, answering, layout.nodeWidth)} />}
            </g>
          ),
        )}
        {step && <Hops step={step} layout={layout} store={answering} />}
        <Node layout={layout} at={layout.browser} title={t(texts.you)} kind="browser" note={carries ? t(texts.copy) : ''} holds={carries} />
        <Node layout={layout} at={layout.balancer} title={t(texts.balancer)} kind="balancer" />
        {layout.servers.map((server, index) => {
          const state = states.servers[index] ?? 'up';
          const note = state === 'down' ? texts.down : (markOf(step?.holders, index) ?? (state === 'draining' ? texts.draining : null));
          return state === 'absent' ? null : (
            <Node
              layout={layout}
              key={index}
              at={server}
              title={t(fill(texts.server, { n: index + 1 }))}
              kind={state}
              note={note === null ? '' : t(note)}
              holds={state !== 'down' && step?.holders.servers.includes(index) === true}
            />
          );
        })}
        {layout.store && (
          <Node
            layout={layout}
            at={layout.store}
            title={t(texts.store)}
            kind={states.store}
            note={states.store === 'down' ? t(texts.down) : step?.holders.store === true ? t(texts.copy) : ''}
            holds={states.store === 'up' && step?.holders.store === true}
          />
        )}
        {layout.store && layout.replica && (
          <>
            {states.store === 'up' && <path class="cluster-link cluster-follows" d={linkPath(layout.store, layout.replica, layout.nodeWidth)} />}
            <Node
              layout={layout}
              at={layout.replica}
              title={t(texts.replica)}
              kind="up"
              note={states.store === 'up' ? '' : step?.outcome === 'failed' ? t(texts.takingOver) : step?.holders.store === true ? t(texts.copy) : ''}
              holds={states.store === 'down' && step?.holders.store === true}
            />
          </>
        )}
      </svg>
      {step && (
        <p class="for-reader">
          {t(fill(texts.alt, { label: step.label, outcome: lookOf(step).words }))} {t(carries ? texts.carried : placesOf(step.holders))}
        </p>
      )}
    </div>
  );
}

/** What stands in a server's box about the visitor's session. */
function markOf(holders: Holders | undefined, server: number): Text | null {
  const rank = holders?.servers.indexOf(server) ?? -1;
  if (holders?.pointers === undefined) return rank >= 0 ? texts.copy : null;
  if (rank >= 0) return rank === 0 ? texts.primary : texts.secondary;
  return holders.pointers.includes(server) ? texts.pointer : null;
}

function placesOf({ servers, store }: Holders): Text {
  const places = [...servers.map((server) => fill(texts.server, { n: server + 1 })), ...(store ? [texts.store] : [])];
  if (places.length === 0) return texts.nowhere;
  const list: Text = { en: places.map(({ en }) => en).join(', '), ko: places.map(({ ko }) => ko).join(', ') };
  return fill(texts.where, { places: list });
}

function Node(props: {
  readonly layout: PictureLayout;
  readonly at: Point;
  readonly title: string;
  readonly kind: string;
  readonly note?: string;
  readonly holds?: boolean;
}): JSX.Element {
  const { layout, at, title, kind, note = '', holds = false } = props;
  const { nodeWidth, nodeHeight } = layout;
  return (
    <g class={`cluster-node cluster-node-${kind}`} transform={`translate(${at.x - nodeWidth / 2},${at.y - nodeHeight / 2})`}>
      <rect width={nodeWidth} height={nodeHeight} rx={kind === 'browser' ? 12 : 4} />
      <text x={nodeWidth / 2} y={note === '' ? nodeHeight / 2 + 4 : nodeHeight / 2 - 2}>
        {title}
      </text>
      {note !== '' && (
        <text class="cluster-note" x={nodeWidth / 2} y={nodeHeight / 2 + 11}>
          {note}
        </text>
      )}
      {holds && (
        <g class="cluster-copy">
          <circle cx={nodeWidth - 8} cy={8} r={4} />
        </g>
      )}
    </g>
  );
}

function Hops({ step, layout, store }: { readonly step: Step; readonly layout: PictureLayout; readonly store: Point | null }): JSX.Element {
  const place = (end: Hop['from'] | Hop['to']): Point => {
    if (end === 'balancer') return layout.balancer;
    if (end === 'store') return store ?? layout.balancer;
    return layout.servers[end] ?? layout.balancer;
  };
  const [arrive, ...rest] = step.hops;
  const toBalancer = linkPath(layout.browser, layout.balancer, layout.nodeWidth);
  // Where nobody is left to answer, the balancer is as far as it gets.
  const target = arrive === undefined ? layout.balancer : place(arrive.to);
  const way = arrive === undefined ? toBalancer : `${toBalancer} ${linkPath(layout.balancer, target, layout.nodeWidth)}`;
  const between = rest.filter(({ from, to }) => from !== to);
  const asked = between.at(-1);
  /** What did not answer, or does not know the visitor. */
  const culprit = step.outcome === 'failed' && asked?.to === 'store' ? place('store') : target;
  return (
    <g class={`cluster-hops cluster-hops-${step.outcome}`}>
      <path d={way} />
      {between.map((hop, index) => (
        <path key={index} class={`cluster-hop-${hop.what}`} d={linkPath(place(hop.from), place(hop.to), layout.nodeWidth)} />
      ))}
      {between.map((hop, index) => (
        <circle
          key={`${step.at}-${index}`}
          class="cluster-follower"
          r={3.5}
          style={{ 'offset-path': `path("${linkPath(place(hop.from), place(hop.to), layout.nodeWidth)}")` }}
        />
      ))}
      <circle
        key={`${step.exchange}-${step.at}`}
        class="cluster-traveller"
        r={5}
        style={{ 'offset-path': `path("${way.replaceAll(' M', ' L')}")` }}
      />
      {(step.outcome === 'logged-out' || step.outcome === 'failed') && (
        <path class="cluster-cross" d="M-7,-7 L7,7 M-7,7 L7,-7" transform={`translate(${culprit.x - layout.nodeWidth / 2 - 14},${culprit.y})`} />
      )}
    </g>
  );
}
