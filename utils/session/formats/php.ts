import { type Format, plain } from './format.ts';

/** PHP's own handler: 22 to 256 characters of [0-9a-v,-] (`session.sid_length`, `session.sid_bits_per_character`). */
export const php: Format = {
  id: 'php',
  title: { en: 'Session id of PHP', ko: 'PHP의 세션 ID' },
  about: {
    en: 'A random key; the session itself is in a file on the server by default.',
    ko: '무작위 키입니다. 세션은 기본적으로 서버의 파일에 있습니다.',
  },
  rewritten: false,
  read: (value, name) =>
    /^(?:__(?:host|secure)-)?phpsessid$/i.test(name) && /^[0-9a-zA-Z,-]{22,256}$/.test(value)
      ? { fields: [plain('characters', value.length)], carriesData: false }
      : null,
};
