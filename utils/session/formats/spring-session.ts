import { type Format, plain, secret, textOf } from './format.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Spring Session's DefaultCookieSerializer: the base64 of a UUID, then the node's name in a cluster. */
export const springSession: Format = {
  id: 'spring-session',
  title: { en: 'Session id of Spring Session', ko: 'Spring Session의 세션 ID' },
  about: {
    en: 'A random key in base64; the session itself is in a store that all servers share.',
    ko: 'base64로 적은 무작위 키입니다. 세션은 서버들이 공유하는 저장소에 있습니다.',
  },
  rewritten: false,
  read(value) {
    const id = /^[A-Za-z0-9+/]{40,}={0,2}$/.test(value) ? textOf(value) : null;
    const [, bare, route] = /^([0-9a-f-]{36})(?:\.([\w-]{1,64}))?$/i.exec(id ?? '') ?? [];
    if (bare === undefined || !uuid.test(bare)) return null;
    return { fields: [secret('id', bare), ...(route === undefined ? [] : [plain('node', route)])], carriesData: false };
  },
};
