import fs from 'node:fs';
import type { HarCapture } from '../../../utils/transfer/index.ts';
import { readHar } from '../../../utils/transfer/index.ts';

export function fixture(name: string): string {
  return fs.readFileSync(new URL(`../../fixtures/har/${name}`, import.meta.url), 'utf8');
}

export function captureOf(text: string): HarCapture {
  const result = readHar(text);
  if ('error' in result) throw new Error(`expected a capture, got: ${result.error.message.en}`);
  return result;
}

export function faultOf(text: string) {
  const result = readHar(text);
  if (!('error' in result)) throw new Error('expected an error, got a capture');
  return result.error;
}
