import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const tomcatDocs = 'https://tomcat.apache.org/tomcat-10.1-doc/config';

const webXml = (place: string) => (code: string) => ({ place, code }) satisfies Piece;
const config = webXml('cookie-config');
const session = webXml('session-config');
const processor = (code: string): Piece => ({ place: 'processor', code });

/** The deployment descriptor of the servlet specification (order of elements: its schema, web-common_6_0.xsd), and Tomcat's own. */
export const tomcat: Fixer = {
  id: 'tomcat',
  name: 'Apache Tomcat',
  serves: ['tomcat'],
  places: {
    'cookie-config': {
      file: 'WEB-INF/web.xml',
      language: 'xml',
      docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#deployment-descriptor-diagram',
      wrap: (lines) => block('<session-config>', [block('<cookie-config>', inOrder(lines), '</cookie-config>')], '</session-config>'),
    },
    'session-config': {
      file: 'WEB-INF/web.xml',
      language: 'xml',
      docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#deployment-descriptor-diagram',
      wrap: (lines) => block('<session-config>', lines, '</session-config>'),
    },
    constraint: {
      file: 'WEB-INF/web.xml',
      language: 'xml',
      docs: 'https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#specifying-security-constraints',
      wrap: (lines) => block('<security-constraint>', lines, '</security-constraint>'),
    },
    filter: {
      file: 'WEB-INF/web.xml',
      language: 'xml',
      docs: `${tomcatDocs}/filter.html#HTTP_Header_Security_Filter`,
      wrap: (lines) =>
        plainly([
          block(
            '<filter>',
            ['<filter-name>headers</filter-name>', '<filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>', ...lines],
            '</filter>',
          ),
          '<filter-mapping>',
          '  <filter-name>headers</filter-name>',
          '  <url-pattern>/*</url-pattern>',
          '</filter-mapping>',
        ]),
    },
    processor: {
      file: 'META-INF/context.xml',
      language: 'xml',
      docs: `${tomcatDocs}/cookie-processor.html`,
      wrap: (lines) => block('<Context>', [`<CookieProcessor ${lines.join(' ')} />`], '</Context>'),
    },
    manager: {
      file: 'META-INF/context.xml',
      language: 'xml',
      docs: `${tomcatDocs}/sessionidgenerator.html`,
      wrap: (lines) => block('<Context>', [block('<Manager>', lines, '</Manager>')], '</Context>'),
    },
    cluster: {
      file: 'conf/server.xml',
      language: 'xml',
      docs: 'https://tomcat.apache.org/tomcat-10.1-doc/cluster-howto.html',
      wrap: (lines) => block('<Engine name="Catalina" defaultHost="localhost">', lines, '</Engine>'),
    },
    distributable: {
      file: 'WEB-INF/web.xml',
      language: 'xml',
      docs: 'https://tomcat.apache.org/tomcat-10.1-doc/cluster-howto.html',
      wrap: plainly,
    },
    servlet: {
      file: '….java',
      language: 'java',
      docs: 'https://jakarta.ee/specifications/servlet/6.0/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletrequest',
      wrap: plainly,
    },
  },
  session: {
    secure: () => [config('<secure>true</secure>')],
    'http-only': () => [config('<http-only>true</http-only>')],
    'same-site': ({ sameSite }) => [processor(`sameSiteCookies="${(sameSite ?? 'Lax').toLowerCase()}"`)],
    'host-only': () => [config('<!-- without <domain> -->')],
    path: ({ path }) => [config(`<path>${path}</path>`)],
    prefix: ({ newName }) => [config(`<name>${newName}</name>`)],
    partitioned: () => [processor('partitioned="true"')],
    lifetime: ({ maxAge }) => [config(`<max-age>${maxAge ?? -1}</max-age>`)],
  },
  cookie: (wanted) => ({
    place: 'servlet',
    code: plainly([`Cookie cookie = new Cookie("${wanted.newName}", value);`, ...optionsOf(wanted), 'response.addCookie(cookie);']),
  }),
  behaviour: {
    'rotate-at-login': () => [{ place: 'servlet', code: 'request.changeSessionId();' }],
    'end-at-logout': (wanted) => [
      { place: 'servlet', code: 'request.getSession().invalidate();' },
      { place: 'servlet', code: remove(wanted) },
    ],
    'delete-cookie': (wanted) => [{ place: 'servlet', code: remove(wanted) }],
    'idle-timeout': () => [session('<session-timeout>30</session-timeout>')],
    'absolute-timeout': () => [
      { place: 'servlet', code: 'if (System.currentTimeMillis() - session.getCreationTime() > 86_400_000L) session.invalidate();' },
    ],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      parameter('hstsMaxAgeSeconds', String(seconds)),
      ...(subdomains ? [parameter('hstsIncludeSubDomains', 'true')] : []),
    ],
    'redirect-to-https': () => [
      {
        place: 'constraint',
        code: plainly([
          '<web-resource-collection>',
          '  <web-resource-name>all</web-resource-name>',
          '  <url-pattern>/*</url-pattern>',
          '</web-resource-collection>',
          '<user-data-constraint>',
          '  <transport-guarantee>CONFIDENTIAL</transport-guarantee>',
          '</user-data-constraint>',
        ]),
      },
    ],
    'no-store': () => [{ place: 'servlet', code: 'response.setHeader("Cache-Control", "no-store");' }],
    'cookies-only': () => [session('<tracking-mode>COOKIE</tracking-mode>')],
    'referrer-policy': () => [{ place: 'servlet', code: 'response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");' }],
    store: () => [
      { place: 'cluster', code: '<Cluster className="org.apache.catalina.ha.tcp.SimpleTcpCluster" />' },
      { place: 'distributable', code: '<distributable />' },
    ],
    'long-id': () => [{ place: 'manager', code: '<SessionIdGenerator sessionIdLength="16" />' }],
  },
};

/** The schema wants the elements of `cookie-config` in this order. */
const order = ['name', 'domain', 'path', 'http-only', 'secure', 'max-age'];

function inOrder(lines: readonly string[]): readonly string[] {
  const rank = (line: string) => order.findIndex((element) => line.startsWith(`<${element}>`) || line.includes(`without <${element}>`));
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

function parameter(name: string, value: string): Piece {
  return { place: 'filter', code: `<init-param><param-name>${name}</param-name><param-value>${value}</param-value></init-param>` };
}

function optionsOf({ secure, httpOnly, sameSite, domain, path, maxAge, partitioned }: Wanted): readonly string[] {
  return [
    `cookie.setPath("${path}");`,
    ...(domain === null ? [] : [`cookie.setDomain("${domain}");`]),
    ...(maxAge === null ? [] : [`cookie.setMaxAge(${maxAge});`]),
    ...(secure ? ['cookie.setSecure(true);'] : []),
    ...(httpOnly ? ['cookie.setHttpOnly(true);'] : []),
    ...(sameSite === null ? [] : [`cookie.setAttribute("SameSite", "${sameSite}");`]),
    ...(partitioned ? ['cookie.setAttribute("Partitioned", "true");'] : []),
  ];
}

function remove({ name, path, domain }: Wanted): string {
  return plainly([
    `Cookie gone = new Cookie("${name}", "");`,
    `gone.setPath("${path}");`,
    ...(domain === null ? [] : [`gone.setDomain("${domain}");`]),
    'gone.setMaxAge(0);',
    'response.addCookie(gone);',
  ]);
}
