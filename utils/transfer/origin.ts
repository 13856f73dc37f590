import type { Browser } from '../cookie/types.ts';
import type { HarLog } from './schema.ts';

/** Who wrote a file, for people: `Firefox 140.0`, `Playwright 1.50 (chromium 133)`. */
export function creatorOf({ creator, browser }: HarLog): string {
  const by = named(creator);
  const of = named(browser);
  if (by === '') return of;
  return of === '' || of === by ? by : `${by} (${of})`;
}

/** The browser whose traffic it is: what the file says, else the `User-Agent` of its requests, else the standard. */
export function browserOf({ creator, browser }: HarLog, userAgents: Iterable<string | null>): Browser {
  for (const name of [browser?.name, creator?.name]) {
    const known = name == null ? null : byName(name);
    if (known !== null) return known;
  }
  const counts = new Map<Browser, number>();
  for (const agent of userAgents) {
    if (agent === null) continue;
    const known = byUserAgent(agent);
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'rfc';
}

/** WebKit's export joins the lines of a header with commas. */
export function joinsWithCommas({ creator }: HarLog): boolean {
  return /^webkit/i.test(creator?.name ?? '');
}

export function isByFirefox({ creator }: HarLog): boolean {
  return byName(creator?.name ?? '') === 'firefox';
}

function byName(name: string): Browser | null {
  if (/firefox|gecko|nightly/i.test(name)) return 'firefox';
  // DevTools signs as "WebInspector", Safari as "WebKit Web Inspector".
  if (/^webinspector$|chrom|edge|opera|brave|puppeteer/i.test(name)) return 'chromium';
  return /webkit|safari/i.test(name) ? 'rfc' : null;
}

function byUserAgent(agent: string): Browser {
  if (/\bFirefox\//.test(agent)) return 'firefox';
  return /\b(Headless)?Chrom(e|ium)\//.test(agent) ? 'chromium' : 'rfc';
}

function named(tool: HarLog['creator']): string {
  return [tool?.name, tool?.version]
    .filter((part) => part != null && part !== '')
    .join(' ')
    .slice(0, 200);
}
