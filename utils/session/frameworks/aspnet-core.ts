import { day, type Framework } from './framework.ts';

export const aspnetCore: Framework = {
  id: 'aspnet-core',
  name: 'ASP.NET Core authentication',
  cookies: [{ pattern: /^\.AspNetCore\.(?:Cookies|Identity\.Application|Identity\.External)(?:C\d+)?$/ }],
  formats: ['data-protection'],
  headers: [{ name: 'server', pattern: /^Kestrel/ }],
  store: 'cookie',
  timeout: { kind: 'idle', milliseconds: 14 * day },
  lifetime: {
    en: "ASP.NET Core's default is `ExpireTimeSpan` = 14 days, started anew while it is used (`SlidingExpiration`).",
    ko: 'ASP.NET Core의 기본값은 `ExpireTimeSpan` = 14일이며, 사용하는 동안 새로 시작합니다(`SlidingExpiration`).',
  },
};
