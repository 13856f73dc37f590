import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { counterIn } from '../id-clocks.ts';
import { hopelessBits, idCookies, idSamples, leastBits, mostBits } from '../id-samples.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, settingsOf } from '../session-cookies.ts';

/** The next visitor's number is no secret. */
export const sessionIdContainsCounter: Rule = {
  id: 'session-id-contains-counter',
  title: { en: 'Counter inside the session id', ko: '일련번호가 들어 있는 세션 ID' },
  references: [wstg('01'), asvs(7, '2.3'), cheatSheet, cwe(341)],
  judge: (facts) =>
    combine(
      idCookies(facts).map((cookie) => judgeCookie(facts, cookie)),
      noSessionCookie,
    ),
};

function judgeCookie(facts: Facts, cookie: CookieConclusion): Answer {
  const { name, key } = cookie.facts;
  const samples = idSamples(facts, cookie);
  if (samples.some(({ id }) => mostBits(id) < leastBits)) return skip;
  // What a single id cannot tell, `session-id-predictable` says.
  if (samples.length < 2) return skip;
  if (samples.length < 3) return unsure(fill(tooFew, { name }));
  const rest = counterIn(samples.map(({ id }) => id));
  if (rest === null) return pass;
  const settings = settingsOf(facts, cookie);
  return fail({
    severity: rest >= leastBits ? 'info' : rest >= hopelessBits ? 'medium' : 'high',
    cookie: key,
    exchanges: samples.map(({ exchange }) => exchange).slice(-exchangesShown),
    message: fill(
      {
        en: 'A part of `{name}` counts: in the {count} ids of this recording it grew each time by little.',
        ko: '`{name}` 쿠키 값의 일부는 일련번호입니다. 이 기록의 ID {count}개에서 매번 조금씩 늘어났습니다.',
      },
      { name, count: samples.length },
    ),
    why: fill(rest >= leastBits ? enough : little, { rest, least: leastBits }),
    fix: {
      message: {
        en: 'Make the id of random bits alone; keep the number, if it is needed, on the server.',
        ko: 'ID는 무작위 비트로만 만들고, 일련번호가 필요하면 서버에 보관하십시오.',
      },
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({}) }),
    },
  });
}

const enough: Text = {
  en: 'The rest has up to {rest} bits, so the id is not easier to guess for it. But two ids tell how many sessions began between them.',
  ko: '나머지가 최대 {rest}비트이므로 ID를 추측하기 쉬워지지는 않습니다. 다만 ID 두 개를 견주면 그 사이에 세션이 몇 개 시작되었는지 알 수 있습니다.',
};

const little: Text = {
  en: 'Whoever opens a session of his own knows the numbers of his neighbours. Without them {rest} bits remain at the very most, and {least} is the least that resists guessing.',
  ko: '자신의 세션을 연 사람은 앞뒤 방문자의 번호를 알 수 있습니다. 번호를 빼면 많아야 {rest}비트가 남는데, 추측을 견디려면 적어도 {least}비트가 필요합니다.',
};

const tooFew: Text = {
  en: 'It takes three ids of `{name}` to tell a counter from chance, and this recording has fewer. Log in and out a few times while recording.',
  ko: '일련번호인지 우연인지 가리려면 `{name}` 쿠키의 ID가 세 개 필요한데 이 기록에는 그보다 적습니다. 기록하면서 몇 번 로그인하고 로그아웃하십시오.',
};
