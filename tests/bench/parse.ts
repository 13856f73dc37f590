import { parseBench } from './parse-against.ts';

/** The fastest of the peers; it drops what it does not know. */
export const parse = parseBench('parse', 'cookie', 1.5);
