import { fill, type Text } from '../../i18n/text.ts';
import { type Answer, combine, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { fixedLine } from '../fix-line.ts';
import { day, forever, lifetimeOf } from '../lifetimes.ts';
import { attributeOf, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, sessionCookies } from '../session-cookies.ts';
import { sessionTokens, type Token } from '../tokens.ts';

export const sessionNeverExpires: Rule = {
  id: 'session-never-expires',
  title: { en: 'Session without an end', ko: '끝이 없는 세션' },
  references: [wstg('07'), asvs(7, '3.2'), cheatSheet, cwe(613)],
  judge: (facts) => combine([...fromCookies(facts), ...sessionTokens(facts).map((token) => fromToken(token, facts))], noSessionCookie),
};

function fromCookies(facts: Facts): readonly Answer[] {
  return sessionCookies(facts).map((cookie) => {
    if (cookie.facts.timesSet === 0 && cookie.facts.timesSent === 0) return skip;
    const lifetime = lifetimeOf(facts, cookie);
    if (!lifetime || lifetime.line.set.parsed.kind === 'malformed') {
      const { server, token } = cookie.expiry;
      return server.kind === 'unknown' && token.kind === 'unknown' ? unsure(timeoutsUnseen(cookie.facts.name)) : pass;
    }
    if (lifetime.asked < forever) return pass;
    const { line } = lifetime;
    const parsed = lifetime.line.set.parsed;
    return fail({
      severity: 'medium',
      cookie: cookie.facts.key,
      exchanges: [line.exchange.id],
      line: mark(line, attributeOf(parsed, 'max-age')?.inForce ? 'max-age' : 'expires'),
      message: fill(
        {
          en: '`{name}` carries the session and is set to stay for good.',
          ko: '세션을 담은 `{name}` 쿠키가 사실상 영구히 남도록 설정되어 있습니다.',
        },
        { name: cookie.facts.name },
      ),
      why: fill(
        {
          en: 'Who once gets hold of the id from `{place}` keeps the account until somebody logs out, and the server shows no sign that it would end the session by itself.',
          ko: '`{place}`에서 받은 ID를 한 번 손에 넣은 사람은 누군가 로그아웃할 때까지 계정을 쓸 수 있습니다. 서버가 스스로 세션을 끝낸다는 표시도 보이지 않습니다.',
        },
        { place: shown(line.exchange.url) },
      ),
      fix: {
        message: {
          en: 'Leave the expiry out or make it days, and end the session on the server after a time without requests and at a last moment in any case.',
          ko: '만료를 빼거나 며칠로 줄이십시오. 서버에서는 일정 시간 요청이 없을 때, 그리고 늦어도 정해 둔 시각에는 세션을 끝내야 합니다.',
        },
        header: fixedLine(parsed, { attributes: { expires: null, 'max-age': null } }),
      },
    });
  });
}

function fromToken({ payload, name, cookie, exchange }: Token, facts: Facts): Answer {
  const exp = payload['exp'];
  if (typeof exp !== 'number') return skip;
  const time = facts.analysis.exchanges[exchange]?.exchange.time ?? facts.now;
  if (exp * 1000 - time < forever) return pass;
  return fail({
    severity: 'medium',
    cookie,
    exchanges: [exchange],
    message: fill(
      {
        en: 'The token in `{name}` is valid for {years} more years.',
        ko: '`{name}`의 토큰은 앞으로 {years}년 동안 유효합니다.',
      },
      { name, years: Math.min(9999, Math.round((exp * 1000 - time) / (365 * day))) },
    ),
    why: {
      en: 'A token that is checked by its signature alone cannot be taken back: a stolen copy works as long as `exp` says.',
      ko: '서명만으로 확인하는 토큰은 회수할 수 없습니다. 도난당한 사본은 `exp`가 정한 때까지 계속 통합니다.',
    },
    fix: {
      message: {
        en: 'Let the token live for minutes and renew it with one that the server can revoke.',
        ko: '토큰의 수명은 몇 분으로 줄이고, 서버가 폐기할 수 있는 토큰으로 갱신하십시오.',
      },
    },
  });
}

function timeoutsUnseen(name: string): Text {
  return fill(
    {
      en: '`{name}` ends when the browser closes; when the server ends the session, no browser can see. Leave the site alone for half an hour while recording, then load a page: a session that ended shows.',
      ko: '`{name}` 쿠키는 브라우저를 닫으면 사라지지만, 서버가 언제 세션을 끝내는지는 브라우저에서 보이지 않습니다. 기록을 켜 둔 채 30분쯤 사이트를 그대로 두었다가 페이지를 열면 세션이 끝났는지 드러납니다.',
    },
    { name },
  );
}
