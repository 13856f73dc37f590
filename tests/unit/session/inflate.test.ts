import { deflateRawSync, deflateSync, constants as zlib } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../utils/session/inflate.ts';

const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('latin1'));

describe('inflate', () => {
  it.each([
    ['a block as it is', { level: 0 }],
    ['the codes of the standard', { strategy: zlib.Z_FIXED }],
    ['codes of its own', { level: 9 }],
    ['runs only', { strategy: zlib.Z_RLE }],
    ['no repetitions', { strategy: zlib.Z_HUFFMAN_ONLY }],
  ])('undoes what zlib wrote with %s', (_, options) => {
    const session = JSON.stringify({ user: 'kim', cart: Array.from({ length: 60 }, (__, n) => ({ id: n, title: `item number ${n * n}` })) });
    expect(textOf(inflate(deflateSync(session, options)))).toBe(session);
  });

  it('undoes whatever zlib wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(inflate(deflateSync(bytes, { level }))).toEqual(bytes);
      }),
    );
  });

  it('stops at 64 kB of a small text that would fill the memory', () => {
    expect(inflate(deflateSync(Buffer.alloc(50_000_000)))?.length).toBe(65_536);
  });

  it('answers null for what is no such data, or is cut off', () => {
    const whole = deflateSync('a session that is long enough to be compressed, compressed, compressed');
    expect(inflate(new Uint8Array())).toBeNull();
    expect(inflate(deflateRawSync('x'))).toBeNull();
    expect(inflate(whole.subarray(0, whole.length - 12))).toBeNull();
    // A preset dictionary, a reserved kind of block, and a copy from before the start.
    for (const bytes of [
      [0x78, 0xbb, 0, 0],
      [0x78, 0x9c, 0b111],
      [0x78, 0x9c, 0b0000_0011, 0b0000_0010, 0, 0, 0],
    ])
      expect(inflate(Uint8Array.from(bytes))).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        inflate(Uint8Array.from([0x78, 0x9c, ...bytes]));
      }),
      { numRuns: 500 },
    );
  });
});
