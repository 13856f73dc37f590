import { type Format, jsonFields, objectOf, textOf } from './format.ts';

/** cookie-session and koa-session: the session itself as base64 JSON; its signature is in the cookie `<name>.sig`. */
export const cookieSession: Format = {
  id: 'cookie-session',
  title: { en: 'Session data as base64 JSON', ko: 'base64 JSON으로 담은 세션 데이터' },
  rewritten: true,
  read(value, name) {
    const data = /^(?:express:|koa[.:])?sess(?:ion)?$/i.test(name) ? objectOf(textOf(value)) : null;
    return data && { fields: jsonFields(data), carriesData: true };
  },
};
