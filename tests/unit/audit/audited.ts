import { audit } from '../../../utils/audit/index.ts';
import type { Audit } from '../../../utils/audit/rule.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { type Answer, type Flow, flow } from '../../tools/flow.ts';
import { ids } from './recording.ts';

/** From a recording to its audit, by the real engine and the real inference: no role is stated. */
export function audited(exchanges: readonly Exchange[]): Audit {
  const analysis = exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  return audit({ analysis, conclusions: conclude(analysis, analysis.lastTime), now: analysis.lastTime });
}

/** `rule severity cookie`, in the order of the rules' names. A cookie's key begins with its name; findings about a host have none. */
export function told({ findings }: Audit): readonly string[] {
  return findings.map(({ rule, severity, cookie }) => `${rule} ${severity} ${nameIn(cookie)}`).toSorted();
}

function nameIn(key: string | null): string {
  return key === null ? '-' : (/[\w-]+/.exec(key)?.[0] ?? '-');
}

export interface Visit {
  readonly origin?: string;
  /** What the front page sets. `ID` stands for a value as servers make them, a new one for each answer. */
  readonly set?: readonly string[];
  /** What the login sets; by default the lines with an `ID` once more. */
  readonly login?: readonly string[];
  readonly response?: Readonly<Record<string, string>>;
  /** After the login. */
  readonly later?: (browser: Flow) => void;
}

/** A person at work: front page, login, three pages behind it. */
export function visit({ origin = 'https://www.shop.example', set = [], login, response = {}, later }: Visit): readonly Exchange[] {
  const browser = flow({ origin });
  const answer = (more: Answer = {}): Answer => ({ ...more, response: { 'cache-control': 'no-store', server: 'x', ...response } });
  const written = (lines: readonly string[], from: number) =>
    lines.map((line, at) => line.replace('=ID;', `=${ids[(from + at) % ids.length]}${from}${at};`));
  browser.visit('/', answer({ set: written(set, 0) }));
  browser.visit('/login', answer());
  browser.submit('/login', answer({ location: '/account', set: written(login ?? set.filter((line) => line.includes('=ID;')), 1) }));
  browser.follow(answer());
  browser.visit('/account/orders', answer());
  browser.visit('/account', answer());
  later?.(browser);
  return browser.exchanges;
}
