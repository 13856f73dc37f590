import { type Format, jsonFields, objectOf, plain, textOf, unescaped } from './format.ts';

/** Rails' MessageEncryptor (`data--iv--tag`) and MessageVerifier (`data--digest`). */
export const rails: Format = {
  id: 'rails',
  title: { en: 'Session data of Rails', ko: 'Rails의 세션 데이터' },
  rewritten: true,
  read(value) {
    const parts = unescaped(value).split('--');
    if (parts.length === 3 && parts.every((part) => /^[A-Za-z0-9+/]+={0,2}$/.test(part)) && parts[1]?.length === 16 && parts[2]?.length === 24) {
      return { fields: [plain('protection', 'AES-256-GCM')], carriesData: true };
    }
    const [data = '', digest = ''] = parts;
    if (parts.length !== 2 || !/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(data) || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(digest)) return null;
    const content = objectOf(textOf(data));
    return {
      fields: [plain('protection', content ? 'signature' : 'signature or encryption'), ...(content ? jsonFields(content) : [])],
      carriesData: true,
    };
  },
};
