import { type Framework, minute } from './framework.ts';

export const keycloak: Framework = {
  id: 'keycloak',
  name: 'Keycloak',
  cookies: [{ pattern: /^KEYCLOAK_(?:IDENTITY|SESSION)(?:_LEGACY)?$/ }, { pattern: /^AUTH_SESSION_ID(?:_LEGACY)?$/ }],
  formats: [],
  headers: [],
  store: 'replicated',
  timeout: { kind: 'idle', milliseconds: 30 * minute },
  lifetime: {
    en: "Keycloak's default is `SSO Session Idle` = 30 minutes without a request.",
    ko: 'Keycloak의 기본값은 `SSO Session Idle` = 30분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
