import type { Framework } from './framework.ts';

export const supabase: Framework = {
  id: 'supabase',
  name: 'Supabase Auth',
  cookies: [{ pattern: /^sb-[a-z0-9]+-auth-token(?:\.\d+)?$/ }],
  formats: [],
  headers: [],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: "Supabase's default is an access token of one hour, which scripts exchange for a new one; the session itself has no end.",
    ko: 'Supabase의 기본값은 1시간짜리 액세스 토큰이며 스크립트가 새것으로 교환합니다. 세션 자체에는 끝이 없습니다.',
  },
};
