import { type Framework, minute } from './framework.ts';

export const cas: Framework = {
  id: 'cas',
  name: 'Apereo CAS',
  cookies: [{ pattern: /^(?:CAS)?TGC$/ }],
  formats: [],
  headers: [],
  store: 'server',
  timeout: { kind: 'idle', milliseconds: 120 * minute },
  lifetime: {
    en: "CAS' default for the sign-on is two hours without use, and eight hours in all.",
    ko: 'CAS의 기본값은 사용하지 않으면 2시간, 전체로는 8시간입니다.',
  },
};
