/** Past the blanks (SP / HTAB) from `from` on, `to` at most. */
export function skipForward(line: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

/** Back over the blanks before `to`, to `from` at most. */
export function skipBack(line: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(line.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
