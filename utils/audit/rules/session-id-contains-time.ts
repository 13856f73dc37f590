import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { type Known, timeIn } from '../id-clocks.ts';
import { hopelessBits, idCookies, idSamples, leastBits, mostBits } from '../id-samples.ts';
import { isIssue, linesOfCookie, mark } from '../lines.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, settingsOf } from '../session-cookies.ts';

/** When somebody logged in is no secret: a part of the id that tells the time keeps nobody out. */
export const sessionIdContainsTime: Rule = {
  id: 'session-id-contains-time',
  title: { en: 'Time of issue inside the session id', ko: '발급 시각이 들어 있는 세션 ID' },
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
  if (samples.length === 0) return cookie.facts.timesSent > 0 ? unsure(fill(unseen, { name })) : skip;
  if (samples.some(({ id }) => mostBits(id) < leastBits)) return skip;
  const found = samples.flatMap((sample) => {
    const known = timeIn(sample);
    return known ? [{ ...known, exchange: sample.exchange }] : [];
  });
  const [first] = found;
  // Once among many is chance.
  if (!first || found.length * 2 < samples.length) return pass;
  const settings = settingsOf(facts, cookie);
  const line = linesOfCookie(facts, key).find((one) => isIssue(one) && one.exchange.id === first.exchange);
  return fail({
    severity: first.rest >= leastBits ? 'info' : first.rest >= hopelessBits ? 'medium' : 'high',
    cookie: key,
    exchanges: found.map(({ exchange }) => exchange).slice(0, exchangesShown),
    ...(line ? { line: mark(line, 'value') } : {}),
    message: fill(messageOf(first), { name, rest: first.rest }),
    why: fill(first.rest >= leastBits ? enough : little, { rest: first.rest, least: leastBits }),
    fix: {
      message: {
        en: 'Make the id of random bits alone, and keep the time of login on the server.',
        ko: 'ID는 무작위 비트로만 만들고, 로그인 시각은 서버에 보관하십시오.',
      },
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({}) }),
    },
  });
}

function messageOf({ kind }: Known): Text {
  switch (kind) {
    case 'uuid-1':
      return {
        en: '`{name}` is a UUID of version 1: the time of issue and the address of the machine that made it.',
        ko: '`{name}` 쿠키는 버전 1 UUID로, 발급 시각과 이를 만든 컴퓨터의 주소로 이루어져 있습니다.',
      };
    case 'uuid-7':
      return {
        en: '`{name}` is a UUID of version 7: it begins with the time of issue.',
        ko: '`{name}` 쿠키는 버전 7 UUID로, 발급 시각으로 시작합니다.',
      };
    case 'seconds':
      return {
        en: 'A part of `{name}` is the second in which it was issued.',
        ko: '`{name}` 쿠키 값의 일부는 발급된 시각(초)입니다.',
      };
    case 'milliseconds':
      return {
        en: 'A part of `{name}` is the millisecond in which it was issued.',
        ko: '`{name}` 쿠키 값의 일부는 발급된 시각(밀리초)입니다.',
      };
  }
}

const enough: Text = {
  en: 'The rest has up to {rest} bits, so the id is not easier to guess for it. But everyone who sees the id learns when this visitor’s session began.',
  ko: '나머지가 최대 {rest}비트이므로 ID를 추측하기 쉬워지지는 않습니다. 다만 ID를 본 사람은 방문자의 세션이 언제 시작되었는지 알게 됩니다.',
};

const little: Text = {
  en: 'Without the time {rest} bits remain at the very most, and {least} is the least that resists guessing. Who knows about when somebody logged in has little left to try.',
  ko: '시각을 빼면 많아야 {rest}비트가 남는데, 추측을 견디려면 적어도 {least}비트가 필요합니다. 누군가 언제쯤 로그인했는지 아는 사람은 조금만 시도하면 됩니다.',
};

const unseen: Text = {
  en: '`{name}` was issued before the recording began, so its parts cannot be held against the time of issue.',
  ko: '`{name}` 쿠키는 기록을 시작하기 전에 발급되어 값의 일부를 발급 시각과 견줄 수 없습니다.',
};
