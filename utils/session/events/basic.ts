import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { because, reasons } from './because.ts';
import { type Moment, tell } from './moment.ts';
import { noteBasic } from './other-carriers.ts';
import { enterState } from './site-life.ts';

/**
 * HTTP Basic: the browser asks for name and password, and sends them with every request once they are accepted. Returns whether
 * the exchange was a try. Those that the first recorded request of a site carries may have been accepted long before.
 */
export function detectBasic(moment: Moment): boolean {
  const { life, facts, signals } = moment;
  const { exchange } = facts;
  const credentials = credentialsOf(exchange);
  if (credentials === null || exchange.status === null || !signals.telling) return false;
  const accepted = life.bearer?.basic === true && life.bearer.value === credentials;
  if (exchange.status === 401) {
    if (!accepted) tell(moment, 'login-failed', [], [because('basic-refused', reasons.basicRefused, [exchange.id])]);
    return !accepted;
  }
  if (exchange.status >= 400) return false;
  const login = !accepted && life.lastRequest !== null && life.state !== 'authenticated';
  noteBasic(life, exchange, credentials);
  enterState(life, 'authenticated', exchange.time);
  if (!login) return false;
  tell(moment, 'login', [], [because('basic-accepted', reasons.basicAccepted, [exchange.id])]);
  life.loginSeen = true;
  return true;
}

/** As the header has them; null when there are none. */
function credentialsOf({ requestHeaders }: Exchange): string | null {
  return /^Basic +(\S+)/i.exec(headerValue(requestHeaders, 'authorization') ?? '')?.[1] ?? null;
}
