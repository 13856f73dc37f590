/**
 * Reads the Public Suffix List of the shipped extension: a text that the build puts in the place of the tables of tldts
 * (tests/tools/pack/pack-suffixes.ts), because it is 12 kB smaller in the zip. The tables made of it are those that tldts looks names up in.
 *
 * The text is a tree of labels, from the top-level domains down, its nodes in the order of their level; first the rules, beside
 * them the exceptions. A label is a mark, then what it does not share with the label before it, then `>` if there are labels below.
 * `.` ends a node. The mark tells the section of the list and the number of shared characters.
 */
export interface SuffixTrie {
  /** Per node: the section of the list that its name is a rule of, or 0. */
  readonly nodeFlags: Uint8Array;
  /** Per node: its first edge; those of a node lie together, in the order of their hash. One more at the end. */
  readonly edgeStart: Uint16Array;
  readonly edgeLength: Uint8Array;
  readonly edgeChild: Uint16Array;
  /** The labels of all edges, one after the other. */
  readonly labelText: string;
  readonly rulesRoot: number;
  readonly exceptionsRoot: number;
}

/** Thirteen marks for each section: 0 for a name that is no rule itself, 1 of ICANN, 2 private. No label has any of them. */
export const marks = '!#$%&()+,/:;<ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const mostShared = 12;
/** The top-level domains are 1147. */
export const mostEdges = 2048;

const endOfNode = 46;
const hasMore = 62;
const ofLabel = 255;
/** By character code: which mark it is, or that it belongs to a label. */
const placeOf = new Uint8Array(128);
for (const character of 'abcdefghijklmnopqrstuvwxyz0123456789-*') placeOf[character.charCodeAt(0)] = ofLabel;
for (const [place, mark] of [...marks].entries()) placeOf[mark.charCodeAt(0)] = place;

/** Runs whenever the background wakes, in code that is not warm yet: so it goes over the text once and makes few objects on the way. */
export function unpackSuffixes(text: string): SuffixTrie {
  const branches = text.split('.').length - 1;
  // A name without names below needs no node of its own: there is one for each section, behind the others.
  const nodeFlags = new Uint8Array(branches + 3);
  nodeFlags.set([0, 1, 2], branches);
  const edgeStart = new Uint16Array(branches + 4);
  const edgeLength: number[] = [];
  const edgeChild: number[] = [];
  const labels: string[] = [];
  // Of the node that is being read. What orders its edges is a number of their hash and, below it, their place in the text.
  const keys = new Float64Array(mostEdges);
  const children = new Uint16Array(mostEdges);
  const names: string[] = [];
  let lastBranch = 1;
  for (let at = 0, node = 0; node < branches; node += 1, at += 1) {
    let count = 0;
    let before = '';
    for (let code = text.charCodeAt(at); code !== endOfNode; code = text.charCodeAt(at)) {
      const place = placeOf[code] ?? 0;
      const begin = at + 1;
      do {
        at += 1;
        code = text.charCodeAt(at);
      } while (placeOf[code] === ofLabel);
      const shared = place % (mostShared + 1);
      const flags = (place - shared) / (mostShared + 1);
      before = shared === 0 ? text.slice(begin, at) : before.slice(0, shared) + text.slice(begin, at);
      if (code === hasMore) {
        at += 1;
        lastBranch += 1;
        nodeFlags[lastBranch] = flags;
      }
      names[count] = before;
      children[count] = code === hasMore ? lastBranch : branches + flags;
      keys[count] = hashOf(before) * mostEdges + count;
      count += 1;
    }
    for (const key of keys.subarray(0, count).sort()) {
      const label = names[key % mostEdges] ?? '';
      labels.push(label);
      edgeLength.push(label.length);
      edgeChild.push(children[key % mostEdges] ?? 0);
    }
    edgeStart[node + 1] = labels.length;
  }
  edgeStart.fill(labels.length, branches + 1);
  return {
    nodeFlags,
    edgeStart,
    edgeLength: new Uint8Array(edgeLength),
    edgeChild: new Uint16Array(edgeChild),
    labelText: labels.join(''),
    rulesRoot: 0,
    exceptionsRoot: 1,
  };
}

/** The hash by which tldts finds an edge (djb2, from the last character to the first). */
function hashOf(label: string): number {
  let hash = 5381;
  for (let at = label.length - 1; at >= 0; at -= 1) hash = (hash * 33) ^ label.charCodeAt(at);
  return hash >>> 0;
}
