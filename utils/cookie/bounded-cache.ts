/**
 * Remembers answers of a pure function, at most `limit` of the newest and as many older ones.
 * Two generations instead of a list in order of use: one look-up in a map, and no bookkeeping on a hit.
 */
export function remembered<Answer>(compute: (key: string) => Answer, limit: number): (key: string) => Answer {
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const answer = old.get(key) ?? compute(key);
    // A key of a megabyte is not worth keeping.
    if (key.length > longestKey) return answer;
    if (young.size >= limit) {
      old = young;
      young = new Map();
    }
    young.set(key, answer);
    return answer;
  };
}

const longestKey = 2048;
