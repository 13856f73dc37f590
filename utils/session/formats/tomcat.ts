import { type Format, plain, secret } from './format.ts';

/** Tomcat's StandardSessionIdGenerator: 16 random bytes as upper-case hex, then `.` and the node's name in a cluster. */
export const tomcat: Format = {
  id: 'tomcat',
  title: { en: 'Session id of Tomcat', ko: 'Tomcat의 세션 ID' },
  rewritten: false,
  read(value) {
    const [, id, route] = /^([0-9A-F]{32})(?:\.([\w-]{1,64}))?$/.exec(value) ?? [];
    if (id === undefined) return null;
    return { fields: [secret('id', id), ...(route === undefined ? [] : [plain('node', route)])], carriesData: false };
  },
};
