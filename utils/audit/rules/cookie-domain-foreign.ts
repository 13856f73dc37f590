import { fill } from '../../i18n/text.ts';
import { placeOf } from '../places.ts';
import { asvs, rfc6265bis, wstg } from '../references.ts';
import { judgeRefusals, noSetCookie, refusalCodes, refusalOf, refusedBy } from '../refusals.ts';
import type { Rule } from '../rule.ts';

export const cookieDomainForeign: Rule = {
  id: 'cookie-domain-foreign',
  title: { en: 'Cookie for a domain that the host may not speak for', ko: '호스트의 권한 밖에 있는 도메인의 쿠키' },
  references: [rfc6265bis('5.7 step 10'), wstg('02'), asvs(3, '3.3')],
  judge: (facts) =>
    judgeRefusals(facts, refusedBy(facts, refusalCodes['cookie-domain-foreign']), {
      message: (line) => {
        const { parsed } = line.set;
        const slots = {
          name: line.name,
          host: placeOf(line.exchange.url).host,
          domain: parsed.kind === 'set-cookie' ? (parsed.domain ?? '').slice(0, 80) : '',
        };
        return refusalOf(line)?.code === 'public-suffix'
          ? fill(
              {
                en: 'The browser refused `{name}`: `Domain={domain}` is shared by unrelated sites (a public suffix), so no one may set cookies for it.',
                ko: '브라우저가 `{name}` 쿠키를 거부했습니다. `Domain={domain}`{~domain|은/는} 서로 무관한 사이트가 함께 쓰는 공용 접미사(public suffix)라서 누구도 쿠키를 설정할 수 없습니다.',
              },
              slots,
            )
          : fill(
              {
                en: 'The browser refused `{name}`: `{host}` may not set a cookie for `Domain={domain}`.',
                ko: '브라우저가 `{name}` 쿠키를 거부했습니다. `{host}` 호스트는 `Domain={domain}`의 쿠키를 설정할 수 없습니다.',
              },
              slots,
            );
      },
      because: {
        en: 'A host may speak for itself and for the domains above it, never for another one: otherwise any site could plant cookies in any other.',
        ko: '호스트는 자기 자신과 상위 도메인의 쿠키만 설정할 수 있습니다. 그렇지 않으면 어느 사이트든 다른 사이트에 쿠키를 심을 수 있기 때문입니다.',
      },
      fix: (line) => ({
        message: fill(
          {
            en: 'Leave `Domain` out: the cookie then belongs to `{host}` alone. Often the value comes from a setting made for another environment.',
            ko: '`Domain`을 빼십시오. 그러면 쿠키는 `{host}`에만 속합니다. 다른 환경용 설정값이 그대로 남아 있는 경우가 많습니다.',
          },
          { host: placeOf(line.exchange.url).host },
        ),
        change: { attributes: { domain: null } },
      }),
      marked: 'domain',
      none: noSetCookie,
    }),
};
