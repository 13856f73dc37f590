import { fill, same, type Text } from '../../i18n/text.ts';
import { endOf, type Format, jsonFields, objectOf, plain, secondsIn, textOf } from './format.ts';

/** RFC 7519 in the compact form of RFC 7515 §7.1. */
export const jwt: Format = {
  id: 'jwt',
  title: { en: 'JSON Web Token, signed', ko: '서명된 JSON 웹 토큰(JWT)' },
  about: {
    en: 'Signed, not encrypted: who has it can read it. It is good until the time in it, whatever a logout does.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 로그아웃하더라도 값에 적힌 시각까지 유효합니다.',
  },
  rewritten: true,
  read(value) {
    const parts = value
      .replace(/^"|"$/g, '')
      .replace(/^Bearer(?: |%20)/i, '')
      .split('.');
    const [head, body, signature] = parts;
    if (parts.length !== 3 || !head || !body) return null;
    const header = objectOf(textOf(head));
    const payload = objectOf(textOf(body));
    if (header === null || payload === null || typeof header['alg'] !== 'string') return null;
    return {
      fields: [plain('alg', header['alg']), ...jsonFields(payload)],
      carriesData: true,
      expires: secondsIn(payload, 'exp'),
      idle: endOf(payload).idle,
      notes: [...unsignedNote(header['alg'], signature ?? ''), ...missingNotes(payload)],
    };
  },
};

/** RFC 7519 §6: an unsecured JWT. */
export function unsignedNote(alg: string, signature: string): readonly Text[] {
  if (/^none$/i.test(alg)) {
    return [
      {
        en: 'Nobody signed it (`alg` is `none`): anyone can write another one, unless the server refuses such tokens.',
        ko: '서명이 없습니다(`alg`가 `none`). 서버가 이런 토큰을 거부하지 않는다면 누구나 새로 만들 수 있습니다.',
      },
    ];
  }
  return signature === '' ? [{ en: 'Its signature is missing.', ko: '서명 부분이 비어 있습니다.' }] : [];
}

/** Registered claims (RFC 7519 §4.1) that a reader would look for. */
function missingNotes(payload: Readonly<Record<string, unknown>>): readonly Text[] {
  const notes: Text[] = [];
  if (secondsIn(payload, 'exp') === null) {
    notes.push({
      en: 'It has no `exp`: the token itself never ends.',
      ko: '`exp`가 없어 토큰 자체에는 끝이 없습니다.',
    });
  }
  const missing = (['iat', 'iss', 'aud'] as const).filter((claim) => !(claim in payload)).map((claim) => `\`${claim}\``);
  if (missing.length > 0) {
    notes.push(
      fill(
        {
          en: 'Not in it: {claims} (when it was made, by whom, and for whom).',
          ko: '{claims} 값이 없습니다(만든 시각, 만든 곳, 대상).',
        },
        { claims: same(missing.join(', ')) },
      ),
    );
  }
  return notes;
}
