import { type Format, objectOf, plain, textOf, unescaped } from './format.ts';

/** Laravel's Encrypter: base64 of `{"iv": …, "value": …, "mac": …}`. Every response carries new ciphertext for the same id. */
export const laravel: Format = {
  id: 'laravel',
  title: { en: 'Encrypted by Laravel', ko: 'Laravel이 암호화한 값' },
  about: {
    en: 'Encrypted anew with every answer: another value is not another session.',
    ko: '응답마다 새로 암호화됩니다. 값이 다르다고 다른 세션은 아닙니다.',
  },
  rewritten: true,
  read(value) {
    const bare = unescaped(value);
    const sealed = bare.startsWith('eyJpdiI6') ? objectOf(textOf(bare)) : null;
    if (sealed === null || typeof sealed['iv'] !== 'string' || typeof sealed['value'] !== 'string') return null;
    const length = sealed['value'].length;
    // An id of 40 characters, serialised and encrypted, stays well under this; more is a session in the cookie.
    return { fields: [plain('cipher', sealed['tag'] ? 'GCM' : 'CBC'), plain('bytes', Math.floor((length * 3) / 4))], carriesData: length > 400 };
  },
};
