import { remembered } from './bounded-cache.ts';
import { canonicalHost } from './canonical-host.ts';
import { registrableDomain } from './public-suffix.ts';
import { isTrustworthyHost } from './trustworthy.ts';

/** What the algorithms ask about a URL that cookies are set from or sent to. */
export interface RequestUrl {
  readonly scheme: 'http' | 'https' | 'ws' | 'wss';
  /** Canonical (§5.1.2). */
  readonly host: string;
  /** Of the URL, without query and fragment; `/` when it has none. */
  readonly path: string;
  /** Registrable domain, or the host where it has none. */
  readonly domain: string;
  /** Scheme and registrable domain; `ws` and `wss` count as `http` and `https`. What "same site" compares (§5.2). */
  readonly site: string;
  /** Whether a `Secure` cookie may travel there. */
  readonly trustworthy: boolean;
}

/** Null for a URL without cookies: another scheme, no host, or no URL at all. Remembered: a page asks for the same few over and over. */
export function requestUrl(url: string): RequestUrl | null {
  return read(url);
}

/** Whether a `Secure` cookie may travel there: TLS, or loopback, which browsers count as trustworthy (the "secure" protocol of §5.7 step 13, UA-defined). */
export function isTrustworthy(url: string): boolean {
  return requestUrl(url)?.trustworthy ?? false;
}

const form = /^(https?|wss?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::\d*)?([^?#]*)/i;

const read = remembered((url: string): RequestUrl | null => {
  const [, written, name, rest] = form.exec(url) ?? [];
  const scheme = written?.toLowerCase();
  const host = name ? canonicalHost(name) : null;
  if (host === null || !isCookieScheme(scheme)) return null;
  const domain = registrableDomain(host);
  const tls = scheme === 'https' || scheme === 'wss';
  return {
    scheme,
    host,
    path: rest?.startsWith('/') ? rest : '/',
    domain,
    site: `${tls ? 'https' : 'http'}://${domain}`,
    trustworthy: tls || isTrustworthyHost(host),
  };
}, 500);

function isCookieScheme(scheme: string | undefined): scheme is RequestUrl['scheme'] {
  return scheme === 'http' || scheme === 'https' || scheme === 'ws' || scheme === 'wss';
}
