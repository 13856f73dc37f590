import { bytesOf, type Format, leaksAddress, plain, type Reading } from './format.ts';

/** Envoy's stateful session writes the address of the server in base64, alone or in a message with its end; Traefik's first version wrote the URL. */
export const serverAddress: Format = {
  id: 'server-address',
  title: { en: 'Address of a server', ko: '서버의 주소' },
  about: {
    en: 'The load balancer sends the browser back to the server of this address.',
    ko: '로드 밸런서는 이 주소의 서버로 다시 연결합니다.',
  },
  rewritten: false,
  read(value) {
    const plainly = addressIn(value.replace(/^https?(?::|%3A)(?:\/\/|%2F%2F)/i, '').replace(/%3A/i, ':'));
    if (plainly !== null) return leaking(plainly, null);
    const bytes = bytesOf(value);
    if (bytes === null || bytes.length > 80) return null;
    const encoded = addressIn(String.fromCharCode(...bytes));
    if (encoded !== null) return leaking(encoded, null);
    // `envoy.extensions.http.stateful_session.cookie.v3`: field 1 the address, field 2 the end in seconds.
    const length = bytes[0] === 0x0a ? (bytes[1] ?? 0) : 0;
    const address = addressIn(String.fromCharCode(...bytes.subarray(2, 2 + length)));
    return address === null ? null : leaking(address, bytes[2 + length] === 0x10 ? varint(bytes.subarray(3 + length)) * 1000 : null);
  },
};

function addressIn(text: string): string | null {
  const [, address, octets, port] = /^((?:(\d{1,3}(?:\.\d{1,3}){3})|\[[0-9a-f:]{2,39}\]):(\d{1,5}))$/i.exec(text) ?? [];
  if (address === undefined || Number(port) > 0xffff) return null;
  return octets?.split('.').some((octet) => Number(octet) > 255) ? null : address;
}

function leaking(server: string, expires: number | null): Reading {
  return { fields: [plain('server', server)], carriesData: false, expires, notes: [leaksAddress(server)] };
}

function varint(bytes: Uint8Array): number {
  let value = 0;
  for (const [at, octet] of bytes.subarray(0, 6).entries()) {
    value += (octet & 0x7f) * 128 ** at;
    if (octet < 128) break;
  }
  return value;
}
