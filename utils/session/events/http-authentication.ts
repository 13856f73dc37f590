import { httpCredentials } from '../../http/authentication.ts';
import { because, reasons } from './because.ts';
import { type Moment, tell } from './moment.ts';
import { noteHttpCredentials } from './other-carriers.ts';
import { enterState } from './site-life.ts';

/**
 * HTTP Basic and Digest: the browser asks for name and password, and sends them, or a proof of them, with every request once they are
 * accepted. Returns whether the exchange was a try. Those that the first recorded request of a site carries may have been accepted long before.
 */
export function detectHttpAuthentication(moment: Moment): boolean {
  const { life, facts, signals } = moment;
  const { exchange } = facts;
  const credentials = httpCredentials(exchange);
  if (credentials === null || exchange.status === null || !signals.telling) return false;
  const accepted = life.bearer?.scheme != null && life.bearer.value === credentials.identity;
  if (exchange.status === 401) {
    if (!accepted) tell(moment, 'login-failed', [], [because('credentials-refused', reasons.credentialsRefused, [exchange.id])]);
    return !accepted;
  }
  if (exchange.status >= 400) return false;
  const login = !accepted && life.lastRequest !== null && life.state !== 'authenticated';
  noteHttpCredentials(life, exchange, credentials);
  enterState(life, 'authenticated', exchange.time);
  if (!login) return false;
  tell(moment, 'login', [], [because('credentials-accepted', reasons.credentialsAccepted, [exchange.id])]);
  life.loginSeen = true;
  return true;
}
