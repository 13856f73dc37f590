import { type Browser, createJar, type Jar, type Reason, type StoredCookie } from '../../utils/cookie/index.ts';
import { isPublicSuffix } from '../../utils/cookie/public-suffix.ts';
import { readableOctets } from './generate/octets.ts';
import { octetsOf } from './generate/pick.ts';
import { readable, type SeenCookie, type SeenStep } from './observed.ts';
import type { PlannedStep } from './plan.ts';

/** What the engine says of a step. */
export interface PredictedStep {
  /** By the request's tag. */
  readonly requests: ReadonlyMap<string, PredictedRequest>;
  readonly store: readonly SeenCookie[];
  readonly documents: readonly string[];
  /** Names of the cookies that a script tried to write over one that it may not see, up to here. */
  readonly overUnseen: ReadonlySet<string>;
}

export interface PredictedRequest {
  readonly cookie: string;
  /** Of each line: why it was refused; null when it was taken. */
  readonly lines: readonly (readonly Reason[] | null)[];
  readonly withheld: readonly { readonly cookie: SeenCookie; readonly reasons: readonly Reason[] }[];
}

/** Plays the plan to the engine. Of what the browser did only the times are used, and which requests it made. */
export function predict(plan: readonly PlannedStep[], browser: Browser, seen: readonly SeenStep[]): readonly PredictedStep[] {
  const jar = createJar({ browser });
  let overUnseen: ReadonlySet<string> = new Set();
  return plan.map((planned, index) => {
    const predicted = predictStep(jar, planned, seen[index], browser);
    overUnseen = new Set([...overUnseen, ...predicted.overUnseen]);
    return { ...predicted, overUnseen };
  });
}

function predictStep(jar: Jar, { step, requests, writer, documents }: PlannedStep, seen: SeenStep | undefined, browser: Browser): PredictedStep {
  const end = seen?.at ?? 0;
  const predicted = new Map<string, PredictedRequest>();
  for (const { tag, url, context: given, lines, clockAhead } of requests) {
    const now = seen?.requests.get(tag)?.at;
    if (now === undefined) continue;
    // HTTP dates have no milliseconds.
    const serverDate = clockAhead === undefined ? {} : { serverDate: Math.floor((now + clockAhead) / 1000) * 1000 };
    const { header, withheld } = jar.send({ url, now, context: given });
    const context = { ...given, ...serverDate };
    const verdicts = lines.map((line) => jar.receive({ url, line, now, context }));
    predicted.set(tag, {
      cookie: header,
      lines: verdicts.map(({ outcome, reasons }) => (outcome === 'refused' ? reasons : null)),
      withheld: withheld.map(({ cookie, reasons }) => ({ cookie: asSeen(cookie, browser), reasons })),
    });
  }
  const written = step.kind === 'script' && writer ? step.lines.map((line) => ({ line, ...jar.receive({ ...writer, line, now: end }) })) : [];
  return {
    requests: predicted,
    store: jar
      .all()
      .filter(({ expires }) => expires === null || expires > end)
      .map((cookie) => asSeen(cookie, browser)),
    documents: documents.map(({ url, context }) => scriptText(jar.send({ url, context, now: end }).header, browser)),
    overUnseen: new Set(
      written
        .filter(({ reasons }) => reasons.some(({ code }) => code === 'overwrite-http-only' || code === 'overwrite-secure'))
        .map(({ line }) => nameIn(line)),
    ),
  };
}

/** Scripts get text. Where one cookie is not in UTF-8 Chromium gives them nothing at all, and Firefox replaces what is not. */
function scriptText(octets: string, browser: Browser): string {
  if (readableOctets(octets)) return octets;
  return browser === 'firefox' ? octetsOf(Buffer.from(octets, 'latin1').toString()) : '';
}

function nameIn(line: string): string {
  return /^[^;=]*/.exec(line)?.[0].trim() ?? '';
}

function asSeen(cookie: StoredCookie, browser: Browser): SeenCookie {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expires } = cookie;
  return {
    name: readable(name),
    value: readable(value),
    domain: hostOnly ? domain : `.${domain}`,
    path: readable(path),
    secure,
    httpOnly,
    sameSite,
    expires,
    partition: partitionOf(cookie, browser),
  };
}

/** The engine marks a partition that is foreign to its own page; Chromium counts another site's as foreign as well. */
function partitionOf({ partitionKey, domain }: StoredCookie, browser: Browser): string {
  if (partitionKey === null) return '';
  const [site = '', mark] = partitionKey.split(' ');
  const foreign = mark !== undefined || (browser === 'chromium' && !isOfSite(domain, site));
  return foreign ? `${site} (foreign)` : site;
}

function isOfSite(domain: string, site: string): boolean {
  const name = site.replace(/^https?:\/\//, '');
  return domain === name || (domain.endsWith(`.${name}`) && !isPublicSuffix(name));
}
