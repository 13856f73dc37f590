import { readUrl } from '../../http/url.ts';
import { frameworks, frameworksNaming } from '../../session/frameworks/index.ts';
import type { CookieConclusion, Session } from '../../session/types.ts';
import type { Facts } from '../facts.ts';
import type { FindingDraft } from '../rule.ts';
import { aspnet } from './aspnet.ts';
import { aspnetCore } from './aspnet-core.ts';
import { type AttributeChange, attributeChanges, type Change, type Wanted } from './change.ts';
import { cookieSession } from './cookie-session.ts';
import { django } from './django.ts';
import { expressSession } from './express-session.ts';
import type { Fixer, Piece, Recipe } from './fixer.ts';
import { flask } from './flask.ts';
import { haproxy } from './haproxy.ts';
import { laravel } from './laravel.ts';
import { nginx } from './nginx.ts';
import { php } from './php.ts';
import { rails } from './rails.ts';
import { ruleChanges, wholeLine } from './rule-changes.ts';
import { springBoot } from './spring-boot.ts';
import { tomcat } from './tomcat.ts';
import { isWanted, wantedOf } from './wanted.ts';

/** Every framework that a fix can be told for. Those for a site of any make come last. */
export const fixers: readonly Fixer[] = [
  expressSession,
  cookieSession,
  django,
  rails,
  php,
  springBoot,
  tomcat,
  aspnetCore,
  aspnet,
  laravel,
  flask,
  nginx,
  haproxy,
];

/** In front of any application: the first to offer when no framework was recognised. */
const generic: readonly Fixer[] = [nginx, haproxy];

type Mendable = Pick<FindingDraft, 'cookie' | 'exchanges' | 'fix'> & { readonly rule: string };

/** How a finding is mended by configuration: the recognised framework first, then every other that can. Empty when no configuration mends it. */
export function recipesOf(finding: Mendable, facts: Facts): readonly Recipe[] {
  const wish = wishOf(finding, facts);
  if (wish === null) return [];
  const { known } = wish;
  const first = known === null ? generic : [known];
  return [...first, ...fixers.filter((fixer) => !first.includes(fixer))].flatMap((fixer) => recipeOf(fixer, wish) ?? []);
}

/** The recipe for the framework that the site was recognised by, null when it was not, or cannot be told so. */
export function recognisedRecipe(finding: Mendable, facts: Facts): Recipe | null {
  const wish = wishOf(finding, facts);
  return wish === null || wish.known === null ? null : recipeOf(wish.known, wish);
}

interface Wish {
  readonly changes: readonly (Change | typeof wholeLine)[];
  readonly wanted: Wanted;
  readonly session: boolean;
  /** The fixer of the framework that was recognised. */
  readonly known: Fixer | null;
}

function wishOf(finding: Mendable, facts: Facts): Wish | null {
  const changes = Object.hasOwn(ruleChanges, finding.rule) ? ruleChanges[finding.rule] : undefined;
  if (changes === undefined || typeof changes === 'string') return null;
  const cookie = facts.conclusions.cookies.find(({ facts: { key } }) => key === finding.cookie) ?? null;
  const wanted = wantedOf(cookie?.facts.name ?? 'session', finding.fix.header, cookie?.facts ?? null);
  return { changes, wanted, session: isSession(cookie, facts), known: recogniser(finding, cookie, facts) };
}

function recipeOf(fixer: Fixer, { changes, wanted, session, known }: Wish): Recipe | null {
  const parts = partsOf(piecesOf(fixer, changes, wanted, session), fixer);
  return parts.length === 0 ? null : { id: fixer.id, name: fixer.name, recognised: fixer === known, behaviour: isBehaviour(changes[0]), parts };
}

/** The pieces for `changes`, in their order; exported so that each framework can be asked for everything that it can answer. */
export function piecesOf(fixer: Fixer, changes: readonly (Change | typeof wholeLine)[], wanted: Wanted, session: boolean): readonly Piece[] {
  const asked = changes.flatMap((change) => (change === wholeLine ? attributeChanges.filter((one) => isShown(one, wanted)) : [change]));
  const pieces: Piece[] = [];
  for (const change of asked.filter((one) => isWanted(one, wanted))) {
    // Where the data is kept is a question of the session alone.
    if (change === 'store' && !session) continue;
    if (!isAttribute(change)) pieces.push(...(fixer.behaviour[change]?.(wanted) ?? []));
    else if (session) pieces.push(...(fixer.session[change]?.(wanted) ?? []));
    else {
      // Another cookie is set by one call with all of its attributes, whichever of them is the fault.
      const whole = fixer.cookie?.(wanted);
      if (whole && !pieces.some(({ code }) => code === whole.code)) pieces.push(whole);
    }
  }
  return pieces;
}

export function partsOf(pieces: readonly Piece[], { places }: Fixer): Recipe['parts'] {
  const byPlace = new Map<string, string[]>();
  for (const { place, code } of pieces) byPlace.set(place, [...new Set([...(byPlace.get(place) ?? []), code])]);
  return [...byPlace].flatMap(([id, lines]) => {
    const place = places[id];
    return place ? [{ file: place.file, language: place.language, code: place.wrap(lines), docs: place.docs }] : [];
  });
}

/** Of the change that matters most. Headers are said as well by their line. */
function isBehaviour(change: Change | typeof wholeLine | undefined): boolean {
  return change !== undefined && change !== wholeLine && !isAttribute(change) && !headers.has(change);
}

const headers: ReadonlySet<Change> = new Set<Change>(['hsts', 'no-store', 'referrer-policy', 'delete-cookie']);

const attributes: ReadonlySet<string> = new Set(attributeChanges);

function isAttribute(change: Change): change is AttributeChange {
  return attributes.has(change);
}

/** A whole line says what it has; what it does without need not be said. */
function isShown(change: AttributeChange, { maxAge, path }: Wanted): boolean {
  if (change === 'lifetime') return maxAge !== null;
  if (change === 'path') return path !== '/';
  return change !== 'host-only';
}

/** Whether it is the cookie that a framework's session settings are about. */
function isSession(cookie: CookieConclusion | null, { conclusions }: Facts): boolean {
  if (cookie === null || cookie.role === 'session-id') return true;
  const { key, name } = cookie.facts;
  if (frameworksNaming(name).some(({ weak }) => !weak)) return true;
  return cookie.role === 'auth-token' && conclusions.sessions.some(({ cookies, framework }) => framework !== null && cookies.includes(key));
}

function recogniser({ exchanges }: Mendable, cookie: CookieConclusion | null, facts: Facts): Fixer | null {
  const { sessions } = facts.conclusions;
  const key = cookie?.facts.key;
  const own = key === undefined ? undefined : sessions.find(({ cookies }) => cookies.includes(key));
  const named = cookie === null ? undefined : frameworksNaming(cookie.facts.name).find(({ weak }) => !weak)?.framework.id;
  const url = facts.analysis.exchanges[exchanges[0] ?? -1]?.exchange.url ?? '';
  const host = readUrl(url)?.hostname ?? '';
  const here = sessions.find(({ site, framework }) => framework !== null && (host === site || host.endsWith(`.${site}`)));
  const id = frameworkId(own) ?? named ?? frameworkId(here);
  return fixers.find(({ serves }) => id !== undefined && serves.includes(id)) ?? null;
}

function frameworkId(session: Session | undefined): string | undefined {
  return frameworks.find(({ name }) => name === session?.framework?.name)?.id;
}
