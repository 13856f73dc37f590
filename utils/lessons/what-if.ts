import { createJar, parseSetCookie } from '../cookie/index.ts';
import type { AttributeName, Browser, Context, Reason, StoredCookie, Verdict } from '../cookie/types.ts';

/** Experiments: the cookie engine itself is asked what would happen if. Nothing here knows an answer. */

export interface Request {
  readonly url: string;
  readonly context?: Context;
}

export interface Outcome {
  readonly verdict: Verdict;
  /** Whether the request then carries the cookie. */
  readonly sent: boolean;
  /** Why it does not, by the engine's reasons; empty when it does. */
  readonly reasons: readonly Reason[];
}

/** Gives `line`, set by a response from `from`, to an empty jar and makes `request` a moment later. `now` is epoch milliseconds. */
export function tryLine(
  set: { readonly browser: Browser; readonly from: Request; readonly line: string; readonly now: number },
  request: Request,
): Outcome {
  const { browser, from, line, now } = set;
  const jar = createJar({ browser });
  const verdict = jar.receive({ url: from.url, line, now, ...contextOf(from) });
  if (verdict.outcome === 'refused') return { verdict, sent: false, reasons: verdict.reasons };
  return { verdict, ...carries(jar, request, now) };
}

/** Whether `request` carries `cookie`, which a jar holds alone. */
export function trySending(cookie: StoredCookie, request: Request, browser: Browser, now: number): Omit<Outcome, 'verdict'> {
  const jar = createJar({ browser });
  jar.put(cookie);
  return carries(jar, request, now);
}

function carries(jar: ReturnType<typeof createJar>, request: Request, now: number): Omit<Outcome, 'verdict'> {
  const { sent, withheld } = jar.send({ url: request.url, now: now + 1, ...contextOf(request) });
  return { sent: sent.length > 0, reasons: withheld.flatMap(({ reasons }) => reasons) };
}

function contextOf({ context }: Request): { readonly context?: Context } {
  return context === undefined ? {} : { context };
}

/** The line without the attributes of these kinds, and with `add` at its end (`HttpOnly`, `SameSite=None`). */
export function editLine(line: string, change: { readonly remove?: readonly AttributeName[]; readonly add?: readonly string[] }): string {
  const parsed = parseSetCookie(line);
  const { remove = [], add = [] } = change;
  if (parsed.kind === 'malformed') return line;
  const kept = parsed.attributes.filter(({ known }) => known === null || !remove.includes(known)).map(({ start, end }) => line.slice(start, end));
  const pair = line.slice(0, parsed.attributes[0]?.start ?? line.length).replace(/[;\s]+$/, '');
  return [pair, ...kept, ...add].map((part) => part.trim()).join('; ');
}
