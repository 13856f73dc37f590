import { parseBench } from './parse-against.ts';

export const parseSetCookieParser = parseBench('parse-set-cookie-parser', 'set-cookie-parser', 6);
