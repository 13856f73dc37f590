import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipFolder } from '../../../tools/pack/zip.ts';

const sentence = 'The session ended on the server. 서버에서 세션이 끝났습니다. ';
const files: Readonly<Record<string, Buffer>> = {
  'manifest.json': Buffer.from('{}'),
  'chunks/long.js': Buffer.from(Array.from({ length: 4000 }, (_, index) => `${sentence}${index}\n`).join('')),
  'icon/noise.png': Buffer.from(Array.from({ length: 300 }, (_, index) => (index * index * 31 + index * 7) % 251)),
  empty: Buffer.alloc(0),
};
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-zip-'));

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, 'in', name)), { recursive: true });
    fs.writeFileSync(path.join(folder, 'in', name), content);
  }
  await zipFolder(path.join(folder, 'in'), path.join(folder, 'one.zip'));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Reads a zip by its directory, as a browser does. */
function unzip(zip: Buffer): Record<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const found: Record<string, Buffer> = {};
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const header = zip.readUInt32LE(at + 42);
    expect(zip.toString('latin1', header, header + 4)).toBe('PK\x03\x04');
    const begin = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const data = zip.subarray(begin, begin + packed);
    const content = zip.readUInt16LE(at + 10) === 0 ? Buffer.from(data) : inflateRawSync(data);
    expect(content.length).toBe(size);
    // A gzip stream ends with the sum and the length.
    expect(zip.readUInt32LE(at + 16)).toBe(gzipSync(content).readUInt32LE(gzipSync(content).length - 8));
    found[name] = content;
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return found;
}

it('the zip holds every file, and nothing else', () => {
  expect(unzip(fs.readFileSync(path.join(folder, 'one.zip')))).toEqual(files);
});

it('is the same whenever the files are', async () => {
  for (const name of Object.keys(files)) fs.utimesSync(path.join(folder, 'in', name), 1_000_000, 1_000_000);
  await zipFolder(path.join(folder, 'in'), path.join(folder, 'two.zip'));
  expect(fs.readFileSync(path.join(folder, 'two.zip')).equals(fs.readFileSync(path.join(folder, 'one.zip')))).toBe(true);
});
