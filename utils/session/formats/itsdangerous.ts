import { bytesOf, type Format, jsonFields, moment, objectOf, plain, textOf } from './format.ts';

/** Flask and itsdangerous: `payload.timestamp.signature`; a leading dot says that the payload is compressed. */
export const itsdangerous: Format = {
  id: 'itsdangerous',
  title: { en: 'Signed session data (Flask, itsdangerous)', ko: '서명된 세션 데이터(Flask, itsdangerous)' },
  rewritten: true,
  read(value) {
    const match = /^(\.?)([A-Za-z0-9_-]{2,})\.([A-Za-z0-9_-]{5,8})\.([A-Za-z0-9_-]{27,86})$/.exec(value);
    const [, dot, payload = '', stamp = ''] = match ?? [];
    if (!match) return null;
    const signed = plain('signed', moment(numberOf(bytesOf(stamp)) * 1000));
    if (dot === '.') return { fields: [plain('compressed', 'zlib'), signed], carriesData: true };
    const data = objectOf(textOf(payload));
    return data && { fields: [signed, ...jsonFields(data)], carriesData: true };
  },
};

/** Big-endian seconds since 1970. */
function numberOf(bytes: Uint8Array | null): number {
  return [...(bytes ?? [])].reduce((sum, byte) => sum * 256 + byte, 0);
}
