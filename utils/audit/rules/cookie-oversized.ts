import { fill } from '../../i18n/text.ts';
import type { Line } from '../lines.ts';
import { asvs, rfc6265bis } from '../references.ts';
import { judgeRefusals, noSetCookie, refusalCodes, refusedBy } from '../refusals.ts';
import type { Rule } from '../rule.ts';

export const cookieOversized: Rule = {
  id: 'cookie-oversized',
  title: { en: 'Cookie over 4096 bytes', ko: '4096바이트를 넘는 쿠키' },
  references: [rfc6265bis('5.6 step 5'), asvs(3, '3.5')],
  judge: (facts) =>
    judgeRefusals(facts, refusedBy(facts, refusalCodes['cookie-oversized']), {
      message: (line) =>
        fill(
          {
            en: 'The browser dropped `{name}`: name and value together have {size} bytes, and 4096 is the most that any browser keeps.',
            ko: '브라우저가 `{name}` 쿠키를 버렸습니다. 이름과 값을 합쳐 {size}바이트인데, 브라우저가 보관하는 한도는 4096바이트입니다.',
          },
          { name: line.name, size: sizeOf(line) },
        ),
      because: {
        en: 'Nothing tells the server about it: the cookie is simply not there afterwards. It typically happens to the users with the most data.',
        ko: '서버에는 아무 통보도 없고, 이후 쿠키가 없을 뿐입니다. 대개 데이터가 많은 사용자에게만 일어납니다.',
      },
      fix: () => ({
        message: {
          en: 'Keep the data on the server and send only an id, or split the value into several cookies.',
          ko: '데이터는 서버에 두고 ID만 보내거나, 값을 여러 쿠키로 나누십시오.',
        },
        change: {},
      }),
      marked: 'value',
      none: noSetCookie,
    }),
};

/** Name and value, without the `=` between them. */
function sizeOf({ set }: Line): number {
  const { parsed } = set;
  if (parsed.kind === 'set-cookie') return parsed.name.length + parsed.value.length;
  const pair = set.line.slice(0, set.line.indexOf(';') < 0 ? undefined : set.line.indexOf(';'));
  return pair.includes('=') ? pair.trim().length - 1 : pair.trim().length;
}
