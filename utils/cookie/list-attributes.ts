import { maxAgeAttribute } from './attribute-max-age.ts';
import { attributeAt, attributeNames } from './attribute-name.ts';
import { skipBack, skipForward } from './blanks.ts';
import { oddAttribute, oddValue, prefixMisspelt, valueWasCut } from './near-misses.ts';
import { isLongerThan, longestAttribute } from './octets.ts';
import { parseCookieDate } from './parse-cookie-date.ts';
import type { AttributeName, ParsedAttribute, ParsedSetCookie, Reason } from './types.ts';

/** What a line says for people: every attribute as written, and what is odd about it. */
export interface Listing {
  readonly attributes: readonly ParsedAttribute[];
  readonly warnings: readonly Reason[];
}

/** A line of semicolons would else fill the memory. Attributes beyond still count; they are only not listed. */
const mostListed = 1000;
const mostWarnings = 100;

type Pair = Pick<ParsedSetCookie, 'line' | 'name' | 'value' | 'valueStart' | 'valueEnd'>;
type Draft = { -readonly [Key in keyof ParsedAttribute]: ParsedAttribute[Key] };

export function listAttributes(pair: Pair): Listing {
  const { line } = pair;
  const attributes: Draft[] = [];
  const warnings: Reason[] = [];
  const inForce = new Map<AttributeName, Draft>();
  for (let at = line.indexOf(';', pair.valueEnd); at >= 0 && at < line.length && attributes.length < mostListed; ) {
    const begin = at + 1;
    at = line.indexOf(';', begin);
    if (at < 0) at = line.length;
    const start = skipForward(line, begin, at);
    if (start === at) continue;
    const attribute = attributeIn(line, start, skipBack(line, start, at));
    attributes.push(attribute);
    const remark = remarkOn(attribute);
    if (remark) warnings.push(remark);
    if (attribute.known === null || !isWellFormed(attribute.known, attribute.value ?? '')) continue;
    const earlier = inForce.get(attribute.known);
    if (earlier) {
      earlier.inForce = false;
      warnings.push({ code: 'attribute-duplicate', attribute: attribute.known, step: '5.6 (the last one counts)' });
    }
    attribute.inForce = true;
    inForce.set(attribute.known, attribute);
  }
  warnings.push(...remarksOnPair(pair, attributes));
  return { attributes, warnings: warnings.slice(0, mostWarnings) };
}

function attributeIn(line: string, start: number, end: number): Draft {
  const text = line.slice(start, end);
  const eq = text.indexOf('=');
  const nameEnd = eq < 0 ? text.length : skipBack(text, 0, eq);
  const known = attributeNames[attributeAt(text, 0, nameEnd)] ?? null;
  const value = eq < 0 ? null : text.slice(skipForward(text, eq + 1, text.length));
  return { name: text.slice(0, nameEnd), value, known, start, end, inForce: false };
}

/** Whether an attribute takes effect; the others leave an earlier one of their kind in force. */
function isWellFormed(kind: AttributeName, value: string): boolean {
  if (isLongerThan(value, longestAttribute)) return false;
  if (kind === 'expires') return parseCookieDate(value) !== null;
  return kind !== 'max-age' || maxAgeAttribute(value) !== null;
}

function remarkOn({ name, value, known }: ParsedAttribute): Reason | null {
  if (known === null) return oddAttribute({ name, value });
  const text = value ?? '';
  if (isLongerThan(text, longestAttribute)) return { code: 'attribute-too-long', attribute: known, step: '5.6 attribute step 6' };
  switch (known) {
    case 'expires':
      return isWellFormed(known, text) ? null : { code: 'expires-unreadable', attribute: known, step: '5.6.1' };
    case 'max-age':
      return isWellFormed(known, text) ? null : (oddValue(known, text) ?? { code: 'max-age-unreadable', attribute: known, step: '5.6.2' });
    case 'path':
      return text.startsWith('/') ? oddValue(known, text) : { code: 'path-unusable', attribute: known, step: '5.6.4' };
    case 'samesite':
      return /^(strict|lax|none)$/i.test(text) ? null : (oddValue(known, text) ?? { code: 'same-site-unknown', attribute: known, step: '5.6.7' });
    case 'domain':
      return oddValue(known, text);
    default:
      return null;
  }
}

function remarksOnPair({ line, name, value, valueStart }: Pair, attributes: readonly ParsedAttribute[]): readonly Reason[] {
  const warnings: Reason[] = [];
  if (prefixMisspelt(name)) warnings.push({ code: 'prefix-misspelt', attribute: 'name', step: '5.7 steps 20 and 21' });
  if (valueWasCut(value, attributes)) warnings.push({ code: 'value-cut', attribute: 'value', step: '5.6 step 2' });
  if (name !== '' || value === '') return warnings;
  const hasEquals = line.slice(0, valueStart).includes('=');
  warnings.push({ code: hasEquals ? 'name-empty' : 'no-equals-sign', attribute: 'name', step: '5.6 step 3' });
  return warnings;
}
