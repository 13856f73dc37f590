import { type Format, jsonFields, objectOf, plain, type Reading, textOf, unescaped } from './format.ts';

/** Rails' MessageEncryptor (`data--iv--tag`, before 5.2 `base64(data--iv)--digest`) and MessageVerifier (`data--digest`). */
export const rails: Format = {
  id: 'rails',
  title: { en: 'Session data of Rails', ko: 'Rails의 세션 데이터' },
  about: {
    en: 'The session itself, encrypted or only signed: there is nothing on the server that a logout could delete.',
    ko: '세션 자체를 암호화하거나 서명만 한 값입니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value): Reading | null {
    const parts = unescaped(value).split('--');
    if (parts.length === 3 && parts.every((part) => base64.test(part)) && parts[1]?.length === 16 && parts[2]?.length === 24) {
      return { fields: [plain('protection', 'AES-256-GCM')], carriesData: true };
    }
    const [data = '', digest = ''] = parts;
    if (parts.length !== 2 || !/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(data) || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(digest)) return null;
    const text = textOf(data);
    if (text?.split('--').every((part) => base64.test(part)) && text.includes('--')) {
      return { fields: [plain('protection', 'AES-256-CBC')], carriesData: true };
    }
    const content = objectOf(text);
    if (content === null) return { fields: [plain('protection', 'signature or encryption')], carriesData: true };
    const { inner, purpose, expires } = opened(content);
    return {
      fields: [plain('protection', 'signature'), ...(purpose === null ? [] : [plain('purpose', purpose)]), ...jsonFields(inner)],
      carriesData: true,
      expires,
    };
  },
};

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Since 5.2 the data stands in an envelope that names what it is for and until when (ActiveSupport's `Messages::Metadata`). */
function opened(content: Readonly<Record<string, unknown>>): {
  readonly inner: Readonly<Record<string, unknown>>;
  readonly purpose: string | null;
  readonly expires: number | null;
} {
  const envelope = objectOf(JSON.stringify(content['_rails'] ?? null));
  if (envelope === null) return { inner: content, purpose: null, expires: null };
  const message =
    typeof envelope['message'] === 'string' ? objectOf(textOf(envelope['message'])) : objectOf(JSON.stringify(envelope['data'] ?? null));
  const end = typeof envelope['exp'] === 'string' ? Date.parse(envelope['exp']) : Number.NaN;
  return {
    inner: message ?? {},
    purpose: typeof envelope['pur'] === 'string' ? envelope['pur'] : null,
    expires: Number.isNaN(end) ? null : end,
  };
}
