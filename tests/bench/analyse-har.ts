import type { Exchange } from '../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../utils/session/index.ts';
import { readHar, writeHar } from '../../utils/transfer/index.ts';
import { type Bench, interleaved, timed } from './bench.ts';
import { traffic } from './traffic.ts';

const entries = 20_000;

export const analyseHar: Bench = {
  name: 'analyse-har',
  measures: 'analysis of a HAR file of 20,000 entries, conclusions included, against JSON.parse of that file',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1 },
  run: async () => {
    // A browser's own export: indented, with all the headers that a browser sends and gets.
    const text = withHeaders(writeHar(traffic(entries), { reveal: true }));
    const read = readHar(text);
    if ('error' in read) throw new Error(`The file of the bench cannot be read: ${read.error.message.en}`);
    const exchanges: readonly Exchange[] = read.exchanges;
    const { ratio, one, other } = interleaved(
      7,
      () =>
        timed(() => {
          const analysis = exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
          conclude(analysis, analysis.lastTime);
        }),
      () => timed(() => JSON.parse(text)),
    );
    return { value: ratio, detail: { analyseMs: one, parseMs: other, megabytes: text.length / 1e6 } };
  },
};

const usual = [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8'],
  ['accept-encoding', 'gzip, deflate, br, zstd'],
  ['accept-language', 'en-GB,en;q=0.9,ko;q=0.8'],
  ['cache-control', 'max-age=0'],
  ['sec-ch-ua', '"Chromium";v="156", "Not-A.Brand";v="24"'],
  ['sec-ch-ua-mobile', '?0'],
  ['sec-ch-ua-platform', '"Linux"'],
  ['upgrade-insecure-requests', '1'],
  ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'],
] as const;

function withHeaders(text: string): string {
  const har = JSON.parse(text) as { log: { entries: { request: { headers: { name: string; value: string }[] } }[] } };
  for (const entry of har.log.entries) entry.request.headers.push(...usual.map(([name, value]) => ({ name, value })));
  return JSON.stringify(har, null, 2);
}
