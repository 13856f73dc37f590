import { bytesOf, type Format, plain, unescaped } from './format.ts';

/** @fastify/secure-session: base64 of libsodium's secret box, `;`, base64 of its nonce of 24 octets. */
export const secureSession: Format = {
  id: 'secure-session',
  title: { en: 'Session data encrypted by @fastify/secure-session', ko: '@fastify/secure-session이 암호화한 세션 데이터' },
  about: {
    en: 'The session itself, encrypted with a key of the server: there is nothing on the server that a logout could delete.',
    ko: '세션 자체를 서버의 키로 암호화한 값입니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value) {
    const [, box, nonce] = /^([A-Za-z0-9+/]{24,}={0,2});([A-Za-z0-9+/]{32})$/.exec(unescaped(value)) ?? [];
    if (box === undefined || nonce === undefined) return null;
    return { fields: [plain('bytes', (bytesOf(box)?.length ?? 16) - 16)], carriesData: true };
  },
};
