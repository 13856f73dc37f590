import { fill, type Text } from '../i18n/text.ts';
import { type CookieConclusion, type Role, type SentFacts, sessionRoles } from '../session/types.ts';
import { type Answer, combine, skip, unsure } from './answer.ts';
import type { Facts } from './facts.ts';
import { type Change, fixedCookie, fixedLine } from './fix-line.ts';
import { isIssue, type Line, linesOfCookie } from './lines.ts';
import type { Outcome } from './rule.ts';

/** The cookies whose loss gives the visitor away, whatever their names. */
export function sessionCookies(facts: Facts, wanted: ReadonlySet<Role> = sessionRoles): readonly CookieConclusion[] {
  return facts.conclusions.cookies.filter(({ role }) => wanted.has(role));
}

/** The two roles that *are* the login; `remember-me` only brings one back. */
export const carrierRoles: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token']);

/** What a cookie's attributes are, from a line that the browser took, or from the browser's store. */
export interface Settings {
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | 'default';
  readonly hostOnly: boolean;
  readonly domain: string;
  readonly path: string;
  readonly line: Line | null;
  /** Where it was set, or where it was sent to when that was not seen. */
  readonly url: string;
  /** At least one. */
  readonly exchanges: readonly number[];
  /** The line that should have been sent. */
  fixed(change: Change): string;
}

function settingsIn(line: Line, { hostOnly, domain, path }: CookieConclusion['facts']): Settings | 'none' {
  const { parsed } = line.set;
  if (parsed.kind === 'malformed') return 'none';
  const { secure, httpOnly, sameSite } = parsed;
  const { url, id } = line.exchange;
  return { secure, httpOnly, sameSite, hostOnly, domain, path, line, url, exchanges: [id], fixed: (change) => fixedLine(parsed, change) };
}

/** Every different way in which the recording set the cookie, the latest first, each by its latest line. */
function variantsOf(facts: Facts, { facts: cookie }: CookieConclusion): readonly Settings[] {
  const variants = new Map<string, Settings>();
  for (const line of linesOfCookie(facts, cookie.key).toReversed()) {
    const settings = isIssue(line) ? settingsIn(line, cookie) : 'none';
    if (settings === 'none') continue;
    const { secure, httpOnly, sameSite, url } = settings;
    const variant = [secure, httpOnly, sameSite, url.slice(0, url.indexOf(':'))].join();
    if (!variants.has(variant)) variants.set(variant, settings);
  }
  return [...variants.values()];
}

/** `unseen`: the attributes are not in the recording. `none`: the browser never held the cookie, so it has no attributes. */
export function settingsOf(facts: Facts, { facts: cookie }: CookieConclusion): Settings | 'unseen' | 'none' {
  const lines = linesOfCookie(facts, cookie.key);
  const line = lines.findLast(isIssue);
  if (line) return settingsIn(line, cookie);
  const { hostOnly, domain, path, current } = cookie;
  const shownBy = cookie.lastSent?.exchange ?? cookie.firstSeen.exchange;
  const exchange = shownBy === null ? undefined : facts.analysis.exchanges[shownBy]?.exchange;
  if (current && current.value !== '' && cookie.attributesKnown && exchange) {
    const { secure, httpOnly, sameSite } = current;
    const fixed = (change: Change) => fixedCookie(current, change);
    return { secure, httpOnly, sameSite, hostOnly, domain, path, line: null, url: exchange.url, exchanges: [exchange.id], fixed };
  }
  return cookie.timesSent > 0 ? 'unseen' : 'none';
}

export const noSessionCookie: Text = {
  en: 'No session cookie was seen in this recording.',
  ko: '이 기록에는 세션 쿠키가 없습니다.',
};

/**
 * Asks `judge` about the attributes of every session cookie. One weak line among sound ones is a fault: its value was the
 * session for a while. Cookies set before the recording are a doubt, not a pass.
 */
export function judgeSettings(facts: Facts, judge: (cookie: CookieConclusion, settings: Settings) => Answer): Outcome {
  return judgeSessionCookies(facts, (cookie) => {
    const settings = settingsOf(facts, cookie);
    if (settings === 'none') return skip;
    if (settings === 'unseen') return unsure(attributesUnseen(cookie));
    const answer = judge(cookie, settings);
    if (answer.kind === 'fail') return answer;
    return (
      variantsOf(facts, cookie)
        .map((variant) => judge(cookie, variant))
        .find(({ kind }) => kind === 'fail') ?? answer
    );
  });
}

/** Asks about every session cookie. A session that is cut into several cookies, or signed in a second one, is told of once. */
export function judgeSessionCookies(facts: Facts, judge: (cookie: CookieConclusion) => Answer): Outcome {
  const cookies = sessionCookies(facts);
  const answers = cookies.map((cookie) => ({ cookie, answer: judge(cookie) }));
  const failed = new Set(answers.flatMap(({ cookie, answer }) => (answer.kind === 'fail' ? [nameAndScope(cookie.facts.name, cookie)] : [])));
  const told = answers.filter(
    ({ cookie, answer }) => answer.kind !== 'fail' || !wholeNames(cookie.facts.name).some((name) => failed.has(nameAndScope(name, cookie))),
  );
  return combine(
    told.map(({ answer }) => answer),
    noSessionCookie,
  );
}

/** A key with a path of its own beside a session for the whole host: a refresh token, which need not go with every picture. */
export function isSecondKey(facts: Facts, { facts: { key, domain, path } }: CookieConclusion): boolean {
  return (
    path !== '/' && sessionCookies(facts, carrierRoles).some(({ facts: other }) => other.key !== key && other.domain === domain && other.path === '/')
  );
}

/** Whether one cookie is only a piece of the other, or its signature. */
export function isPieceOf(piece: CookieConclusion, whole: CookieConclusion): boolean {
  return wholeNames(piece.facts.name).some((name) => nameAndScope(name, piece) === nameAndScope(whole.facts.name, whole));
}

/** What the whole would be called of which this is a piece: `FedAuth` of `FedAuth1`, `app` of `app.sig`, `token.0` of `token.1`. */
function wholeNames(name: string): readonly string[] {
  const [, base, end] = /^(.+?)(\.sig|\.\d{1,2}|C\d{1,2}|\d{1,2})$/.exec(name) ?? [];
  if (base === undefined || end === undefined) return [];
  if (end === '.sig') return [base];
  const first = end.replace(/\d+/, '0');
  return first === end ? [base] : [base, `${base}${first}`, `${base}${end.replace(/\d+/, '1')}`].filter((whole) => whole !== name);
}

function nameAndScope(name: string, { facts: { domain, path } }: CookieConclusion): string {
  return JSON.stringify([name, domain, path]);
}

function attributesUnseen(cookie: CookieConclusion): Text {
  return fill(
    {
      en: '`{name}` was set before the recording began, so its attributes were not seen. Delete the cookie and load the page again, or give access to the site so that the browser’s store can be read.',
      ko: '`{name}` 쿠키는 기록을 시작하기 전에 설정되어 속성이 보이지 않습니다. 쿠키를 지우고 페이지를 다시 열거나, 브라우저의 쿠키 저장소를 읽을 수 있도록 사이트 접근을 허용하십시오.',
    },
    { name: cookie.facts.name },
  );
}

/** The one of `sent` that is this cookie; by name where the recording could not tell which of several it is. */
export function sentAs(sent: readonly SentFacts[], { facts: cookie }: CookieConclusion): SentFacts | null {
  return sent.find(({ key }) => key === cookie.key) ?? sent.find(({ key, name }) => key === null && name === cookie.name) ?? null;
}
