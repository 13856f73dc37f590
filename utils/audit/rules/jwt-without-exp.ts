import { fill } from '../../i18n/text.ts';
import { combine, fail, pass } from '../answer.ts';
import { asvs, cwe, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noToken, sessionTokens } from '../tokens.ts';

export const jwtWithoutExp: Rule = {
  id: 'jwt-without-exp',
  title: { en: 'Token without an end', ko: '만료가 없는 토큰' },
  references: [rfc(7519, '4.1.4'), wstg('10'), asvs(9, '2.1'), cwe(613)],
  judge: (facts) =>
    combine(
      sessionTokens(facts).map(({ payload, cookie, name, exchange }) => {
        if (typeof payload['exp'] === 'number') return pass;
        return fail({
          severity: 'medium',
          cookie,
          exchanges: [exchange],
          message: fill(
            { en: 'The token in `{name}` does not say when it ends (`exp`).', ko: '`{name}`의 토큰에는 만료 시각(`exp`)이 없습니다.' },
            { name },
          ),
          why: {
            en: 'The data in such a token is the session itself. Deleting the cookie at logout does not end it: a copy made today is as good next year, unless the server keeps a list of revoked tokens.',
            ko: '이런 토큰은 담긴 데이터가 곧 세션입니다. 로그아웃할 때 쿠키를 지워도 끝나지 않으며, 서버가 폐기 목록을 두지 않는 한 오늘 만든 사본이 내년에도 통합니다.',
          },
          fix: {
            message: {
              en: 'Put `exp` into the token, minutes to hours ahead, and renew it while the visitor is active.',
              ko: '토큰에 몇 분에서 몇 시간 뒤의 `exp`를 넣고, 방문자가 활동하는 동안 갱신하십시오.',
            },
          },
        });
      }),
      noToken,
    ),
};
