import type { Header, ResourceType } from '../http/exchange.ts';
import { type Locale, locales } from '../i18n/text.ts';
import type { NewExchange, Requests, SourceCommand, ViewCommand } from './messages.ts';

/**
 * The border of the background: what arrives is nobody's until it is parsed here. Null is "not for us, or not well-formed";
 * nothing is thrown, and nothing that was sent is echoed.
 */

/** Who sent a message, as the browser tells it. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
}

/** Only our own pages may talk to the background: not a page, not a content script in one, not another extension. */
export function isOurs(sender: Sender | undefined, self: { readonly id: string; readonly baseUrl: string }): boolean {
  return sender?.id === self.id && sender.url?.startsWith(self.baseUrl) === true;
}

/** A batch of a devtools page that is longer than this is no batch of ours. */
const longestBatch = 10_000;

export function parseSourceCommand(message: unknown): SourceCommand | null {
  if (!isObject(message)) return null;
  const { type, tabId, sourceId, items, url } = message;
  if (type === 'hello') {
    return isTabId(tabId) && typeof sourceId === 'string' && sourceId !== '' && sourceId.length <= 64 ? { type, tabId, sourceId } : null;
  }
  if (type === 'page') return typeof url === 'string' ? { type, url } : null;
  if (type !== 'exchanges' || !Array.isArray(items) || items.length > longestBatch) return null;
  return items.every(isItem) ? { type, items } : null;
}

export function parseViewCommand(message: unknown): ViewCommand | null {
  if (!isObject(message)) return null;
  const { type, tabId, as, locale } = message;
  switch (type) {
    case 'pause':
    case 'resume':
    case 'clear':
    case 'access-changed':
      return { type };
    case 'watch':
      return isTabId(tabId) && (as === 'capture' || as === 'overview') && isLocale(locale) ? { type, tabId, as, locale } : null;
    default:
      return null;
  }
}

export function parseRequest(message: unknown): Requests[keyof Requests]['ask'] | null {
  if (!isObject(message)) return null;
  const { type, tabId, locale } = message;
  if (type === 'forget-everything') return { type };
  if (type !== 'report' || !isTabId(tabId)) return null;
  if (locale === undefined) return { type, tabId };
  return isLocale(locale) ? { type, tabId, locale } : null;
}

function isItem(item: unknown): item is { readonly seq: number; readonly exchange: NewExchange } {
  return isObject(item) && isCount(item['seq']) && isNewExchange(item['exchange']);
}

/** Whether `value` has the shape that the recorder writes down; the recorder gives it its id. */
export function isNewExchange(value: unknown): value is NewExchange {
  if (!isObject(value) || value['kind'] !== 'exchange' || 'id' in value) return false;
  const { initiator, connection } = value;
  return (
    isNumber(value['time']) &&
    isNullOr(isNumber)(value['duration']) &&
    isText(value['method']) &&
    isText(value['url']) &&
    isNullOr(isNumber)(value['status']) &&
    isNullOr(isText)(value['error']) &&
    isResourceType(value['resourceType']) &&
    isNullOr(isText)(value['cookieHeader']) &&
    isListOf(isText)(value['setCookieLines']) &&
    isListOf(isHeader)(value['requestHeaders']) &&
    isListOf(isHeader)(value['responseHeaders']) &&
    isObject(initiator) &&
    isNullOr(isText)(initiator['topLevelUrl']) &&
    isNullOr(isText)(initiator['url']) &&
    (initiator['frame'] === null || initiator['frame'] === 'top' || initiator['frame'] === 'nested') &&
    isListOf(isText)(initiator['redirectedFrom']) &&
    isObject(connection) &&
    isNullOr(isText)(connection['id']) &&
    isNullOr(isText)(connection['protocol']) &&
    isNullOr(isText)(connection['serverAddress']) &&
    (value['servedFrom'] === 'network' || value['servedFrom'] === 'cache' || value['servedFrom'] === 'service-worker') &&
    value['source'] === 'devtools'
  );
}

const resourceTypes: Readonly<Record<ResourceType, true>> = {
  document: true,
  iframe: true,
  stylesheet: true,
  script: true,
  image: true,
  font: true,
  media: true,
  fetch: true,
  ping: true,
  websocket: true,
  other: true,
};

function isResourceType(value: unknown): value is ResourceType {
  return typeof value === 'string' && Object.hasOwn(resourceTypes, value);
}

function isHeader(value: unknown): value is Header {
  return isObject(value) && isText(value['name']) && isText(value['value']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isTabId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isLocale(value: unknown): value is Locale {
  return locales.some((known) => known === value);
}

function isNullOr<T>(is: (value: unknown) => value is T): (value: unknown) => value is T | null {
  return (value): value is T | null => value === null || is(value);
}

function isListOf<T>(is: (value: unknown) => value is T): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(is);
}
