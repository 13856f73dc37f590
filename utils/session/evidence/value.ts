import { fill } from '../../i18n/text.ts';
import { unescaped } from '../formats/format.ts';
import { weights } from '../weights.ts';
import { type Clue, firstExchange, type Purpose, type Subject } from './subject.ts';

/** Formats in which frameworks write ids, and those in which they write whole sessions. */
const idFormats = new Set([
  'express-signed',
  'better-auth',
  'cookie-signature',
  'haproxy-prefix',
  'undertow',
  'aspnet-session',
  'django-session',
  'php',
  'weblogic',
  'websphere',
  'jetty',
  'spring-session',
  'tomcat',
]);
const ticketFormats = new Set([
  'jwt',
  'jwe',
  'jws',
  'phoenix',
  'tornado',
  'securecookie',
  'secure-session',
  'play',
  'ltpa',
  'chunks',
  'paseto',
  'macaroon',
  'iron',
  'iron-named',
  'client-sessions',
  'data-protection',
  'laravel',
  'cookie-session',
  'react-router',
  'itsdangerous',
  'django-signed',
  'rails',
  'wordpress',
  'aspnet-ticket',
]);

/** Formats that name another purpose. */
const otherFormats: Readonly<Record<string, Purpose>> = {
  'aws-alb': 'affinity',
  'arr-affinity': 'affinity',
  'big-ip': 'affinity',
  netscaler: 'affinity',
  'server-address': 'affinity',
  traefik: 'affinity',
  'balancer-route': 'affinity',
  'ingress-nginx': 'affinity',
  'google-analytics': 'analytics',
  'double-submit': 'csrf',
};

/** What the value looks like, and what it is when its format is known. */
export function valueWitness({ facts, notes, decoded, form }: Subject): readonly Clue[] {
  const shown = { basis: 'suggested', exchanges: firstExchange(facts) } as const;
  if (facts.value === '') {
    if (notes.lastStored !== null) return [];
    const message = { en: 'It was only ever deleted and never had a value.', ko: '지워지기만 했고 값을 가진 적이 없습니다.' };
    return [{ ...shown, code: 'never-there', basis: 'observed', purpose: 'session', weight: weights.neverThere, message }];
  }
  if (answersBanner(facts.value)) {
    const message = { en: 'Its value says what a visitor has agreed to.', ko: '값에 방문자가 동의한 항목이 적혀 있습니다.' };
    const clue = { ...shown, code: 'value-consent', message };
    return [
      { ...clue, purpose: 'consent', weight: weights.valueConsent },
      { ...clue, purpose: 'session', weight: weights.valueReadable },
    ];
  }
  if (decoded) {
    const message = fill({ en: 'The value has the form: {format}.', ko: '값의 형식: {format}.' }, { format: decoded.title });
    const other = Object.hasOwn(otherFormats, decoded.format) ? otherFormats[decoded.format] : undefined;
    if (other) {
      const clue = { ...shown, code: 'value-format', message };
      return [
        { ...clue, purpose: other, weight: weights.formatPurpose },
        { ...clue, purpose: 'session', weight: weights.valueOtherFormat },
      ];
    }
    if (decoded.format === 'keygrip') return [];
    if (idFormats.has(decoded.format)) return [{ ...shown, code: 'value-id', purpose: 'session', weight: weights.valueIdFormat, message }];
    const signedData = notes.signed && (decoded.format === 'json' || decoded.format === 'base64-json');
    if (ticketFormats.has(decoded.format) || signedData)
      return [{ ...shown, code: 'value-ticket', purpose: 'session', weight: weights.valueTicketFormat, message }];
    if (decoded.format === 'json' || decoded.format === 'base64-json') {
      return [{ ...shown, code: 'value-readable', purpose: 'session', weight: weights.valueReadable, message }];
    }
  }
  if (form.short) {
    const message = fill(
      {
        en: 'The value holds at most {bits} bits: too little for an id that nobody guesses.',
        ko: '값이 담을 수 있는 정보는 최대 {bits}비트입니다. 추측할 수 없는 ID가 되기에는 부족합니다.',
      },
      { bits: form.bits },
    );
    const clue = { ...shown, code: 'value-short', message };
    const byScript = notes.setByScript > 0 && notes.setByResponse === 0;
    const long = !byScript && (facts.current?.expires != null || !facts.attributesKnown);
    return [
      { ...clue, purpose: 'session', weight: weights.valueShort },
      ...(long ? [{ ...clue, purpose: 'preference' as const, weight: weights.preferenceShort }] : []),
    ];
  }
  if (form.readable) {
    const message = { en: 'The value is written for people, not drawn at random.', ko: '값이 무작위가 아니라 사람이 읽을 수 있는 글입니다.' };
    return [{ ...shown, code: 'value-readable', purpose: 'session', weight: weights.valueReadable, message }];
  }
  const message = fill(
    {
      en: 'The value is opaque, up to {bits} bits: it looks drawn at random.',
      ko: '값이 불투명하며 최대 {bits}비트입니다. 무작위로 뽑은 것처럼 보입니다.',
    },
    { bits: form.bits },
  );
  return [{ ...shown, code: 'value-opaque', purpose: 'session', weight: weights.valueOpaque, message }];
}

/** `{"necessary":true,"marketing":false}`, `statistics:1,marketing:0`; the groups of purposes that consent banners ask about. */
function answersBanner(value: string): boolean {
  // Most values hold no pair at all, and there is one for every value that a cookie takes.
  if (value.length > 4096 || !/:|%3A|=[^=]/i.test(value)) return false;
  const groups = unescaped(value).matchAll(
    /["{,;&|]?\b(necessary|essential|functional|preferences|statistics|analytics|performance|marketing|advertis\w+|targeting|social|consent\w*|purposes?|vendors?|categories)\b"?\s*[:=]/gi,
  );
  return new Set(Array.from(groups, ([, group]) => group?.toLowerCase())).size > 1;
}
