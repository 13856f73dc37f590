import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const property = (code: string): Piece => ({ place: 'properties', code });
const security = (code: string): Piece => ({ place: 'security', code });

/** Spring Boot's properties, and Spring Security for what happens at login and logout. */
export const springBoot: Fixer = {
  id: 'spring-boot',
  name: 'Spring Boot',
  serves: ['spring-session'],
  places: {
    properties: {
      file: 'application.properties',
      language: 'properties',
      docs: 'https://docs.spring.io/spring-boot/appendix/application-properties/index.html#appendix.application-properties.server',
      wrap: plainly,
    },
    response: {
      file: '….java',
      language: 'java',
      docs: 'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseCookie.html',
      wrap: plainly,
    },
    security: {
      file: 'SecurityConfig.java',
      language: 'java',
      docs: 'https://docs.spring.io/spring-security/reference/servlet/authentication/session-management.html',
      wrap: chain,
    },
    logout: {
      file: 'SecurityConfig.java',
      language: 'java',
      docs: 'https://docs.spring.io/spring-security/reference/servlet/authentication/logout.html',
      wrap: chain,
    },
    store: {
      file: 'pom.xml',
      language: 'xml',
      docs: 'https://docs.spring.io/spring-session/reference/guides/boot-redis.html',
      wrap: (lines) => block('<dependency>', lines, '</dependency>'),
    },
  },
  session: {
    secure: () => [property('server.servlet.session.cookie.secure=true')],
    'http-only': () => [property('server.servlet.session.cookie.http-only=true')],
    'same-site': ({ sameSite }) => [property(`server.servlet.session.cookie.same-site=${(sameSite ?? 'Lax').toLowerCase()}`)],
    'host-only': () => [property('# without server.servlet.session.cookie.domain')],
    path: ({ path }) => [property(`server.servlet.session.cookie.path=${path}`)],
    prefix: ({ newName }) => [property(`server.servlet.session.cookie.name=${newName}`)],
    partitioned: () => [property('server.servlet.session.cookie.partitioned=true')],
    // A negative age means that the line has none.
    lifetime: ({ maxAge }) => [property(`server.servlet.session.cookie.max-age=${maxAge === null ? '-1' : `${maxAge}s`}`)],
  },
  cookie: (wanted) => ({
    place: 'response',
    code: block(
      `ResponseCookie cookie = ResponseCookie.from("${wanted.newName}", value)`,
      [...optionsOf(wanted), '.build();'],
      'response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());',
      '    ',
    ),
  }),
  behaviour: {
    'rotate-at-login': () => [security('.sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))')],
    'end-at-logout': ({ name }) => [{ place: 'logout', code: `.logout(logout -> logout.invalidateHttpSession(true).deleteCookies("${name}"))` }],
    'delete-cookie': ({ name, path, domain }) => [
      {
        place: 'response',
        code: `ResponseCookie cookie = ResponseCookie.from("${name}", "").path("${path}")${domain === null ? '' : `.domain("${domain}")`}.maxAge(0).build();\nresponse.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());`,
      },
    ],
    'idle-timeout': () => [property('server.servlet.session.timeout=30m')],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      security(`.headers(headers -> headers.httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(${seconds}).includeSubDomains(${subdomains})))`),
    ],
    // Spring Security 6.5 and later.
    'redirect-to-https': () => [security('.redirectToHttps(withDefaults())')],
    'no-store': () => [security('.headers(headers -> headers.cacheControl(withDefaults()))')],
    'cookies-only': () => [property('server.servlet.session.tracking-modes=cookie')],
    'referrer-policy': () => [
      security('.headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)))'),
    ],
    store: () => [
      { place: 'store', code: '<groupId>org.springframework.session</groupId>\n<artifactId>spring-session-data-redis</artifactId>' },
      property('spring.data.redis.host=redis'),
    ],
  },
};

function chain(lines: readonly string[]): string {
  const calls = lines.map((line, index) => `    ${line}${index === lines.length - 1 ? ';' : ''}`);
  return block('@Bean\nSecurityFilterChain chain(HttpSecurity http) throws Exception {', ['http', ...calls, 'return http.build();'], '}', '    ');
}

function optionsOf({ secure, httpOnly, sameSite, domain, path, maxAge, partitioned }: Wanted): readonly string[] {
  return [
    [
      `.path("${path}")`,
      ...(domain === null ? [] : [`.domain("${domain}")`]),
      ...(maxAge === null ? [] : [`.maxAge(${maxAge})`]),
      ...(secure ? ['.secure(true)'] : []),
      ...(httpOnly ? ['.httpOnly(true)'] : []),
      ...(sameSite === null ? [] : [`.sameSite("${sameSite}")`]),
      ...(partitioned ? ['.partitioned(true)'] : []),
    ].join(''),
  ];
}
