import { fill } from '../../i18n/text.ts';
import type { Role } from '../../session/types.ts';
import { combine, fail, pass, skip } from '../answer.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { noSessionCookie, sessionCookies, settingsOf } from '../session-cookies.ts';

/** The least that the cheat sheet asks for. ASVS asks for 128 of new designs; widespread servers (ASP.NET: 120) stay between. */
const least = 64;
const hopeless = 40;
const ids: ReadonlySet<Role> = new Set<Role>(['session-id']);

export const sessionIdTooShort: Rule = {
  id: 'session-id-too-short',
  title: { en: 'Session id that can be guessed', ko: '추측할 수 있는 세션 ID' },
  references: [wstg('01'), asvs(7, '2.3'), cheatSheet, cwe(334)],
  judge: (facts) =>
    combine(
      sessionCookies(facts, ids).map((cookie) => {
        const { name, value, key, lastSent, firstSeen } = cookie.facts;
        const exchange = firstSeen.exchange ?? lastSent?.exchange ?? null;
        // ColdFusion's id is the pair of CFID and CFTOKEN: neither says anything alone.
        if (exchange === null || value === '' || cookie.decoded?.carriesData === true || /^cf(?:id|token)$/i.test(name)) return skip;
        const bits = mostBits(value);
        if (bits >= least) return pass;
        const settings = settingsOf(facts, cookie);
        return fail({
          severity: bits < hopeless ? 'high' : 'medium',
          cookie: key,
          exchanges: [exchange],
          message: fill(
            {
              en: 'The id in `{name}` has {bits} bits at the very most; {least} is the least that resists guessing.',
              ko: '`{name}` 쿠키의 ID는 많아야 {bits}비트입니다. 추측을 견디려면 적어도 {least}비트가 필요합니다.',
            },
            { name, bits, least },
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

/** An upper bound: length × alphabet. It can show that an id is weak, never that one is strong. */
function mostBits(value: string): number {
  const id = idIn(value);
  return Math.floor(id.length * Math.log2(alphabet(id)));
}

/** Without the signature of `s:id.signature` and without the node behind `.`, `!` or `:` that a cluster appends. */
function idIn(value: string): string {
  const plain = value.replace(/^"|"$/g, '').replace(/^s(?::|%3A)/i, '');
  const [head] = plain.split(/[.!]|%21/);
  return head !== undefined && head.length >= plain.length / 4 ? head : plain;
}

function alphabet(id: string): number {
  if (/^\d+$/.test(id)) return 10;
  if (/^[\da-f]+$/.test(id) || /^[\dA-F]+$/.test(id)) return 16;
  if (/^[\da-z]+$/.test(id) || /^[\dA-Z]+$/.test(id)) return 36;
  if (/^[\da-zA-Z]+$/.test(id)) return 62;
  return 64;
}
