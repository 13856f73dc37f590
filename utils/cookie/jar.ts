import { Answer, type Otherwise } from './answer.ts';
import { excessOfAll, excessOfDomain } from './evict.ts';
import { overlaysSecure } from './overlay.ts';
import { parseLine, parseSetCookie } from './parse-set-cookie.ts';
import type { ParsedLine } from './parsed-line.ts';
import { type Profile, profiles } from './profiles.ts';
import { registrableDomain } from './public-suffix.ts';
import { type Draft, judgeLine, type Received } from './receive.ts';
import { requestUrl } from './request-url.ts';
import { goes, type RequestFacts, remarksOn, requestFacts, whyWithheld } from './send.ts';
import { type Entry, type Priority, Shelf } from './shelf.ts';
import type { Browser, Context, Jar, Malformed, ParsedSetCookie, Reason, Sent, StoredCookie, Verdict, Withheld } from './types.ts';
import { ifOtherSite } from './uncertain.ts';

/** A cookie store that behaves as the chosen browser's (contract 1). */
export function createJar(options: { readonly browser?: Browser } = {}): Jar {
  return new CookieJar(profiles[options.browser ?? 'rfc']);
}

class CookieJar implements Jar {
  readonly #profile: Profile;
  readonly #shelves = new Map<string, Shelf>();
  #count = 0;
  #orders = 0;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  receive({ url, line, now, context = byTheUser }: Parameters<Jar['receive']>[0]): Verdict {
    const parsed = parseLine(line);
    if (parsed.kind === 'malformed') return { outcome: 'refused', reasons: faultsOf(parsed), warnings: [] };
    const judged = judgeLine(parsed, url, now, context, this.#profile);
    const verdict = this.#settle(judged, parsed, now, context);
    return context.missing === undefined ? verdict : { ...verdict, ...this.#doubts(judged, parsed, url, now, context) };
  }

  send({ url, now, context = byTheUser }: Parameters<Jar['send']>[0]): Sent {
    const request = requestUrl(url);
    const shelf = request === null ? undefined : this.#shelves.get(request.domain);
    if (request === null || shelf === undefined) return new Answer([], [], [], () => []);
    const facts = requestFacts(request, now, context, this.#profile);
    return this.#sift(shelf, facts, () =>
      (context.missing ?? []).map((fact) => ({ fact, facts: requestFacts(request, now, ifOtherSite(context, fact), this.#profile) })),
    );
  }

  all(): readonly StoredCookie[] {
    return [...this.#shelves.values()].flatMap((shelf) => shelf.inOrder.map(current));
  }

  put(cookie: StoredCookie): void {
    const shelf = this.#shelfFor(registrableDomain(cookie.domain));
    const old = shelf.find(cookie);
    if (old) this.#drop(shelf, old);
    this.#add(shelf, cookie, old?.priority ?? 'medium', old?.order);
  }

  remove(cookie: Parameters<Jar['remove']>[0]): void {
    const shelf = this.#shelves.get(registrableDomain(cookie.domain));
    const old = shelf?.find(cookie);
    if (shelf && old) this.#drop(shelf, old);
  }

  /** Steps 16 and 23 to 25 of §5.7: what the cookies that are there have to say. */
  #settle(judged: Received, parsed: ParsedLine, now: number, { api }: Context): Verdict {
    const { warnings, cookie, request } = judged;
    if (cookie === null || request === null) return { outcome: 'refused', reasons: judged.kind === 'refused' ? judged.reasons : [], warnings };
    // A domain that the host domain-matches has the host's registrable domain.
    const shelf = this.#shelfFor(request.domain);
    const entry = shelf.find(cookie);
    const reasons: Reason[] = judged.kind === 'refused' ? [...judged.reasons] : [];
    // Step 16.
    if (!request.trustworthy && namesakes(shelf, cookie, now).some((one) => overlaysSecure(cookie, one.cookie, this.#profile)))
      reasons.push({ code: 'overwrite-secure', attribute: 'secure', step: '5.7 step 16' });
    const existing = entry && isAlive(entry.cookie, now) ? entry : undefined;
    // Step 23.1.
    if (existing?.cookie.httpOnly && api === 'script') reasons.push({ code: 'overwrite-http-only', attribute: 'httponly', step: '5.7 step 23' });
    if (reasons.length > 0) return { outcome: 'refused', reasons, warnings };
    if (!isAlive(cookie, now)) {
      if (entry) this.#drop(shelf, entry);
      return existing ? { outcome: 'deleted', cookie: current(existing), reasons: none, warnings } : { outcome: 'deleted', reasons: none, warnings };
    }
    if (!existing && namesakes(shelf, cookie, now).length > 0) warnings.push({ code: 'shadows-cookie', attribute: 'name', step: '5.7 step 23' });
    const added = this.#take(shelf, cookie, entry, existing !== undefined, priorityOf(parsed));
    const evicted = this.#makeRoom(shelf, added, now);
    if (evicted === null) return { outcome: 'refused', reasons: [{ code: 'no-room', attribute: 'secure', step: '6.1' }], warnings };
    const outcome = existing ? 'replaced' : 'stored';
    return evicted.length > 0 ? { outcome, cookie, reasons: none, warnings, evicted } : { outcome, cookie, reasons: none, warnings };
  }

  /** Puts a new cookie on the shelf, in the place of `old`, which has ended unless it is `alive`. */
  #take(shelf: Shelf, cookie: Draft, old: Entry | undefined, alive: boolean, priority: Priority): Entry {
    if (old && alive && (!this.#profile.is['new-value-new-age'] || old.cookie.value === cookie.value)) {
      // Steps 23.2 and 24: the time of creation stays, and with it the place.
      cookie.created = old.cookie.created;
      old.cookie = cookie;
      old.lastAccessed = cookie.lastAccessed;
      old.priority = priority;
      return old;
    }
    if (old) this.#drop(shelf, old);
    return this.#add(shelf, cookie, priority);
  }

  #sift(shelf: Shelf, facts: RequestFacts, otherwise: () => readonly Otherwise[]): Sent {
    const sent: StoredCookie[] = [];
    const withheld: Withheld[] = [];
    const remarks: Withheld[] = [];
    const expired: Entry[] = [];
    const remarkable = facts.detour || facts.laxUnsafe;
    // The shelf is in the order of step 4 already.
    for (const entry of shelf.inOrder) {
      const { cookie } = entry;
      if (goes(cookie, facts)) {
        // Step 5.
        entry.lastAccessed = facts.now;
        sent.push(cookie);
        const said = remarkable ? remarksOn(cookie, facts) : none;
        if (said.length > 0) remarks.push({ cookie, reasons: said });
      } else {
        withheld.push({ cookie, reasons: whyWithheld(cookie, facts) });
        if (!isAlive(cookie, facts.now)) expired.push(entry);
      }
    }
    for (const entry of expired) this.#drop(shelf, entry);
    return new Answer(sent, withheld, remarks, otherwise);
  }

  /** Which missing facts would turn the verdict. */
  #doubts(judged: Received, parsed: ParsedSetCookie, url: string, now: number, context: Context): Pick<Verdict, 'uncertain'> {
    const uncertain = (context.missing ?? []).flatMap((fact) => {
      const otherwise = judgeLine(parsed, url, now, ifOtherSite(context, fact), this.#profile);
      if (otherwise.kind === judged.kind) return [];
      return [{ fact, otherwise: otherwise.kind === 'cookie' ? ('taken' as const) : ('refused' as const) }];
    });
    return uncertain.length > 0 ? { uncertain } : {};
  }

  #shelfFor(site: string): Shelf {
    const known = this.#shelves.get(site);
    if (known) return known;
    const shelf = new Shelf();
    this.#shelves.set(site, shelf);
    return shelf;
  }

  /** `order` is that of the cookie whose time of creation it keeps. */
  #add(shelf: Shelf, cookie: StoredCookie, priority: Priority, order = this.#orders++): Entry {
    const entry: Entry = { cookie, lastAccessed: cookie.lastAccessed, priority, order };
    shelf.add(entry);
    this.#count += 1;
    return entry;
  }

  #drop(shelf: Shelf, entry: Entry): void {
    shelf.delete(entry);
    this.#count -= 1;
  }

  /** Null when the newcomer itself had to go. */
  #makeRoom(shelf: Shelf, newcomer: Entry, now: number): readonly StoredCookie[] | null {
    const { limits } = this.#profile;
    const full = shelf.inOrder.length > limits.perDomain || newcomer.cookie.partitionKey !== null;
    if (!full && this.#count <= limits.total) return noCookies;
    const gone: StoredCookie[] = [];
    if (full) {
      const excess = excessOfDomain(shelf, newcomer, this.#profile, now);
      for (const entry of excess ?? [newcomer]) {
        this.#drop(shelf, entry);
        gone.push(current(entry));
      }
      if (excess === null) return null;
    }
    if (this.#count <= limits.total) return gone;
    const excess = new Set(
      excessOfAll(
        [...this.#shelves.values()].flatMap(({ inOrder }) => inOrder),
        this.#profile,
        now,
      ),
    );
    for (const one of this.#shelves.values()) {
      for (const entry of one.inOrder.filter((candidate) => excess.has(candidate))) {
        this.#drop(one, entry);
        gone.push(current(entry));
      }
    }
    return gone;
  }
}

const none: readonly Reason[] = [];
const noCookies: readonly StoredCookie[] = [];
/** What a context that is left out means. */
const byTheUser: Context = {};

/** The standard stops at the first fault of a line; Chromium looks at the pair's size, and whether there is one at all, before the characters. */
function faultsOf({ line, reason }: Malformed): readonly Reason[] {
  if (reason.code !== 'disallowed-character') return [reason];
  // Without its control characters the pair is what it was.
  const pair = parseSetCookie(
    line
      .split(';', 1)
      .join('')
      .replace(/[\x00-\x1f\x7f]/g, '-'),
  );
  if (pair.kind === 'malformed') return [reason, pair.reason];
  return pair.name === '' && pair.value === '' ? [reason, { code: 'no-cookie-content', attribute: 'name', step: '5.7 step 2' }] : [reason];
}

/** The cookie with what has changed while it lay there. */
function current({ cookie, lastAccessed }: Entry): StoredCookie {
  return cookie.lastAccessed === lastAccessed ? cookie : { ...cookie, lastAccessed };
}

/** The cookies of this name in the same jar. */
function namesakes(shelf: Shelf, { name, partitionKey }: StoredCookie, now: number): readonly Entry[] {
  return shelf.named(name).filter(({ cookie }) => cookie.partitionKey === partitionKey && isAlive(cookie, now));
}

function isAlive({ expires }: StoredCookie, now: number): boolean {
  return expires === null || expires > now;
}

function priorityOf(parsed: ParsedLine): Priority {
  // Nearly no line says it, and the list of attributes is only made when somebody asks for it.
  if (!parsed.hasPriority) return 'medium';
  const written = parsed.attributes.findLast(({ known }) => known === 'priority')?.value?.toLowerCase();
  return written === 'low' || written === 'high' ? written : 'medium';
}
