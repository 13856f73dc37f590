import { chromiumReasonsOf } from '../../utils/cookie/chromium-reasons.ts';
import type { Reason } from '../../utils/cookie/index.ts';
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
export function compare(plan: readonly PlannedStep[], predicted: readonly PredictedStep[], seen: readonly SeenStep[]): readonly Disagreement[] {
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
      ...planned.documents.flatMap(({ url }, index) => same(`document.cookie of ${url}`, ours.documents[index], theirs.documents[index])),
    ].map((one) => ({ ...one, step: at }));
  });
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
  const left = new Map(ours.map((cookie) => [seenKey(cookie), cookie]));
  const right = new Map(theirs.map((cookie) => [seenKey(cookie), cookie]));
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

function isSameField(
  field: 'value' | 'secure' | 'httpOnly' | 'sameSite' | 'expires',
  { [field]: ours }: SeenCookie,
  { [field]: theirs }: SeenCookie,
): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number') return Math.abs(ours - theirs) <= latency;
  return ours === theirs;
}
