import { type Format, plain } from './format.ts';

/** Citrix NetScaler: the name is the virtual server's, shifted by one letter; address and port are under a fixed XOR. */
export const netscaler: Format = {
  id: 'netscaler',
  title: { en: 'Server behind Citrix NetScaler', ko: 'Citrix NetScaler 뒤의 서버' },
  rewritten: false,
  read(value, name) {
    const [, address, port] = /^ffffffff([0-9a-f]{8})[0-9a-f]{16,32}([0-9a-f]{4})$/i.exec(value) ?? [];
    if (address === undefined || port === undefined || !name.startsWith('NSC_')) return null;
    const number = (Number.parseInt(address, 16) ^ 0x03081e11) >>> 0;
    const octets = [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff);
    return { fields: [plain('server', `${octets.join('.')}:${Number.parseInt(port, 16) ^ 0x3630}`)], carriesData: false };
  },
};
