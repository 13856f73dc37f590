import { parseBench } from './parse-against.ts';

export const parseToughCookie = parseBench('parse-tough-cookie', 'tough-cookie', 3);
