import { type Format, moment, plain, secret } from './format.ts';

/** WebLogic: `id!primary!secondary!milliseconds`; a secondary server means that the session is replicated in memory. */
export const weblogic: Format = {
  id: 'weblogic',
  title: { en: 'Session id of WebLogic', ko: 'WebLogic의 세션 ID' },
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
