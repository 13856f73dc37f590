import { browser } from '../../utils/browser.ts';
import type { HarCapture, HarFault } from '../../utils/transfer/index.ts';

/** Reads a HAR file in a worker of its own. Rejects when `signal` is aborted, or when the file is too large for the browser. */
export function readInWorker(file: File, signal: AbortSignal): Promise<HarCapture | { readonly error: HarFault }> {
  const worker = new Worker(browser.runtime.getURL('/har-reader.js'), { type: 'module' });
  return new Promise<HarCapture | { readonly error: HarFault }>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The reading was cancelled.')));
    // Only our own worker is at the other end.
    worker.addEventListener('message', ({ data }: MessageEvent<HarCapture | { readonly error: HarFault }>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('The file could not be read.')));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
