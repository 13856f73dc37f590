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
  /^(?:s|sid|sess|sessid|session|sessionid|sessionkey|sessiontoken|ssid|jsessionid|phpsessid|usersession|authsession|appsession|websession|mysession|loginsession)$|^sess(?:ion)?[a-z]*id$|sess(?:ion)?(?:id)?$/;
const auth =
  /^(?:auth|authn|authid|authtoken|authentication|authorization|accesstoken|access|token|jwt|idtoken|bearer|login|loggedin|logintoken|signin|sso|ticket|identity|credential|credentials|usertoken|refresh|refreshtoken|authcookie)$/;
const remember = /^(?:remember|rememberme|persistent|autologin|keeplogin|stay)$/;
const csrf = /^(?:csrf|xsrf|csrftoken|xsrftoken|csrfid|antiforgery|requestverification|nonce)$/;
const affinity = /^(?:lb|lbid|serverid|srv|srvid|route|routeid|node|backend|affinity|sticky|stickiness|balancer|upstream|haproxy|instance)$/;
const consent = /^(?:consent|gdpr|ccpa|cookieconsent|cookieyes|cookiebot|euconsent|optanon|tcf|cookiepolicy|cookiesaccepted|cookielaw)$/;
const analytics =
  /^(?:analytics|ga|gid|utm|utma|utmb|utmc|utmz|utmv|matomo|piwik|pk|visitor|visitorid|visit|tracking|tracker|track|pixel|campaign|ads?|adid|ab|abtest|experiment|experiments|variant|optimizely|fingerprint|stats|clientid|deviceid|metrics)$/;
const preference =
  /^(?:lang|language|locale|i18n|hl|theme|dark|darkmode|mode|color|colorscheme|currency|country|region|tz|timezone|font|fontsize|layout|view|sort|preference|preferences|prefs?|settings|sidebar|density|flash|messages|toast|banner)$/;

export type NameWord = 'session' | 'auth' | 'remember' | 'csrf' | 'affinity' | 'consent' | 'analytics' | 'preference';

/** In this order the first that speaks counts: `csrf_session` protects, `remember_token` remembers. */
const purposes: readonly (readonly [NameWord, RegExp])[] = [
  ['csrf', csrf],
  ['consent', consent],
  ['remember', remember],
  ['analytics', analytics],
  ['affinity', affinity],
  ['session', session],
  ['auth', auth],
  ['preference', preference],
];

/** What the words of the name say, and the word that says it; null when they say nothing. */
export function purposeOfWords(name: string): { readonly purpose: NameWord; readonly word: string } | null {
  const words = wordsOf(name);
  for (const [purpose, pattern] of purposes) {
    const word = words.find((one) => pattern.test(one));
    if (word !== undefined) return { purpose, word };
  }
  return null;
}
