import { asvs } from '../references.ts';
import type { Standard } from './item.ts';

const { url } = asvs(3, '3');

/** OWASP ASVS 5.0, V3.3 "Cookie Setup". What it asks is told in our words. */
export const asvsCookies: Standard = {
  id: 'asvs-v3.3',
  title: { en: 'OWASP ASVS 5.0 V3.3: cookies', ko: 'OWASP ASVS 5.0 V3.3: 쿠키 설정' },
  url,
  items: [
    {
      id: '3.3.1',
      level: 1,
      title: {
        en: 'Cookies are `Secure` and named `__Host-` or `__Secure-`',
        ko: '쿠키에 `Secure`가 있고 이름이 `__Host-`나 `__Secure-`로 시작해야 합니다',
      },
      url,
      rules: ['session-without-secure', 'session-sent-over-http', 'cookie-prefix-violated'],
      sights: ['all-secure'],
      limit: null,
      decide: null,
    },
    {
      id: '3.3.2',
      level: 2,
      title: { en: '`SameSite` fits what each cookie is for', ko: '`SameSite`가 쿠키의 용도에 맞아야 합니다' },
      url,
      rules: ['session-without-same-site', 'session-same-site-none', 'same-site-none-insecure', 'session-lost-on-return', 'callback-cookie-lost'],
      sights: ['same-site'],
      limit: {
        en: 'What a cookie is for is inferred from the traffic.',
        ko: '쿠키의 용도는 트래픽으로 추정한 것입니다.',
      },
      decide: { en: 'Compare with the site’s own list of its cookies.', ko: '사이트의 쿠키 목록과 견주어 보십시오.' },
    },
    {
      id: '3.3.3',
      level: 2,
      title: {
        en: 'Cookies are named `__Host-` unless meant for other hosts',
        ko: '다른 호스트와 공유하지 않는 쿠키는 이름이 `__Host-`로 시작해야 합니다',
      },
      url,
      rules: ['cookie-prefix-violated'],
      sights: ['host-prefix'],
      limit: {
        en: 'Whether a cookie with `Domain` is meant for other hosts is the site’s decision.',
        ko: '`Domain`이 있는 쿠키를 정말 다른 호스트와 공유하려는 것인지는 사이트가 정할 일입니다.',
      },
      decide: { en: 'Ask which hosts are meant to read each cookie.', ko: '쿠키마다 어느 호스트가 읽어야 하는지 확인하십시오.' },
    },
    {
      id: '3.3.4',
      level: 2,
      title: {
        en: 'Secret values are `HttpOnly` and reach the browser by `Set-Cookie` alone',
        ko: '비밀 값은 `HttpOnly`로, `Set-Cookie`로만 전달해야 합니다',
      },
      url,
      rules: ['session-without-http-only', 'session-id-in-url', 'session-id-in-referer', 'session-id-to-third-party'],
      sights: ['http-only', 'addresses'],
      limit: {
        en: 'The bodies of pages and scripts are not read: a value written into one would not show.',
        ko: '페이지와 스크립트의 본문은 읽지 않으므로 그 안에 적힌 값은 보이지 않습니다.',
      },
      decide: { en: 'Search the responses for the session’s value.', ko: '응답 본문에서 세션 값을 찾아보십시오.' },
    },
    {
      id: '3.3.5',
      level: 3,
      title: { en: 'Name and value of a cookie have 4096 bytes at the most', ko: '쿠키의 이름과 값이 합해서 4096바이트를 넘지 않아야 합니다' },
      url,
      rules: ['cookie-oversized'],
      sights: ['sizes'],
      limit: null,
      decide: null,
    },
  ],
};
