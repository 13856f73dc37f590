/**
 * Undoes the compression of zlib (RFC 1950 around RFC 1951), as Flask and Django use it for long sessions. The platform's own
 * decompression answers later, and an analysis cannot wait. What comes from a hostile recording stays bounded: the text is cut at
 * `mostOctets`, and whatever is no such data gives null.
 */
const mostOctets = 65_536;

/** RFC 1951 §3.2.5: what a length code and a distance code stand for, and how many more bits tell it exactly. */
const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/** §3.2.7: the order in which the lengths of the length codes come. */
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

class Broken extends Error {}

export function inflate(zlib: Uint8Array): Uint8Array | null {
  const [method = 0, flags = 0] = zlib;
  // RFC 1950 §2.2: method 8, no preset dictionary, and a check of the two.
  if ((method & 15) !== 8 || (flags & 32) !== 0 || (method * 256 + flags) % 31 !== 0) return null;
  const out: number[] = [];
  try {
    const bits = new Bits(zlib.subarray(2));
    for (let last = false; !last && out.length < mostOctets; ) {
      last = bits.take(1) === 1;
      block(bits, bits.take(2), out);
    }
  } catch (error) {
    if (error instanceof Broken) return null;
    throw error;
  }
  return Uint8Array.from(out.slice(0, mostOctets));
}

/** §3.1.1: bits come from the low end of each octet. */
class Bits {
  readonly #octets: Uint8Array;
  #at = 0;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  take(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const octet = this.#octets[this.#at >> 3];
      if (octet === undefined) throw new Broken();
      value |= ((octet >> (this.#at & 7)) & 1) << bit;
      this.#at += 1;
    }
    return value;
  }

  /** To the next whole octet, as before a block that is not compressed. */
  align(): void {
    this.#at = (this.#at + 7) & ~7;
  }
}

function block(bits: Bits, kind: number, out: number[]): void {
  if (kind === 3) throw new Broken();
  if (kind === 0) stored(bits, out);
  else compressed(bits, kind === 1 ? fixed : tablesOf(bits), out);
}

function stored(bits: Bits, out: number[]): void {
  bits.align();
  const length = bits.take(16);
  if ((length ^ 0xffff) !== bits.take(16)) throw new Broken();
  for (let left = length; left > 0 && out.length < mostOctets; left -= 1) out.push(bits.take(8));
}

function compressed(bits: Bits, [literals, distances]: Tables, out: number[]): void {
  while (out.length < mostOctets) {
    const symbol = next(bits, literals);
    if (symbol < 256) {
      out.push(symbol);
      continue;
    }
    if (symbol === 256) return;
    const length = extended(bits, symbol - 257, lengthBase, lengthBits);
    const distance = extended(bits, next(bits, distances), distanceBase, distanceBits);
    if (distance > out.length) throw new Broken();
    for (let left = length; left > 0; left -= 1) out.push(out[out.length - distance] ?? 0);
  }
}

function extended(bits: Bits, code: number, base: readonly number[], more: readonly number[]): number {
  const [from, extra] = [base[code], more[code]];
  if (from === undefined || extra === undefined) throw new Broken();
  return from + bits.take(extra);
}

/** Symbols by the length of their code and the code itself, which keeps a leading 1 so that `01` is not `1`. */
type Table = ReadonlyMap<number, number>;
type Tables = readonly [literals: Table, distances: Table];

const longestCode = 15;

/** §3.2.2: from the lengths of the codes alone. */
function tableOf(lengths: readonly number[]): Table {
  const table = new Map<number, number>();
  let code = 0;
  for (let length = 1; length <= longestCode; length += 1) {
    for (const [symbol, own] of lengths.entries()) {
      if (own !== length) continue;
      table.set((1 << length) | code, symbol);
      code += 1;
    }
    code <<= 1;
  }
  return table;
}

function next(bits: Bits, table: Table): number {
  let code = 1;
  for (let length = 1; length <= longestCode; length += 1) {
    code = (code << 1) | bits.take(1);
    const symbol = table.get(code);
    if (symbol !== undefined) return symbol;
  }
  throw new Broken();
}

/** §3.2.6. */
const fixed: Tables = [
  tableOf(Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))),
  tableOf(Array.from({ length: 30 }, () => 5)),
];

/** §3.2.7: the tables of a block, themselves compressed. */
function tablesOf(bits: Bits): Tables {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const codes = bits.take(4) + 4;
  const codeLengths = new Array<number>(19).fill(0);
  for (const place of codeOrder.slice(0, codes)) codeLengths[place] = bits.take(3);
  const table = tableOf(codeLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = next(bits, table);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1), 3 + bits.take(2));
    else if (symbol === 17) repeat(lengths, 0, 3 + bits.take(3));
    else repeat(lengths, 0, 11 + bits.take(7));
  }
  return [tableOf(lengths.slice(0, literals)), tableOf(lengths.slice(literals, literals + distances))];
}

function repeat(lengths: number[], length: number | undefined, times: number): void {
  if (length === undefined) throw new Broken();
  for (let left = times; left > 0; left -= 1) lengths.push(length);
}
