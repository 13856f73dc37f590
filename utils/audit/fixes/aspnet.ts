import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const cookies = (code: string): Piece => ({ place: 'cookies', code });
const state = (code: string): Piece => ({ place: 'state', code });

/** ASP.NET on the .NET Framework: attributes of elements in `Web.config`. */
export const aspnet: Fixer = {
  id: 'aspnet',
  name: 'ASP.NET (Web.config)',
  serves: ['aspnet'],
  places: {
    cookies: {
      file: 'Web.config',
      language: 'xml',
      docs: 'https://learn.microsoft.com/dotnet/api/system.web.configuration.httpcookiessection',
      wrap: (lines) => inSystemWeb([`<httpCookies ${lines.join(' ')} />`]),
    },
    state: {
      file: 'Web.config',
      language: 'xml',
      docs: 'https://learn.microsoft.com/dotnet/api/system.web.configuration.sessionstatesection',
      wrap: (lines) => inSystemWeb([`<sessionState ${lines.join(' ')} />`]),
    },
    headers: {
      file: 'Web.config',
      language: 'xml',
      docs: 'https://learn.microsoft.com/iis/configuration/system.webserver/httpprotocol/customheaders/',
      wrap: (lines) =>
        block(
          '<system.webServer>',
          [block('<httpProtocol>', [block('<customHeaders>', lines, '</customHeaders>')], '</httpProtocol>')],
          '</system.webServer>',
        ),
    },
    code: {
      file: '….cs',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/dotnet/api/system.web.sessionstate.httpsessionstate.abandon',
      wrap: plainly,
    },
  },
  session: {
    secure: () => [cookies('requireSSL="true"')],
    'http-only': () => [cookies('httpOnlyCookies="true"')],
    'same-site': ({ sameSite }) => [state(`cookieSameSite="${sameSite ?? 'Lax'}"`)],
    prefix: ({ newName }) => [state(`cookieName="${newName}"`)],
  },
  behaviour: {
    // The id stays as long as its cookie does: only a cookie that is gone makes room for another id.
    'rotate-at-login': ({ name }) => [
      { place: 'code', code: 'Session.Abandon();' },
      { place: 'code', code: `Response.Cookies.Add(new HttpCookie("${name}", "") { Expires = DateTime.UtcNow.AddYears(-1) });` },
    ],
    'end-at-logout': ({ name }) => [
      { place: 'code', code: 'FormsAuthentication.SignOut();' },
      { place: 'code', code: 'Session.Abandon();' },
      { place: 'code', code: `Response.Cookies.Add(new HttpCookie("${name}", "") { Expires = DateTime.UtcNow.AddYears(-1) });` },
    ],
    'idle-timeout': () => [state('timeout="30"')],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      { place: 'headers', code: `<add name="Strict-Transport-Security" value="max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}" />` },
    ],
    'cookies-only': () => [state('cookieless="UseCookies"')],
    'no-store': () => [{ place: 'code', code: 'Response.Cache.SetNoStore();' }],
    'referrer-policy': () => [{ place: 'headers', code: '<add name="Referrer-Policy" value="strict-origin-when-cross-origin" />' }],
    store: () => [state('mode="StateServer"'), state('stateConnectionString="tcpip=state:42424"')],
  },
};

function inSystemWeb(lines: readonly string[]): string {
  return block('<system.web>', lines, '</system.web>');
}
