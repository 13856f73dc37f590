/** The door: what a capture says about cookies, sessions and their lives. */
export { analyse, createAnalysis } from './analyse.ts';
export { conclude } from './conclude.ts';
export { decode } from './formats/index.ts';
export { type NamedNodes, nodesNamedBy } from './nodes.ts';
