import { type Format, jsonFields, objectOf, unescaped } from './format.ts';

export const json: Format = {
  id: 'json',
  title: { en: 'JSON', ko: 'JSON' },
  rewritten: false,
  read(value) {
    const data = objectOf(unescaped(value).replace(/^j:/, ''));
    return data && { fields: jsonFields(data), carriesData: true };
  },
};
