import type { AttributeName, ParsedAttribute, ParsedSetCookie } from '../../cookie/types.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { sessionRoles } from '../../session/types.ts';
import { fixedLine } from '../fix-line.ts';
import { day } from '../lifetimes.ts';
import { judgeLines } from '../line-faults.ts';
import { attributeOf, type Line, mark, roleOf } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis, wstg } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';

/** Two hands wrote the line, often an application and the proxy before it, and they do not want the same. */
export const cookieAttributeConflicting: Rule = {
  id: 'cookie-attribute-conflicting',
  title: { en: 'Line that contradicts itself', ko: '스스로 모순되는 Set-Cookie 줄' },
  references: [rfc6265bis('4.1.1'), rfc6265bis('5.6'), wstg('02')],
  judge: (facts) => judgeLines(facts, { faultsIn: conflictsIn, idOf: ({ kind }) => [kind], findingFor }),
};

interface Conflict {
  readonly kind: AttributeName;
  /** What browsers go by, and what they pass over; as written. */
  readonly wins: string;
  readonly loses: string;
}

/** Flags have no value to disagree about, and `Priority` is of one browser only. */
const disagreeing: readonly AttributeName[] = ['samesite', 'domain', 'path', 'max-age', 'expires'];

function conflictsIn(parsed: ParsedSetCookie, now: number): readonly Conflict[] {
  const conflicts = disagreeing.flatMap((kind): readonly Conflict[] => {
    const all = parsed.attributes.slice(0, 50).filter(({ known }) => known === kind);
    const wins = attributeOf(parsed, kind);
    const loses = wins && all.find((one) => meaning(one) !== meaning(wins));
    return wins && loses ? [{ kind, wins: written(parsed, wins), loses: written(parsed, loses) }] : [];
  });
  return conflicts.length > 0 ? conflicts : endsApart(parsed, now);
}

function meaning({ known, value }: ParsedAttribute): string {
  const text = (value ?? '').trim();
  if (known === 'path') return text;
  return known === 'domain' ? text.toLowerCase().replace(/^\./, '') : text.toLowerCase();
}

/** `Max-Age` beats `Expires`. Frameworks write both, a few seconds apart at most; more than a day is another intention. */
function endsApart(parsed: ParsedSetCookie, now: number): readonly Conflict[] {
  const wins = attributeOf(parsed, 'max-age');
  const loses = attributeOf(parsed, 'expires');
  if (parsed.maxAge === null || parsed.expires === null || !wins || !loses) return [];
  const byAge = parsed.maxAge * 1000;
  const byDate = parsed.expires - now;
  const apart = Math.abs(byAge - byDate);
  return apart > day && apart > Math.max(byAge, byDate) / 2 ? [{ kind: 'max-age', wins: written(parsed, wins), loses: written(parsed, loses) }] : [];
}

function written({ line }: ParsedSetCookie, { start, end }: ParsedAttribute): string {
  return line.slice(start, end).trim().slice(0, 60);
}

function findingFor(line: Line, parsed: ParsedSetCookie, { kind, wins, loses }: Conflict): FindingDraft {
  const slots = { name: line.name, wins, loses, place: shown(line.exchange.url) };
  const isExpiry = kind === 'max-age' || kind === 'expires';
  return {
    severity: sessionRoles.has(roleOf(line)) ? 'low' : 'info',
    cookie: line.set.key,
    exchanges: [line.exchange.id],
    line: mark(line, kind),
    message: fill(
      {
        en: '`{name}` says both `{loses}` and `{wins}`; browsers go by `{wins}`.',
        ko: '`{name}` 쿠키에 `{loses}`{~loses|과/와} `{wins}`{~wins|이/가} 함께 있습니다. 브라우저는 `{wins}`만 따릅니다.',
      },
      slots,
    ),
    why: fill(isExpiry ? whyEnds : whyScope, slots),
    fix: {
      message: {
        en: 'Find out which of the two is meant, and let one place write it: the application, or the proxy before it.',
        ko: '둘 중 어느 쪽이 의도인지 정하고, 애플리케이션이나 그 앞의 프록시 중 한 곳에서만 쓰십시오.',
      },
      header: fixedLine(parsed, isExpiry ? { attributes: { expires: null } } : {}),
    },
  };
}

const whyScope: Text = {
  en: 'The answer of `{place}` was probably written by two hands. Whoever meant `{loses}` believes that it holds; the last one of its kind does, and other clients of the same server may take the first.',
  ko: '`{place}` 응답의 이 줄은 두 곳에서 쓴 것으로 보입니다. `{loses}`{~loses|을/를} 의도한 쪽은 그것이 적용된다고 믿지만 브라우저에서는 마지막 것이 적용되고, 다른 클라이언트는 첫 번째 것을 따를 수도 있습니다.',
};

const whyEnds: Text = {
  en: 'For the cookie of `{place}` the browser counts the seconds of `Max-Age`. Whoever set the date beside it expects another end: a session that stays longer than meant, or is gone sooner.',
  ko: '`{place}`의 쿠키에 대해 브라우저는 `Max-Age`의 초를 셉니다. 함께 적힌 날짜를 의도한 쪽은 다른 만료를 기대하므로, 세션이 의도보다 오래 남거나 일찍 사라집니다.',
};
