import { type Format, jsonFields, objectOf, textOf, unescaped } from './format.ts';

export const base64Json: Format = {
  id: 'base64-json',
  title: { en: 'JSON in base64', ko: 'base64로 적은 JSON' },
  rewritten: false,
  read(value) {
    const data = objectOf(textOf(unescaped(value)));
    return data && { fields: jsonFields(data), carriesData: true };
  },
};
