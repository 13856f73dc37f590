import { endOf, type Format, jsonFields, objectOf, textOf, unescaped } from './format.ts';

export const base64Json: Format = {
  id: 'base64-json',
  title: { en: 'JSON in base64', ko: 'base64로 적은 JSON' },
  about: {
    en: 'Not encrypted and not signed as far as this value shows: who has it can read it, and perhaps change it.',
    ko: '이 값만 보면 암호화도 서명도 되어 있지 않습니다. 가진 사람이 읽을 수 있고, 바꿀 수 있을지도 모릅니다.',
  },
  rewritten: false,
  read(value) {
    const data = objectOf(textOf(unescaped(value)));
    return data && { fields: jsonFields(data), carriesData: true, ...endOf(data) };
  },
};
