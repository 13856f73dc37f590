import { type Format, plain, secret } from './format.ts';

/** Undertow (WildFly, JBoss): 30 random octets as 40 characters, then the nodes in order of preference. */
export const undertow: Format = {
  id: 'undertow',
  title: { en: 'Session id of Undertow (WildFly, JBoss)', ko: 'Undertow(WildFly, JBoss)의 세션 ID' },
  about: {
    en: 'A random key; the session itself is in the memory of a server, which is named behind the dot in a cluster.',
    ko: '무작위 키입니다. 세션은 서버의 메모리에 있으며, 클러스터에서는 점 뒤에 그 서버의 이름이 붙습니다.',
  },
  rewritten: false,
  read(value, name) {
    const [, id, nodes] = /^([A-Za-z0-9_-]{40})((?:\.[\w-]{1,64}){0,5})$/.exec(value) ?? [];
    if (id === undefined || nodes === undefined || !/^jsessionid/i.test(name)) return null;
    return { fields: [secret('id', id), ...(nodes === '' ? [] : [plain('node', nodes.slice(1).replaceAll('.', ', '))])], carriesData: false };
  },
};
