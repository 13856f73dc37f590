import { parseSetCookie } from '../../utils/cookie/index.ts';
import { type Bench, interleaved, type Measured, timed } from './bench.ts';
import { cookieLines } from './cookie-lines.ts';
import { peers } from './cookie-peers.ts';

/** Lines of one turn: none is parsed twice, as in traffic, and no cache can answer. */
const perTurn = 4000;
const rounds = 401;

/** How many times faster ours parses the lines than `peer`, taking turns. */
export function parseAgainst(peer: keyof typeof peers): Measured {
  const turns = batches(cookieLines(perTurn * 4));
  const run = (parse: (line: string) => unknown) => () => {
    const lines = turns();
    return timed(() => {
      for (const line of lines) kept = parse(line);
    });
  };
  const { ratio, one, other } = interleaved(rounds, run(peers[peer]), run(parseSetCookie));
  return { value: ratio, detail: { theirNanosecondsPerLine: (one * 1e6) / perTurn, ourNanosecondsPerLine: (other * 1e6) / perTurn } };
}

/** What was parsed last is kept, so that no compiler may leave the work out. */
let kept: unknown;
export const lastParsed = () => kept;

function batches(lines: readonly string[]): () => readonly string[] {
  let at = 0;
  return () => {
    at = (at + perTurn) % lines.length;
    return lines.slice(at, at + perTurn);
  };
}

export function parseBench(name: string, peer: keyof typeof peers, goal: number): Bench {
  return {
    name,
    measures: `how many times faster a Set-Cookie line is parsed than by ${peer}`,
    unit: 'ratio',
    goal: { kind: 'at-least', value: goal },
    run: async () => parseAgainst(peer),
  };
}
