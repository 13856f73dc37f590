import { type Format, plain, secret } from './format.ts';

/** WebSphere and Liberty: four digits of cache version, the id, and a `:clone` for each server that had the session. */
export const websphere: Format = {
  id: 'websphere',
  title: { en: 'Session id of WebSphere or Liberty', ko: 'WebSphere 또는 Liberty의 세션 ID' },
  about: {
    en: 'A random key with the servers that have had the session, behind colons.',
    ko: '무작위 키와, 콜론 뒤에 세션을 가졌던 서버들을 적습니다.',
  },
  rewritten: false,
  read(value, name) {
    const [, version, id, clones] = /^(\d{4})([A-Za-z0-9_-]{23,})((?::[\w-]+)+)$/.exec(value) ?? [];
    if (version === undefined || id === undefined || clones === undefined || !/jsession/i.test(name)) return null;
    return {
      fields: [plain('cache version', version), secret('id', id), plain('servers', clones.slice(1).replaceAll(':', ', '))],
      carriesData: false,
    };
  },
};
