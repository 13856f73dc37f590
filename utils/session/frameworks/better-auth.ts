import { day, type Framework } from './framework.ts';

export const betterAuth: Framework = {
  id: 'better-auth',
  name: 'Better Auth',
  cookies: [{ pattern: /^better-auth[._]session_(?:token|data)$/ }],
  formats: ['better-auth'],
  headers: [],
  store: 'shared',
  timeout: { kind: 'idle', milliseconds: 7 * day },
  lifetime: {
    en: "Better Auth's default is `session.expiresIn` = 7 days, put off once a day while it is used (`updateAge`).",
    ko: 'Better Auth의 기본값은 `session.expiresIn` = 7일이며, 사용하는 동안 하루에 한 번 연장됩니다(`updateAge`).',
  },
};
