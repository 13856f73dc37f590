import { day, type Framework } from './framework.ts';

export const oauth2Proxy: Framework = {
  id: 'oauth2-proxy',
  name: 'oauth2-proxy',
  cookies: [{ pattern: /^_oauth2_proxy(?:_\d+)?$/ }],
  formats: [],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 7 * day },
  lifetime: {
    en: "oauth2-proxy's default is `--cookie-expire` = 168 h: 7 days from the login.",
    ko: 'oauth2-proxy의 기본값은 `--cookie-expire` = 168h입니다. 로그인부터 7일입니다.',
  },
};
