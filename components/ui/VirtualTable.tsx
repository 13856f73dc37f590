import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from './locale.ts';
import { rowInTheMiddle, scrollToRow, staysAtEnd, windowOf } from './windowing.ts';

/** A column is an object: its head, its cell, and when it leaves a narrow table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: Text;
  /** A CSS grid track. */
  readonly width: string;
  /** Columns leave a table that is narrower than this, in pixels. */
  readonly from?: number;
  readonly numeric?: boolean;
  cell(row: Row): ComponentChildren;
}

export interface VirtualTableProps<Row> {
  readonly label: Text;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  readonly selected: string | number | null;
  /** Moving through the rows. */
  readonly select: (row: Row) => void;
  /** Attributes of a row that tell what it is about. */
  readonly dataOf?: (row: Row) => Readonly<Record<`data-${string}`, string | number>>;
  /** Follows what is appended while it stands at the end. */
  readonly follow?: boolean;
}

const headerHeight = 24;
const roomyRow = 24;
const compactRow = 21;
/** A panel that is lower, as DevTools docked below the page often is, has more of its rows in sight. Pixels. */
const lowPanel = 360;

/** A table that draws only the rows in sight, and tells assistive technology of all of them. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>): JSX.Element {
  const { label, rows, keyOf, selected, select, dataOf, follow = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useSignal({ top: 0, height: 600, width: 1200, rowHeight: roomyRow });
  const { rowHeight } = view.value;
  const atEnd = useRef(true);
  const id = useId();
  /** The row that the keys move from; it stays when its details are closed. */
  const cursor = useRef<string | number | null>(null);
  /** Whether the reader chose the row here, and so has it before the eyes. */
  const chosenHere = useRef(false);
  if (selected !== null) cursor.current = selected;

  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => measure(element));
    observer.observe(element);
    measure(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element && follow && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [rows.length, follow]);

  const current = cursor.current === null ? -1 : rows.findIndex((row) => keyOf(row) === cursor.current);
  useEffect(() => {
    const element = box.current;
    const here = chosenHere.current;
    chosenHere.current = false;
    if (!element || selected === null || current < 0) return;
    const to = scrollToRow(current, rowHeight, element.scrollTop, element.clientHeight, headerHeight);
    // Who was led here wants to see what came before and after.
    if (to !== null) element.scrollTop = here ? to : rowInTheMiddle(current, rowHeight, element.clientHeight, headerHeight);
    // The link that led here is gone with its view: the keys go on from the row.
    if (document.activeElement === document.body) element.focus({ preventScroll: true });
  }, [selected]);

  function measure(element: HTMLElement): void {
    atEnd.current = staysAtEnd(atEnd.current, view.peek().top, element);
    const next = {
      top: element.scrollTop,
      height: element.clientHeight || 600,
      width: element.clientWidth || 1200,
      // By the panel's height, not the table's own: opening the details must not move the rows.
      rowHeight: innerHeight < lowPanel ? compactRow : roomyRow,
    };
    const now = view.peek();
    if (next.top !== now.top || next.height !== now.height || next.width !== now.width || next.rowHeight !== now.rowHeight) view.value = next;
  }

  function choose(row: Row): void {
    chosenHere.current = true;
    select(row);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(view.value.height / rowHeight) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: rows.length - 1,
      // Of a row that is open already the details themselves are entered (see Split).
      ...(selected === null ? { Enter: current } : {}),
    };
    const to = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (to === undefined || rows.length === 0) return;
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row !== undefined) choose(row);
  }

  const columns = props.columns.filter(({ from = 0 }) => view.value.width >= from);
  const tracks = columns.map(({ width }) => width).join(' ');
  const { start, end, before, after } = windowOf(rows.length, rowHeight, view.value.top, view.value.height);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of which most rows are not drawn; a table element could not be told its size
    <div
      class="grid"
      role="grid"
      aria-label={t(label)}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={current >= start && current < end ? `${id}-${current}` : undefined}
      tabIndex={0}
      ref={box}
      onScroll={(event) => measure(event.currentTarget)}
      onKeyDown={onKeyDown}
      style={{ '--tracks': tracks, '--grid-row': `${rowHeight}px` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: rows of the grid; the grid has the focus */}
      <div class="grid-head grid-row" role="row" aria-rowindex={1}>
        {columns.map(({ id, title, numeric }) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
          <div key={id} role="columnheader" class={numeric ? 'numeric' : undefined}>
            {t(title)}
          </div>
        ))}
      </div>
      <div role="presentation" style={{ height: `${before}px` }} />
      {rows.slice(start, end).map((row, index) => {
        const key = keyOf(row);
        return (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the grid takes the keys
          <div
            key={key}
            id={`${id}-${start + index}`}
            class="grid-row"
            role="row"
            aria-rowindex={start + index + 2}
            aria-selected={key === selected}
            data-cursor={start + index === current}
            onClick={() => choose(row)}
            {...dataOf?.(row)}
          >
            {columns.map((column) => (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above
              <div key={column.id} role="gridcell" class={`cell cell-${column.id}${column.numeric ? ' numeric' : ''}`}>
                {column.cell(row)}
              </div>
            ))}
          </div>
        );
      })}
      <div role="presentation" style={{ height: `${after}px` }} />
    </div>
  );
}
