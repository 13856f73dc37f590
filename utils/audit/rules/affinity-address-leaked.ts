import { fill } from '../../i18n/text.ts';
import { addressIn } from '../affinity-addresses.ts';
import { combine, fail, pass, skip } from '../answer.ts';
import { cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';

export const affinityAddressLeaked: Rule = {
  id: 'affinity-address-leaked',
  title: { en: 'Load balancer’s cookie that tells an internal address', ko: '내부 주소를 드러내는 로드 밸런서 쿠키' },
  references: [wstg('01'), { label: 'F5 K6917', url: 'https://my.f5.com/manage/s/article/K6917' }, cwe(200)],
  judge: ({ conclusions }) =>
    combine(
      conclusions.cookies.map(({ facts: cookie, role }) => {
        const exchange = cookie.firstSeen.exchange ?? cookie.lastSent?.exchange ?? null;
        if ((role !== 'affinity' && role !== 'infrastructure') || exchange === null) return skip;
        const address = addressIn(cookie.name, cookie.value);
        if (address === null) return pass;
        return fail({
          severity: 'info',
          cookie: cookie.key,
          exchanges: [exchange],
          message: fill(
            {
              en: '`{name}` tells where the server stands: `{address}`.',
              ko: '`{name}` 쿠키에 서버의 내부 주소(`{address}`)가 드러나 있습니다.',
            },
            { name: cookie.name, address },
          ),
          why: {
            en: 'The cookie only keeps the visitor on one server; it opens nothing. But its value is written in a known way, and an address inside is one thing less to find out for an attacker.',
            ko: '이 쿠키는 방문자를 한 서버에 묶어 둘 뿐 아무것도 열지 못합니다. 다만 값의 형식이 공개되어 있어, 공격자는 내부 주소를 힘들이지 않고 알게 됩니다.',
          },
          fix: {
            message: {
              en: 'Switch on the load balancer’s cookie encryption, or let it hash the server’s name.',
              ko: '로드 밸런서의 쿠키 암호화를 켜거나 서버 이름을 해시하도록 설정하십시오.',
            },
          },
        });
      }),
      { en: 'No load balancer’s cookie was seen.', ko: '로드 밸런서 쿠키가 없습니다.' },
    ),
};
