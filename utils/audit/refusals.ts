import type { Reason, ReasonCode } from '../cookie/types.ts';
import { fill, type Text } from '../i18n/text.ts';
import { type Role, sessionRoles } from '../session/types.ts';
import { exchangesShown } from './answer.ts';
import type { Facts } from './facts.ts';
import { type Change, fixedLine, fixedRaw } from './fix-line.ts';
import { isRefused, type Line, linesOf, mark, roleOf } from './lines.ts';
import { loginLoops, loopBy } from './login-loops.ts';
import { shown } from './places.ts';
import type { FindingDraft, Outcome, Severity } from './rule.ts';

/**
 * Who reports which refusal. The browser has one first reason, so a refused line has one rule:
 * two findings for one fault would send the reader to the same line twice.
 */
export const refusalCodes = {
  'cookie-domain-foreign': ['invalid-domain', 'domain-mismatch', 'public-suffix', 'domain-non-ascii'],
  'cookie-prefix-violated': ['prefix'],
  'cookie-oversized': ['name-value-too-long'],
  'same-site-none-insecure': ['same-site-none-insecure'],
} as const satisfies Record<string, readonly ReasonCode[]>;

const owned: ReadonlySet<ReasonCode> = new Set(Object.values(refusalCodes).flat());

/** Whether a rule of its own reports this refusal; `cookie-refused` and `login-loop` report the others. */
export function hasOwnRule(code: ReasonCode): boolean {
  return owned.has(code);
}

export function refusalOf({ set }: Line): Reason | null {
  return set.verdict.reasons[0] ?? (set.parsed.kind === 'malformed' ? set.parsed.reason : null);
}

export function refusedBy(facts: Facts, codes: readonly ReasonCode[]): readonly Line[] {
  return linesOf(facts).filter((line) => isRefused(line) && codes.includes(refusalOf(line)?.code ?? 'evicted'));
}

/**
 * Whether `login-loop` tells of this line instead. It does when only answers to logins carry the fault: then the login is
 * the story. A cookie that is refused everywhere has its fault in its attributes, and its rule tells of the loop.
 */
export function toldByLoop(facts: Facts, line: Line): boolean {
  if (!loopBy(facts, line)) return false;
  const code = refusalOf(line)?.code;
  if (code === undefined || !hasOwnRule(code)) return true;
  const logins = new Set(loginLoops(facts).map(({ login }) => login.exchange.id));
  return !linesOf(facts).some(
    (other) => isRefused(other) && other.name === line.name && refusalOf(other)?.code === code && !logins.has(other.exchange.id),
  );
}

const unimportant: ReadonlySet<Role> = new Set<Role>(['affinity', 'infrastructure', 'consent', 'analytics', 'preference']);

export function refusalSeverity(facts: Facts, line: Line): Severity {
  if (sessionRoles.has(roleOf(line)) || loopBy(facts, line)) return 'high';
  return unimportant.has(roleOf(line)) || line.cookie?.facts.thirdParty === true ? 'low' : 'medium';
}

/** What it meant on this site that the browser did not take the cookie. */
export function lossOf(facts: Facts, line: Line): Text {
  const place = shown(line.exchange.url);
  const loop = loopBy(facts, line);
  if (loop)
    return fill(
      {
        en: 'The login at `{place}` did not hold: `{denied}` came without `{name}`, and {outcome}.',
        ko: '`{place}`의 로그인이 유지되지 않았습니다. `{denied}` 요청에 `{name}` 쿠키가 실리지 않았습니다. {outcome}.',
      },
      { place, denied: shown(loop.denied.exchange.url), name: line.name, outcome: loop.outcome },
    );
  if (sessionRoles.has(roleOf(line)))
    return fill(
      {
        en: 'The browser threw away the session cookie `{name}` of `{place}`. Requests go on without it, so the site cannot know who asks.',
        ko: '브라우저가 `{place}`의 `{name}` 세션 쿠키를 버렸습니다. 이후 요청은 이 쿠키 없이 나가므로 사이트는 누가 보낸 요청인지 알 수 없습니다.',
      },
      { place, name: line.name },
    );
  return fill(
    {
      en: 'The browser threw `{name}` of `{place}` away. Whatever the site wanted to remember with it is forgotten with the next request.',
      ko: '브라우저가 `{place}`의 `{name}` 쿠키를 버렸습니다. 사이트가 이 쿠키로 기억하려던 내용은 다음 요청에서 사라집니다.',
    },
    { place, name: line.name },
  );
}

interface RefusalWords {
  message(line: Line): Text;
  /** Beside the loss: why the standard wants it so. */
  readonly because: Text;
  fix(line: Line): { readonly message: Text; readonly change: Change | null };
  readonly marked: Parameters<typeof mark>[1];
  readonly none: Text;
}

/** Of one name; a finding names a few of them. */
const linesKept = 100;

/** One finding per cookie name, however often the site tried. */
export function judgeRefusals(facts: Facts, lines: readonly Line[], words: RefusalWords): Outcome {
  if (facts.analysis.exchanges.every(({ setCookies }) => setCookies.length === 0)) return { kind: 'not-applicable', why: words.none };
  const byName = new Map<string, Line[]>();
  for (const line of lines) {
    if (toldByLoop(facts, line)) continue;
    const same = byName.get(line.name);
    if (!same) byName.set(line.name, [line]);
    else if (same.length < linesKept) same.push(line);
  }
  if (byName.size === 0) return { kind: 'pass' };
  return { kind: 'fail', findings: [...byName.values()].slice(0, 50).flatMap((same) => refusal(facts, same, words)) };
}

function refusal(facts: Facts, lines: readonly Line[], words: RefusalWords): readonly FindingDraft[] {
  const line = lines.find((one) => loopBy(facts, one)) ?? lines[0];
  if (!line) return [];
  const { message, change } = words.fix(line);
  const { parsed } = line.set;
  const loop = loopBy(facts, line);
  const loss = lossOf(facts, line);
  const others = lines.map(({ exchange }) => exchange.id).filter((id) => id !== line.exchange.id);
  return [
    {
      severity: refusalSeverity(facts, line),
      cookie: line.set.key,
      exchanges: [...new Set([line.exchange.id, ...(loop ? [loop.denied.exchange.id] : []), ...others])].slice(0, exchangesShown),
      line: mark(line, words.marked),
      message: words.message(line),
      why: { en: `${loss.en} ${words.because.en}`, ko: `${loss.ko} ${words.because.ko}` },
      fix: { message, ...(change ? { header: parsed.kind === 'set-cookie' ? fixedLine(parsed, change) : fixedRaw(parsed.line, line.name) } : {}) },
    },
  ];
}

export const noSetCookie: Text = {
  en: 'No response in this recording sets a cookie.',
  ko: '이 기록에는 쿠키를 설정하는 응답이 없습니다.',
};
