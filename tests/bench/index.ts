import { analyseHar } from './analyse-har.ts';
import { analyseSlope } from './analyse-slope.ts';
import type { Bench } from './bench.ts';
import { clusterMillion } from './cluster-million.ts';
import { differentialChromium } from './differential-chromium.ts';
import { differentialFirefox } from './differential-firefox.ts';
import { fuzz } from './fuzz.ts';
import { inference, inferenceEvents, inferencePrecision } from './inference.ts';
import { latency } from './latency.ts';
import { megabyte } from './megabyte.ts';
import { memory } from './memory.ts';
import { pageLoad, pageLoadFloor, pageLoadIdle, pageLoadPaused, pageLoadPermission } from './page-loads.ts';
import { open100k, scroll100k } from './panel-100k.ts';
import { parse } from './parse.ts';
import { parseSetCookieParser } from './parse-set-cookie-parser.ts';
import { parseToughCookie } from './parse-tough-cookie.ts';
import { popup } from './popup.ts';
import { receive } from './receive.ts';
import { send } from './send.ts';
import { size } from './size.ts';

/** Everything that `npm run bench` measures. */
export const benches: readonly Bench[] = [
  parse,
  parseToughCookie,
  parseSetCookieParser,
  receive,
  send,
  fuzz,
  megabyte,
  differentialChromium,
  differentialFirefox,
  inference,
  inferencePrecision,
  inferenceEvents,
  pageLoad,
  pageLoadIdle,
  pageLoadPermission,
  pageLoadPaused,
  pageLoadFloor,
  latency,
  analyseSlope,
  analyseHar,
  clusterMillion,
  open100k,
  scroll100k,
  popup,
  memory,
  size,
];
