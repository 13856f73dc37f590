import { type Framework, minute } from './framework.ts';

export const wif: Framework = {
  id: 'wif',
  name: 'Windows Identity Foundation',
  cookies: [{ pattern: /^FedAuth\d*$/ }],
  formats: [],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 600 * minute },
  lifetime: {
    en: 'The default of Windows Identity Foundation is a session token of 10 hours.',
    ko: 'Windows Identity Foundation의 기본값은 10시간짜리 세션 토큰입니다.',
  },
};
