import { headerValue } from '../../http/headers.ts';
import { formatDuration } from '../../i18n/format.ts';
import { fill } from '../../i18n/text.ts';
import { type Answer, combine, fail, pass, skip } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { fixedLine } from '../fix-line.ts';
import { type Line, linesOf, mark, roleOf } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';

const none = { en: 'No cookie was set with an `Expires` of its own.', ko: '`Expires`로 만료 시각을 지정한 쿠키가 없습니다.' };

/** Two clocks that disagree: what the server means to keep is over by the browser's clock when it arrives. */
export const cookieExpiredAtBirth: Rule = {
  id: 'cookie-expired-at-birth',
  title: { en: 'Cookie that was expired when it arrived', ko: '도착했을 때 이미 만료된 쿠키' },
  references: [rfc6265bis('5.6.1'), rfc6265bis('5.7')],
  judge: (facts: Facts) => combine(linesOf(facts).map(judgeLine), none),
};

function judgeLine(line: Line): Answer {
  const { exchange, set } = line;
  const { parsed } = set;
  if (parsed.kind !== 'set-cookie' || parsed.value === '' || parsed.maxAge !== null || parsed.expires === null) return skip;
  if (parsed.expires > exchange.time) return pass;
  // By the server's own clock a time that is over is a deletion, and meant as one.
  const server = Date.parse(headerValue(exchange.responseHeaders, 'date') ?? '');
  if (Number.isNaN(server) || parsed.expires <= server) return skip;
  const behind = exchange.time - server;
  const lifetime = Math.round((parsed.expires - server) / 1000);
  return fail({
    severity: roleOf(line) === 'session-id' || roleOf(line) === 'auth-token' ? 'high' : 'medium',
    cookie: line.cookie?.facts.key ?? null,
    exchanges: [exchange.id],
    line: mark(line, 'expires'),
    message: fill(
      {
        en: '`{place}` set `{name}` for another {left}, but by the browser’s clock that time was over: the cookie was dropped at once.',
        ko: '`{place}` 응답은 `{name}` 쿠키를 {left} 동안 쓰도록 설정했지만, 브라우저의 시계로는 이미 지난 시각이라 바로 지워졌습니다.',
      },
      { place: shown(exchange.url), name: line.name, left: formatDuration(lifetime * 1000) },
    ),
    why: fill(
      {
        en: 'The clocks of server and browser are {behind} apart. The line looks right on the server, and the login is lost on this machine only.',
        ko: '서버와 브라우저의 시계가 {behind} 어긋나 있습니다. 서버에서는 올바른 줄로 보이지만 이 컴퓨터에서만 로그인이 사라집니다.',
      },
      { behind: formatDuration(behind) },
    ),
    fix: {
      message: {
        en: 'Say the lifetime with `Max-Age`, in seconds: it counts from when the cookie arrives, whatever the clocks say.',
        ko: '수명을 `Max-Age`(초)로 지정하십시오. 시계와 상관없이 쿠키가 도착한 때부터 셉니다.',
      },
      header: fixedLine(parsed, { attributes: { expires: null, 'max-age': String(lifetime) } }),
    },
  });
}
