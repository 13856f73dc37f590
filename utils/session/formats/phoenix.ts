import { type Format, plain } from './format.ts';

/** Plug's `MessageVerifier` and `MessageEncryptor`: the name of the algorithm in base64url (`HS256`, `A128GCM`), then Erlang terms and the proof. */
export const phoenix: Format = {
  id: 'phoenix',
  title: { en: 'Session data of Phoenix', ko: 'Phoenix의 세션 데이터' },
  about: {
    en: 'The session itself, signed and perhaps encrypted: there is nothing on the server that a logout could delete.',
    ko: '세션 자체를 서명하거나 암호화한 값입니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value) {
    if (/^SFMyNTY\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{43}$/.test(value)) return { fields: [plain('protection', 'HMAC-SHA256')], carriesData: true };
    return /^QTEyOEdDTQ\.(?:[A-Za-z0-9_-]+\.){3}[A-Za-z0-9_-]+$/.test(value)
      ? { fields: [plain('protection', 'AES-128-GCM')], carriesData: true }
      : null;
  },
};
