import { type Framework, minute } from './framework.ts';

export const websphere: Framework = {
  id: 'websphere',
  name: 'WebSphere or Liberty',
  cookies: [{ pattern: /^JSESSIONID$/, weak: true }],
  formats: ['websphere'],
  headers: [
    { name: 'server', pattern: /^WebSphere/ },
    { name: 'x-powered-by', pattern: /^Servlet/ },
  ],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 30 * minute },
  lifetime: {
    en: "WebSphere's default is `invalidationTimeout` = 30 minutes without a request.",
    ko: 'WebSphere의 기본값은 `invalidationTimeout` = 30분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
