import { cookieKey } from '../cookie/index.ts';
import type { Reason, ReasonCode, StoredCookie } from '../cookie/types.ts';
import type { CookieConclusion, ExchangeFacts, Role } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isIssue, type Line, linesOfCookie } from './lines.ts';
import { isDenied } from './protected-pages.ts';

/** A cookie that the browser had and did not send, where its absence matters. */
export interface LeftAtHome {
  readonly at: ExchangeFacts;
  readonly stored: StoredCookie;
  readonly cookie: CookieConclusion;
  readonly reason: Reason;
  /** The line that last set it, null when it was not recorded. */
  readonly line: Line | null;
  /** The first answer at or soon after the request that turned the visitor away, null when nobody was. */
  readonly denied: ExchangeFacts | null;
}

/** How many exchanges after the request its consequence is looked for. */
const reach = 6;

/** What was left at home for one of `codes`, of the cookies with one of `roles`, and was not sent under the same name after all. */
export function leftAtHome(
  facts: Facts,
  codes: readonly ReasonCode[],
  roles: ReadonlySet<Role>,
  where: (facts: ExchangeFacts) => boolean,
): readonly LeftAtHome[] {
  const cookies = new Map(facts.conclusions.cookies.map((cookie) => [cookie.facts.key, cookie]));
  return facts.analysis.exchanges.filter(where).flatMap((at) =>
    at.withheld.flatMap(({ cookie: stored, reasons }): LeftAtHome[] => {
      const cookie = cookies.get(cookieKey(stored));
      const reason = reasons.find(({ code }) => codes.includes(code));
      // Several reasons: without this one it would still have stayed behind.
      if (!cookie || !reason || reasons.length > 1 || !roles.has(cookie.role)) return [];
      if (at.sent.some(({ name }) => name === stored.name)) return [];
      const line = linesOfCookie(facts, cookie.facts.key).findLast((one) => isIssue(one) && one.exchange.id < at.exchange.id) ?? null;
      return [{ at, stored, cookie, reason, line, denied: deniedAfter(facts, at) }];
    }),
  );
}

function deniedAfter({ analysis }: Facts, at: ExchangeFacts): ExchangeFacts | null {
  const { id } = at.exchange;
  for (const next of analysis.exchanges.slice(id, id + reach)) {
    if (next.exchange.resourceType !== 'document' && next !== at) continue;
    if (isDenied(next)) return next;
    if (next.exchange.status === 200) return null;
  }
  return null;
}

/** The first of each cookie; the others say the same. */
export function firstOfEach(all: readonly LeftAtHome[]): readonly (LeftAtHome & { readonly exchanges: readonly number[] })[] {
  const byKey = new Map<string, LeftAtHome[]>();
  for (const one of all) byKey.set(one.cookie.facts.key, [...(byKey.get(one.cookie.facts.key) ?? []), one]);
  return [...byKey.values()].flatMap((same) => {
    // One that led to a closed door tells more than one that did no harm.
    const best = same.find(({ denied }) => denied !== null) ?? same[0];
    if (best === undefined) return [];
    const exchanges = [best.at.exchange.id, ...(best.denied ? [best.denied.exchange.id] : []), ...(best.line ? [best.line.exchange.id] : [])];
    return [{ ...best, exchanges: [...new Set(exchanges)] }];
  });
}
