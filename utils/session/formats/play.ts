import { type Format, plain, secret } from './format.ts';

/** Play before 2.6: `<HMAC-SHA1>-<form data>`; later versions write a JWT. */
export const play: Format = {
  id: 'play',
  title: { en: 'Session data of Play', ko: 'Play의 세션 데이터' },
  about: {
    en: 'Signed, not encrypted: who has it can read it. There is nothing on the server that a logout could delete.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value, name) {
    const [, data] = /^"?[0-9a-f]{40}-([^"]{1,4000})"?$/.exec(value) ?? [];
    if (data === undefined || !/play|session|flash/i.test(name)) return null;
    const fields = [...new URLSearchParams(data)].slice(0, 20).map(([key, content]) => secret(key, content));
    return { fields: [plain('protection', 'HMAC-SHA1'), ...fields], carriesData: true };
  },
};
