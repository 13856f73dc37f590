/** Which rows of a long list are drawn. Plain arithmetic, in rows and pixels. */
export interface Window {
  /** First row drawn and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** Pixels of rows left out above and below. */
  readonly before: number;
  readonly after: number;
}

export function windowOf(count: number, rowHeight: number, scrollTop: number, height: number, overscan = 10): Window {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - overscan;
  const visible = Math.ceil(Math.max(0, height) / rowHeight) + 2 * overscan;
  const start = Math.min(Math.max(0, first), Math.max(0, count - visible));
  const end = Math.min(count, start + visible);
  return { start, end, before: start * rowHeight, after: (count - end) * rowHeight };
}

/** Where to scroll so that a row is seen; null when it is. `header` covers the top of the list. */
export function scrollToRow(row: number, rowHeight: number, scrollTop: number, height: number, header: number): number | null {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight + header;
  return bottom > scrollTop + height ? bottom - height : null;
}

/** Where to scroll so that a row stands in the middle of what the header leaves. */
export function rowInTheMiddle(row: number, rowHeight: number, height: number, header: number): number {
  return Math.max(0, row * rowHeight - Math.round((height - header - rowHeight) / 2));
}

/** Whether a list stands at its end, and so follows what is appended. */
export function isAtEnd(scrollTop: number, height: number, scrollHeight: number): boolean {
  return scrollHeight - scrollTop - height < 4;
}

/**
 * Whether a table that follows its end still does. Rows that came since it went there have moved the end away from it, and that
 * alone is no reason to stay behind; only who scrolls back leaves the end.
 */
export function staysAtEnd(
  was: boolean,
  lastTop: number,
  now: { readonly scrollTop: number; readonly clientHeight: number; readonly scrollHeight: number },
): boolean {
  return (was && now.scrollTop >= lastTop) || isAtEnd(now.scrollTop, now.clientHeight, now.scrollHeight);
}
