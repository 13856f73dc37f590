import type { ParsedAttribute, ParsedSetCookie } from '../../cookie/types.ts';
import { fill } from '../../i18n/text.ts';
import { sessionRoles } from '../../session/types.ts';
import { fixedLine } from '../fix-line.ts';
import { judgeLines } from '../line-faults.ts';
import { type Line, roleOf } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis, wstg } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';

export const cookieAttributeMisspelt: Rule = {
  id: 'cookie-attribute-misspelt',
  title: { en: 'Attribute that no browser understands', ko: '어떤 브라우저도 이해하지 못하는 속성' },
  references: [rfc6265bis('5.6'), wstg('02')],
  judge: (facts) => judgeLines(facts, { faultsIn: slipsIn, idOf: ({ meant, written }) => [meant, written.name], findingFor }),
};

interface Slip {
  readonly written: ParsedAttribute;
  /** The attribute that was meant, as the standard spells it. */
  readonly meant: string;
  /** How it should stand in the line; null when nobody but the author knows. */
  readonly right: readonly [kind: string, value: string | true | null];
}

const spellings: ReadonlyMap<string, string> = new Map([
  ['expires', 'Expires'],
  ['maxage', 'Max-Age'],
  ['domain', 'Domain'],
  ['path', 'Path'],
  ['secure', 'Secure'],
  ['httponly', 'HttpOnly'],
  ['samesite', 'SameSite'],
  ['partitioned', 'Partitioned'],
]);

function slipsIn(parsed: ParsedSetCookie): readonly Slip[] {
  return parsed.attributes.slice(0, 50).flatMap((attribute) => {
    const slip = attribute.known ? valueSlip(attribute, parsed) : nameSlip(attribute);
    return slip ? [slip] : [];
  });
}

/** `http-only`, `Http_Only`, `SameSite: Lax`, `MaxAge`, `Secured`: nearly an attribute, so it was meant to be one. */
function nameSlip(written: ParsedAttribute): Slip | null {
  const word = /^[A-Za-z_ -]{3,20}/.exec(written.name)?.[0] ?? '';
  const plain = word.replace(/[^A-Za-z]/g, '').toLowerCase();
  for (const [right, meant] of spellings) {
    const near = plain === right || (right.length >= 6 && plain.length >= 5 && withinOneSlip(plain, right));
    if (!near) continue;
    const flag = ['secure', 'httponly', 'partitioned'].includes(right);
    const said = written.value ?? written.name.slice(word.length).replace(/^\s*[:=]?\s*/, '');
    return { written, meant, right: [right === 'maxage' ? 'max-age' : right, flag ? true : said === '' ? null : said] };
  }
  return null;
}

function valueSlip(written: ParsedAttribute, parsed: ParsedSetCookie): Slip | null {
  const value = written.value ?? '';
  if (written.known === 'samesite' && parsed.sameSite === 'default' && !/^(?:strict|lax|none)$/i.test(value))
    return { written, meant: 'SameSite', right: ['samesite', 'Lax'] };
  if (written.known === 'max-age' && parsed.maxAge === null) {
    const seconds = /^"?(-?\d+)/.exec(value)?.[1];
    return { written, meant: 'Max-Age', right: ['max-age', seconds ?? null] };
  }
  if (written.known === 'expires' && parsed.expires === null && parsed.maxAge === null && value !== '' && !/^(?:0|-1|session)$/i.test(value))
    return { written, meant: 'Expires', right: ['expires', null] };
  return null;
}

/** One letter too many, too few, or another one; or two neighbours swapped. */
function withinOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}

function findingFor(line: Line, parsed: ParsedSetCookie, { written, meant, right }: Slip): FindingDraft {
  const protects = ['Secure', 'HttpOnly', 'SameSite'].includes(meant);
  const said = parsed.line.slice(written.start, written.end).slice(0, 60);
  const [kind, value] = right;
  return {
    severity: protects && sessionRoles.has(roleOf(line)) ? 'medium' : 'low',
    cookie: line.set.key,
    exchanges: [line.exchange.id],
    line: { exchange: line.exchange.id, index: line.set.index, start: written.start, end: written.end },
    message: fill(
      {
        en: '`{said}` on `{name}` is not understood by any browser; `{meant}` was probably meant.',
        ko: '`{name}` 쿠키의 `{said}` 속성은 어떤 브라우저도 이해하지 못합니다. `{meant}` 속성을 쓰려던 것으로 보입니다.',
      },
      { said, name: line.name, meant },
    ),
    why: fill(
      {
        en: 'Browsers skip what they do not know without a word, so the cookie from `{place}` is kept as if `{meant}` were not there.',
        ko: '브라우저는 모르는 속성을 아무 말 없이 건너뜁니다. 그래서 `{place}`의 쿠키는 `{meant}` 없이 저장됩니다.',
      },
      { place: shown(line.exchange.url), meant },
    ),
    fix: {
      message: fill({ en: 'Write `{meant}` as the standard spells it.', ko: '`{meant}` 속성을 표준의 철자와 형식대로 쓰십시오.' }, { meant }),
      header: fixedLine(parsed, { attributes: { [kind]: value } }),
    },
  };
}
