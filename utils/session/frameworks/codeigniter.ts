import { type Framework, minute } from './framework.ts';

export const codeigniter: Framework = {
  id: 'codeigniter',
  name: 'CodeIgniter',
  cookies: [{ pattern: /^ci_session$/ }],
  formats: [],
  headers: [{ name: 'x-powered-by', pattern: /^PHP/ }],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 120 * minute },
  lifetime: {
    en: "CodeIgniter's default is `sess_expiration` = 7200: two hours; the id is renewed every five minutes.",
    ko: 'CodeIgniter의 기본값은 `sess_expiration` = 7200으로 두 시간입니다. ID는 5분마다 새로 발급됩니다.',
  },
};
