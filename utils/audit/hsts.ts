import { headerValue } from '../http/headers.ts';
import type { ExchangeFacts } from '../session/types.ts';
import { crossingOf } from './crossing.ts';
import type { Facts } from './facts.ts';
import { isAddress, isLoopback, originOf } from './places.ts';
import { sentAs, sessionCookies } from './session-cookies.ts';

export const oneYear = 31_536_000;

/** What a host that HSTS can protect said about it (RFC 6797 §6.1). */
export interface HstsHost {
  readonly host: string;
  /** An exchange that carried or set a session cookie, or carried `Authorization`; null when none did. */
  readonly carrier: ExchangeFacts | null;
  /** The latest policy; null when there was none. */
  readonly policy: { readonly exchange: number; readonly seconds: number; readonly subdomains: boolean } | null;
  /** Whether the recording holds response headers of this host at all. */
  readonly headers: boolean;
}

const hostsOf = new WeakMap<Facts, ReadonlyMap<string, HstsHost>>();

/** Every host that answered over `https`; loopback and plain addresses do not take part in HSTS (RFC 6797 §8.1.1). */
export function hstsHosts(facts: Facts): ReadonlyMap<string, HstsHost> {
  const known = hostsOf.get(facts);
  if (known) return known;
  const hosts = new Map<string, HstsHost>();
  const cookies = sessionCookies(facts);
  for (const each of facts.analysis.exchanges) {
    const { exchange, sent, setCookies } = each;
    const { scheme, host } = originOf(exchange.url);
    if (scheme !== 'https' || isLoopback(host) || isAddress(host) || exchange.status === null || exchange.servedFrom !== 'network') continue;
    const before = hosts.get(host);
    const carries = () =>
      headerValue(exchange.requestHeaders, 'authorization') !== null ||
      cookies.some((cookie) => sentAs(sent, cookie) || setCookies.some(({ key }) => key === cookie.facts.key));
    // What another site's page embeds is its maker's concern, not the visited site's.
    const carrier = before?.carrier ?? (carries() && crossingOf(exchange) !== 'none' ? each : null);
    const policy = policyOf(each) ?? before?.policy ?? null;
    const headers = before?.headers === true || exchange.responseHeaders.length > 0;
    if (carrier !== before?.carrier || policy !== before.policy || headers !== before.headers) hosts.set(host, { host, carrier, policy, headers });
  }
  hostsOf.set(facts, hosts);
  return hosts;
}

/** Whether a browser that has been here before never asks for the cookie's hosts over `http`: a year, and all of them. */
export function isShielded(facts: Facts, { domain, hostOnly }: { readonly domain: string; readonly hostOnly: boolean }): boolean {
  const policy = hstsHosts(facts).get(domain)?.policy;
  return policy !== undefined && policy !== null && policy.seconds >= oneYear && (hostOnly || policy.subdomains);
}

function policyOf({ exchange }: ExchangeFacts): HstsHost['policy'] {
  const value = headerValue(exchange.responseHeaders, 'strict-transport-security');
  if (value === null) return null;
  const seconds = Number(/(?:^|;)\s*max-age\s*=\s*"?(\d+)/i.exec(value)?.[1] ?? 0);
  return { exchange: exchange.id, seconds, subdomains: /(?:^|;)\s*includesubdomains\s*(?:;|$)/i.test(value) };
}
