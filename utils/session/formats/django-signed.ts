import { endOf, type Format, inflatedTextOf, jsonFields, moment, objectOf, plain, textOf } from './format.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Django's `signing.dumps`: `payload:time:signature`, the time in base 62; a leading dot says that the payload is compressed. */
export const djangoSigned: Format = {
  id: 'django-signed',
  title: { en: 'Signed session data (Django)', ko: '서명된 세션 데이터(Django)' },
  about: {
    en: 'Signed, not encrypted: who has it can read it. There is nothing on the server that a logout could delete.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value) {
    const match = /^(\.?)([A-Za-z0-9_-]+):([A-Za-z0-9]{6}):([A-Za-z0-9_-]{27,43})$/.exec(value);
    if (!match) return null;
    const [, dot, payload = '', stamp = ''] = match;
    const signed = plain('signed', moment([...stamp].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0) * 1000));
    const data = objectOf(dot === '.' ? inflatedTextOf(payload) : textOf(payload));
    return { fields: [signed, ...(data ? jsonFields(data) : [])], carriesData: true, ...endOf(data ?? {}) };
  },
};
