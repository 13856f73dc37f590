import { type Format, leaksAddress, plain } from './format.ts';

/** Citrix NetScaler: the name is the virtual server's, shifted by one letter; address and port are under a fixed XOR. */
export const netscaler: Format = {
  id: 'netscaler',
  title: { en: 'Server behind Citrix NetScaler', ko: 'Citrix NetScaler 뒤의 서버' },
  about: {
    en: "The name is the virtual server's, shifted by one letter; address and port are only disguised.",
    ko: '이름은 가상 서버의 이름을 한 글자씩 민 것이고, 주소와 포트는 가려 두었을 뿐입니다.',
  },
  rewritten: false,
  read(value, name) {
    const [, address, port] = /^ffffffff([0-9a-f]{8})[0-9a-f]{16,32}([0-9a-f]{4})$/i.exec(value) ?? [];
    if (address === undefined || port === undefined || !name.startsWith('NSC_')) return null;
    const number = (Number.parseInt(address, 16) ^ 0x03081e11) >>> 0;
    const octets = [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff);
    const server = `${octets.join('.')}:${Number.parseInt(port, 16) ^ 0x3630}`;
    return {
      fields: [plain('server', server), plain('virtual server', shiftedBack(name.slice(4)))],
      carriesData: false,
      notes: [leaksAddress(server)],
    };
  },
};

/** Every letter was moved to the next one. */
function shiftedBack(name: string): string {
  return name.replace(/[a-z]/gi, (letter) =>
    /a/i.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 25) : String.fromCharCode(letter.charCodeAt(0) - 1),
  );
}
