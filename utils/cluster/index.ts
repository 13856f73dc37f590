/** The door: a capture, replayed on many servers. */
export { type Comparison, compare, recommend } from './compare.ts';
export { defaultsFor } from './defaults.ts';
export { simulate } from './engine.ts';
export { strategies } from './strategies/index.ts';
export { traceOf } from './trace.ts';
export type * from './types.ts';
