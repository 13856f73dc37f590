import { expect, it } from 'vitest';
import { createJudge } from '../../../entrypoints/background/judge.ts';
import { finish } from '../../../utils/steps.ts';
import { newExchange } from './samples.ts';

const tab = {
  tabId: 1,
  url: 'https://shop.example/',
  recording: true,
  source: 'devtools',
  access: 'none',
  incognito: false,
  exchanges: 2,
  dropped: 700,
  problem: null,
} as const;

it('reports a capture whose oldest exchanges were pushed out', () => {
  const judge = createJudge('chromium', () => 2_000);
  judge.take({ ...newExchange({ setCookieLines: ['sid=1; Path=/'] }), id: 700 });
  judge.take({ ...newExchange({ cookieHeader: 'sid=1', time: 1_100 }), id: 701 });
  const report = finish(judge.report(tab, 'en'));
  expect(report.exchanges).toBe(2);
  expect(report.setCookies.map(({ exchange }) => exchange)).toEqual([0]);
  expect(report.requests.map(({ exchange, recorded }) => [exchange, recorded])).toEqual([
    [0, []],
    [1, ['sid']],
  ]);
});
