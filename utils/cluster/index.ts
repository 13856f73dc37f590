/** The door: a capture, replayed on many servers. */
export { type Comparison, compare } from './compare.ts';
export { defaultsFor } from './defaults.ts';
export { simulate } from './engine.ts';
export { type Recommendation, recommend } from './recommend.ts';
export { strategies } from './strategies/index.ts';
export { tellRun } from './tell.ts';
export { incidentsOf } from './tell-incidents.ts';
export { paced, traceOf } from './trace.ts';
export type * from './types.ts';
export { mostServers } from './types.ts';
