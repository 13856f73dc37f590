import type { StoredCookie } from '../cookie/types.ts';
import type { CookieFacts, CookieKey, CookieStep, SetCookieFacts } from './types.ts';

/** The accumulator's own books: what `CookieFacts` shows, and the counts that roles and events are told from. */

export type Writable<Shape> = { -readonly [Member in keyof Shape]: Shape[Member] };

export interface Entry {
  readonly facts: Writable<Omit<CookieFacts, 'steps'>> & { readonly steps: CookieStep[] };
  readonly notes: Notes;
}

/** Letters that several cookies share, by value. */
export interface Letters {
  readonly byValue: Map<string, string>;
  given: number;
}

/** What a cookie did over the capture. Lists of exchanges hold the first few: they are shown, not counted. */
export interface Notes {
  readonly aliases: Map<string, string>;
  /** The letters of all cookies of this name, once there are several: one letter for two values would say that they are the same. */
  namesakes: Letters | null;
  /** The last that was stored, also after it is gone: a cookie that comes back has its attributes from here. */
  lastStored: StoredCookie | null;
  /** When the response that set or deleted it last had ended: requests that began earlier could not know. */
  settled: number;
  setByResponse: number;
  setByScript: number;
  /** Answers to requests that carried it; and how many of them gave it another value. */
  answers: number;
  changes: number;
  shortest: number;
  longest: number;
  /** Another value is not another id: told from the format, or from changing with most answers. */
  rewritten: boolean;
  /** An answer once replaced it without a login, a logout or a form. */
  lost: boolean;
  /** Events told of it before that was known have been taken back. */
  withdrawn: boolean;
  /** The cookie `<name>.sig` beside it holds its signature. */
  signed: boolean;
  /** The expiry that the last line but one gave. */
  previousExpires: number | null;
  /** The last line asked for a longer life than the browser gives. */
  capped: boolean;
  /** How often the same value was set again to be kept longer. */
  renewals: number;
  /** Requests that carried it since a line set it last. */
  sentSinceSet: number;
  readonly issuedAtLogin: number[];
  readonly changedAtLogin: number[];
  readonly sentAtLogin: number[];
  readonly untouchedAtLogin: number[];
  readonly deletedAtLogout: number[];
  readonly survivedLogout: number[];
  /** Deleted while the session went on. */
  readonly deletedInUse: number[];
  /** A script wrote it right after a login. */
  readonly writtenAtLogin: number[];
  /** Given in an answer that sent the browser to a sign-on elsewhere; and where it was taken back. */
  givenAway: boolean;
  readonly takenBack: number[];
  /** Its value went along to a sign-on elsewhere, as the `state` that must come back. */
  readonly sentAlong: number[];
  sentWhenLoggedIn: number;
  absentWhenLoggedIn: number;
  readonly missingAtRefusal: number[];
  /** Requests whose CSRF header said the same. */
  readonly echoed: number[];
  /** First few exchanges that set and that sent it. */
  readonly setIn: number[];
  readonly sentIn: number[];
  /** The last line that set it, until a request shows whether the browser kept it. */
  awaited: Writable<SetCookieFacts> | null;
  /** Snapshot score of the value it has now, so that it is made once for a value. */
  likeness: { readonly alias: string; readonly httpOnly: boolean; readonly score: number } | null;
}

const shownExchanges = 5;

export function noteExchange(list: number[], exchange: number): void {
  if (list.length < shownExchanges && list.at(-1) !== exchange) list.push(exchange);
}

export function createEntry(
  identity: Pick<CookieFacts, 'key' | 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>,
  seen: { readonly exchange: number | null; readonly time: number },
  origin: CookieFacts['origin'],
): Entry {
  return {
    facts: {
      ...identity,
      current: null,
      value: '',
      alias: '',
      attributesKnown: origin !== 'before',
      origin,
      thirdParty: false,
      steps: [],
      stepsDropped: 0,
      timesSet: 0,
      timesSent: 0,
      distinctValues: 0,
      firstSeen: seen,
      lastSent: null,
    },
    notes: {
      aliases: new Map(),
      namesakes: null,
      lastStored: null,
      settled: 0,
      setByResponse: 0,
      setByScript: 0,
      answers: 0,
      changes: 0,
      shortest: Number.POSITIVE_INFINITY,
      longest: 0,
      rewritten: false,
      lost: false,
      withdrawn: false,
      signed: false,
      previousExpires: null,
      capped: false,
      renewals: 0,
      sentSinceSet: 0,
      issuedAtLogin: [],
      changedAtLogin: [],
      sentAtLogin: [],
      untouchedAtLogin: [],
      deletedAtLogout: [],
      survivedLogout: [],
      deletedInUse: [],
      writtenAtLogin: [],
      givenAway: false,
      takenBack: [],
      sentAlong: [],
      sentWhenLoggedIn: 0,
      absentWhenLoggedIn: 0,
      missingAtRefusal: [],
      echoed: [],
      setIn: [],
      sentIn: [],
      awaited: null,
      likeness: null,
    },
  };
}

/** A cookie that changes with every response would fill the memory: the start tells where it came from, the end where it stands. */
const firstSteps = 50;
const lastSteps = 150;

export function addStep({ facts }: Entry, step: CookieStep): void {
  facts.steps.push(step);
  if (facts.steps.length <= firstSteps + lastSteps) return;
  facts.steps.splice(firstSteps, 1);
  facts.stepsDropped += 1;
}

/** Values remembered by their letters; beyond that the oldest is forgotten and would get a new letter. */
const rememberedValues = 400;

/** The letter of a value of this cookie: `A`, `B`, … `Z`, `AA`; the same for the same value, in its namesakes too. */
export function aliasOf({ facts, notes }: Entry, value: string): string {
  const known = notes.aliases.get(value);
  if (known !== undefined) return known;
  const alias = notes.namesakes === null ? letters(facts.distinctValues) : sharedLetter(notes.namesakes, value);
  facts.distinctValues += 1;
  remember(notes.aliases, value, alias);
  return alias;
}

/** From now on two cookies of one name take their letters from the same row. */
export function shareLetters(first: Entry, second: Entry): void {
  first.notes.namesakes ??= { byValue: new Map(first.notes.aliases), given: first.facts.distinctValues };
  second.notes.namesakes = first.notes.namesakes;
}

function sharedLetter(namesakes: Letters, value: string): string {
  const known = namesakes.byValue.get(value);
  if (known !== undefined) return known;
  const letter = letters(namesakes.given);
  namesakes.given += 1;
  remember(namesakes.byValue, value, letter);
  return letter;
}

function remember(aliases: Map<string, string>, value: string, alias: string): void {
  if (aliases.size >= rememberedValues) {
    const oldest = aliases.keys().next();
    if (!oldest.done) aliases.delete(oldest.value);
  }
  aliases.set(value, alias);
}

export function letters(number: number): string {
  const last = String.fromCharCode(65 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

export function hold({ facts, notes }: Entry, cookie: StoredCookie, alias: string): void {
  notes.previousExpires = notes.lastStored?.expires ?? null;
  facts.current = cookie;
  facts.value = cookie.value;
  facts.alias = alias;
  notes.lastStored = cookie;
  notes.shortest = Math.min(notes.shortest, cookie.value.length);
  notes.longest = Math.max(notes.longest, cookie.value.length);
}

export type Ledger = Map<CookieKey, Entry>;
