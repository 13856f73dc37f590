import { requestUrl } from './request-url.ts';

/** Whether a `Secure` cookie may travel there: TLS, or loopback, which browsers count as trustworthy (the "secure" protocol of §5.7 step 13, UA-defined). */
export function isTrustworthy(url: string): boolean {
  return requestUrl(url)?.trustworthy ?? false;
}

/** Loopback by name or by address (Secure Contexts §3.1). `host` is canonical. */
export function isTrustworthyHost(host: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\]|([^/]+\.)?localhost\.?)$/.test(host);
}
