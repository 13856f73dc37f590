import { day, type Framework } from './framework.ts';

export const auth0: Framework = {
  id: 'auth0',
  name: 'Auth0 (nextjs-auth0, express-openid-connect)',
  cookies: [{ pattern: /^appSession(?:\.\d+)?$/ }],
  formats: ['jwe'],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'idle', milliseconds: day },
  lifetime: {
    en: "The default of Auth0's SDKs is `rollingDuration` = one day without use, and `absoluteDuration` = 7 days in all.",
    ko: 'Auth0 SDK의 기본값은 `rollingDuration` = 하루(미사용)이며, 전체로는 `absoluteDuration` = 7일입니다.',
  },
};
