import { bytesOf, endOf, type Format, inflatedTextOf, jsonFields, moment, objectOf, plain, textOf } from './format.ts';

/** Flask, Starlette and itsdangerous: `payload.timestamp.signature`; a leading dot says that the payload is compressed. */
export const itsdangerous: Format = {
  id: 'itsdangerous',
  title: { en: 'Signed session data (Flask, Starlette)', ko: '서명된 세션 데이터(Flask, Starlette)' },
  about: {
    en: 'Signed, not encrypted: who has it can read it. There is nothing on the server that a logout could delete.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value) {
    const match = /^"?(\.?)([A-Za-z0-9+/_-]{2,}={0,2})\.([A-Za-z0-9_-]{5,8})\.([A-Za-z0-9_-]{27,86})"?$/.exec(value);
    const [, dot, payload = '', stamp = ''] = match ?? [];
    if (!match) return null;
    const signed = plain('signed', moment(numberOf(bytesOf(stamp)) * 1000));
    if (dot === '.') {
      const data = objectOf(inflatedTextOf(payload));
      return { fields: [plain('compressed', 'zlib'), signed, ...(data ? jsonFields(data) : [])], carriesData: true, ...endOf(data ?? {}) };
    }
    const data = objectOf(textOf(payload));
    return data && { fields: [signed, ...jsonFields(data)], carriesData: true, ...endOf(data) };
  },
};

/** Big-endian seconds since 1970. */
function numberOf(bytes: Uint8Array | null): number {
  return [...(bytes ?? [])].reduce((sum, byte) => sum * 256 + byte, 0);
}
