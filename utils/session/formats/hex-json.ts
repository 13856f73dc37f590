import { endOf, type Format, jsonFields, objectOf } from './format.ts';

/** The octets of a JSON text, two digits each. */
export const hexJson: Format = {
  id: 'hex-json',
  title: { en: 'JSON in hexadecimal', ko: '16진수로 적은 JSON' },
  about: {
    en: 'Not encrypted and not signed as far as this value shows: who has it can read it, and perhaps change it.',
    ko: '이 값만 보면 암호화도 서명도 되어 있지 않습니다. 가진 사람이 읽을 수 있고, 바꿀 수 있을지도 모릅니다.',
  },
  rewritten: false,
  read(value) {
    // `{` and a quotation mark, or `{}`.
    if (!/^7b(?:22|7d|0a|20)(?:[0-9a-f]{2})*$/i.test(value)) return null;
    const octets = Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const data = objectOf(new TextDecoder('utf-8', { fatal: true }).decode(octets));
    return data && { fields: jsonFields(data), carriesData: true, ...endOf(data) };
  },
};
