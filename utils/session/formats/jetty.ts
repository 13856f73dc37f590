import { type Format, plain, secret } from './format.ts';

/** Jetty's DefaultSessionIdManager: the node that made the id in front, the one that serves it behind. */
export const jetty: Format = {
  id: 'jetty',
  title: { en: 'Session id of Jetty', ko: 'Jetty의 세션 ID' },
  about: {
    en: 'A random key between two names of nodes: the one that made it and the one that serves it.',
    ko: '두 노드 이름 사이에 놓인 무작위 키입니다. 앞은 만든 노드, 뒤는 처리하는 노드입니다.',
  },
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
