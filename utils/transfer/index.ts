export { toCurl } from './curl.ts';
export { harEntryToExchange } from './har-entry.ts';
export type { HarFault } from './har-fault.ts';
export { type HarCapture, readHar } from './read-har.ts';
export { writeHar, writeHarSteps } from './write-har.ts';
