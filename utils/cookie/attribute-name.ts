import type { AttributeName } from './types.ts';

/** By length and first letter there is one candidate at most, so that nothing is copied or hashed to find out. */
const candidates: readonly { readonly name: AttributeName; readonly first: number }[] = (
  ['path', 'secure', 'domain', 'expires', 'max-age', 'httponly', 'samesite', 'priority', 'partitioned'] as const
).map((name) => ({ name, first: name.charCodeAt(0) }));

const byLength: readonly (readonly (typeof candidates)[number][])[] = Array.from({ length: 12 }, (_, length) =>
  candidates.filter(({ name }) => name.length === length),
);

/** Which attribute `line[start, end)` names, in any case; null for one that the standard does not know. */
export function attributeNameAt(line: string, start: number, end: number): AttributeName | null {
  const sameLength = byLength[end - start];
  if (sameLength === undefined) return null;
  const first = line.charCodeAt(start) | 0x20;
  for (const candidate of sameLength) if (candidate.first === first && isName(line, start, candidate.name)) return candidate.name;
  return null;
}

function isName(line: string, start: number, name: string): boolean {
  for (let at = 1; at < name.length; at++) {
    const code = line.charCodeAt(start + at);
    const lower = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
    if (lower !== name.charCodeAt(at)) return false;
  }
  return true;
}
