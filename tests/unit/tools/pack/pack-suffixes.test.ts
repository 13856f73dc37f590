import fs from 'node:fs';
import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type SuffixTrie, unpackSuffixes } from '../../../../utils/cookie/suffix-trie.ts';
import { packed, packSuffixes, tablesOf } from '../../../tools/pack/pack-suffixes.ts';

const file = 'node_modules/tldts/dist/es6/src/data/trie.js';
const code = fs.readFileSync(file, 'utf8');
const original = await tablesOf(code);
const unpacked = unpackSuffixes(packed(original));

/** Every name of the tree under `root`, written as in the list, with what the tree says of it. */
function namesOf({ nodeFlags, edgeStart, edgeLength, edgeChild, labelText }: SuffixTrie, root: number): Map<string, number> {
  const offsets = [0];
  for (const length of edgeLength) offsets.push((offsets.at(-1) ?? 0) + length);
  const names = new Map<string, number>();
  const left = [{ node: root, above: '' }];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    for (let edge = edgeStart[at.node] ?? 0; edge < (edgeStart[at.node + 1] ?? 0); edge += 1) {
      const name = labelText.slice(offsets[edge], offsets[edge + 1]) + at.above;
      const node = edgeChild[edge] ?? 0;
      names.set(name, nodeFlags[node] ?? 0);
      left.push({ node, above: `.${name}` });
    }
  }
  return names;
}

const isAscii = (name: string) => /^[\x21-\x7e]+$/.test(name);
const inOrder = (names: Iterable<readonly [string, number]>) => [...names].sort(([one], [other]) => (one < other ? -1 : 1));

describe.each([
  ['rules', original.rulesRoot, unpacked.rulesRoot, 9000],
  ['exceptions', original.exceptionsRoot, unpacked.exceptionsRoot, 8],
] as const)('the packed %s of the Public Suffix List', (_kind, root, unpackedRoot, atLeast) => {
  const wanted = namesOf(original, root);

  it('are those of tldts', () => {
    expect(wanted.size).toBeGreaterThanOrEqual(atLeast);
    expect(inOrder(namesOf(unpacked, unpackedRoot))).toEqual(inOrder([...wanted].filter(([name]) => isAscii(name))));
  });

  it('lack no name in the form in which it is sent', () => {
    const missing = [...wanted].filter(([name, flags]) => !isAscii(name) && wanted.get(domainToASCII(name)) !== flags);
    expect(missing).toEqual([]);
  });
});

it('the edges of each node lie in the order of their hash, as tldts looks for them', () => {
  const hashes: (readonly number[])[] = [];
  let offset = 0;
  for (let node = 0; node < unpacked.nodeFlags.length; node += 1) {
    const ofNode: number[] = [];
    for (let edge = unpacked.edgeStart[node] ?? 0; edge < (unpacked.edgeStart[node + 1] ?? 0); edge += 1) {
      const label = unpacked.labelText.slice(offset, offset + (unpacked.edgeLength[edge] ?? 0));
      ofNode.push([...label].reduceRight((hash, character) => (hash * 33) ^ character.charCodeAt(0), 5381) >>> 0);
      offset += label.length;
    }
    hashes.push(ofNode);
  }
  expect(offset).toBe(unpacked.labelText.length);
  expect(hashes).toEqual(hashes.map((ofNode) => [...ofNode].sort((one, other) => one - other)));
});

it('the build puts the text in the place of the tables, and leaves every other module', async () => {
  const { transform } = packSuffixes();
  const replaced = await transform(code, `/somewhere/${file}`);
  expect(replaced?.code).toContain('unpackSuffixes(');
  for (const table of ['nodeFlags', 'edgeStart', 'edgeLength', 'edgeChild', 'labelText', 'rulesRoot', 'exceptionsRoot'])
    expect(replaced?.code).toContain(table);
  expect((replaced?.code ?? code).length).toBeLessThan(code.length);
  expect(await transform(code, '/somewhere/else.js')).toBeNull();
});
