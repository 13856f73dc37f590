import { type Format, jsonFields, moment, objectOf, plain, textOf } from './format.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Django's `signing.dumps`: `payload:time:signature`, the time in base 62; a leading dot says that the payload is compressed. */
export const djangoSigned: Format = {
  id: 'django-signed',
  title: { en: 'Signed session data (Django)', ko: '서명된 세션 데이터(Django)' },
  rewritten: true,
  read(value) {
    const match = /^(\.?)([A-Za-z0-9_-]+):([A-Za-z0-9]{6}):([A-Za-z0-9_-]{27,43})$/.exec(value);
    if (!match) return null;
    const [, dot, payload = '', stamp = ''] = match;
    const signed = plain('signed', moment([...stamp].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0) * 1000));
    const data = dot === '.' ? null : objectOf(textOf(payload));
    return { fields: [signed, ...(data ? jsonFields(data) : [])], carriesData: true };
  },
};
