import { describe, expect, it } from 'vitest';
import { maskedParts } from '../../../components/findings/masked-line.ts';
import { parseSetCookie } from '../../../utils/cookie/index.ts';
import type { SetCookieFacts } from '../../../utils/session/types.ts';

const secret = 'q7Zk2Lw9Xr4T';

function facts(line: string, alias: string | null = 'A'): SetCookieFacts {
  return { line, parsed: parseSetCookie(line), alias } as SetCookieFacts;
}

/** The piece of the line that says `piece`, as a rule would mark it. */
function at(line: string, piece: string): { start: number; end: number } {
  const start = line.indexOf(piece);
  return { start, end: start + piece.length };
}

describe('a line with its fault marked', () => {
  it('marks the attribute, and shows a letter for the value', () => {
    const line = `sid=${secret}; Path=/cart; Secure`;
    expect(maskedParts(facts(line), at(line, 'Path=/cart'))).toEqual([
      { text: 'sid=', marked: false },
      { text: '‹A›', marked: false },
      { text: '; ', marked: false },
      { text: 'Path=/cart', marked: true },
      { text: '; Secure', marked: false },
    ]);
  });

  it.each([
    ['a piece of the value', `sid=${secret}; Path=/`, secret.slice(3, 6)],
    ['the whole line', `sid=${secret}; Path=/`, `sid=${secret}; Path=/`],
    ['a nameless cookie', secret, secret],
    ['a malformed line without a name', `${secret}\u0001; Path=/`, 'Path=/'],
    ['a value that a semicolon cut', `data={"a":1;"token":"${secret}"}`, '"token"'],
    ['another line joined to this one', `a=1; Path=/, sid=${secret}`, 'Path=/'],
    ['a malformed line', `sid=${secret}\u0001; Path=/`, 'Path=/'],
    ['an empty line', '', ''],
  ])('never shows the value: %s', (_, line, piece) => {
    const shown = maskedParts(facts(line), at(line, piece))
      .map(({ text }) => text)
      .join('');
    for (let from = 0; from + 4 <= secret.length; from += 1) expect(shown).not.toContain(secret.slice(from, from + 4));
  });

  it('shows a very long attribute by its ends', () => {
    const line = `sid=${secret}; Path=/${'x'.repeat(5000)}`;
    const longest = Math.max(...maskedParts(facts(line), at(line, 'sid')).map(({ text }) => text.length));
    expect(longest).toBeLessThan(400);
  });
});
