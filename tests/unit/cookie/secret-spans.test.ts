import { describe, expect, it } from 'vitest';
import { parseSetCookie, secretSpans } from '../../../utils/cookie/index.ts';

/** The line with every hidden piece behind its value as `…`. */
function hidden(line: string): string {
  const parsed = parseSetCookie(line);
  if (parsed.kind === 'malformed') throw new Error('not a line that can be read');
  let shown = '';
  let at = 0;
  for (const { start, end } of secretSpans(parsed)) {
    shown += `${line.slice(at, start)}…`;
    at = end;
  }
  return shown + line.slice(at);
}

describe('what a line may hold of secrets behind its value', () => {
  it.each([
    ['data={"a":1;"token":"q7Zk2Lw9Xr4T"}; Path=/', 'data={"a":1;…; Path=/'],
    ['note="x; q7Zk2Lw9"; Secure', 'note="x; …; Secure'],
    ['php=a:1:{s:4:"user";s:12:"q7Zk2Lw9Xr4T";}', 'php=a:1:{s:4:"user";…;}'],
    ['a=1; Path=/, sid=q7Zk2Lw9; Path=/', 'a=1; Path=/, sid=…; Path=/'],
    ['a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT,sid=q7Zk', 'a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT,sid=…'],
    ['a=1; Secure, sid=q7Zk', 'a=1; Secure, sid=…'],
    ['a=1; maxage=60, sid=q7Zk', 'a=1; maxage=60, sid=…'],
    ['a=1; token=q7Zk; Path=/', 'a=1; token=…; Path=/'],
    ['a=1; token = q7Zk ', 'a=1; token = … '],
    ['a=1; q7Zk2Lw9Xr4T', 'a=1; …'],
    ['a=1; q7Zk2Lw9Xr4T=x', 'a=1; …'],
  ])('%s', (line, expected) => expect(hidden(line)).toBe(expected));

  it.each([
    'sid=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Max-Age=60; Path=/; Domain=a.test; Secure; HttpOnly; SameSite=Lax; Partitioned',
    'sid=1; HttpOny; maxage=60; Same-Site=Lax; Secure HttpOnly; SecureHttpOnlySameSite',
    'sid=1; Version; Comment=',
    'sid=1',
    '',
  ])('nothing in %s', (line) => expect(hidden(line)).toBe(line));

  it('hides what is beyond the attributes that are listed', () => {
    expect(hidden(`sid=1${'; Secure'.repeat(1000)}; token=q7Zk`)).toBe(`sid=1${'; Secure'.repeat(1000)}…`);
  });
});
