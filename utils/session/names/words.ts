/**
 * The words of a cookie's name: `businessId` is `business` and `id`, so that no `sid` is found inside it;
 * `PHPSESSID` has no seam and stays one word.
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/^__(?:Host|Secure|Http|Host-Http)-/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Names that anyone may give to a session: exact words, or compounds without a seam. */
const session =
  /^(?:sid|sess|sessid|session|sessionid|sessionkey|sessiontoken|ssid|jsessionid|phpsessid|usersession|authsession|appsession|websession|mysession|loginsession)$|^sess(?:ion)?[a-z]*id$|sess(?:ion)?(?:id)?$/;
const auth =
  /^(?:auth|authn|authid|authtoken|authentication|authorization|accesstoken|access|token|jwt|idtoken|bearer|login|loggedin|logintoken|signin|sso|ticket|identity|credential|credentials|usertoken|refresh|refreshtoken|authcookie)$/;
const remember = /^(?:remember|rememberme|autologin|keeplogin)$/;
/** Said of a session too: `stay_session` is one. */
const lasting = /^(?:persistent|stay)$/;
const csrf = /csrf|xsrf|^(?:antiforgery|requestverification|authenticity|nonce|crumb|pkce|verifier|codeverifier|challenge|correlation|interaction)$/;
const affinity = /^(?:lb|lbid|serverid|srv[a-z]*|route|routeid|node|affinity|sticky|stickiness|balancer|upstream|haproxy|instance)$/;
const consent = /consent$|^(?:gdpr|ccpa|cookieconsent|cookieyes|cookiebot|euconsent|optanon|tcf|cookiepolicy|cookiesaccepted|cookielaw)$/;
const analytics =
  /^(?:analytics|ga|gid|utm|utma|utmb|utmc|utmz|utmv|gclid|fbclid|attribution|referrer|referer|segment|cohort|bucket|matomo|piwik|pk|visitor|visitorid|visit|tracking|tracker|track|pixel|campaign|ads?|adid|ab|abtest|experiment|experiments|variant|optimizely|fingerprint|stats|clientid|deviceid|metrics)$/;
const preference =
  /^(?:lang|language|locale|i18n|hl|theme|dark|darkmode|mode|color|colorscheme|currency|country|region|tz|timezone|font|fontsize|layout|view|sort|preference|preferences|prefs?|settings|sidebar|density|flash|messages|toast|banner|popup|notice|tips|tour|onboarding|dismissed|collapsed|viewport|screen|resolution|zoom|contrast|perpage|recent|recently|viewed|culture|localization|nickname|username|displayname)$/;

export type NameWord = 'session' | 'auth' | 'remember' | 'csrf' | 'affinity' | 'consent' | 'analytics' | 'preference';

/** In this order the first that speaks counts: `csrf_session` protects, `remember_token` remembers. */
const purposes: readonly (readonly [NameWord, RegExp])[] = [
  ['csrf', csrf],
  ['consent', consent],
  ['remember', remember],
  ['analytics', analytics],
  ['affinity', affinity],
  ['session', session],
  ['remember', lasting],
  ['auth', auth],
  ['preference', preference],
];

/** Words that say something only together: what a sign-on elsewhere is asked with, and the answer to a banner about cookies. */
const signOn = /^(?:oauth2?|oidc|openid|saml2?|sso|auth|login|idp)$/;
const asked = /^(?:state|request|req|flow|txn|transaction|relay|relaystate)$/;
const cookie = /^cookies?$/;
const answered =
  /^(?:accept(?:ed)?|agreed?|allowed|notice|policy|law|bar|banner|preferences|prefs|settings|choice|info|message|privacy|ok|dismissed|control|compliance|disclaimer|seen|closed|gdpr)$/;

/** What the words of the name say, and the word that says it; null when they say nothing. */
export function purposeOfWords(name: string): { readonly purpose: NameWord; readonly word: string } | null {
  const words = wordsOf(name);
  const request = words.find((one) => asked.test(one));
  if (request !== undefined && words.some((one) => signOn.test(one))) return { purpose: 'csrf', word: request };
  const banner = words.find((one) => cookie.test(one));
  if (banner !== undefined && words.some((one) => answered.test(one))) return { purpose: 'consent', word: banner };
  // Names by themselves, and nothing inside of others: `_shop_s`, `advanced-backend`.
  const [only] = words;
  // Capitals have no seam: `OLDSID`.
  if (/^[A-Z]{1,12}SID$/.test(name)) return { purpose: 'session', word: 'sid' };
  if (words.length === 1 && only === 's') return { purpose: 'session', word: only };
  if (words.length === 1 && only === 'backend') return { purpose: 'affinity', word: only };
  for (const [purpose, pattern] of purposes) {
    const word = words.find((one) => pattern.test(one));
    if (word !== undefined) return { purpose, word };
  }
  // `NID_SES`, but not `_hp2_ses_props`.
  return words.at(-1) === 'ses' ? { purpose: 'session', word: 'ses' } : null;
}
