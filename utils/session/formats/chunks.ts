import { type Format, plain } from './format.ts';

/** ASP.NET Core's ChunkingCookieManager: the cookie of the plain name only says how many others hold the value. */
export const chunks: Format = {
  id: 'chunks',
  title: { en: 'Number of chunks (ASP.NET Core)', ko: '조각의 수(ASP.NET Core)' },
  about: {
    en: 'The value was too long for one cookie: it is in the cookies of this name with `C1`, `C2` and so on at the end.',
    ko: '값이 쿠키 하나에 담기에 너무 길어, 이름 끝에 `C1`, `C2` 등이 붙은 쿠키에 나뉘어 있습니다.',
  },
  rewritten: true,
  read(value) {
    const [, count] = /^chunks[-:](\d{1,2})$/.exec(value) ?? [];
    return count === undefined ? null : { fields: [plain('chunks', count)], carriesData: true };
  },
};
