import { type Framework, minute } from './framework.ts';

export const coldfusion: Framework = {
  id: 'coldfusion',
  name: 'ColdFusion',
  cookies: [{ pattern: /^CFID$/ }, { pattern: /^CFTOKEN$/ }],
  formats: [],
  headers: [],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 20 * minute },
  lifetime: {
    en: "ColdFusion's default is `sessionTimeout` = 20 minutes without a request.",
    ko: 'ColdFusion의 기본값은 `sessionTimeout` = 20분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
