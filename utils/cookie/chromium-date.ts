import { fixdate } from './fixdate.ts';
import { monthAt } from './months.ts';
import { isDelimiter } from './parse-cookie-date.ts';

/**
 * How Chromium 156 reads `Expires` (deviation `dates-as-chromium`): the tokens of §5.1.1, but a number must be the whole token
 * (`1st` is no day), a year may have one to five digits and lie before 1601, and a time is three whole numbers of any length.
 */
export function chromiumDate(text: string): number | null {
  const usual = fixdate(text);
  if (usual !== null) return usual;
  let time: readonly number[] | null = null;
  let day: number | null = null;
  let month = -1;
  let year: number | null = null;
  for (let at = 0; at < text.length; ) {
    if (isDelimiter(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < text.length && !isDelimiter(text.charCodeAt(at))) at += 1;
    const first = text.charCodeAt(start);
    if (first < 0x30 || first > 0x39) {
      if (month < 0 && at - start >= 3) month = monthAt(text, start);
      continue;
    }
    const token = text.slice(start, at);
    if (token.includes(':')) time ??= timeOf(token);
    else if (day === null && token.length <= 2) day = numberOf(token);
    else if (year === null && token.length <= 5) year = numberOf(token);
  }
  if (time === null || day === null || month < 0 || year === null) return null;
  const [hour = -1, minute = -1, second = -1] = time;
  if (day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return null;
  const full = year + (year >= 70 && year <= 99 ? 1900 : year <= 69 ? 2000 : 0);
  const result = Date.UTC(full, month, day, hour, minute, second);
  return new Date(result).getUTCDate() === day ? result : null;
}

function timeOf(token: string): readonly number[] | null {
  const parts = token.split(':', 5);
  const numbers = parts.flatMap((part) => numberOf(part) ?? []);
  return parts.length === 3 && numbers.length === 3 ? numbers : null;
}

function numberOf(text: string): number | null {
  if (!/^\d+$/.test(text)) return null;
  const number = Number(text);
  return number <= 0x7fff_ffff ? number : null;
}
