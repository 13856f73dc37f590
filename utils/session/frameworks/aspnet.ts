import { type Framework, minute } from './framework.ts';

export const aspnet: Framework = {
  id: 'aspnet',
  name: 'ASP.NET',
  cookies: [{ pattern: /^ASP\.NET_SessionId$/ }, { pattern: /^\.ASPXAUTH$/ }, { pattern: /^ASPSESSIONID[A-Z]{8}$/ }],
  formats: ['aspnet-session', 'aspnet-ticket'],
  headers: [
    { name: 'x-aspnet-version', pattern: /./ },
    { name: 'x-powered-by', pattern: /^ASP\.NET/ },
  ],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 20 * minute },
  lifetime: {
    en: "ASP.NET's default is `sessionState timeout` = 20 minutes without a request.",
    ko: 'ASP.NET의 기본값은 `sessionState timeout` = 20분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
