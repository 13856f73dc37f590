import { day, type Framework } from './framework.ts';

export const tornado: Framework = {
  id: 'tornado',
  name: 'Tornado (Python)',
  cookies: [],
  formats: ['tornado'],
  headers: [{ name: 'server', pattern: /^TornadoServer/ }],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 31 * day },
  lifetime: {
    en: "Tornado's default is `max_age_days` = 31: the server takes a signed value for so long after it was written.",
    ko: 'Tornado의 기본값은 `max_age_days` = 31입니다. 서버는 서명된 값을 쓴 때부터 그동안 받아들입니다.',
  },
};
