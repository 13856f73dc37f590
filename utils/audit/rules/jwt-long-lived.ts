import { formatDuration } from '../../i18n/format.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { type Answer, combine, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { day, forever } from '../lifetimes.ts';
import { asvs, cheatSheet, cwe, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { isSecondKey } from '../session-cookies.ts';
import { noToken, sessionTokens, type Token } from '../tokens.ts';

/** A working day; whoever needs longer has a second token that the server can revoke. */
const shift = day;
const month = 30 * day;

export const jwtLongLived: Rule = {
  id: 'jwt-long-lived',
  title: { en: 'Token that outlives the visit', ko: '방문보다 오래 사는 토큰' },
  references: [rfc(7519, '4.1.4'), wstg('10'), asvs(7, '3.2'), cheatSheet, cwe(613)],
  judge: (facts) =>
    combine(
      sessionTokens(facts).map((token) => judgeToken(facts, token)),
      noToken,
    ),
};

function judgeToken(facts: Facts, { payload, name, cookie, exchange }: Token): Answer {
  const held = facts.conclusions.cookies.find(({ facts: one }) => one.key === cookie);
  const exp = payload['exp'];
  // Without an end `jwt-without-exp` speaks.
  if (typeof exp !== 'number') return skip;
  // What only brings a login back, or fetches the next short token, lives long by its purpose.
  if (held && (held.role === 'remember-me' || isSecondKey(facts, held))) return pass;
  const issued = ['iat', 'nbf'].map((claim) => payload[claim]).find((moment) => typeof moment === 'number');
  const seen = (facts.analysis.exchanges[exchange]?.exchange.time ?? facts.now) / 1000;
  const lifetime = (exp - (typeof issued === 'number' ? issued : seen)) * 1000;
  // `session-never-expires` has the clearer words for these.
  if (exp * 1000 - seen * 1000 >= forever) return skip;
  if (lifetime <= shift) return typeof issued === 'number' ? pass : unsure(fill(noBeginning, { name }));
  return fail({
    severity: lifetime > month ? 'medium' : 'low',
    cookie,
    exchanges: [exchange],
    message: fill(
      {
        en: 'The token in `{name}` is the session, and it is valid for {time}.',
        ko: '`{name}`의 토큰은 그 자체가 세션인데 {time} 동안 유효합니다.',
      },
      { name, time: formatDuration(lifetime) },
    ),
    why: {
      en: 'A server that checks the signature alone cannot take a token back: a logout deletes the copy in this browser, and a stolen one works until `exp`.',
      ko: '서명만 확인하는 서버는 토큰을 회수할 수 없습니다. 로그아웃해도 이 브라우저의 사본만 지워지고, 도난당한 사본은 `exp`까지 통합니다.',
    },
    fix: {
      message: {
        en: 'Let the token live for minutes and renew it with a second one that the server keeps a list of; or keep a list of revoked tokens.',
        ko: '토큰의 수명은 몇 분으로 줄이고 서버가 목록으로 관리하는 두 번째 토큰으로 갱신하거나, 폐기한 토큰의 목록을 두십시오.',
      },
    },
  });
}

const noBeginning: Text = {
  en: 'The token in `{name}` does not say when it was issued (`iat`), so how long it lives in all was not seen.',
  ko: '`{name}`의 토큰에 발급 시각(`iat`)이 없어 전체 수명이 얼마인지 보이지 않습니다.',
};
