import { siteOf } from '../../cookie/index.ts';
import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { because, reasons } from './because.ts';
import type { CarrierChange } from './carriers.ts';
import type { Moment } from './moment.ts';
import { settleElsewhere } from './pending-login.ts';
import { remember } from './site-life.ts';
import { settleKey } from './unlocked.ts';

/** The site whose page sent this form, when it is another one's; null for everything else. */
function postedFrom({ requestHeaders, initiator, url, method, resourceType }: Exchange): string | null {
  if (method !== 'POST' || resourceType !== 'document') return null;
  const from = [headerValue(requestHeaders, 'origin'), headerValue(requestHeaders, 'referer'), initiator.url].find(
    (one) => one !== null && /^https?:/.test(one),
  );
  const site = from ? siteOf(from) : null;
  return site === null || site === siteOf(url) ? null : site;
}

/** Remembers to which other sites this one sends its visitors. */
export function noteAway({ life, facts, signals }: Moment): void {
  const { target } = signals;
  if (target === null || target.host === '') return;
  const site = siteOf(`https://${target.host}/`);
  if (site !== life.site && facts.exchange.resourceType === 'document') remember(life.away, site);
}

/**
 * A sign-on that answers with a form which sends itself to the application (SAML's POST binding, WS-Federation, OpenID Connect's
 * `form_post`): the application sent the visitor there, and gives a session in answer to the form. To the sign-on it shows that its
 * own login has held. Bodies are not seen.
 */
export function isProofFromElsewhere({ state, life, facts, signals }: Moment, news: readonly CarrierChange[]): boolean {
  const from = postedFrom(facts.exchange);
  if (from === null || signals.refused) return false;
  const other = state.sites.get(from);
  if (other) settleElsewhere(state, other, facts.exchange.id);
  return life.away.has(from) && news.some(({ likely, what }) => likely || what === 'issued');
}

/** A sign-on that came back with a code has let its visitor in, in the answer that gave its own session. */
export function settleSignOn({ state, life, facts }: Moment): void {
  const { id, initiator } = facts.exchange;
  const sites = new Set(initiator.redirectedFrom.map((url) => siteOf(url)));
  for (const site of sites) {
    const other = site === life.site ? undefined : state.sites.get(site);
    if (other && other.state !== 'authenticated') settleKey(state, other, because('sent-on', reasons.cameBack, [id]));
  }
}
