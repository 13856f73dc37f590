import { wstg } from '../references.ts';
import type { Standard } from './item.ts';

/** OWASP Web Security Testing Guide, chapter 4.6 "Session Management Testing". What it asks is told in our words. */
export const wstgSessions: Standard = {
  id: 'wstg-sess',
  title: { en: 'OWASP WSTG: session management', ko: 'OWASP WSTG: 세션 관리 점검' },
  url: 'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/06-Session_Management_Testing/',
  items: [
    {
      id: 'WSTG-SESS-01',
      level: null,
      title: { en: 'Session tokens cannot be guessed, forged or read', ko: '세션 토큰을 추측하거나 위조하거나 읽을 수 없어야 합니다' },
      url: wstg('01').url,
      rules: ['session-id-too-short', 'session-id-predictable', 'session-id-contains-time', 'session-id-contains-counter', 'personal-data-in-cookie'],
      sights: ['session', 'entropy'],
      limit: {
        en: 'Randomness shows only in thousands of ids, and which pages need which cookie only by leaving it out.',
        ko: '무작위성은 수천 개의 ID를 모아야 드러나고, 어느 페이지에 어느 쿠키가 필요한지는 쿠키를 빼고 요청해야 알 수 있습니다.',
      },
      decide: {
        en: 'Collect some thousand ids and test their distribution; repeat requests with one cookie left out at a time.',
        ko: 'ID를 수천 개 모아 분포를 검정하고, 쿠키를 하나씩 빼고 요청을 다시 보내십시오.',
      },
    },
    {
      id: 'WSTG-SESS-02',
      level: null,
      title: {
        en: 'Cookies, the session’s above all, have the attributes that protect them',
        ko: '쿠키, 특히 세션 쿠키에 보호 속성이 있어야 합니다',
      },
      url: wstg('02').url,
      rules: [
        'session-without-secure',
        'session-without-http-only',
        'session-without-same-site',
        'session-same-site-none',
        'same-site-none-insecure',
        'cookie-domain-too-wide',
        'cookie-lifetime-too-long',
        'cookie-prefix-violated',
        'cookie-attribute-misspelt',
        'cookie-attribute-conflicting',
        'path-as-protection',
      ],
      sights: ['attributes'],
      limit: null,
      decide: null,
    },
    {
      id: 'WSTG-SESS-03',
      level: null,
      title: {
        en: 'The login gives a new id, and the old one ends (fixation)',
        ko: '로그인할 때 새 ID를 발급하고 이전 ID는 끝내야 합니다(세션 고정)',
      },
      url: wstg('03').url,
      rules: ['session-not-rotated-at-login', 'session-old-id-still-sent'],
      sights: ['rotation'],
      limit: {
        en: 'Whether the server still takes the id from before the login, or one that it never issued, shows only when such an id is sent.',
        ko: '서버가 로그인 전의 ID나 발급한 적 없는 ID를 받아들이는지는 그런 ID를 보내야 알 수 있습니다.',
      },
      decide: {
        en: 'After the login, send a request with the id from before it; and log in under an id of your own making.',
        ko: '로그인한 뒤 로그인 전의 ID로 요청을 보내고, 직접 지어낸 ID로 로그인해 보십시오.',
      },
    },
    {
      id: 'WSTG-SESS-04',
      level: null,
      title: {
        en: 'Session ids are exposed neither on the way nor in caches, addresses or logs',
        ko: '세션 ID가 전송 경로, 캐시, 주소, 로그에 드러나지 않아야 합니다',
      },
      url: wstg('04').url,
      rules: [
        'session-sent-over-http',
        'session-without-secure',
        'set-cookie-cacheable',
        'session-id-in-url',
        'session-id-in-referer',
        'session-id-to-third-party',
        'session-sent-with-static-files',
      ],
      sights: ['transport', 'caching', 'addresses'],
      limit: {
        en: 'What proxies between and the server’s own logs keep is not in the traffic.',
        ko: '중간 프록시와 서버 로그에 무엇이 남는지는 트래픽에 나타나지 않습니다.',
      },
      decide: { en: 'Look into the logs of server and proxies for a known id.', ko: '서버와 프록시의 로그에서 알고 있는 ID를 찾아보십시오.' },
    },
    {
      id: 'WSTG-SESS-05',
      level: null,
      title: {
        en: 'A request that changes something needs more than the cookie (CSRF)',
        ko: '상태를 바꾸는 요청은 쿠키만으로 통하지 않아야 합니다(CSRF)',
      },
      url: wstg('05').url,
      rules: ['session-same-site-none', 'session-without-same-site'],
      sights: ['csrf'],
      limit: {
        en: 'Whether the server checks the token, or `Origin`, shows only when it is left out.',
        ko: '서버가 토큰이나 `Origin`을 검사하는지는 그것을 빼고 보내야 알 수 있습니다.',
      },
      decide: {
        en: 'Repeat a request that changes something without its token, and with another `Origin`.',
        ko: '상태를 바꾸는 요청을 토큰 없이, 그리고 다른 `Origin`으로 다시 보내십시오.',
      },
    },
    {
      id: 'WSTG-SESS-06',
      level: null,
      title: { en: 'Logging out ends the session, in the browser and on the server', ko: '로그아웃하면 브라우저와 서버에서 세션이 끝나야 합니다' },
      url: wstg('06').url,
      rules: ['logout-without-deletion', 'session-alive-after-logout', 'session-deletion-misses-scope', 'session-cookies-disagree'],
      sights: ['logout', 'old-id-dead'],
      limit: {
        en: 'Whether the way out is easy to find, and whether other applications of a single sign-on end too, is not in the headers.',
        ko: '로그아웃 버튼을 찾기 쉬운지, 통합 로그인의 다른 애플리케이션도 끝나는지는 헤더에 나타나지 않습니다.',
      },
      decide: {
        en: 'After the logout, send the old id again; with single sign-on, open the other applications.',
        ko: '로그아웃한 뒤 이전 ID를 다시 보내고, 통합 로그인이라면 다른 애플리케이션도 열어 보십시오.',
      },
    },
    {
      id: 'WSTG-SESS-07',
      level: null,
      title: { en: 'Sessions time out on the server', ko: '세션이 서버에서 만료되어야 합니다' },
      url: wstg('07').url,
      rules: ['session-never-expires', 'session-without-absolute-limit', 'cookie-lifetime-too-long', 'jwt-without-exp', 'jwt-long-lived'],
      sights: ['ends'],
      limit: {
        en: 'The server’s own timeout shows only when it strikes.',
        ko: '서버의 만료 시간은 실제로 만료되어야 드러납니다.',
      },
      decide: {
        en: 'Wait without a request for as long as the timeout is said to be, then send the id again; keep another session busy beyond its last moment.',
        ko: '정해진 유휴 시간만큼 요청 없이 기다렸다가 ID를 다시 보내고, 다른 세션은 절대 만료 시간이 지날 때까지 계속 써 보십시오.',
      },
    },
    {
      id: 'WSTG-SESS-08',
      level: null,
      title: { en: 'A session variable means the same everywhere (puzzling)', ko: '세션 변수의 의미가 어디서나 같아야 합니다(세션 퍼즐링)' },
      url: wstg('08').url,
      rules: [],
      sights: [],
      limit: { en: 'Session variables live on the server.', ko: '세션 변수는 서버에 있습니다.' },
      decide: {
        en: 'Walk the steps of one task and enter another in the middle, such as a password reset before a protected page; or read the code.',
        ko: '한 작업의 중간에 다른 작업으로 들어가 보십시오. 예를 들어 비밀번호 재설정 도중에 보호된 페이지를 엽니다. 또는 코드를 읽으십시오.',
      },
    },
    {
      id: 'WSTG-SESS-09',
      level: null,
      title: {
        en: 'Cookies that leak do not suffice to take over the session (hijacking)',
        ko: '새어 나간 쿠키만으로 세션을 가로챌 수 없어야 합니다(세션 하이재킹)',
      },
      url: wstg('09').url,
      rules: ['session-sent-over-http', 'credentials-sent-over-http', 'session-without-secure', 'hsts-weak', 'hsts-missing'],
      sights: ['transport', 'hsts'],
      limit: {
        en: 'Which of the cookies suffice to act as the visitor shows only by acting with them.',
        ko: '어느 쿠키만 있으면 방문자로 행동할 수 있는지는 직접 요청해 보아야 알 수 있습니다.',
      },
      decide: {
        en: 'In a second browser, set only the cookies that travel without TLS, and try to act.',
        ko: '다른 브라우저에 TLS 없이도 전송되는 쿠키만 설정하고 동작을 시도해 보십시오.',
      },
    },
    {
      id: 'WSTG-SESS-10',
      level: null,
      title: { en: 'JSON Web Tokens are signed, bounded and hold no secrets', ko: 'JWT는 서명되고 기한이 있으며 비밀을 담지 않아야 합니다' },
      url: wstg('10').url,
      rules: ['jwt-alg-none', 'jwt-without-exp', 'jwt-long-lived', 'personal-data-in-cookie'],
      sights: ['jwt'],
      limit: {
        en: 'Whether the server checks the signature, and how strong its key is, is not in the token.',
        ko: '서버가 서명을 검증하는지, 키가 얼마나 강한지는 토큰에 나타나지 않습니다.',
      },
      decide: {
        en: 'Send the token with a changed claim, with `alg: none`, and try weak keys on its signature offline.',
        ko: '클레임을 바꾼 토큰과 `alg: none` 토큰을 보내 보고, 서명에 약한 키를 오프라인에서 대입해 보십시오.',
      },
    },
    {
      id: 'WSTG-SESS-11',
      level: null,
      title: { en: 'Concurrent sessions are allowed only as intended', ko: '동시 세션을 의도한 만큼만 허용해야 합니다' },
      url: wstg('11').url,
      rules: [],
      sights: [],
      limit: {
        en: 'One browser has one session; how many the account may have is a policy.',
        ko: '한 브라우저에는 세션이 하나입니다. 계정에 몇 개까지 허용할지는 정책입니다.',
      },
      decide: {
        en: 'Log in with the same account in two browser profiles, and see whether the first stays logged in and is told.',
        ko: '브라우저 프로필 두 개에서 같은 계정으로 로그인하고, 첫 번째가 유지되는지와 알림이 오는지 확인하십시오.',
      },
    },
  ],
};
