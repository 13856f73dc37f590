import { fileURLToPath } from 'node:url';
import { marks, mostEdges, mostShared, type SuffixTrie } from '../../../utils/cookie/suffix-trie.ts';

const reader = fileURLToPath(new URL('../../../utils/cookie/suffix-trie.ts', import.meta.url));

/** Puts the Public Suffix List into the extension as a text, which the extension makes the tables of tldts of when it starts. */
export function packSuffixes() {
  return {
    name: 'pack-suffixes',
    async transform(code: string, id: string) {
      if (!id.endsWith('/tldts/dist/es6/src/data/trie.js')) return null;
      const text = packed(await tablesOf(code));
      return {
        code: `import { unpackSuffixes } from ${JSON.stringify(reader)};
export const { nodeFlags, edgeStart, edgeLength, edgeChild, labelText, rulesRoot, exceptionsRoot } = unpackSuffixes(${JSON.stringify(text)});`,
        map: null,
      };
    },
  };
}

/** The tables that the data module of tldts exports. */
export function tablesOf(code: string): Promise<SuffixTrie> {
  // Its source map is not beside it there.
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code.replace(/\n\/\/# sourceMappingURL=.*/, ''))}`);
}

/**
 * The list holds the names of other scripts twice, as they are written and as they are sent (`xn--…`). The engine asks for
 * canonical hosts alone, so only the latter are packed.
 */
export function packed(trie: SuffixTrie): string {
  const edges = edgesOf(trie);
  const nodes = [trie.rulesRoot, trie.exceptionsRoot];
  let text = '';
  // Grows while it is read.
  for (const node of nodes) {
    let before = '';
    if (edges(node).length > mostEdges) throw new Error('A node has more labels than the reader has room for.');
    for (const { label, child } of edges(node)) {
      const shared = Math.min(sharedBy(before, label), mostShared);
      const hasMore = edges(child).length > 0;
      const mark = marks[(trie.nodeFlags[child] ?? 0) * (mostShared + 1) + shared];
      if (mark === undefined) throw new Error(`There is no mark for the section of ${label}.`);
      text += mark + label.slice(shared) + (hasMore ? '>' : '');
      if (hasMore) nodes.push(child);
      before = label;
    }
    text += '.';
  }
  return text;
}

/** The edges of a node with an ASCII label, by the alphabet. */
function edgesOf({ edgeStart, edgeLength, edgeChild, labelText }: SuffixTrie) {
  const offsets = [0];
  for (const length of edgeLength) offsets.push((offsets.at(-1) ?? 0) + length);
  return (node: number) =>
    Array.from({ length: (edgeStart[node + 1] ?? 0) - (edgeStart[node] ?? 0) }, (_, index) => {
      const edge = (edgeStart[node] ?? 0) + index;
      return { label: labelText.slice(offsets[edge], offsets[edge + 1]), child: edgeChild[edge] ?? 0 };
    })
      .filter(({ label }) => /^[a-z\d*-]+$/.test(label))
      .sort((one, other) => (one.label < other.label ? -1 : 1));
}

function sharedBy(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
