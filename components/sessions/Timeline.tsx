import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatTime } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { eventWords } from '../../utils/report/words.ts';
import type { Analysis, LifeEvent, Session } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { t } from '../ui/index.ts';
import { layoutTimeline } from './timeline.ts';

const texts = {
  go: { en: '{event} at exchange {id}', ko: '교환 {id}번: {event}' },
  label: { en: 'Life of the session', ko: '세션의 생애' },
} satisfies Record<string, Text>;

const rowHeight = 18;
const axis = 14;

/** The session's life across the capture: requests as ticks, events as marks that lead to their exchange. */
export function Timeline({
  session,
  analysis,
  show,
}: {
  readonly session: Session;
  readonly analysis: Analysis;
  readonly show: PanelModel['show'];
}): JSX.Element {
  const width = useSignal(640);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = Math.max(200, Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const keys = new Set(session.cookies);
  const requests = analysis.exchanges
    .filter(({ sent }) => sent.some(({ key }) => key !== null && keys.has(key)))
    .map(({ exchange }) => exchange.time);
  const events = session.events.filter(({ type }) => type !== 'renewed').slice(-60);
  const from = analysis.exchanges[0]?.exchange.time ?? 0;
  const layout = layoutTimeline(
    { from, to: analysis.lastTime },
    requests,
    events.map(({ type, time }) => ({ time, labelWidth: widthOf(t(eventWords[type])) })),
    width.value,
  );
  return (
    <div class="timeline" ref={box} style={{ height: `${axis + 8 + Math.max(1, layout.rows) * rowHeight}px` }}>
      <svg width={layout.width} height={axis + 6} aria-hidden="true">
        <line class="timeline-axis" x1={0} x2={layout.width} y1={axis} y2={axis} />
        {layout.ticks.map((x) => (
          <line key={x} class="timeline-tick" x1={x} x2={x} y1={axis - 7} y2={axis} />
        ))}
        {layout.marks.map(({ x, index }) => (
          <circle key={index} class="timeline-mark" cx={x} cy={axis} r={4} />
        ))}
      </svg>
      <ol aria-label={t(texts.label)}>
        {layout.marks.map(({ labelX, row, index }) => {
          const event = events[index];
          return event && <Mark key={index} event={event} left={labelX} top={axis + 8 + row * rowHeight} show={show} />;
        })}
      </ol>
    </div>
  );
}

function Mark(props: { readonly event: LifeEvent; readonly left: number; readonly top: number; readonly show: PanelModel['show'] }): JSX.Element {
  const { event, left, top, show } = props;
  const words = t(fill(texts.go, { event: eventWords[event.type], id: event.exchange }));
  return (
    <li style={{ left: `${left}px`, top: `${top}px` }}>
      <button
        type="button"
        class={`event event-${event.type}`}
        data-event={event.type}
        title={`${words}, ${formatTime(event.time, event.time)}`}
        aria-label={words}
        onClick={() => show({ view: 'traffic', exchange: event.exchange })}
      >
        {t(eventWords[event.type])}
      </button>
    </li>
  );
}

/** Near enough for words of 10 px with their frame; Korean letters are twice as wide. */
function widthOf(word: string): number {
  return [...word].reduce((sum, letter) => sum + (letter > 'ᄀ' ? 10.5 : 5.6), 12);
}
