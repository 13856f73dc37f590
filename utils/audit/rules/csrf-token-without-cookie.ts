import { siteOf } from '../../cookie/index.ts';
import { fill } from '../../i18n/text.ts';
import { type Answer, combine, fail, pass, skip } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { isRefused, linesOfCookie, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';

const none = { en: 'No CSRF cookie was seen, or no form was sent.', ko: 'CSRF 쿠키가 보이지 않거나 전송된 폼이 없습니다.' };

/** What frameworks answer when token and cookie do not fit: Forbidden, Laravel's "page expired", Unprocessable. */
const refusals = new Set([403, 419, 422]);
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** "Invalid CSRF token", because the cookie that belongs to the token did not come along. */
export const csrfTokenWithoutCookie: Rule = {
  id: 'csrf-token-without-cookie',
  title: { en: 'CSRF token without its cookie', ko: '쿠키 없이 전송된 CSRF 토큰' },
  references: [wstg('05'), cwe(352), rfc6265bis('5.8.3')],
  judge(facts) {
    const cookies = facts.conclusions.cookies.filter(({ role }) => role === 'csrf');
    return combine(
      cookies.flatMap((cookie) => judgeCookie(facts, cookie)),
      none,
    );
  },
};

function judgeCookie(facts: Facts, cookie: Facts['conclusions']['cookies'][number]): readonly Answer[] {
  const { name, key, domain, firstSeen } = cookie.facts;
  const refusedLine = linesOfCookie(facts, key).find(isRefused);
  return facts.analysis.exchanges.map((at): Answer => {
    const { exchange, sent, withheld } = at;
    const isLater = firstSeen.exchange === null || exchange.id > firstSeen.exchange;
    if (!changing.has(exchange.method) || !isLater || siteOf(exchange.url) !== siteOf(`https://${domain}/`)) return skip;
    if (sent.some((one) => one.name === name)) return pass;
    if (exchange.status === null || !refusals.has(exchange.status)) return skip;
    const stayed = withheld.find((one) => one.cookie.name === name);
    const exchanges = [exchange.id, ...(refusedLine ? [refusedLine.exchange.id] : [])];
    return fail({
      severity: 'medium',
      cookie: key,
      exchanges,
      ...(refusedLine ? { line: mark(refusedLine, 'name') } : {}),
      message: fill(
        {
          en: '`{method} {place}` was refused with {status}, and `{name}` was not in it.',
          ko: '`{method} {place}` 요청이 {status} 응답으로 거부됐는데, 이 요청에는 `{name}` 쿠키가 없었습니다.',
        },
        { method: exchange.method, place: shown(exchange.url), status: exchange.status, name },
      ),
      why: refusedLine
        ? {
            en: 'The browser had refused the line that set it, so the token of the form had nothing to be compared with. To the visitor it looks like an expired page.',
            ko: '브라우저가 이 쿠키를 설정한 줄을 거부했기 때문에 폼의 토큰을 비교할 대상이 없었습니다. 방문자에게는 만료된 페이지처럼 보입니다.',
          }
        : {
            en: 'The token of the form is compared with its cookie, and without the cookie every form fails, however right the token is.',
            ko: '폼의 토큰은 쿠키와 비교되므로, 쿠키가 없으면 토큰이 맞아도 모든 폼이 실패합니다.',
          },
      fix: {
        message: stayed
          ? {
              en: 'Traffic tells why it stayed behind; widen its `Path`, its host or its `SameSite` as far as the form needs.',
              ko: '전송되지 않은 이유는 트래픽에 나와 있습니다. 폼에 필요한 만큼 `Path`, 호스트 또는 `SameSite`를 넓히십시오.',
            }
          : {
              en: 'Set the cookie with the page that holds the form, in a line that the browser takes.',
              ko: '폼이 있는 페이지의 응답에서, 브라우저가 받아들이는 줄로 쿠키를 설정하십시오.',
            },
      },
    });
  });
}
