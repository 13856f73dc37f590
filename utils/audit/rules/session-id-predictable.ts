import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion } from '../../session/types.ts';
import { type Answer, combine, exchangesShown, fail, pass, skip, unsure } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { alphabetOf, hopelessBits, idCookies, idSamples, leastBits, mostBits } from '../id-samples.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, settingsOf } from '../session-cookies.ts';

/**
 * Several ids side by side: letters that never change are no secret. What is left is an upper bound, so the rule can show that ids
 * are weak and never that they are strong.
 */
export const sessionIdPredictable: Rule = {
  id: 'session-id-predictable',
  title: { en: 'Session ids that differ in few letters', ko: '몇 글자만 다른 세션 ID' },
  references: [wstg('01'), asvs(7, '2.3'), cheatSheet, cwe(340), cwe(330)],
  judge: (facts) =>
    combine(
      idCookies(facts).map((cookie) => judgeCookie(facts, cookie)),
      noSessionCookie,
    ),
};

function judgeCookie(facts: Facts, cookie: CookieConclusion): Answer {
  const { name, key } = cookie.facts;
  const all = idSamples(facts, cookie);
  const length = all.at(-1)?.id.length ?? 0;
  const samples = all.filter(({ id }) => id.length === length);
  // Too short as it stands: `session-id-too-short` says so from a single id.
  if (samples.some(({ id }) => mostBits(id) < leastBits)) return skip;
  if (samples.length < 2) return unsure(fill(oneId, { name }));
  const ids = samples.map(({ id }) => id);
  const bits = bitsLeft(ids);
  if (bits >= leastBits) return pass;
  const settings = settingsOf(facts, cookie);
  return fail({
    severity: bits < hopelessBits ? 'high' : 'medium',
    cookie: key,
    exchanges: samples.map(({ exchange }) => exchange).slice(-exchangesShown),
    message: fill(
      isCounting(ids)
        ? {
            en: '`{name}` counts up: the {count} ids of this recording follow each other, and {bits} bits at the very most tell them apart.',
            ko: '`{name}` 쿠키의 값은 차례로 늘어납니다. 이 기록의 ID {count}개가 순서대로 이어지며, 서로를 구별하는 것은 많아야 {bits}비트입니다.',
          }
        : {
            en: 'The {count} ids that `{name}` had differ in few letters: {bits} bits at the very most, and {least} is the least that resists guessing.',
            ko: '`{name}` 쿠키가 가졌던 ID {count}개는 몇 글자만 다릅니다. 많아야 {bits}비트이며, 추측을 견디려면 적어도 {least}비트가 필요합니다.',
          },
      { name, count: ids.length, bits, least: leastBits },
    ),
    why: {
      en: 'Whoever has an id of his own knows the letters that all of them share. The rest can be tried out until it is somebody’s session.',
      ko: '자신의 ID를 가진 사람은 모든 ID가 공유하는 글자를 알게 됩니다. 나머지만 바꿔 가며 시도하면 누군가의 세션에 맞을 수 있습니다.',
    },
    fix: {
      message: {
        en: 'Let the framework make the id: 128 bits or more from a cryptographic random generator, and nothing else in it.',
        ko: '프레임워크가 ID를 만들게 하십시오. 암호학적 난수 생성기에서 얻은 128비트 이상이어야 하고 다른 내용은 없어야 합니다.',
      },
      ...(typeof settings === 'string' ? {} : { header: settings.fixed({}) }),
    },
  });
}

/** So unlikely must the shared letters be by chance before they count as fixed. */
const chance = 1e-6;

function bitsLeft(ids: readonly string[]): number {
  const [first = ''] = ids;
  const alphabet = alphabetOf(ids.join(''));
  const shared = [...first].filter((letter, at) => ids.every((id) => id[at] === letter)).length;
  const isFixed = atLeast(shared, first.length, alphabet ** -(ids.length - 1)) < chance;
  return Math.floor((isFixed ? first.length - shared : first.length) * Math.log2(alphabet));
}

/** The probability of `hits` or more among `tries`, each with probability `p`. */
function atLeast(hits: number, tries: number, p: number): number {
  let sum = 0;
  let ways = 0;
  for (let k = 0; k <= tries; k++) {
    if (k > 0) ways += Math.log(tries - k + 1) - Math.log(k);
    if (k >= hits) sum += Math.exp(ways + k * Math.log(p) + (tries - k) * Math.log1p(-p));
  }
  return sum;
}

/** Whether the letters that differ are a number that grows from id to id. */
function isCounting(ids: readonly string[]): boolean {
  const [first = ''] = ids;
  if (ids.length < 3) return false;
  let from = 0;
  while (ids.every((id) => id[from] === first[from]) && from < first.length) from++;
  let to = first.length;
  while (to > from && ids.every((id) => id[to - 1] === first[to - 1])) to--;
  const parts = ids.map((id) => id.slice(from, to));
  const radix = parts.every((part) => /^\d+$/.test(part)) ? 10 : parts.every((part) => /^[\da-f]{1,12}$/i.test(part)) ? 16 : null;
  if (radix === null) return false;
  const numbers = parts.map((part) => Number.parseInt(part, radix));
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
}

const oneId: Text = {
  en: 'This recording shows one id of `{name}`. Whether others can be guessed from it shows only side by side: log in and out a few times while recording.',
  ko: '이 기록에는 `{name}` 쿠키의 ID가 하나뿐입니다. 다른 ID를 추측할 수 있는지는 여러 개를 나란히 놓아야 드러나므로, 기록하면서 몇 번 로그인하고 로그아웃하십시오.',
};
