import { bytesOf, type Format, plain, secret } from './format.ts';

/** A macaroon: an identifier with conditions ("caveats") that anybody may add and nobody may take away, in the binary forms of libmacaroons. */
export const macaroon: Format = {
  id: 'macaroon',
  title: { en: 'Macaroon', ko: '마카롱(macaroon)' },
  about: {
    en: 'Anybody may add a condition to it, and nobody may take one away: it can be weakened before it is passed on.',
    ko: '누구나 조건을 더할 수 있고 아무도 뺄 수 없습니다. 권한을 줄인 뒤에 남에게 넘길 수 있습니다.',
  },
  rewritten: false,
  read(value) {
    const bytes = bytesOf(value);
    const packets = bytes === null ? null : (firstForm(bytes) ?? secondForm(bytes));
    // Without an identifier and a signature it is something else.
    if (packets === null || !packets.some(([name]) => name === 'identifier') || packets.at(-1)?.[0] !== 'signature') return null;
    const caveats = packets.filter(([name]) => name === 'caveat').map(([, caveat]) => caveat);
    return {
      fields: packets.map(([name, content]) => (name === 'location' ? plain(name, content) : secret(name, content))),
      carriesData: true,
      expires: earliest(caveats),
    };
  },
};

type Packet = readonly [name: string, content: string];

const names: Readonly<Record<string, string>> = {
  location: 'location',
  identifier: 'identifier',
  cid: 'caveat',
  cl: 'location',
  vid: 'key',
  signature: 'signature',
};
const mostPackets = 40;

/** Packets of `<length, four hexadecimal digits><name> <content>\n`. */
function firstForm(bytes: Uint8Array): readonly Packet[] | null {
  const packets: Packet[] = [];
  for (let at = 0; at < bytes.length && packets.length < mostPackets; ) {
    const length = Number.parseInt(textOf(bytes.subarray(at, at + 4)), 16);
    const [, key = '', content = ''] = /^(\w+) ([\s\S]*)\n$/.exec(textOf(bytes.subarray(at + 4, at + length))) ?? [];
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    if (!(length > 6) || at + length > bytes.length || name === undefined) return null;
    packets.push([name, content]);
    at += length;
  }
  return packets;
}

/** Version 2: the octet 2, then fields of `<type><length><content>`; sections end with 0. Types: 1 location, 2 identifier, 4 key, 6 signature. */
function secondForm(bytes: Uint8Array): readonly Packet[] | null {
  if (bytes[0] !== 2) return null;
  const packets: Packet[] = [];
  let section = 0;
  for (let at = 1; at < bytes.length && packets.length < mostPackets; ) {
    const type = bytes[at];
    if (type === 0) {
      section += 1;
      at += 1;
      continue;
    }
    const [length, from] = varint(bytes, at + 1);
    if (from + length > bytes.length) return null;
    const name =
      type === 1 ? 'location' : type === 2 ? (section === 0 ? 'identifier' : 'caveat') : type === 4 ? 'key' : type === 6 ? 'signature' : null;
    if (name === null) return null;
    packets.push([name, textOf(bytes.subarray(from, from + length))]);
    at = from + length;
  }
  return packets;
}

function varint(bytes: Uint8Array, start: number): readonly [value: number, next: number] {
  let value = 0;
  for (let at = start; at < start + 4; at += 1) {
    const octet = bytes[at] ?? 0;
    value += (octet & 0x7f) * 128 ** (at - start);
    if (octet < 128) return [value, at + 1];
  }
  return [Number.POSITIVE_INFINITY, start];
}

/** One character per octet: identifiers and signatures need be no text. */
function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 2000));
}

/** `time < 2026-07-01T00:00:00Z`, `expires: …`, `before …`: the earliest of them. */
function earliest(caveats: readonly string[]): number | null {
  const ends = caveats.flatMap((caveat) => {
    const end = Date.parse(
      /^(?:time(?:-before)? ?<|time-before|expires(?:_at)? ?[:=<]?|before)\s*(\d{4}-\d\d-\d\dT[\w:.+-]+)$/i.exec(caveat)?.[1] ?? '',
    );
    return Number.isNaN(end) ? [] : [end];
  });
  return ends.length === 0 ? null : Math.min(...ends);
}
