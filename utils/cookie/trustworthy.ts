import { hostOf } from './canonical-host.ts';

/** Whether a `Secure` cookie may travel there: TLS, or loopback, which browsers count as trustworthy ("secure" connection of §5.8.3, UA-defined). */
export function isTrustworthy(url: string): boolean {
  if (/^(https|wss):/i.test(url)) return true;
  const host = hostOf(url);
  if (host === null) return false;
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
