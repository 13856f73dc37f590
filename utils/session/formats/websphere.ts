import { type Format, plain, secret } from './format.ts';

/** WebSphere and Liberty: four digits of cache version, the id, and a `:clone` for each server that had the session. */
export const websphere: Format = {
  id: 'websphere',
  title: { en: 'Session id of WebSphere or Liberty', ko: 'WebSphere 또는 Liberty의 세션 ID' },
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
