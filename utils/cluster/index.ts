/** The door: a capture, replayed on many servers. */
export { type Comparison, compare, compareOne, requestsOf, usersWithin } from './compare.ts';
export { defaultsFor } from './defaults.ts';
export { simulate } from './engine.ts';
export { type Recommendation, recommend } from './recommend.ts';
export { strategies } from './strategies/index.ts';
export { tellRun } from './tell.ts';
export { largestCookie } from './token.ts';
export { paced, traceOf } from './trace.ts';
export type * from './types.ts';
export { emptyTrace, mostServers } from './types.ts';
