import { fill } from '../../i18n/text.ts';
import { combine, fail, pass, skip } from '../answer.ts';
import { hopelessBits, idCookies, idIn, leastBits, mostBits } from '../id-samples.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, settingsOf } from '../session-cookies.ts';

export const sessionIdTooShort: Rule = {
  id: 'session-id-too-short',
  title: { en: 'Session id that can be guessed', ko: '추측할 수 있는 세션 ID' },
  references: [wstg('01'), asvs(7, '2.3'), cheatSheet, cwe(334)],
  judge: (facts) =>
    combine(
      idCookies(facts).map((cookie) => {
        const { name, value, key, lastSent, firstSeen } = cookie.facts;
        const exchange = firstSeen.exchange ?? lastSent?.exchange ?? null;
        if (exchange === null) return skip;
        const bits = mostBits(idIn(value));
        if (bits >= leastBits) return pass;
        const settings = settingsOf(facts, cookie);
        return fail({
          severity: bits < hopelessBits ? 'high' : 'medium',
          cookie: key,
          exchanges: [exchange],
          message: fill(
            {
              en: 'The id in `{name}` has {bits} bits at the very most; {least} is the least that resists guessing.',
              ko: '`{name}` 쿠키의 ID는 많아야 {bits}비트입니다. 추측을 견디려면 적어도 {least}비트가 필요합니다.',
            },
            { name, bits, least: leastBits },
          ),
          why: {
            en: 'The length and the letters of the id allow no more, whatever made it. With enough visitors, trying ids at random finds somebody’s session.',
            ko: '어떻게 만들었든 ID의 길이와 쓰인 글자로는 그 이상이 될 수 없습니다. 방문자가 많으면 아무 ID나 시도해도 누군가의 세션에 맞습니다.',
          },
          fix: {
            message: {
              en: 'Let the framework make the id: 128 bits or more from a cryptographic random generator.',
              ko: '프레임워크가 ID를 만들게 하십시오. 암호학적 난수 생성기에서 얻은 128비트 이상이어야 합니다.',
            },
            ...(typeof settings === 'string' ? {} : { header: settings.fixed({}) }),
          },
        });
      }),
      noSessionCookie,
    ),
};
