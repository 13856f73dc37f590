/**
 * `Set-Cookie` lines as servers send them: every framework and service that the demo and the fixtures know, with values of the
 * length they have. `token` differs from line to line, as it does in traffic.
 */
const forms: readonly ((token: string, date: string) => string)[] = [
  (token) => `sid=s%3A${token}.${token}${token.slice(0, 11)}; Path=/; HttpOnly; Secure; SameSite=Lax`,
  (_, date) => `_ga=GA1.2.1234567890.1700000000; Expires=${date}; Path=/; Domain=example.com`,
  (token, date) => `csrftoken=${token}; expires=${date}; Max-Age=31449600; Path=/; SameSite=Lax`,
  (token) => `JSESSIONID=${token.toUpperCase()}; Path=/app; HttpOnly`,
  (token, date) => `AWSALB=${token}${token}${token}; Expires=${date}; Path=/`,
  (token, date) => `AWSALBCORS=${token}${token}${token}; Expires=${date}; Path=/; SameSite=None; Secure`,
  (token) => `__Host-session=eyJhbGciOiJIUzI1NiJ9.${token}${token}.${token}; Path=/; Secure; HttpOnly; SameSite=Strict`,
  () => 'lang=ko; Path=/',
  (_, date) => `PHPSESSID=deleted; expires=${date.replace(/(\d\d) (\w+) (\d+)/, '$1-$2-$3')}; Max-Age=0; path=/; httponly`,
  (token) => `PHPSESSID=${token}; path=/; secure; HttpOnly; SameSite=Lax`,
  (token, date) =>
    `NID=511=${token}${token}; expires=${date.replace(/(\d\d) (\w+) (\d+)/, '$1-$2-$3')}; path=/; domain=.google.com; Secure; HttpOnly; SameSite=none`,
  (token) => `theme=${token.slice(0, 4)}; Max-Age=31536000; Path=/; Partitioned; Secure; SameSite=None`,
  (token, date) => `laravel_session=${encodeURIComponent(btoa(token + token))}; expires=${date}; Max-Age=7200; path=/; httponly; samesite=lax`,
  (token, date) => `XSRF-TOKEN=${encodeURIComponent(btoa(token + token))}; expires=${date}; Max-Age=7200; path=/; samesite=lax`,
  (token) => `ASP.NET_SessionId=${token.slice(0, 24)}; path=/; HttpOnly; SameSite=Lax`,
  (token) => `.AspNetCore.Antiforgery.${token.slice(0, 11)}=CfDJ8${token}${token}; path=/; samesite=strict; httponly`,
  (token, date) =>
    `__cf_bm=${token}${token}-1700000000-1.0.1.1-${token}; path=/; expires=${date}; domain=.example.com; HttpOnly; Secure; SameSite=None`,
  (token, date) => `_gh_sess=${token}${token}${token}; path=/; expires=${date}; secure; HttpOnly; SameSite=Lax`,
  (token, date) => `sessionid=${token}; expires=${date}; HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax; Secure`,
  (token, date) => `remember_token=1%7C${token}; Domain=.shop.example; Path=/; Expires=${date}; HttpOnly`,
];

/** `count` lines, no two alike. The same count gives the same lines. */
export function cookieLines(count: number): readonly string[] {
  let seed = 7;
  const next = () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed;
  };
  return Array.from({ length: count }, (_, index) => {
    const token = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('');
    const date = new Date(Date.UTC(2027, 0, 1) + (next() % 31_536_000) * 1000).toUTCString();
    return forms[index % forms.length]?.(token, date) ?? '';
  });
}
