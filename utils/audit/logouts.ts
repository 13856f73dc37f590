import { siteOf } from '../cookie/index.ts';
import { headerValue } from '../http/headers.ts';
import type { CookieConclusion, ExchangeFacts, LifeEvent } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isDeletion } from './lines.ts';
import { sentAs, sessionCookies } from './session-cookies.ts';

/** One session cookie at one logout. */
export interface LoggedOut {
  readonly event: LifeEvent;
  /** The request that logged out. */
  readonly request: ExchangeFacts;
  readonly cookie: CookieConclusion;
  /** The value that should be worth nothing now. A secret. */
  readonly value: string;
  /** What came after on this site, until the next login or the end of the recording. */
  readonly after: readonly ExchangeFacts[];
}

const stories = new WeakMap<Facts, readonly LoggedOut[]>();

export function loggedOut(facts: Facts): readonly LoggedOut[] {
  const known = stories.get(facts);
  if (known) return known;
  const made = find(facts);
  stories.set(facts, made);
  return made;
}

function find(facts: Facts): readonly LoggedOut[] {
  const { analysis, conclusions } = facts;
  const found: LoggedOut[] = [];
  for (const event of conclusions.events) {
    const request = event.type === 'logout' ? analysis.exchanges[event.exchange] : undefined;
    if (!request) continue;
    const site = siteOf(request.exchange.url);
    const logins = conclusions.events.filter((next) => next.type === 'login' && next.exchange > event.exchange && next.site === event.site);
    for (const cookie of sessionCookies(facts)) {
      const value = sentAs(request.sent, cookie)?.value ?? '';
      if (value === '') continue;
      const login = logins.find(({ exchange }) => !bringsBack(analysis.exchanges[exchange], value));
      const after = analysis.exchanges.slice(event.exchange + 1, login?.exchange).filter(({ exchange }) => siteOf(exchange.url) === site);
      found.push({ event, request, cookie, value, after });
    }
  }
  return found;
}

/** A page that opens under the old id looks like a login to the analysis. Nobody gave a password, so here it is the old session. */
function bringsBack(login: ExchangeFacts | undefined, value: string): boolean {
  if (login?.exchange.method !== 'GET') return false;
  return (
    login.sent.some((sent) => sent.value === value) || login.setCookies.some(({ parsed }) => parsed.kind === 'set-cookie' && parsed.value === value)
  );
}

/** How many answers after the logout may still clean up: the redirects behind it, one page, and what it loads first. */
const settling = 5;

/** Whether the browser was told to let go of the old value: deleted, emptied, replaced, or all of it cleared. */
export function letGo({ request, cookie, value, after }: LoggedOut): boolean {
  return [request, ...after.slice(0, settling)].some(({ exchange, setCookies }) => {
    if (clearsCookies(headerValue(exchange.responseHeaders, 'clear-site-data'))) return true;
    return setCookies.some(
      (set) =>
        set.key === cookie.facts.key &&
        set.verdict.outcome !== 'refused' &&
        (isDeletion({ set, exchange }) || (set.parsed.kind === 'set-cookie' && set.parsed.value !== value)),
    );
  });
}

/** Whether the old value left the browser at all, by whatever hand: a script, the user, a response. */
export function isGone({ cookie, value, after }: LoggedOut): boolean {
  return cookie.facts.current?.value !== value && !after.some(({ sent }) => sentAs(sent, cookie)?.value === value);
}

export function clearsCookies(clearSiteData: string | null): boolean {
  return clearSiteData !== null && /"(?:cookies|\*)"/.test(clearSiteData);
}

/** Every exchange after the logout that still showed the old value, under whatever name's key it was seen. */
export function reused({ request, cookie, value, after }: LoggedOut): readonly ExchangeFacts[] {
  return after.filter((at) => !isUnderWay(request, at) && at.sent.some((one) => one.name === cookie.facts.name && one.value === value));
}

/** Set out before the logout was answered: it could not know better, and the server may have served it before. */
function isUnderWay({ exchange: logout }: ExchangeFacts, { exchange }: ExchangeFacts): boolean {
  return exchange.time < logout.time + (logout.duration ?? 0) && !exchange.initiator.redirectedFrom.includes(logout.url);
}
