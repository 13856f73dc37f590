import { parseSetCookie } from '../../utils/cookie/index.ts';
import { type Bench, median, timed } from './bench.ts';

const pieces = [
  ';',
  '=',
  'a;',
  ';=',
  '; ',
  '\t',
  'a=b',
  'a=1;',
  'Secure;',
  'Path=/x;',
  'Max-Age=1;',
  'Expires=1 Jan 2027 10:00:00;',
  'x',
  '{"',
  '\xe9;',
  '한',
];

export const megabyte: Bench = {
  name: 'megabyte',
  measures: 'the slowest kind of line of a megabyte',
  unit: 'ms',
  goal: { kind: 'at-most', value: 20 },
  run: async () => {
    const times = pieces.map((piece) => {
      const line = `a=1;${piece.repeat(1_000_000 / piece.length)}`;
      return { piece, time: median(Array.from({ length: 7 }, () => timed(() => parseSetCookie(line)))) };
    });
    const slowest = times.reduce((worst, one) => (one.time > worst.time ? one : worst));
    return { value: slowest.time, detail: { slowest: JSON.stringify(slowest.piece) } };
  },
};
