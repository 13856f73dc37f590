import type { Report } from './report.ts';

/** So many members of a list are a piece. */
const perPiece = 250;

/** The report as one line of JSON, in pieces: that of a long recording may be longer than a string can be. */
export function* jsonPieces(report: Report): Generator<string> {
  let before = '{';
  for (const [key, member] of Object.entries(report)) {
    yield `${before}${JSON.stringify(key)}:`;
    before = ',';
    if (Array.isArray(member)) yield* piecesOf(member);
    else yield JSON.stringify(member);
  }
  yield '}';
}

function* piecesOf(list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += perPiece) {
    yield `${at === 0 ? '[' : ','}${JSON.stringify(list.slice(at, at + perPiece)).slice(1, -1)}`;
  }
  yield list.length === 0 ? '[]' : ']';
}
