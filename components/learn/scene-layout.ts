import type { Scene } from '../../utils/lessons/lesson.ts';

/** Where everything of a scene stands, in pixels. Plain arithmetic; the view only draws it. */
export interface SceneLayout {
  readonly width: number;
  readonly height: number;
  readonly things: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
  readonly links: readonly LinkLayout[];
}

export interface LinkLayout {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The middle of the label, and what of the width it may use. */
  readonly labelX: number;
  readonly labelY: number;
  readonly labelWidth: number;
}

const margin = 4;
/** A narrow box takes a line more of the same words. */
const heights = { wide: 52, narrow: 66 } as const;
const narrow = 96;
const rowGap = 34;

/** Spreads the grid over `width`; `things` and `links` come in the scene's order. Centres are given, not corners. */
export function layoutScene(scene: Scene, width: number): SceneLayout {
  const columns = Math.max(0, ...scene.things.map(({ column }) => column));
  const rows = Math.max(0, ...scene.things.map(({ row }) => row));
  // Between boxes at least as much room as they take: links carry words.
  const boxWidth = Math.min(120, (width - 2 * margin) / (columns + 1 + columns * 0.8));
  const boxHeight = boxWidth < narrow ? heights.narrow : heights.wide;
  const gapX = columns === 0 ? 0 : (width - 2 * margin - boxWidth) / columns;
  const left = columns === 0 ? width / 2 : margin + boxWidth / 2;
  const things = scene.things.map(({ column, row }) => ({
    x: left + column * gapX,
    y: margin + boxHeight / 2 + row * (boxHeight + rowGap),
    width: boxWidth,
    height: boxHeight,
  }));
  const at = (id: string) => things[scene.things.findIndex((thing) => thing.id === id)] ?? { x: left, y: margin, width: boxWidth, height: boxHeight };
  const links = scene.links.map(({ from, to }): LinkLayout => {
    const [a, b] = [at(from), at(to)];
    const start = edgeOf(a, b, 2);
    const end = edgeOf(b, a, 4);
    const flat = Math.abs(a.y - b.y) < 1;
    return {
      x1: start.x,
      y1: start.y,
      x2: end.x,
      y2: end.y,
      labelX: (start.x + end.x) / 2,
      labelY: (start.y + end.y) / 2 - (flat ? 9 : 0),
      labelWidth: flat ? Math.max(40, Math.abs(end.x - start.x) - 4) : Math.max(70, gapX - 8),
    };
  });
  return { width, height: 2 * margin + boxHeight + rows * (boxHeight + rowGap), things, links };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the line from the middle of `box` to that of `other` leaves the box, `gap` pixels further out. */
function edgeOf(box: Box, other: Box, gap: number): { readonly x: number; readonly y: number } {
  const [dx, dy] = [other.x - box.x, other.y - box.y];
  const length = Math.hypot(dx, dy) || 1;
  const scale = Math.min(box.width / 2 / (Math.abs(dx) || 1e-9), box.height / 2 / (Math.abs(dy) || 1e-9));
  return { x: box.x + dx * scale + (dx / length) * gap, y: box.y + dy * scale + (dy / length) * gap };
}
