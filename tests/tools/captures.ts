import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, conclude, createAnalysis } from '../../utils/session/index.ts';
import type { Analysis, Conclusions } from '../../utils/session/types.ts';
import { readHar } from '../../utils/transfer/index.ts';
import type { Labels } from '../sites/frameworks/labels.ts';

/** The labelled recordings of `tests/fixtures/captures/`. */
const folder = fileURLToPath(new URL('../fixtures/captures/', import.meta.url));

export interface Capture {
  readonly labels: Labels;
  /** Held aside: nothing was tuned on it. */
  readonly aside: boolean;
  readonly har: string;
}

export function captures(): readonly Capture[] {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.labels.json'))
    .map((file) => file.slice(0, -'.labels.json'.length))
    .toSorted()
    .map((id) => {
      const labels = JSON.parse(fs.readFileSync(path.join(folder, `${id}.labels.json`), 'utf8')) as Labels;
      return { labels, aside: isAside(labels.id), har: fs.readFileSync(path.join(folder, `${labels.id}.har`), 'utf8') };
    });
}

/** A third of the ids, the same ones for ever. */
export function isAside(id: string): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % 3 === 0;
}

export interface Examined {
  readonly analysis: Analysis;
  readonly conclusions: Conclusions;
  /** `entries[exchange id]` is the index of the HAR entry. */
  readonly entries: readonly number[];
}

export function examined({ har, labels }: Capture): Examined {
  const capture = readHar(har);
  if ('error' in capture) throw new Error(`${labels.id}: ${capture.error.message.en}`);
  const analysis = capture.exchanges.reduce(analyse, createAnalysis({ browser: capture.browser }));
  return { analysis, conclusions: conclude(analysis, analysis.lastTime), entries: capture.entries };
}
