import { type Format, moment, plain, secret } from './format.ts';

/** WebLogic: `id!primary!secondary!milliseconds`; a secondary server means that the session is replicated in memory. */
export const weblogic: Format = {
  id: 'weblogic',
  title: { en: 'Session id of WebLogic', ko: 'WebLogic의 세션 ID' },
  about: {
    en: 'A random key with the servers that hold the session: the primary, and the secondary that has a copy.',
    ko: '무작위 키와 함께 세션을 가진 서버를 적습니다. 주 서버와, 복사본을 가진 보조 서버입니다.',
  },
  rewritten: false,
  read(value) {
    const [id = '', primary, ...rest] = value.split('!');
    if (primary === undefined || !/^[A-Za-z0-9_-]{20,}$/.test(id) || !/^-?\d{5,}$/.test(primary) || rest.length > 2) return null;
    const created = rest.find((part) => /^\d{13}$/.test(part));
    const secondary = rest.find((part) => part !== created);
    return {
      fields: [
        secret('id', id),
        plain('primary server', 'hash'),
        plain('secondary server', secondary === undefined || secondary === 'NONE' ? 'none' : 'hash'),
        ...(created === undefined ? [] : [plain('created', moment(Number(created)))]),
      ],
      carriesData: false,
    };
  },
};
