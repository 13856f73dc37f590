import type { StoredCookie } from '../cookie/types.ts';
import type { Analysis, CookieConclusion } from '../session/types.ts';

/** The cookie as the browser has it, or had it last: after a logout it is gone, but what its last line made the browser store is still known. */
export function nowOrLast({ exchanges }: Analysis, { facts }: CookieConclusion): StoredCookie | null {
  if (facts.current !== null) return facts.current;
  const step = facts.steps.findLast(({ what, exchange }) => exchange !== null && (what === 'set' || what === 'replaced'));
  if (!step || step.exchange === null) return null;
  return (
    exchanges[step.exchange]?.setCookies.findLast(({ key, verdict }) => key === facts.key && verdict.outcome !== 'deleted')?.verdict.cookie ?? null
  );
}
