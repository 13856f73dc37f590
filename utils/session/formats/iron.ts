import { type Format, moment, plain, unescaped } from './format.ts';

/** `Fe26.2*<password id>*<salt>*<iv>*<data>*<expires>*<salt>*<hmac>`, sealed by `@hapi/iron` and its kin; iron-session adds `~2`. */
export const iron: Format = {
  id: 'iron',
  title: { en: 'Sealed data (iron)', ko: '봉인된 데이터(iron)' },
  rewritten: true,
  read(value) {
    const parts = unescaped(value).split('*');
    if (parts[0] !== 'Fe26.2' || parts.length < 8) return null;
    const expires = /^\d{10,14}$/.test(parts[5] ?? '') ? Number(parts[5]) : null;
    return { fields: [plain('version', 'Fe26.2'), ...(expires === null ? [] : [plain('expires', moment(expires))])], carriesData: true, expires };
  },
};
