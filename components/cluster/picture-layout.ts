/** Where the nodes of the drawn cluster stand, in pixels. Plain arithmetic; the view only draws it. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  /** Of every node's box: narrower where four columns have little room. */
  readonly nodeWidth: number;
  /** Lower where many servers stand above each other. */
  readonly nodeHeight: number;
  readonly browser: Point;
  readonly balancer: Point;
  readonly servers: readonly Point[];
  /** null when the strategy has no store. */
  readonly store: Point | null;
  /** null when the store has none. */
  readonly replica: Point | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Height of a node's box and the gap to the next: of a few servers, and of more, which would fill the screen. */
const few = { nodeHeight: 38, rowGap: 14 };
const many = { nodeHeight: 30, rowGap: 5 };
const mostOfFew = 6;
const widest = 88;
/** Between two columns at least: an arrow has to be seen. */
const leastGap = 20;
const margin = 10;
/** Room for the bows between the nodes of the last column: of many servers, or of a store and its replica. */
const bows = { 0: 48, 1: 0, 2: 28 } as const;

/** Browser, balancer, servers and store from left to right; the columns keep their order at any width. */
export function layoutPicture(servers: number, stores: 0 | 1 | 2, width: number): PictureLayout {
  const hasStore = stores > 0;
  const { nodeHeight, rowGap } = servers > mostOfFew ? many : few;
  const columns = hasStore ? 4 : 3;
  const room = width - 2 * margin - bows[stores];
  const nodeWidth = Math.min(widest, (room - (columns - 1) * leastGap) / columns);
  const left = margin + nodeWidth / 2;
  const gap = (room - nodeWidth) / (columns - 1);
  const height = Math.max(3, servers) * (nodeHeight + rowGap) + 2 * margin - rowGap;
  const middle = height / 2;
  const top = middle - ((servers - 1) * (nodeHeight + rowGap)) / 2;
  return {
    width,
    height,
    nodeWidth,
    nodeHeight,
    browser: { x: left, y: middle },
    balancer: { x: left + gap, y: middle },
    servers: Array.from({ length: servers }, (_, index) => ({ x: left + 2 * gap, y: top + index * (nodeHeight + rowGap) })),
    store: hasStore ? { x: left + 3 * gap, y: stores === 2 ? middle - (nodeHeight + rowGap) / 2 : middle } : null,
    replica: stores === 2 ? { x: left + 3 * gap, y: middle + (nodeHeight + rowGap) / 2 } : null,
  };
}

/** A line between two nodes from edge to edge; between two of one column, which stand above each other, a bow to the right. */
export function linkPath(from: Point, to: Point, nodeWidth: number): string {
  if (Math.abs(from.x - to.x) < 1) {
    const x = from.x + nodeWidth / 2;
    const bow = 16 + Math.min(40, Math.abs(to.y - from.y) / 4);
    return `M${x},${from.y} C${x + bow},${from.y} ${x + bow},${to.y} ${x + 2},${to.y}`;
  }
  const direction = to.x > from.x ? 1 : -1;
  return `M${from.x + (direction * nodeWidth) / 2},${from.y} L${to.x - direction * (nodeWidth / 2 + 2)},${to.y}`;
}
