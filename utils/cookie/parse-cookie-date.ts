const months: Readonly<Record<string, number>> = { jan: 0, feb: 1, mar: 2, apr: 3, may: 4, jun: 5, jul: 6, aug: 7, sep: 8, oct: 9, nov: 10, dec: 11 };

/** Delimiters of §5.1.1: %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E. */
const delimiters = /[\x09\x20-\x2F\x3B-\x40\x5B-\x60\x7B-\x7E]+/;
const timeForm = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/;
const dayForm = /^(\d{1,2})(?:\D|$)/;
const yearForm = /^(\d{2,4})(?:\D|$)/;
/** A date's text is short; what is longer than this is no date and is not split. */
const longest = 1024;

/** The date of an `Expires` attribute as epoch milliseconds, null when it cannot be read (RFC 6265bis §5.1.1). Never throws. */
export function parseCookieDate(text: string): number | null {
  if (text.length > longest) return null;
  let time: readonly [number, number, number] | null = null;
  let day: number | null = null;
  let month: number | null = null;
  let year: number | null = null;
  for (const token of text.split(delimiters)) {
    const asTime: RegExpExecArray | null = time === null ? timeForm.exec(token) : null;
    if (asTime) {
      time = [Number(asTime[1]), Number(asTime[2]), Number(asTime[3])];
      continue;
    }
    const asDay: RegExpExecArray | null = day === null ? dayForm.exec(token) : null;
    if (asDay) {
      day = Number(asDay[1]);
      continue;
    }
    const name = token.slice(0, 3).toLowerCase();
    if (month === null && Object.hasOwn(months, name)) {
      month = months[name] ?? null;
      continue;
    }
    const asYear: RegExpExecArray | null = year === null ? yearForm.exec(token) : null;
    if (asYear) year = Number(asYear[1]);
  }
  if (time === null || day === null || month === null || year === null) return null;
  // Steps 3 and 4: years of two digits.
  if (year >= 70 && year <= 99) year += 1900;
  else if (year >= 0 && year <= 69) year += 2000;
  const [hour, minute, second] = time;
  // Step 5.
  if (day < 1 || day > 31 || year < 1601 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  // Step 6: 31 April is no date.
  return date.getUTCDate() === day && date.getUTCMonth() === month ? date.getTime() : null;
}
