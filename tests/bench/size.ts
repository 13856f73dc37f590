import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Bench } from './bench.ts';

export const size: Bench = {
  name: 'size',
  measures: 'the zipped extension',
  unit: 'bytes',
  goal: { kind: 'at-most', value: 250_000 },
  run: async () => {
    const { status, stderr } = spawnSync('npx', ['wxt', 'zip'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The extension could not be zipped: ${stderr}`);
    const zips = fs.readdirSync('.output').filter((file) => file.endsWith('-chrome.zip'));
    const [zip] = zips.map((file) => fs.statSync(path.join('.output', file)).size);
    if (zip === undefined) throw new Error('wxt wrote no zip.');
    return { value: zip };
  },
};
