import { createJar, parseSetCookie } from '../../utils/cookie/index.ts';
import type { Bench } from './bench.ts';
import { cookieLines } from './cookie-lines.ts';

const lines = 5_000_000;
const pieces = [
  '; ',
  ';',
  '=',
  ' ',
  '\t',
  '\0',
  '\r\n',
  '"',
  ',',
  '%',
  '.',
  '-',
  '__Host-',
  'Domain=',
  'Path=',
  'Expires=',
  'Max-Age=',
  'Secure',
  '\xff',
  '한',
  '\ud800',
  '9'.repeat(40),
];

/** Numbers that are the same in every run. */
function dice(): (sides: number) => number {
  let state = 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

export const fuzz: Bench = {
  name: 'fuzz',
  measures: 'mutated lines that were parsed, every tenth also listed, judged by each profile and sent, without anything thrown',
  unit: 'cases',
  goal: { kind: 'at-least', value: lines },
  run: async () => {
    const roll = dice();
    const bases = cookieLines(400);
    const jars = (['rfc', 'chromium', 'firefox'] as const).map((browser) => createJar({ browser }));
    const urls = ['https://www.shop.example/a', 'http://localhost/', 'https://github.io/', 'http://127.0.0.1/x/y'];
    let malformed = 0;
    let listed = 0;
    for (let count = 0; count < lines; count += 1) {
      let line = bases[count % bases.length] ?? '';
      for (let edits = 1 + roll(3); edits > 0; edits -= 1) {
        const at = roll(line.length + 1);
        line = line.slice(0, at) + (pieces[roll(pieces.length)] ?? '') + line.slice(at + roll(6));
      }
      const parsed = parseSetCookie(line);
      if (parsed.kind === 'malformed') malformed += 1;
      if (count % 10 !== 0) continue;
      if (parsed.kind === 'set-cookie') listed += parsed.attributes.length + parsed.warnings.length;
      const url = urls[roll(urls.length)] ?? '';
      for (const jar of jars) {
        jar.receive({ url, line, now: count });
        if (count % 1000 === 0) jar.send({ url, now: count });
      }
    }
    return { value: lines, detail: { malformed, listed } };
  },
};
