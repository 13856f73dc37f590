import type { Header, ResourceType } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';

/** What asked for a response, from the browser's own words first (`Sec-Fetch-Dest`, the tool's type), then from what came back. */
export function resourceTypeOf(facts: {
  readonly url: string;
  readonly status: number | null;
  /** Every header of the request, lower-case names. */
  readonly headers: readonly Header[];
  readonly toolsType: string | null;
  readonly mimeType: string | null;
}): ResourceType {
  if (/^wss?:/i.test(facts.url) || facts.status === 101) return 'websocket';
  const destination = headerValue(facts.headers, 'sec-fetch-dest')?.toLowerCase();
  const byDestination = destination === undefined ? undefined : destinations.get(destination);
  if (byDestination !== undefined) return byDestination;
  const byTool = facts.toolsType === null ? undefined : toolTypes.get(facts.toolsType.toLowerCase());
  if (byTool !== undefined) return byTool;
  if (destination === 'empty' || headerValue(facts.headers, 'x-requested-with') !== null) return 'fetch';
  // Browsers ask for HTML by name only when they navigate.
  if (headerValue(facts.headers, 'accept')?.startsWith('text/html') === true) return 'document';
  return byMimeType(facts.mimeType ?? '');
}

const destinations: ReadonlyMap<string, ResourceType> = new Map([
  ['document', 'document'],
  ['iframe', 'iframe'],
  ['frame', 'iframe'],
  ['fencedframe', 'iframe'],
  ['embed', 'iframe'],
  ['object', 'iframe'],
  ['style', 'stylesheet'],
  ['script', 'script'],
  ['worker', 'script'],
  ['sharedworker', 'script'],
  ['serviceworker', 'script'],
  ['audioworklet', 'script'],
  ['paintworklet', 'script'],
  ['image', 'image'],
  ['font', 'font'],
  ['audio', 'media'],
  ['video', 'media'],
  ['track', 'media'],
  ['websocket', 'websocket'],
]);

/** `_resourceType` of Chromium and Playwright. */
const toolTypes: ReadonlyMap<string, ResourceType> = new Map([
  ['document', 'document'],
  ['iframe', 'iframe'],
  ['stylesheet', 'stylesheet'],
  ['script', 'script'],
  ['image', 'image'],
  ['font', 'font'],
  ['media', 'media'],
  ['texttrack', 'media'],
  ['xhr', 'fetch'],
  ['fetch', 'fetch'],
  ['eventsource', 'fetch'],
  ['ping', 'ping'],
  ['beacon', 'ping'],
  ['csp-violation-report', 'ping'],
  ['websocket', 'websocket'],
]);

function byMimeType(mimeType: string): ResourceType {
  const type = mimeType.toLowerCase();
  if (type.startsWith('text/html') || type.startsWith('application/xhtml')) return 'document';
  if (type.startsWith('text/css')) return 'stylesheet';
  if (/^(text|application)\/(x-)?(java|ecma)script/.test(type)) return 'script';
  if (type.startsWith('image/')) return 'image';
  if (/^(application\/)?(x-)?font/.test(type)) return 'font';
  if (/^(audio|video)\//.test(type)) return 'media';
  if (/^application\/([\w.-]+\+)?json/.test(type)) return 'fetch';
  return 'other';
}
