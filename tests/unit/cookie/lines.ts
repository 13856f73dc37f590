import { createJar, parseSetCookie } from '../../../utils/cookie/index.ts';
import type { Browser, Context, ParsedSetCookie, Verdict } from '../../../utils/cookie/types.ts';

/** 23 November 2026, 12:00. */
export const now = Date.UTC(2026, 10, 23, 12);
export const day = 24 * 60 * 60 * 1000;
export const shop = 'https://www.shop.example/account/login';

export function parsed(line: string): ParsedSetCookie {
  const result = parseSetCookie(line);
  if (result.kind === 'malformed') throw new Error(`malformed: ${result.reason.code}`);
  return result;
}

interface Case {
  readonly url?: string;
  readonly browser?: Browser;
  readonly context?: Context;
  /** Lines that came before from the same URL, or from another. */
  readonly before?: readonly (string | { readonly line: string; readonly url: string; readonly context?: Context })[];
}

/** What becomes of a line in a jar of its own. */
export function receive(line: string, { url = shop, browser = 'rfc', context = {}, before = [] }: Case = {}): Verdict {
  const jar = createJar({ browser });
  for (const [index, earlier] of before.entries())
    jar.receive({ now: now + index, ...(typeof earlier === 'string' ? { url, line: earlier } : earlier) });
  return jar.receive({ url, line, now: now + 1000, context });
}

/** The codes of the reasons, or the outcome when there is none. */
export function fate(line: string, about: Case = {}): string {
  const { outcome, reasons } = receive(line, about);
  return outcome === 'refused' ? reasons.map(({ code }) => code).join(' ') : outcome;
}

/** Which of these cookies, set one after the other by `from`, a request carries: its `Cookie` header. */
export function header(
  lines: readonly string[],
  request: { readonly url: string; readonly context?: Context; readonly later?: number },
  about: { readonly from?: string; readonly browser?: Browser; readonly context?: Context } = {},
): string {
  const jar = createJar({ browser: about.browser ?? 'rfc' });
  for (const [index, line] of lines.entries())
    jar.receive({ url: about.from ?? shop, line, now: now + index, ...(about.context ? { context: about.context } : {}) });
  return jar.send({ url: request.url, now: now + (request.later ?? 1000), ...(request.context ? { context: request.context } : {}) }).header;
}
