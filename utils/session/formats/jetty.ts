import { type Format, plain, secret } from './format.ts';

/** Jetty's DefaultSessionIdManager: the node that made the id in front, the one that serves it behind. */
export const jetty: Format = {
  id: 'jetty',
  title: { en: 'Session id of Jetty', ko: 'Jetty의 세션 ID' },
  rewritten: false,
  read(value) {
    const [, node, id, route] = /^(node\d+?)([0-9a-z]{20,40})(?:\.([\w-]+))?$/.exec(value) ?? [];
    if (node === undefined || id === undefined) return null;
    return {
      fields: [plain('created by', node), secret('id', id), ...(route === undefined ? [] : [plain('served by', route)])],
      carriesData: false,
    };
  },
};
