import { siteOf } from '../cookie/index.ts';
import type { ReasonCode } from '../cookie/types.ts';
import { headerValue } from '../http/headers.ts';
import { readUrl } from '../http/url.ts';
import type { Text } from '../i18n/text.ts';
import { type ExchangeFacts, type Role, sessionRoles } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isDeletion, type Line, linesOf, roleOf } from './lines.ts';
import { isLoginPath, isLogoutPath, placeOf } from './places.ts';
import { isServed, pageOf } from './protected-pages.ts';

/** Someone logged in, went on, and was not known any more. */
export interface LoginLoop {
  readonly login: ExchangeFacts;
  /** The answer that showed it. */
  readonly denied: ExchangeFacts;
  /** What the site did, as the end of a sentence. */
  readonly outcome: Text;
  /** The line whose cookie did not come back; null when every cookie came back and the server did not know it. */
  readonly culprit: Line | null;
}

const loopsOf = new WeakMap<Facts, readonly LoginLoop[]>();

export function loginLoops(facts: Facts): readonly LoginLoop[] {
  const known = loopsOf.get(facts);
  if (known) return known;
  const made = find(facts);
  loopsOf.set(facts, made);
  return made;
}

/** The loop that this line is to blame for, else null. */
export function loopBy(facts: Facts, { exchange, set }: Line): LoginLoop | null {
  return loginLoops(facts).find(({ culprit }) => culprit?.exchange.id === exchange.id && culprit.set.index === set.index) ?? null;
}

/** Who looped this often has seen enough. */
const mostLoops = 20;

function find(facts: Facts): readonly LoginLoop[] {
  const { exchanges, events } = facts.analysis;
  const logouts = new Set(events.filter(({ type }) => type === 'logout').map(({ exchange }) => exchange));
  const loops: LoginLoop[] = [];
  for (const login of exchanges) {
    if (loops.length === mostLoops) break;
    if (login.exchange.method !== 'POST' || logouts.has(login.exchange.id)) continue;
    const pages = loginPages(login);
    const denied = pages && deniedAfter(exchanges, login, pages, logouts);
    if (denied) {
      loops.push({ login, denied, outcome: askedAgain, culprit: culpritOf(facts, login, denied) });
      continue;
    }
    const covered = pages && coveredUp(facts, login);
    if (covered) loops.push({ login, denied: covered, outcome: remembered, culprit: culpritOf(facts, login, covered) });
  }
  return loops.filter(({ culprit, denied }) => culprit !== null || denied.sent.some(({ key }) => sessionKeys(facts).has(key ?? '')));
}

const askedAgain: Text = { en: 'the site asked to log in again', ko: '사이트가 다시 로그인을 요구했습니다' };
const remembered: Text = {
  en: 'only the remember-me cookie logged the visitor in once more',
  ko: '로그인 유지(remember-me) 쿠키 덕분에 다시 로그인되었을 뿐입니다',
};

/**
 * A remember-me cookie hides the loop: the page opens, but the server had to start another session, because the one of
 * the login did not come back.
 */
function coveredUp(facts: Facts, login: ExchangeFacts): ExchangeFacts | null {
  const site = siteOf(login.exchange.url);
  const { id } = login.exchange;
  const next = facts.analysis.exchanges
    .slice(id + 1, id + 1 + reach)
    .find(({ exchange }) => exchange.resourceType === 'document' && siteOf(exchange.url) === site);
  const roles = new Map(facts.conclusions.cookies.map(({ facts: cookie, role }) => [cookie.key, role]));
  if (!next?.sent.some(({ key }) => roles.get(key ?? '') === 'remember-me')) return null;
  const issues = ({ exchange, setCookies }: ExchangeFacts) =>
    setCookies.flatMap((set) =>
      set.parsed.kind === 'set-cookie' && carries(roles.get(set.key ?? '')) && !isDeletion({ set, exchange }) ? [set.parsed] : [],
    );
  const again = new Set(issues(next).map(({ name }) => name));
  const lost = issues(login).find(({ name, value }) => again.has(name) && !next.sent.some((sent) => sent.name === name && sent.value === value));
  return lost ? next : null;
}

function carries(role: Role | undefined): boolean {
  return role === 'session-id' || role === 'auth-token';
}

