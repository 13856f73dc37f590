import { siteOf } from '../../cookie/index.ts';
import { csrfHeaders } from '../../http/headers.ts';
import { unescaped } from '../formats/format.ts';
import { noteExchange } from '../ledger.ts';
import type { Moment } from './moment.ts';

/** What cookies do that guard a form or a sign-on against forgery. */

const tokenHeaders: ReadonlySet<string> = new Set(csrfHeaders);

/** A double-submit token: the same text in a cookie and in a header that only the page's own scripts can set. */
export function noteEcho({ state, facts }: Moment): void {
  const { requestHeaders, id } = facts.exchange;
  for (const { name, value: token } of requestHeaders) {
    if (token.length < 8 || !tokenHeaders.has(name)) continue;
    for (const { key, value } of facts.sent) {
      const entry = key === null ? undefined : state.entries.get(key);
      if (entry && (value === token || unescaped(value) === unescaped(token))) noteExchange(entry.notes.echoed, id);
    }
  }
}

/** OAuth's `state` (RFC 6749 §10.12) is kept in a cookie while the browser is away, and compared when it comes back. */
export function noteState({ state, facts, signals }: Moment): void {
  const [, sent] = /[?&](?:state|nonce)=([^&]{8,512})/.exec(signals.target?.query ?? '') ?? [];
  if (sent === undefined) return;
  for (const { key, parsed } of facts.setCookies) {
    const entry = key === null ? undefined : state.entries.get(key);
    if (entry && parsed.kind !== 'malformed' && parsed.value !== '' && unescaped(parsed.value) === unescaped(sent)) {
      noteExchange(entry.notes.sentAlong, facts.exchange.id);
    }
  }
}

/** What a request to a sign-on elsewhere carries, by OAuth, OpenID Connect, SAML and WS-Federation. */
const request = /[?&](?:state|nonce|code_challenge|SAMLRequest|RelayState|wctx|wtrealm)=/;

/** Some keep more than the `state` meanwhile, sealed: given when the browser is sent away, taken back when it returns. */
export function noteGivenAway({ state, facts, signals, life }: Moment): void {
  if (facts.setCookies.length === 0) return;
  const { target } = signals;
  const asks = target !== null && request.test(target.query) && !/[?&](?:code|ticket|error|id_token|access_token)=/.test(target.query);
  const away = asks && siteOf(`https://${target.host}/`) !== life.site;
  for (const { key, verdict, parsed } of facts.setCookies) {
    const entry = key === null ? undefined : state.entries.get(key);
    if (!entry || parsed.kind === 'malformed') continue;
    const gone = verdict.outcome === 'deleted' || parsed.value === '';
    if (away && !gone && entry.facts.timesSent === 0) entry.notes.givenAway = true;
    else if (gone && entry.notes.givenAway && (signals.callback || facts.exchange.method === 'POST'))
      noteExchange(entry.notes.takenBack, facts.exchange.id);
  }
}
