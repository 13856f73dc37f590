import { launchChromium } from '../tools/chromium.ts';
import type { Bench } from './bench.ts';
import { fillTab } from './filled-tab.ts';

const few = 1000;
const many = 20_000;

export const memory: Bench = {
  name: 'memory',
  measures: 'heap of the background for each exchange it has recorded, after a garbage collection',
  unit: 'bytes',
  goal: { kind: 'at-most', value: 200 },
  run: async () => {
    const chromium = await launchChromium();
    try {
      const heap = async (count: number): Promise<number> => {
        const page = await chromium.browser.newPage();
        await page.goto(`data:text/html,<title>${count}</title>${count}`);
        await fillTab(chromium, page, count);
        const client = (await chromium.worker()).client;
        await client.send('HeapProfiler.enable');
        for (let time = 0; time < 3; time += 1) await client.send('HeapProfiler.collectGarbage');
        return (await client.send('Runtime.getHeapUsage')).usedSize;
      };
      const before = await heap(few);
      const after = await heap(many);
      return { value: (after - before) / many, detail: { before, after } };
    } finally {
      await chromium.close();
    }
  },
};
