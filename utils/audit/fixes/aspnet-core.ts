import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

/** Which of the three ways of adding the cookie it came from, by the default names. */
function option({ name }: Wanted, code: string): Piece {
  if (name.startsWith('.AspNetCore.Identity.')) return { place: 'identity', code };
  return { place: name.startsWith('.AspNetCore.Cookies') ? 'ticket' : 'options', code };
}

/** The cookie of `AddSession` and that of cookie authentication are told by the same `CookieBuilder`. */
export const aspnetCore: Fixer = {
  id: 'aspnet-core',
  name: 'ASP.NET Core',
  serves: ['aspnet-core', 'aspnet-core-session'],
  places: {
    options: {
      file: 'Program.cs: AddSession',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/fundamentals/app-state#session-options',
      wrap: (lines) => block('builder.Services.AddSession(options =>\n{', lines, '});', '    '),
    },
    ticket: {
      file: 'Program.cs: AddCookie',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/cookie',
      wrap: (lines) =>
        block('builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>\n{', lines, '});', '    '),
    },
    identity: {
      file: 'Program.cs: ConfigureApplicationCookie',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/identity-configuration#cookie-settings',
      wrap: (lines) => block('builder.Services.ConfigureApplicationCookie(options =>\n{', lines, '});', '    '),
    },
    timeout: {
      file: 'Program.cs: AddSession, ConfigureApplicationCookie',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/cookie',
      wrap: plainly,
    },
    app: { file: 'Program.cs', language: 'csharp', docs: 'https://learn.microsoft.com/aspnet/core/security/enforcing-ssl', wrap: plainly },
    response: {
      file: '….cs',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.cookieoptions',
      wrap: plainly,
    },
    login: {
      file: '….cs: login, logout',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/cookie#create-an-authentication-cookie',
      wrap: plainly,
    },
    cache: {
      file: '….cs',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/performance/caching/response#responsecache-attribute',
      wrap: plainly,
    },
    header: { file: 'Program.cs', language: 'csharp', docs: 'https://learn.microsoft.com/aspnet/core/fundamentals/middleware/', wrap: plainly },
    store: {
      file: 'Program.cs',
      language: 'csharp',
      docs: 'https://learn.microsoft.com/aspnet/core/performance/caching/distributed#distributed-redis-cache',
      wrap: plainly,
    },
  },
  session: {
    secure: (wanted) => [option(wanted, 'options.Cookie.SecurePolicy = CookieSecurePolicy.Always;')],
    'http-only': (wanted) => [option(wanted, 'options.Cookie.HttpOnly = true;')],
    'same-site': (wanted) => [option(wanted, `options.Cookie.SameSite = SameSiteMode.${wanted.sameSite ?? 'Lax'};`)],
    'host-only': (wanted) => [option(wanted, 'options.Cookie.Domain = null;')],
    path: (wanted) => [option(wanted, `options.Cookie.Path = "${wanted.path}";`)],
    prefix: (wanted) => [option(wanted, `options.Cookie.Name = "${wanted.newName}";`)],
    partitioned: (wanted) => [option(wanted, 'options.Cookie.Extensions.Add("Partitioned");')],
    lifetime: (wanted) => [
      option(wanted, wanted.maxAge === null ? 'options.Cookie.MaxAge = null;' : `options.Cookie.MaxAge = TimeSpan.FromSeconds(${wanted.maxAge});`),
    ],
  },
  cookie: (wanted) => ({
    place: 'response',
    code: block(`Response.Cookies.Append("${wanted.newName}", value, new CookieOptions\n{`, optionsOf(wanted), '});', '    '),
  }),
  behaviour: {
    // The ticket of `SignInAsync` is made anew at each login; the id of `AddSession` is not, so nothing of the login belongs in there.
    'rotate-at-login': () => [
      { place: 'login', code: 'HttpContext.Session.Clear();' },
      { place: 'login', code: 'await HttpContext.SignInAsync(principal);' },
    ],
    'end-at-logout': (wanted) => [
      { place: 'login', code: 'await HttpContext.SignOutAsync();' },
      { place: 'login', code: 'HttpContext.Session.Clear();' },
      { place: 'login', code: remove(wanted) },
    ],
    'delete-cookie': (wanted) => [{ place: 'response', code: remove(wanted) }],
    'idle-timeout': () => [
      { place: 'timeout', code: 'builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(30));' },
      {
        place: 'timeout',
        code: 'builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));',
      },
    ],
    'absolute-timeout': () => [
      { place: 'ticket', code: 'options.ExpireTimeSpan = TimeSpan.FromHours(24);' },
      { place: 'ticket', code: 'options.SlidingExpiration = false;' },
    ],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      {
        place: 'app',
        code: block(
          'builder.Services.AddHsts(options =>\n{',
          [`options.MaxAge = TimeSpan.FromSeconds(${seconds});`, `options.IncludeSubDomains = ${subdomains};`],
          '});',
          '    ',
        ),
      },
      { place: 'app', code: 'app.UseHsts();' },
    ],
    'redirect-to-https': () => [{ place: 'app', code: 'app.UseHttpsRedirection();' }],
    'no-store': () => [{ place: 'cache', code: '[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]' }],
    'referrer-policy': () => [
      {
        place: 'header',
        code: block(
          'app.Use((context, next) =>\n{',
          ['context.Response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";', 'return next(context);'],
          '});',
          '    ',
        ),
      },
    ],
    revocable: () => [{ place: 'ticket', code: 'options.SessionStore = tickets; // ITicketStore' }],
    store: () => [{ place: 'store', code: 'builder.Services.AddStackExchangeRedisCache(options => options.Configuration = "redis:6379");' }],
  },
};

function optionsOf({ secure, httpOnly, sameSite, domain, path, maxAge, partitioned }: Wanted): readonly string[] {
  return [
    `Path = "${path}",`,
    ...(domain === null ? [] : [`Domain = "${domain}",`]),
    ...(maxAge === null ? [] : [`MaxAge = TimeSpan.FromSeconds(${maxAge}),`]),
    ...(secure ? ['Secure = true,'] : []),
    ...(httpOnly ? ['HttpOnly = true,'] : []),
    ...(sameSite === null ? [] : [`SameSite = SameSiteMode.${sameSite},`]),
    ...(partitioned ? ['Extensions = { "Partitioned" },'] : []),
  ];
}

function remove({ name, path, domain }: Wanted): string {
  return `Response.Cookies.Delete("${name}", new CookieOptions { Path = "${path}"${domain === null ? '' : `, Domain = "${domain}"`} });`;
}
