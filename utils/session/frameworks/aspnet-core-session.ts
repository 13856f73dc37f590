import { type Framework, minute } from './framework.ts';

export const aspnetCoreSession: Framework = {
  id: 'aspnet-core-session',
  name: 'ASP.NET Core session',
  cookies: [{ pattern: /^\.AspNetCore\.Session$/ }],
  formats: [],
  headers: [{ name: 'server', pattern: /^Kestrel/ }],
  store: 'shared',
  timeout: { kind: 'idle', milliseconds: 20 * minute },
  lifetime: {
    en: "ASP.NET Core's default is `IdleTimeout` = 20 minutes without a request.",
    ko: 'ASP.NET Core의 기본값은 `IdleTimeout` = 20분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
