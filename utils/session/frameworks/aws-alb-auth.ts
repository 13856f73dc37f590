import { day, type Framework } from './framework.ts';

export const awsAlbAuth: Framework = {
  id: 'aws-alb-auth',
  name: 'authentication by an AWS load balancer',
  cookies: [{ pattern: /^AWSELBAuthSessionCookie-\d+$/ }],
  formats: [],
  headers: [{ name: 'server', pattern: /^awselb/ }],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 7 * day },
  lifetime: {
    en: "The load balancer's default is `SessionTimeout` = 604800: 7 days from the login.",
    ko: '로드 밸런서의 기본값은 `SessionTimeout` = 604800입니다. 로그인부터 7일입니다.',
  },
};
