import { fill } from '../../i18n/text.ts';
import { combine, fail, pass } from '../answer.ts';
import { asvs, cwe, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noToken, sessionTokens } from '../tokens.ts';

export const jwtAlgNone: Rule = {
  id: 'jwt-alg-none',
  title: { en: 'Token that nobody signed', ko: '아무도 서명하지 않은 토큰' },
  references: [rfc(8725, '3.1'), wstg('10'), asvs(9, '1.2'), cwe(347)],
  judge: (facts) =>
    combine(
      sessionTokens(facts).map(({ header, cookie, name, exchange }) => {
        if (String(header['alg']).toLowerCase() !== 'none') return pass;
        return fail({
          severity: 'high',
          cookie,
          exchanges: [exchange],
          message: fill(
            { en: 'The token in `{name}` says `alg: none`: it has no signature.', ko: '`{name}`의 토큰은 `alg: none`으로, 서명이 없습니다.' },
            { name },
          ),
          why: {
            en: 'If the server accepts it, anyone can write another user’s name into such a token and is that user.',
            ko: '서버가 이 토큰을 받아들인다면 누구든 다른 사용자의 이름을 적어 넣고 그 사용자가 될 수 있습니다.',
          },
          fix: {
            message: {
              en: 'Sign the token, and let the server accept a fixed list of algorithms instead of what the token says.',
              ko: '토큰에 서명하고, 서버는 토큰이 말하는 알고리즘이 아니라 정해 둔 목록의 알고리즘만 받아들이게 하십시오.',
            },
          },
        });
      }),
      noToken,
    ),
};
