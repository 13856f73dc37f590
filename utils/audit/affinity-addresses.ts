import { fromBase64 } from './tokens.ts';

/** The server's address that a load balancer's cookie holds in one of the published encodings, `10.1.1.100:80`; null when it holds none. */
export function addressIn(name: string, value: string): string | null {
  const text = value.replace(/^"|"$/g, '').slice(0, 200);
  return bigIp(text) ?? bigIpRouteDomain(text) ?? (/^NSC_/i.test(name) ? netScaler(text) : null) ?? spelled(text);
}

/** F5 K6917: the address in decimal with its octets reversed, the port with its octets swapped. */
function bigIp(value: string): string | null {
  const match = /^(\d{8,10})\.(\d{1,5})\.0{4}$/.exec(value);
  const address = Number(match?.[1]);
  const port = Number(match?.[2]);
  if (!match || address > 0xffffffff || port > 0xffff) return null;
  return `${octets(address).toReversed().join('.')}:${((port & 0xff) << 8) | (port >> 8)}`;
}

/** The same in a route domain: an IPv4 address mapped into IPv6, in hex, the port in decimal. */
function bigIpRouteDomain(value: string): string | null {
  const match = /^rd\d+o0{20}f{4}([\da-f]{8})o(\d{1,5})$/i.exec(value);
  return match?.[1] ? `${octets(Number.parseInt(match[1], 16)).join('.')}:${match[2]}` : null;
}

/** Citrix: address and port, each combined with a constant that is the same everywhere. */
function netScaler(value: string): string | null {
  const match = /^f{8}([\da-f]{8})[\da-f]{16,32}([\da-f]{4})$/i.exec(value);
  if (!match?.[1] || !match[2]) return null;
  const address = (Number.parseInt(match[1], 16) ^ 0x03081e11) >>> 0;
  return `${octets(address).join('.')}:${Number.parseInt(match[2], 16) ^ 0x3630}`;
}

/** As text, perhaps in base64 (Envoy, older Traefik). */
function spelled(value: string): string | null {
  for (const text of [value, fromBase64(value) ?? '']) {
    const match = /(?:^|[^\d.])((?:\d{1,3}\.){3}\d{1,3}:\d{1,5})(?!\d)/.exec(text);
    const [address = ''] = match?.[1]?.split(':') ?? [];
    if (match?.[1] && address.split('.').every((part) => Number(part) < 256)) return match[1];
  }
  return null;
}

function octets(address: number): readonly number[] {
  return [address >>> 24, (address >>> 16) & 0xff, (address >>> 8) & 0xff, address & 0xff];
}
