import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { fill } from '../../i18n/text.ts';
import { type Answer, exchangesShown, fail, pass, skip, unsure } from '../answer.ts';
import { isIssue, linesOfCookie, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { cheatSheet, cwe, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSessionCookies } from '../session-cookies.ts';

export const setCookieCacheable: Rule = {
  id: 'set-cookie-cacheable',
  title: { en: 'Session id in an answer that caches may keep', ko: '캐시가 보관할 수 있는 응답에 담긴 세션 ID' },
  references: [rfc(9111, '7.3'), wstg('04'), cheatSheet, cwe(525)],
  judge: (facts) =>
    judgeSessionCookies(facts, (cookie): Answer => {
      const lines = linesOfCookie(facts, cookie.facts.key).filter(isIssue);
      if (lines.length === 0) return skip;
      const shared = lines.filter(({ exchange }) => sharing(exchange) === 'yes');
      const line = shared[0];
      if (!line) {
        const open = lines.find(({ exchange }) => sharing(exchange) === 'unsaid');
        return open
          ? unsure(
              fill(
                {
                  en: '`{place}` sets `{name}` and says nothing about caching: whether a cache between keeps it depends on that cache. `Cache-Control: no-store` would decide it.',
                  ko: '`{place}` 응답은 `{name}` 쿠키를 설정하면서 캐시에 대해 아무 말도 하지 않습니다. 중간 캐시가 보관할지는 그 캐시에 달려 있습니다. `Cache-Control: no-store`를 보내면 분명해집니다.',
                },
                { place: shown(open.exchange.url), name: cookie.facts.name },
              ),
            )
          : pass;
      }
      const reused = Number(headerValue(line.exchange.responseHeaders, 'age') ?? 0) > 0;
      return fail({
        severity: reused ? 'high' : 'medium',
        cookie: cookie.facts.key,
        exchanges: shared.slice(0, exchangesShown).map(({ exchange }) => exchange.id),
        line: mark(line, 'name'),
        message: fill(
          reused
            ? {
                en: 'A cache answered `{place}` with a stored response that sets `{name}`: others receive the same session id.',
                ko: '캐시가 `{name}` 쿠키를 설정하는 저장된 응답으로 `{place}` 요청에 답했습니다. 다른 방문자도 같은 세션 ID를 받습니다.',
              }
            : {
                en: '`{place}` sets `{name}` in a response that shared caches may store.',
                ko: '`{place}` 응답은 `{name}` 쿠키를 설정하는데, 공유 캐시가 이 응답을 저장할 수 있습니다.',
              },
          { place: shown(line.exchange.url), name: cookie.facts.name },
        ),
        why: fill(
          {
            en: 'It says `Cache-Control: {control}`. `Set-Cookie` does not stop a proxy or CDN: the next visitor may be given this one’s session.',
            ko: '이 응답은 `Cache-Control: {control}`입니다. `Set-Cookie`가 있어도 프록시나 CDN은 저장할 수 있으며, 다음 방문자가 이 방문자의 세션을 받을 수 있습니다.',
          },
          { control: (headerValue(line.exchange.responseHeaders, 'cache-control') ?? '').slice(0, 80) },
        ),
        fix: {
          message: {
            en: 'Send `no-store` with every response that sets a session cookie.',
            ko: '세션 쿠키를 설정하는 응답에는 언제나 `no-store`를 보내십시오.',
          },
          header: 'Cache-Control: no-store',
        },
      });
    }),
};

/** Statuses that a cache may keep without being told (RFC 9110 §15.1). */
const heuristic: ReadonlySet<number> = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501]);

/** Whether a shared cache may store the answer (RFC 9111 §3). */
function sharing({ method, status, responseHeaders }: Exchange): 'yes' | 'no' | 'unsaid' {
  const control = headerValue(responseHeaders, 'cache-control')?.toLowerCase() ?? null;
  if (method !== 'GET' && method !== 'HEAD') return 'no';
  if (control !== null && /(?:^|[\s,])(?:no-store|private|no-cache)(?:$|[\s,=])/.test(control)) return 'no';
  if (control !== null && /(?:^|[\s,])(?:public|s-maxage\s*=\s*"?0*[1-9]|max-age\s*=\s*"?0*[1-9])/.test(control)) return 'yes';
  if (control !== null && /max-age\s*=\s*"?0+(?:$|\D)/.test(control)) return 'no';
  return responseHeaders.length > 0 && status !== null && heuristic.has(status) ? 'unsaid' : 'no';
}
