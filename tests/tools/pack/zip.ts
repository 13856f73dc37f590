import fs from 'node:fs';
import path from 'node:path';
import { deflateAsync } from '@gfx/zopfli';

/**
 * Writes the zip that the stores are given once more, with a deflate that looks for the shortest result: a twentieth is saved
 * for some seconds. Nothing that tells one build from another of the same sources is written: no times, no order of the disk.
 */
export async function zipFolder(folder: string, file: string): Promise<void> {
  const names = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  const entries: Entry[] = [];
  for (const name of names) entries.push(await entryOf(name, fs.readFileSync(path.join(folder, name))));
  fs.writeFileSync(file, zipOf(entries));
}

interface Entry {
  readonly name: Buffer;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

async function entryOf(name: string, content: Uint8Array): Promise<Entry> {
  const deflated = await deflateAsync(content, { numiterations: 15, blocksplittingmax: 0 });
  const isSmaller = deflated.length < content.length;
  return {
    name: Buffer.from(name),
    method: isSmaller ? 8 : 0,
    crc: crc32(content),
    size: content.length,
    data: isSmaller ? deflated : content,
  };
}

/** .ZIP File Format Specification 6.3.10, 4.3: each file behind a header, then the directory, then where that begins. */
function zipOf(entries: readonly Entry[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, method, crc, size, data } of entries) {
    const common = Buffer.concat([
      numbers(2, 20, 0, method),
      // The first day that a zip can name.
      numbers(2, 0, (1 << 5) | 1),
      numbers(4, crc, data.length, size),
      numbers(2, name.length, 0),
    ]);
    files.push(numbers(4, 0x04034b50), common, name, data);
    directory.push(numbers(4, 0x02014b50), numbers(2, 20), common, numbers(2, 0, 0, 0), numbers(4, 0, offset), name);
    offset += 4 + common.length + name.length + data.length;
  }
  const whole = Buffer.concat(directory);
  const end = [numbers(4, 0x06054b50), numbers(2, 0, 0, entries.length, entries.length), numbers(4, whole.length, offset), numbers(2, 0)];
  return Buffer.concat([...files, whole, ...end]);
}

function numbers(width: 2 | 4, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(width * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntLE(value, width * index, width);
  return bytes;
}

function crc32(content: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
