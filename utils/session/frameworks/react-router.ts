import type { Framework } from './framework.ts';

export const reactRouter: Framework = {
  id: 'react-router',
  name: 'React Router (Remix)',
  cookies: [{ pattern: /^__session$/, weak: true }],
  formats: ['react-router'],
  headers: [],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: 'React Router has no time-out of its own: the cookie’s `maxAge` or `expires` decides, and without them the browser’s end.',
    ko: 'React Router에는 자체 만료 시간이 없습니다. 쿠키의 `maxAge`나 `expires`를 따르며, 둘 다 없으면 브라우저를 닫을 때 끝납니다.',
  },
};
