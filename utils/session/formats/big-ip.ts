import { type Format, plain } from './format.ts';

/** F5 BIG-IP's persistence cookie (F5 article K6917): the server behind it, readable unless encrypted. */
export const bigIp: Format = {
  id: 'big-ip',
  title: { en: 'Server behind F5 BIG-IP', ko: 'F5 BIG-IP 뒤의 서버' },
  rewritten: false,
  read(value, name) {
    const [, address, port] = /^(\d{6,10})\.(\d{1,5})\.0000$/.exec(value) ?? [];
    if (address !== undefined && port !== undefined) {
      const number = Number(address);
      if (number > 0xffffffff || Number(port) > 0xffff) return null;
      const octets = [number, number / 0x100, number / 0x10000, number / 0x1000000].map((part) => Math.floor(part) % 256);
      return { fields: [plain('server', `${octets.join('.')}:${swapped(Number(port))}`)], carriesData: false };
    }
    const [, domain, v4, plainPort] = /^rd(\d+)o0{20}ffff([0-9a-f]{8})o(\d{1,5})$/i.exec(value) ?? [];
    if (domain !== undefined && v4 !== undefined && plainPort !== undefined) {
      const octets = [0, 2, 4, 6].map((at) => Number.parseInt(v4.slice(at, at + 2), 16));
      return { fields: [plain('server', `${octets.join('.')}:${plainPort}`), plain('route domain', domain)], carriesData: false };
    }
    const [, v6, v6Port] = /^vi([0-9a-f]{32})\.(\d{1,5})$/i.exec(value) ?? [];
    if (v6 !== undefined && v6Port !== undefined) {
      return { fields: [plain('server', `[${(v6.match(/.{4}/g) ?? []).join(':')}]:${swapped(Number(v6Port))}`)], carriesData: false };
    }
    return /^BIGipServer/.test(name) && value.startsWith('!') ? { fields: [plain('protection', 'encrypted')], carriesData: false } : null;
  },
};

/** The two bytes of a port the other way round. */
function swapped(port: number): number {
  return ((port & 0xff) << 8) | (port >> 8);
}
