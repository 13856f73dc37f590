import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { type Place, placeOf } from '../place.ts';
import { wordsIn } from './words.ts';

/** What one exchange says about logging in and out, before the cookies are looked at. */
export interface Signals {
  readonly place: Place;
  readonly changesState: boolean;
  readonly document: boolean;
  /** A page or a script's request: not an image, style, script, font or ping. */
  readonly telling: boolean;
  /** The path itself says login; or only the page it was sent from. */
  readonly login: 'path' | 'page' | null;
  /** Only by a word that serves other purposes too, and not from a page with a login form. */
  readonly weak: boolean;
  readonly logout: boolean;
  /** A script asks for a new token in exchange for an old one. */
  readonly refresh: boolean;
  /** A sign-on elsewhere that sends the browser back with a proof. */
  readonly callback: boolean;
  /** Where the answer sends the browser, when it does. */
  readonly target: Place | null;
  readonly sentToLogin: boolean;
  /** Back to the form that was sent, or to the one that failures have; not on to a step after it. */
  readonly backToForm: boolean;
  /** On to a page with a login form, which is not the one that was sent: the next step. */
  readonly sentToNextStep: boolean;
  readonly sentToSecondFactor: boolean;
  readonly refused: boolean;
  readonly succeeded: boolean;
  readonly loginPage: string | null;
  /** The page of the same site that the request was made from. */
  readonly from: string | null;
}

export function signalsOf(exchange: Exchange, place: Place): Signals {
  const { method, status, url, resourceType } = exchange;
  // An old form may send a password in the query of a GET.
  const changesState = /^(?:POST|PUT|PATCH|DELETE)$/i.test(method) || (/^GET$/i.test(method) && password.test(place.query));
  const referer = refererOf(exchange, place);
  const words = wordsIn(place.page);
  const otherwise = (words.aside && !words.form) || words.begins;
  const before = referer === null ? null : wordsIn(referer.page);
  const fromLogin = referer !== null && before?.loginPage === true && !otherwise;
  const redirected = status !== null && status >= 300 && status < 400;
  const location = redirected ? headerValue(exchange.responseHeaders, 'location') : null;
  const target = location === null ? null : placeOf(location, url);
  const leavesSession = /^DELETE$/i.test(method) && ownSession.test(place.path);
  const refresh = resourceType === 'fetch' && words.refresh;
  const login = words.login && !otherwise ? 'path' : fromLogin ? 'page' : null;
  const loginPage = fromLogin ? referer.page : words.loginPage ? place.page : null;
  // A sign-on that sends back to `/signin-oidc` with its proof sends to no form.
  const there = target === null || isCallback(target) ? null : wordsIn(target.page);
  return {
    place,
    changesState,
    document: resourceType === 'document',
    telling: resourceType === 'document' || resourceType === 'iframe' || resourceType === 'fetch',
    login: leavesSession || refresh ? null : login,
    weak: words.weak && before?.form !== true,
    logout: words.logout || isLogoutQuery(place.query) || leavesSession,
    refresh,
    callback: isCallback(place),
    target,
    sentToLogin: there?.loginPage === true && !there.secondFactor,
    backToForm: target !== null && there !== null && (there.form || there.failure || target.page === place.page || target.page === loginPage),
    sentToNextStep: there?.login === true && !there.weak,
    sentToSecondFactor: there?.secondFactor === true,
    refused: status === 401 || status === 403 || status === 400 || status === 422 || status === 429,
    succeeded: status !== null && status >= 200 && status < 300,
    from: referer?.page ?? null,
    loginPage,
  };
}

/** `/session`, `/sessions/current`; `/sessions/17` may be the one of another device. */
const ownSession = /\/(?:session|token|auth)(?:$|\/)|\/sessions(?:$|\/(?:current|active|mine?|me|self|this)$)/i;

const password = /[?&](?:user_?|mb_)?(?:pw|pwd|pass|passwd|password|passwort|senha|clave|contrasena)=[^&]/i;

function isCallback({ path, page, query }: Place): boolean {
  if (!/[?&](?:code|ticket|SAMLart)=/.test(query) || /[?&]error=/.test(query)) return false;
  return /[?&]state=/.test(query) || wordsIn(page).login || /callback/i.test(path);
}

/** `wp-login.php?action=logout`, `?logout`. */
function isLogoutQuery(query: string): boolean {
  return /[?&](?:action=)?(?:logout|logoff|signout)(?:&|=|$)|[?&]wa=wsignout(?:cleanup)?1\.0(?:&|$)/i.test(query);
}

/** The page that the request was made from, when it is of the same site: another site's login page is not this one's. */
function refererOf({ requestHeaders, initiator, resourceType }: Exchange, { site }: Place): Place | null {
  const referer = headerValue(requestHeaders, 'referer') ?? (resourceType === 'fetch' ? (initiator.url ?? initiator.topLevelUrl) : null);
  const from = referer === null ? null : placeOf(referer);
  return from?.site === site ? from : null;
}
