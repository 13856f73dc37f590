import type { ExchangeFacts, SentFacts, SetCookieFacts } from '../session/types.ts';
import type { HeaderLine, LinePart } from './lesson.ts';

/** Attributes longer than this are cut: a lesson shows a line, not a kilobyte. */
const longest = 200;

/** A `Set-Cookie` line of the capture, its value replaced by its chip; the attributes that `marked` names stand out. */
export function setCookieLine({ exchange }: ExchangeFacts, { line, parsed, alias }: SetCookieFacts, marked: readonly string[] = []): HeaderLine {
  if (parsed.kind === 'malformed') return { exchange: exchange.id, parts: [{ kind: 'text', text: 'Set-Cookie: ' }, hidden('')] };
  const attributes = parsed.attributes.flatMap(({ start, end, known }): LinePart[] => [
    { kind: 'text', text: '; ' },
    { kind: 'text', text: line.slice(start, Math.min(end, start + longest)), ...(known !== null && marked.includes(known) ? { marked: true } : {}) },
  ]);
  return {
    exchange: exchange.id,
    parts: [
      { kind: 'text', text: 'Set-Cookie: ' },
      { kind: 'text', text: `${parsed.name.slice(0, longest)}=` },
      { kind: 'value', cookie: parsed.name, alias },
      ...attributes,
    ],
  };
}

/** What a request carried of `cookies`, as one `Cookie` line; the cookies that `marked` names stand out. */
export function cookieLine({ exchange }: ExchangeFacts, cookies: readonly SentFacts[], marked: readonly string[] = []): HeaderLine {
  const shown = cookies.slice(0, 8);
  const pairs = shown.flatMap(({ name, alias }, index): LinePart[] => [
    ...(index === 0 ? [] : [{ kind: 'text', text: '; ' } as const]),
    { kind: 'text', text: `${name.slice(0, longest)}=`, ...(marked.includes(name) ? { marked: true } : {}) },
    { kind: 'value', cookie: name, alias },
  ]);
  const more: readonly LinePart[] = cookies.length > shown.length ? [{ kind: 'text', text: `; … +${cookies.length - shown.length}` }] : [];
  return { exchange: exchange.id, parts: [{ kind: 'text', text: 'Cookie: ' }, ...pairs, ...more] };
}

function hidden(cookie: string): LinePart {
  return { kind: 'value', cookie, alias: null };
}
