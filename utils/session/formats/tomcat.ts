import { type Format, plain, secret } from './format.ts';

/** Tomcat's StandardSessionIdGenerator: 16 random bytes as upper-case hex, then `.` and the node's name in a cluster. */
export const tomcat: Format = {
  id: 'tomcat',
  title: { en: 'Session id of Tomcat', ko: 'Tomcat의 세션 ID' },
  about: {
    en: 'A random key; the session itself is in the memory of a server, which is named behind the dot in a cluster.',
    ko: '무작위 키입니다. 세션은 서버의 메모리에 있으며, 클러스터에서는 점 뒤에 그 서버의 이름이 붙습니다.',
  },
  rewritten: false,
  read(value) {
    const [, id, route] = /^([0-9A-F]{32})(?:\.([\w-]{1,64}))?$/.exec(value) ?? [];
    if (id === undefined) return null;
    return { fields: [secret('id', id), ...(route === undefined ? [] : [plain('node', route)])], carriesData: false };
  },
};
