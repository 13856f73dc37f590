import { type Format, moment, plain, secret, unescaped } from './format.ts';

/** WordPress' `wp_generate_auth_cookie`: `user|expiry|token|hmac`; before 4.0 without the token. */
export const wordpress: Format = {
  id: 'wordpress',
  title: { en: 'Login of WordPress', ko: 'WordPress 로그인 쿠키' },
  about: {
    en: "The user's name, an end and a signature: the server checks it against a list of logins.",
    ko: '사용자 이름과 만료 시각, 서명으로 되어 있으며 서버가 로그인 목록과 대조합니다.',
  },
  rewritten: false,
  read(value, name) {
    const parts = unescaped(value).split('|');
    const [user = '', expiry = '', token = ''] = parts;
    if (!/^wordpress_/.test(name) || (parts.length !== 4 && parts.length !== 3) || !/^\d{9,11}$/.test(expiry)) return null;
    const expires = Number(expiry) * 1000;
    const list = parts.length === 4 ? [secret('token', token)] : [];
    return { fields: [secret('user', user), plain('expires', moment(expires)), ...list], carriesData: true, expires };
  },
};
