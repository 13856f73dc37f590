import { fill } from '../../i18n/text.ts';
import { sessionRoles } from '../../session/types.ts';
import { exchangesShown } from '../answer.ts';
import type { Facts } from '../facts.ts';
import { fixedLine } from '../fix-line.ts';
import { isIssue, type Line, linesOf, mark, roleOf } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis } from '../references.ts';
import { noSetCookie } from '../refusals.ts';
import type { FindingDraft, Rule } from '../rule.ts';

/** The standard asks servers not to: what counts is the order of the lines, and not everybody between keeps it. */
export const cookieSetTwice: Rule = {
  id: 'cookie-set-twice',
  title: { en: 'One cookie set twice by one answer', ko: '한 응답에서 두 번 설정된 쿠키' },
  references: [rfc6265bis('4.1.1')],
  judge(facts) {
    if (!linesOf(facts).some(isIssue)) return { kind: 'not-applicable', why: noSetCookie };
    const pairs = pairsOf(facts);
    return pairs.size === 0 ? { kind: 'pass' } : { kind: 'fail', findings: [...pairs.values()].map(findingFor) };
  },
};

interface Pair {
  readonly first: Line;
  readonly last: Line;
  readonly exchanges: number[];
}

/** By cookie, the first answer that sets it to two different things. A deletion before the new value is the usual way to replace one. */
function pairsOf(facts: Facts): ReadonlyMap<string, Pair> {
  const pairs = new Map<string, Pair>();
  let exchange = -1;
  let here = new Map<string, Line>();
  for (const line of linesOf(facts)) {
    const { key } = line.set;
    if (key === null || !isIssue(line)) continue;
    if (line.exchange.id !== exchange) here = new Map();
    exchange = line.exchange.id;
    const first = here.get(key);
    if (!first) here.set(key, line);
    // The same line again changes nothing.
    else if (first.set.line !== line.set.line) note(pairs, key, first, line);
  }
  return pairs;
}

function note(pairs: Map<string, Pair>, key: string, first: Line, last: Line): void {
  const known = pairs.get(key);
  const { id } = last.exchange;
  if (!known && pairs.size < 50) pairs.set(key, { first, last, exchanges: [id] });
  else if (known && known.exchanges.length < exchangesShown && known.exchanges.at(-1) !== id) known.exchanges.push(id);
}

function findingFor({ first, last, exchanges }: Pair): FindingDraft {
  const { parsed } = last.set;
  const values = first.set.parsed.kind === 'set-cookie' && parsed.kind === 'set-cookie' && first.set.parsed.value !== parsed.value;
  const slots = { name: last.name, place: shown(last.exchange.url) };
  return {
    severity: sessionRoles.has(roleOf(last)) && values ? 'low' : 'info',
    cookie: last.set.key,
    exchanges,
    line: mark(last, 'name'),
    message: fill(
      values
        ? {
            en: 'The answer of `{place}` sets `{name}` twice, to two values; the browser keeps the last.',
            ko: '`{place}` 응답이 `{name}` 쿠키를 서로 다른 값으로 두 번 설정합니다. 브라우저는 마지막 값을 보관합니다.',
          }
        : {
            en: 'The answer of `{place}` sets `{name}` twice, with different attributes; the browser keeps the last.',
            ko: '`{place}` 응답이 `{name}` 쿠키를 서로 다른 속성으로 두 번 설정합니다. 브라우저는 마지막 것을 보관합니다.',
          },
      slots,
    ),
    why: {
      en: 'Two parts of the server each think that they decide about this cookie. Which one wins hangs on the order of the lines, which a proxy, a middleware or another client may change.',
      ko: '서버의 두 부분이 저마다 이 쿠키를 정한다고 여기고 있습니다. 어느 쪽이 이길지는 줄의 순서에 달려 있고, 프록시나 미들웨어, 다른 클라이언트가 그 순서를 바꿀 수 있습니다.',
    },
    fix: {
      message: {
        en: 'Let one part of the server write the cookie, once, when the value is final.',
        ko: '값이 확정된 뒤 서버의 한 곳에서 한 번만 쿠키를 설정하십시오.',
      },
      ...(parsed.kind === 'set-cookie' ? { header: fixedLine(parsed, {}) } : {}),
    },
  };
}
