import { chromiumReasonsOf } from '../../utils/cookie/chromium-reasons.ts';
import type { Browser, Reason } from '../../utils/cookie/index.ts';
import { type SeenCookie, type SeenRequest, type SeenStep, seenKey } from './observed.ts';
import type { PlannedStep } from './plan.ts';
import type { PredictedRequest, PredictedStep } from './predict.ts';

export interface Disagreement {
  readonly step: number;
  /** Where: a line of an answer, a `Cookie` header … */
  readonly subject: string;
  readonly engine: string;
  readonly browser: string;
}

/** Between the server's taking a request and the browser's taking its answer. */
const latency = 4000;

/** Every point in which engine and browser differ, in the order in which they came about. */
export function compare(
  plan: readonly PlannedStep[],
  predicted: readonly PredictedStep[],
  seen: readonly SeenStep[],
  browser: Browser,
): readonly Disagreement[] {
  return plan.flatMap((planned, at) => {
    const ours = predicted[at];
    const theirs = seen[at];
    if (ours === undefined || theirs === undefined) return [];
    return [
      ...planned.requests.flatMap(({ tag, url, lines }) => {
        const left = ours.requests.get(tag);
        const right = theirs.requests.get(tag);
        return left && right ? compareRequest(url, lines, left, right) : [differs(`request ${url}`, 'is made', 'not made')];
      }),
      ...compareStores(ours.store, theirs.store),
      ...planned.documents.flatMap(({ url }, index) =>
        same(`document.cookie of ${url}`, asRead(ours.documents[index], ours, browser), asRead(theirs.documents[index], ours, browser)),
      ),
    ].map((one) => ({ ...one, step: at }));
  });
}

/**
 * Firefox gives scripts a copy that each of its content processes keeps. Its order is its own: what is replaced goes to the end of it, or
 * not, as the processes come and go; the same steps give one order and then the other. And it knows of no `HttpOnly` cookie: what a
 * script writes over one is refused by the store, but stands in the copy. The header and the store are compared to the letter.
 */
function asRead(cookies: string | undefined, { overUnseen }: PredictedStep, browser: Browser): string | undefined {
  if (browser !== 'firefox') return cookies;
  const known = cookies?.split('; ').filter((cookie) => !overUnseen.has(cookie.replace(/=.*/s, '')));
  return known?.sort().join('; ');
}

type Difference = Omit<Disagreement, 'step'>;

function differs(subject: string, engine: string, browser: string): Difference {
  return { subject, engine, browser };
}

function same(subject: string, engine: string | undefined, browser: string | undefined): readonly Difference[] {
  return engine === browser ? [] : [differs(subject, engine ?? 'nothing', browser ?? 'nothing')];
}

function compareRequest(url: string, lines: readonly string[], ours: PredictedRequest, theirs: SeenRequest): readonly Difference[] {
  return [
    ...same(`Cookie of ${url}`, ours.cookie, theirs.cookie),
    ...compareWithheld(url, ours, theirs),
    ...lines.flatMap((line, at) => {
      const seen = theirs.lines?.[at];
      const said = ours.lines[at];
      if (seen === undefined || said === undefined || isSaid(said, seen, 'set')) return [];
      return [
        differs(
          `Set-Cookie: ${line}`,
          said === null ? 'taken' : `refused: ${codes(said)}`,
          seen.length === 0 ? 'taken' : `refused: ${seen.join(', ')}`,
        ),
      ];
    }),
  ];
}

/** A browser may stop at its first reason, and may refuse without a word: that shows in its store. All it says must be ours too. */
function isSaid(ours: readonly Reason[] | null, seen: readonly string[], when: 'set' | 'send'): boolean {
  if (ours === null || ours.length === 0) return seen.length === 0;
  const names = ours.map(({ code }) => chromiumReasonsOf(code, when));
  return seen.length === 0 ? names.some(({ length }) => length === 0) : seen.every((reason) => names.flat().includes(reason));
}

/** Every cookie that stayed behind, for all its reasons. */
function compareWithheld(url: string, ours: PredictedRequest, theirs: SeenRequest): readonly Difference[] {
  if (theirs.withheld === null) return [];
  const left = new Map(ours.withheld.map(({ cookie, reasons }) => [seenKey(cookie), reasons]));
  const right = new Map(theirs.withheld.map(({ key, reasons }) => [key, reasons]));
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const said = left.get(key) ?? [];
    const seen = right.get(key) ?? [];
    const isNamed = ({ code }: Reason) => chromiumReasonsOf(code, 'send').some((reason) => seen.includes(reason));
    const agree = isSaid(said, seen, 'send') && (seen.length === 0 || said.every(isNamed));
    return agree ? [] : [differs(`withheld from ${url}: ${key}`, codes(said), seen.join(', '))];
  });
}

function codes(reasons: readonly Reason[]): string {
  return reasons.map(({ code }) => code).join(', ');
}

function compareStores(ours: readonly SeenCookie[], theirs: readonly SeenCookie[]): readonly Difference[] {
  const left = byKey(ours);
  const right = byKey(theirs);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const engine = left.get(key);
    const browser = right.get(key);
    if (engine === undefined || browser === undefined)
      return [differs(`stored ${key}`, engine ? 'is there' : 'is not there', browser ? 'is there' : 'is not there')];
    return (['value', 'secure', 'httpOnly', 'sameSite', 'expires'] as const).flatMap((field) =>
      isSameField(field, engine, browser) ? [] : [differs(`${field} of ${key}`, `${engine[field]}`, `${browser[field]}`)],
    );
  });
}

/** Paths that differ only in octets that are no UTF-8 read the same: such cookies are told apart by all that they are. */
function byKey(cookies: readonly SeenCookie[]): ReadonlyMap<string, SeenCookie> {
  const found = new Map<string, SeenCookie>();
  for (const cookie of cookies.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))) {
    let key = seenKey(cookie);
    while (found.has(key)) key += ' again';
    found.set(key, cookie);
  }
  return found;
}

function isSameField(
  field: 'value' | 'secure' | 'httpOnly' | 'sameSite' | 'expires',
  { [field]: ours }: SeenCookie,
  { [field]: theirs }: SeenCookie,
): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number') return Math.abs(ours - theirs) <= latency;
  return ours === theirs;
}
