import { endOf, type Format, jsonFields, objectOf, textOf } from './format.ts';

/** cookie-session and koa-session: the session itself as base64 JSON; its signature is in the cookie `<name>.sig`. */
export const cookieSession: Format = {
  id: 'cookie-session',
  title: { en: 'Session data as base64 JSON', ko: 'base64 JSON으로 담은 세션 데이터' },
  about: {
    en: 'Signed at best, not encrypted: who has it can read it. There is nothing on the server that a logout could delete.',
    ko: '서명은 있을 수 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value, name) {
    const data = /^(?:express:|koa[.:])?sess(?:ion)?$/i.test(name) ? objectOf(textOf(value)) : null;
    return data && { fields: jsonFields(data), carriesData: true, ...endOf(data) };
  },
};
