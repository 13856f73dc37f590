import { type Format, moment, plain, unescaped } from './format.ts';

/** `Fe26.2*<password id>*<salt>*<iv>*<data>*<expires>*<salt>*<hmac>`, sealed by `@hapi/iron` and its kin; iron-session adds `~2`. */
export const iron: Format = {
  id: 'iron',
  title: { en: 'Sealed data (iron)', ko: '봉인된 데이터(iron)' },
  about: {
    en: 'Encrypted and signed with a password of the server, with its own end; only the server reads it.',
    ko: '서버의 비밀번호로 암호화하고 서명한 값이며 만료 시각이 들어 있습니다. 서버만 읽을 수 있습니다.',
  },
  rewritten: true,
  read(value) {
    const parts = unescaped(value).split('*');
    if (parts[0] !== 'Fe26.2' || parts.length < 8) return null;
    const expires = /^\d{10,14}$/.test(parts[5] ?? '') ? Number(parts[5]) : null;
    return { fields: [plain('version', 'Fe26.2'), ...(expires === null ? [] : [plain('expires', moment(expires))])], carriesData: true, expires };
  },
};
