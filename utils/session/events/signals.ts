import { remembered } from '../../cookie/bounded-cache.ts';
import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { type Place, placeOf } from '../place.ts';

/** What one exchange says about logging in and out, before the cookies are looked at. */
export interface Signals {
  readonly place: Place;
  readonly changesState: boolean;
  readonly document: boolean;
  /** A page or a script's request: not an image, style, script, font or ping. */
  readonly telling: boolean;
  /** The path itself says login; or only the page it was sent from. */
  readonly login: 'path' | 'page' | null;
  readonly logout: boolean;
  /** A script asks for a new token in exchange for an old one. */
  readonly refresh: boolean;
  /** A sign-on elsewhere that sends the browser back with a proof. */
  readonly callback: boolean;
  /** Where the answer sends the browser, when it does. */
  readonly target: Place | null;
  readonly sentToLogin: boolean;
  readonly sentToSecondFactor: boolean;
  readonly refused: boolean;
  readonly succeeded: boolean;
  readonly loginPage: string | null;
  /** Path of the page of the same site that the request was made from. */
  readonly from: string | null;
}

/** Login and logout in the addresses of sites in other languages, whole words or with the usual seams. */
const foreignLogin =
  /anmelden|anmeldung|einloggen|connexion|seconnecter|inici(?:ar|o)-?_?(?:de-?_?)?sesi[oó]n|acceder|entrar|accedi|inloggen|logga-?_?in|prihlasit|zaloguj|giris|vhod/;
const foreignLogout =
  /abmelden|abmeldung|ausloggen|deconnexion|sedeconnecter|cerrar-?_?sesi[oó]n|encerrar-?_?sess[aã]o|uitloggen|logga-?_?ut|odhlasit|wyloguj|cikis|vyhod/;
const edge = '(?:^|[/_.-])';
const end = '(?:$|[/_.;-])';
const loginWord = new RegExp(
  `${edge}(?:log-?_?in|log-?_?on|sign-?_?in|signon|auth|authenticate|authentication|authorize|sessions?|sso|saml|adfs|authn|acs|token|oauth2?|sign-?_?up|register|registration|checkpoint|${foreignLogin.source})${end}`,
  'i',
);
/** Words of a login page, narrower: `/auth/…` and `/session` serve other purposes too. */
const loginPageWord = new RegExp(
  `${edge}(?:log-?_?in|log-?_?on|sign-?_?in|signon|authenticate|authn|auth|sso|adfs|reauth|${foreignLogin.source})${end}`,
  'i',
);
const compound = /(?:login|signin|logon)(?:\.\w+)?(?:$|;)|j_(?:spring_)?security_check(?:$|;)|\/wp-login\.php$/i;
/** Where a script exchanges an old token for a new one: nobody logs in there. */
const refreshWord = new RegExp(
  `${edge}(?:(?:token-?_?)?(?:refresh|renew)(?:-?_?(?:tokens?|session|auth))?|extend-?_?session|keep-?_?alive)${end}`,
  'i',
);
const logoutWord = new RegExp(`log-?_?(?:out|off)|sign-?_?(?:out|off)|end-?session|${edge}(?:${foreignLogout.source})${end}`, 'i');
const secondFactor = new RegExp(`${edge}(?:otp|mfa|2fa|totp|two-?_?factor|second-?_?factor|verify|verification|challenge)${end}`, 'i');

export function isLoginPath(path: string): boolean {
  return wordsIn(path).login;
}

export function isLoginPage(path: string): boolean {
  return wordsIn(path).loginPage;
}

export function isLogoutPath(path: string): boolean {
  return wordsIn(path).logout;
}

/** What the words of a path say. A site has many addresses and few paths, and each is asked about by several exchanges. */
const wordsIn = remembered((path: string) => {
  const logout = logoutWord.test(path);
  const login = !logout && compound.test(path);
  return {
    logout,
    login: login || (!logout && loginWord.test(path)),
    loginPage: login || (!logout && loginPageWord.test(path)),
    refresh: refreshWord.test(path),
    secondFactor: secondFactor.test(path),
  };
}, 256);

export function signalsOf(exchange: Exchange, place: Place): Signals {
  const { method, status, url, resourceType } = exchange;
  const changesState = /^(?:POST|PUT|PATCH|DELETE)$/i.test(method);
  const referer = refererOf(exchange, place);
  const fromLogin = referer !== null && isLoginPage(referer.path);
  const redirected = status !== null && status >= 300 && status < 400;
  const location = redirected ? headerValue(exchange.responseHeaders, 'location') : null;
  const target = location === null ? null : placeOf(location, url);
  const leavesSession = /^DELETE$/i.test(method) && /\/(?:sessions?|token|auth)(?:$|\/)/i.test(place.path);
  const words = wordsIn(place.path);
  const refresh = resourceType === 'fetch' && words.refresh;
  const login = words.login ? 'path' : fromLogin ? 'page' : null;
  return {
    place,
    changesState,
    document: resourceType === 'document',
    telling: resourceType === 'document' || resourceType === 'iframe' || resourceType === 'fetch',
    login: leavesSession || refresh ? null : login,
    logout: words.logout || isLogoutQuery(place.query) || leavesSession,
    refresh,
    callback: /[?&](?:code|ticket|SAMLart)=/.test(place.query) && (/[?&]state=/.test(place.query) || words.login || /callback/i.test(place.path)),
    target,
    sentToLogin: target !== null && isLoginPage(target.path) && !wordsIn(target.path).secondFactor,
    sentToSecondFactor: target !== null && wordsIn(target.path).secondFactor,
    refused: status === 401 || status === 403 || status === 400 || status === 422 || status === 429,
    succeeded: status !== null && status >= 200 && status < 300,
    from: referer?.path ?? null,
    loginPage: fromLogin ? referer.path : words.loginPage ? place.path : null,
  };
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
