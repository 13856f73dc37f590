import type { HttpCredentials } from '../../http/authentication.ts';
import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { unescaped } from '../formats/format.ts';
import type { Place } from '../place.ts';
import type { ExchangeFacts } from '../types.ts';
import type { OtherCarrier, SiteLife } from './site-life.ts';

/** `;jsessionid=…` in the path, or a parameter that names a session, with a value long enough to be one. */
const inPath = /;(jsessionid|sessionid|sid)=([A-Za-z0-9._!:-]{16,256})/i;
/** ASP.NET without cookies: `/(S(lit3py55t21z5v55vlm25s55))/…`, with the ticket behind it after the login. */
const inFolder = /\/\((?:A\([^)]*\))?(S)\(([a-z0-9]{24})\)/i;
const inQuery = /[?&](phpsessid|jsessionid|sessionid|session_id|session|sid|cfid|cftoken)=([A-Za-z0-9._!:%-]{16,256})/i;

/** What carried this request's session outside of its cookies; null where nothing did. */
export interface OtherCarriers {
  readonly bearer: string | null;
  readonly inUrl: string | null;
}

/** Sessions that no cookie carries. */
export function noteOtherCarriers(life: SiteLife, { exchange, sent }: ExchangeFacts, { path, query }: Place): OtherCarriers {
  const found = inPath.exec(path) ?? inFolder.exec(path) ?? inQuery.exec(query);
  const name = found?.[1];
  const value = found?.[2];
  // A socket.io transport names its connection `sid`: it dies with the page and opens nothing.
  // Servlet containers put the id into the first page's links too, until they know that the browser takes cookies.
  const inCookie = value !== undefined && sent.some((cookie) => unescaped(cookie.value) === unescaped(value));
  const isSession = name !== undefined && value !== undefined && !inCookie && !path.startsWith('/socket.io/') && !/[?&]EIO=/.test(query);
  // A socket.io transport names its connection `sid`: it dies with the page and opens nothing.
  if (isSession) life.inUrl = seen(life.inUrl, name, value, exchange);
  const bearer = /^(?:Bearer|Token|JWT) +(\S{8,})/i.exec(headerValue(exchange.requestHeaders, 'authorization') ?? '')?.[1] ?? null;
  if (bearer !== null) life.bearer = seen(life.bearer, 'Authorization', bearer, exchange);
  return { bearer, inUrl: isSession ? value : null };
}

/** Name and password, once they have been accepted: from then on they are the session. */
export function noteHttpCredentials(life: SiteLife, exchange: Exchange, { scheme, identity }: HttpCredentials): void {
  const byBrowser = exchange.resourceType === 'document' || life.bearer?.byBrowser === true;
  life.bearer = { ...seen(life.bearer, 'Authorization', identity, exchange), scheme, byBrowser };
}

function seen(known: OtherCarrier | null, name: string, value: string, { id, time }: Exchange): OtherCarrier {
  if (known === null)
    return { name, value, scheme: null, byBrowser: false, firstExchange: id, lastExchange: id, firstTime: time, lastTime: time, count: 1 };
  known.value = value;
  known.lastExchange = id;
  known.lastTime = time;
  known.count += 1;
  return known;
}
