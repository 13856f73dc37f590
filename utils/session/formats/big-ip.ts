import { type Format, leaksAddress, plain, type Reading } from './format.ts';

/** F5 BIG-IP's persistence cookie (F5 article K6917): the server behind it, readable unless encrypted. */
export const bigIp: Format = {
  id: 'big-ip',
  title: { en: 'Server behind F5 BIG-IP', ko: 'F5 BIG-IP 뒤의 서버' },
  about: {
    en: "The load balancer writes the server's own address into the cookie unless it is told to encrypt it.",
    ko: '로드 밸런서는 암호화하도록 설정하지 않으면 서버의 주소를 쿠키에 그대로 적습니다.',
  },
  rewritten: false,
  read(value, name) {
    const [, address, port] = /^(\d{6,10})\.(\d{1,5})\.0000$/.exec(value) ?? [];
    if (address !== undefined && port !== undefined) {
      const number = Number(address);
      if (number > 0xffffffff || Number(port) > 0xffff) return null;
      const octets = [number, number / 0x100, number / 0x10000, number / 0x1000000].map((part) => Math.floor(part) % 256);
      return leaking(`${octets.join('.')}:${swapped(Number(port))}`);
    }
    const [, domain, v4, plainPort] = /^rd(\d+)o0{20}ffff([0-9a-f]{8})o(\d{1,5})$/i.exec(value) ?? [];
    if (domain !== undefined && v4 !== undefined && plainPort !== undefined) {
      const octets = [0, 2, 4, 6].map((at) => Number.parseInt(v4.slice(at, at + 2), 16));
      return leaking(`${octets.join('.')}:${plainPort}`, domain);
    }
    const [, v6Domain, routed, routedPort] = /^rd(\d+)o([0-9a-f]{32})o(\d{1,5})$/i.exec(value) ?? [];
    if (v6Domain !== undefined && routed !== undefined && routedPort !== undefined) return leaking(`${inBrackets(routed)}:${routedPort}`, v6Domain);
    const [, v6, v6Port] = /^vi([0-9a-f]{32})\.(\d{1,5})$/i.exec(value) ?? [];
    if (v6 !== undefined && v6Port !== undefined) {
      return leaking(`${inBrackets(v6)}:${swapped(Number(v6Port))}`);
    }
    return /^BIGipServer/.test(name) && value.startsWith('!') ? { fields: [plain('protection', 'encrypted')], carriesData: false } : null;
  },
};

function leaking(server: string, routeDomain?: string): Reading {
  const domain = routeDomain === undefined ? [] : [plain('route domain', routeDomain)];
  return { fields: [plain('server', server), ...domain], carriesData: false, notes: [leaksAddress(server)] };
}

/** RFC 3986 §3.2.2. */
function inBrackets(hex: string): string {
  return `[${(hex.match(/.{4}/g) ?? []).join(':')}]`;
}

/** The two bytes of a port the other way round. */
function swapped(port: number): number {
  return ((port & 0xff) << 8) | (port >> 8);
}
