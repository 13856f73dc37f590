import { remembered } from '../../cookie/bounded-cache.ts';

/** What the words of an address say about logging in and out. `page`: of a `Place`, so that routes in the query count too. */
export interface PageWords {
  /** Somewhere in it: a login, a registration, or where tokens and sessions are made. */
  readonly login: boolean;
  /** Only by a word that serves other purposes too: `/auth/ping`, `/sessions/extend`, `/token`. */
  readonly weak: boolean;
  /** A page with a login form. */
  readonly loginPage: boolean;
  /** Its last part is the login word: the form itself, not a step after it. */
  readonly form: boolean;
  readonly logout: boolean;
  readonly refresh: boolean;
  readonly secondFactor: boolean;
  /** It serves something else, though it may be asked from a login page: the language, consent, measurement, a forgotten password. */
  readonly aside: boolean;
  /** It only begins a login that another request ends: `/webauthn/options`. */
  readonly begins: boolean;
  /** It tells of a failure: `/loginError`. */
  readonly failure: boolean;
}

/** Login and logout in the addresses of sites in other languages, whole words or with the usual seams. */
const foreignLogin =
  'anmelden|anmeldung|einloggen|connexion|se-?connecter|inici(?:ar|o)-?_?(?:de-?_?)?sesi[oó]n|acceder|acceso|ingresar|entrar|accedi|inloggen|logga-?_?in|prihlasit|zaloguj|giris|vhod|로그인|ログイン|登录|登錄|登入|войти|вход';
const foreignLogout =
  'abmelden|abmeldung|ausloggen|deconnexion|se-?deconnecter|cerrar-?_?sesi[oó]n|encerrar-?_?sess[aã]o|salir|sair|uitloggen|logga-?_?ut|odhlasit|wyloguj|cikis|vyhod|로그아웃|ログアウト|退出|注销|登出|выйти|выход';
const edge = '(?:^|[/_.:-])';
const end = '(?:$|[/_.:;-])';
const sure = 'log-?_?in|log-?_?on|sign-?_?in|signon|authenticate|authn|sessions?/new';
const word = (words: string) => new RegExp(`${edge}(?:${words})${end}`, 'i');

const strong = word(`${sure}|authentication|sign-?_?up|register|registration|checkpoint|${foreignLogin}`);
const shared = word('auth|authorize|sessions?|sso|saml|adfs|acs|token|oauth2?');
/** Words of a login page, narrower: `/auth/…` and `/session` serve other purposes too. */
const loginPage = word(`${sure}|auth|sso|adfs|reauth|${foreignLogin}`);
const lastWord = new RegExp(`${edge}(?:${sure}|reauth|${foreignLogin})(?:[-_]?form)?(?:\\.\\w+)?/?(?:;.*)?$`, 'i');
const compound = /(?:login|signin|logon)(?:\.\w+)?(?:$|;)|j_(?:spring_)?security_check(?:$|;)|\/wp-login\.php$/i;
/** Where a script exchanges an old token for a new one, or says that somebody is still there: nobody logs in. */
const refresh = word('(?:token-?_?)?(?:refresh|renew|rotate)(?:-?_?(?:tokens?|session|auth))?|extend-?_?session|keep-?alive|heart-?beat|ping');
const logout = new RegExp(`log-?_?(?:out|off)|sign-?_?(?:out|off)|end-?session|${edge}(?:${foreignLogout})${end}`, 'i');
const secondFactor = word('otp|mfa|2fa|totp|two-?_?factor|second-?_?factor|verify|verification|challenge');
const aside = word(
  'locales?|lang|languages?|i18n|themes?|currency|cookies?|consent|gdpr|privacy|collect|track|tracking|events?|metrics|telemetry|analytics|beacon|csp|csp-?report|forgot\\w*|forgotten|lost-?password|password-?resets?|reset-?password|reset|recover\\w*|newsletter|subscribe|search|contact|feedback|captcha|csrf',
);
const begins = /\/(?:(?:\w+[-_])?(?:options|challenge|begin|start|init|initiate|prepare|nonce|pre-?check|request))\/?$/i;
const failure = /error|fail|denied|invalid|wrong|incorrect/i;

/** What the words of a page say. A site has many addresses and few pages, and each is asked about by several exchanges. */
export const wordsIn = remembered((page: string): PageWords => {
  const text = spelled(page);
  const leaves = logout.test(text);
  const ends = compound.test(text);
  const strongly = !leaves && (ends || strong.test(text));
  const login = strongly || (!leaves && shared.test(page));
  return {
    login,
    weak: login && !strongly,
    loginPage: !leaves && (ends || loginPage.test(text)),
    form: !leaves && (ends || lastWord.test(text)),
    logout: leaves,
    refresh: refresh.test(text),
    secondFactor: secondFactor.test(text),
    aside: aside.test(text),
    begins: begins.test(text),
    failure: failure.test(text),
  };
}, 256);

/** As a person reads it: letters instead of octets, and `loginProc` as two words. */
function spelled(page: string): string {
  return decoded(page).replace(/([a-z])([A-Z])/g, '$1-$2');
}

function decoded(page: string): string {
  if (!page.includes('%')) return page;
  try {
    return decodeURIComponent(page);
  } catch {
    return page;
  }
}
