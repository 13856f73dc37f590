import { hostOf } from './canonical-host.ts';
import { cookieKey } from './key.ts';
import { parseSetCookie } from './parse-set-cookie.ts';
import { type Profile, profiles } from './profiles.ts';
import { registrableDomain } from './public-suffix.ts';
import { judgeLine, overlaysSecure } from './receive.ts';
import { inOrder, requestFacts, whyWithheld } from './send.ts';
import type { Browser, Jar, StoredCookie, Verdict, Withheld } from './types.ts';

/** The cookies of one registrable domain, by identity, in the order of their creation. */
type Shelf = Map<string, StoredCookie>;

/** A cookie store that behaves as the chosen browser's (contract 1). */
export function createJar(options: { readonly browser?: Browser } = {}): Jar {
  const profile = profiles[options.browser ?? 'rfc'];
  const shelves = new Map<string, Shelf>();

  return {
    receive({ url, line, now, context = {} }) {
      const parsed = parseSetCookie(line);
      if (parsed.kind === 'malformed') return { outcome: 'refused', reasons: [parsed.reason], warnings: [] };
      const judged = judgeLine(parsed, url, now, context, profile);
      if (judged.kind === 'refused') return { outcome: 'refused', reasons: judged.reasons, warnings: judged.warnings };
      const shelf = shelfFor(judged.cookie.domain);
      return store(shelf, judged.cookie, judged.warnings, { url, now, byScript: context.api === 'script' });
    },
    send({ url, now, context = {} }) {
      const request = requestFacts(url, now, context);
      const shelf = request.host === null ? undefined : shelves.get(registrableDomain(request.host));
      const sent: StoredCookie[] = [];
      const withheld: Withheld[] = [];
      for (const [key, cookie] of shelf ?? []) {
        const reasons = whyWithheld(cookie, request, profile);
        if (reasons.length > 0) {
          withheld.push({ cookie, reasons });
          if (reasons.some(({ code }) => code === 'expired')) shelf?.delete(key);
          continue;
        }
        const touched = { ...cookie, lastAccessed: now };
        shelf?.set(key, touched);
        sent.push(touched);
      }
      sent.sort(inOrder);
      return { header: sent.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; '), sent, withheld };
    },
    all: () => [...shelves.values()].flatMap((shelf) => [...shelf.values()]),
    put(cookie) {
      shelfFor(cookie.domain).set(cookieKey(cookie), cookie);
    },
    remove(cookie) {
      shelfFor(cookie.domain).delete(cookieKey(cookie));
    },
  };

  function shelfFor(domain: string): Shelf {
    const site = registrableDomain(hostOf(`http://${domain}/`) ?? domain);
    const shelf = shelves.get(site) ?? new Map<string, StoredCookie>();
    shelves.set(site, shelf);
    return shelf;
  }

  function store(shelf: Shelf, cookie: StoredCookie, warnings: Verdict['warnings'], at: { url: string; now: number; byScript: boolean }): Verdict {
    if (overlaysSecure(cookie, at.url, shelf.values()))
      return { outcome: 'refused', reasons: [{ code: 'overwrite-secure', attribute: 'secure', step: '5.7 step 16' }], warnings };
    const key = cookieKey(cookie);
    const old = shelf.get(key);
    const existing = old && (old.expires === null || old.expires > at.now) ? old : undefined;
    // Step 23.
    if (existing?.httpOnly && at.byScript)
      return { outcome: 'refused', reasons: [{ code: 'overwrite-http-only', attribute: 'httponly', step: '5.7 step 23' }], warnings };
    if (cookie.expires !== null && cookie.expires <= at.now) {
      shelf.delete(key);
      return { outcome: 'deleted', ...(existing ? { cookie: existing } : {}), reasons: [], warnings };
    }
    const kept = existing ? { ...cookie, created: existing.created } : cookie;
    const shadows = !existing && [...shelf.values()].some(({ name, partitionKey }) => name === cookie.name && partitionKey === cookie.partitionKey);
    shelf.set(key, kept);
    makeRoom(shelf, profile, at.now);
    const said = shadows ? [...warnings, { code: 'shadows-cookie', attribute: 'name', step: '5.7 step 23' } as const] : warnings;
    return { outcome: existing ? 'replaced' : 'stored', cookie: kept, reasons: [], warnings: said };
  }
}

/** §6.1: when a domain has too many, the expired go first, then the insecure, then those longest unused. */
function makeRoom(shelf: Shelf, { limits }: Profile, now: number): void {
  if (shelf.size <= limits.perDomain) return;
  for (const [key, { expires }] of shelf) if (expires !== null && expires <= now) shelf.delete(key);
  if (shelf.size <= limits.perDomain) return;
  const leastFirst = [...shelf].sort(([, a], [, b]) => Number(a.secure) - Number(b.secure) || a.lastAccessed - b.lastAccessed);
  for (const [key] of leastFirst.slice(0, shelf.size - limits.perDomain + limits.purgePerDomain - 1)) shelf.delete(key);
}
