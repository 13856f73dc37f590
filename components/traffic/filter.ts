import type { ExchangeFacts } from '../../utils/session/types.ts';

/** One word of the filter. All must hold. */
interface Term {
  readonly negated: boolean;
  readonly holds: (facts: ExchangeFacts) => boolean;
}

/** Beyond this many words nobody filters; the rest is ignored. */
const mostTerms = 16;

/**
 * Reads a filter: words that must occur in URL, method, status or a cookie's name; `set:`, `sent:` and `status:` look in one place;
 * `-` before a word turns it round.
 */
export function parseFilter(text: string): (facts: ExchangeFacts) => boolean {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostTerms).map(readTerm);
  return (facts) => terms.every(({ negated, holds }) => holds(facts) !== negated);
}

function readTerm(word: string): Term {
  const negated = word.length > 1 && word.startsWith('-');
  const plain = negated ? word.slice(1) : word;
  const [, key, value = ''] = /^(set|sent|status):(.*)$/.exec(plain) ?? [];
  switch (key) {
    case 'set':
      return { negated, holds: ({ setCookies }) => setCookies.some(({ parsed }) => parsed.kind === 'set-cookie' && has(parsed.name, value)) };
    case 'sent':
      return { negated, holds: ({ sent }) => sent.some(({ name }) => has(name, value)) };
    case 'status':
      return { negated, holds: ({ exchange }) => String(exchange.status ?? '').startsWith(value) };
    default:
      return { negated, holds: (facts) => anywhere(facts, plain) };
  }
}

function anywhere({ exchange, setCookies, sent }: ExchangeFacts, word: string): boolean {
  return (
    has(exchange.url, word) ||
    exchange.method.toLowerCase() === word ||
    String(exchange.status) === word ||
    sent.some(({ name }) => has(name, word)) ||
    setCookies.some(({ parsed }) => parsed.kind === 'set-cookie' && has(parsed.name, word))
  );
}

function has(text: string, word: string): boolean {
  return text.toLowerCase().includes(word);
}

/** Whether an exchange has to do with cookies at all: what Traffic shows unless asked for all. */
export function touchesCookies({ sent, setCookies, withheld }: ExchangeFacts): boolean {
  return sent.length > 0 || setCookies.length > 0 || withheld.length > 0;
}
