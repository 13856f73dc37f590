import { analyseHar } from './analyse-har.ts';
import { analyseSlope } from './analyse-slope.ts';
import type { Bench } from './bench.ts';
import { clusterMillion } from './cluster-million.ts';
import { pageLoad, pageLoadIdle } from './page-loads.ts';
import { size } from './size.ts';

/** Everything that `npm run bench` measures. */
export const benches: readonly Bench[] = [pageLoad, pageLoadIdle, analyseSlope, analyseHar, clusterMillion, size];