/** The paths that count as "asked to log in again": the form's page and where it was sent to. null: not a login. */
function loginPages({ exchange }: ExchangeFacts): ReadonlySet<string> | null {
  const action = placeOf(exchange.url).path;
  const page = placeOf(headerValue(exchange.requestHeaders, 'referer') ?? '').path;
  if (isLogoutPath(action)) return null;
  if (!isLoginPath(action) && !isLoginPath(page)) return null;
  const pages = new Set([action, page].filter(isLoginPath));
  // A login that is answered with its own form has failed: nothing was promised, so nothing loops.
  return pages.has(redirectPath(exchange) ?? '') || (exchange.status ?? 500) >= 400 ? null : pages;
}

function redirectPath({ status, url, responseHeaders }: ExchangeFacts['exchange']): string | null {
  if (status === null || status < 300 || status > 399) return null;
  const location = headerValue(responseHeaders, 'location');
  return location === null ? null : (readUrl(location, url)?.pathname ?? null);
}

/** How far after the login the site may ask again for it to be the same story. */
const reach = 30;

function deniedAfter(
  exchanges: readonly ExchangeFacts[],
  login: ExchangeFacts,
  pages: ReadonlySet<string>,
  logouts: ReadonlySet<number>,
): ExchangeFacts | null {
  const site = siteOf(login.exchange.url);
  const { id } = login.exchange;
  const opened = new Set<string>();
  for (const next of exchanges.slice(id + 1, id + 1 + reach)) {
    const { exchange } = next;
    // Whoever logged out is asked to log in rightly.
    if (logouts.has(exchange.id) && siteOf(exchange.url) === site) return null;
    if (exchange.method === 'POST' || siteOf(exchange.url) !== site) continue;
    // What had opened since the login closed later: a token that expired, a session that ended.
    if (opened.has(pageOf(next))) return null;
    if (isServed(next) && next.sent.length > 0) opened.add(pageOf(next));
    if (pages.has(redirectPath(exchange) ?? '')) return next;
    if (exchange.status === 401 && exchange.resourceType !== 'image') return next;
    // A page that opened means that the login held.
    if (exchange.resourceType === 'document' && exchange.status === 200) return null;
  }
  return null;
}

const neverCarries: ReadonlySet<Role> = new Set<Role>(['csrf', 'affinity', 'infrastructure', 'consent', 'analytics', 'preference']);

function sessionKeys({ conclusions }: Facts): ReadonlySet<string> {
  return new Set(conclusions.cookies.filter(({ role }) => sessionRoles.has(role)).map(({ facts }) => facts.key));
}

/** The line that most likely broke the login: of the login's own answer first, a session's cookie before an unknown one. */
function culpritOf(facts: Facts, login: ExchangeFacts, denied: ExchangeFacts): Line | null {
  const site = siteOf(login.exchange.url);
  const back = new Map(denied.sent.map(({ name, value }) => [name, value]));
  const renewed = new Set<string>();
  const latest = new Map<string, Line>();
  for (const line of linesOf(facts)) {
    if (line.exchange.id >= denied.exchange.id) break;
    if (siteOf(line.exchange.url) !== site || neverCarries.has(roleOf(line))) continue;
    if (line.exchange.id <= login.exchange.id) latest.set(line.name, line);
    else if (line.set.verdict.outcome !== 'refused') renewed.add(line.name);
  }
  // An older value that comes back in the place of the new one is as good as none.
  const cameBack = ({ name, set: { parsed } }: Line) =>
    back.has(name) && (renewed.has(name) || (parsed.kind === 'set-cookie' && back.get(name) === parsed.value));
  const missing = [...latest.values()].filter((line) => !cameBack(line) && !isDeletion(line));
  const atLogin = ({ exchange }: Line) => exchange.id === login.exchange.id;
  const session = (line: Line) => sessionRoles.has(roleOf(line));
  const candidates = missing.filter((line) => session(line) || atLogin(line));
  const score = (line: Line) => (session(line) ? 2 : 0) + (atLogin(line) ? 1 : 0);
  return candidates.toSorted((a, b) => score(b) - score(a))[0] ?? null;
}

/** Why the browser refused the culprit, or kept it at home; null when nothing in the recording tells. */
export function reasonOf({
  culprit,
  denied,
}: LoginLoop): { readonly code: ReasonCode; readonly reason: ExchangeFacts['withheld'][number]['reasons'][number] } | null {
  if (!culprit) return null;
  const name = culprit.set.parsed.kind === 'set-cookie' ? culprit.set.parsed.name : null;
  const reason = culprit.set.verdict.reasons[0] ?? denied.withheld.find(({ cookie }) => cookie.name === name)?.reasons[0];
  return reason ? { code: reason.code, reason } : null;
}
