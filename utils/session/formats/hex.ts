import { type Format, plain } from './format.ts';

export const hex: Format = {
  id: 'hex',
  title: { en: 'Bytes in hexadecimal', ko: '16진수로 적은 바이트' },
  about: {
    en: 'Bytes that mean something to the server only.',
    ko: '서버만 뜻을 아는 바이트입니다.',
  },
  rewritten: false,
  read: (value) =>
    value.length >= 16 && value.length % 2 === 0 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(value)
      ? { fields: [plain('bytes', value.length / 2)], carriesData: false }
      : null,
};
