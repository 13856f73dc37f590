import { day, type Framework } from './framework.ts';

export const wordpress: Framework = {
  id: 'wordpress',
  name: 'WordPress',
  cookies: [{ pattern: /^wordpress_(?:logged_in|sec)_[0-9a-f]+$/ }, { pattern: /^wordpress_[0-9a-f]{32}$/ }],
  formats: ['wordpress'],
  headers: [{ name: 'x-powered-by', pattern: /^PHP/ }],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 2 * day },
  lifetime: {
    en: "WordPress' default is two days from the login, 14 days with “remember me”.",
    ko: 'WordPress의 기본값은 로그인부터 2일이며, 로그인 유지를 고르면 14일입니다.',
  },
};
