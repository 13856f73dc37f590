import { fill, same, type Text } from './text.ts';

/** Durations, moments and sizes as people read them, in every language. Time is always an argument; the zone is the reader's. */

interface Unit {
  readonly size: number;
  readonly one: Text;
  readonly many: Text;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Cookies count in days ("400 days" is a limit that people know), so years begin late. */
const year = 365 * day;

const units: readonly Unit[] = [
  { size: year, one: { en: '{n} year', ko: '{n}년' }, many: { en: '{n} years', ko: '{n}년' } },
  { size: day, one: { en: '{n} day', ko: '{n}일' }, many: { en: '{n} days', ko: '{n}일' } },
  { size: hour, one: { en: '{n} h', ko: '{n}시간' }, many: { en: '{n} h', ko: '{n}시간' } },
  { size: minute, one: { en: '{n} min', ko: '{n}분' }, many: { en: '{n} min', ko: '{n}분' } },
  { size: second, one: { en: '{n} s', ko: '{n}초' }, many: { en: '{n} s', ko: '{n}초' } },
];

/** At most two units, the smaller one only while it matters: `1 min 30 s`, `2 h 5 min`, `13 days`. The sign is dropped. */
export function formatDuration(ms: number): Text {
  if (Number.isNaN(ms)) return same('?');
  const length = Math.abs(ms);
  if (length === Number.POSITIVE_INFINITY) return { en: 'without end', ko: '무기한' };
  if (length < second) return fill({ en: '{n} ms', ko: '{n}밀리초' }, { n: Math.round(length) });
  const index = units.findIndex((unit) => length >= largestFrom(unit));
  const unit = units[index];
  if (unit === undefined) return same('?');
  const smaller = units[index + 1];
  const count = Math.floor(length / unit.size);
  if (smaller === undefined || count >= 10) return rounded(length, unit);
  const rest = Math.round((length - count * unit.size) / smaller.size);
  if (rest === 0) return amount(count, unit);
  if (rest * smaller.size >= unit.size) return rounded((count + 1) * unit.size, unit);
  return fill(same('{a} {b}'), { a: amount(count, unit), b: amount(rest, smaller) });
}

/** When something is, seen from `now`: `in 20 min`, `3 h ago`, `now` (within a second). */
export function formatMoment(at: number, now: number): Text {
  const distance = at - now;
  if (Number.isNaN(distance)) return same('?');
  if (Math.abs(distance) < second) return { en: 'now', ko: '지금' };
  const length = formatDuration(distance);
  return distance > 0 ? fill({ en: 'in {length}', ko: '{length} 뒤' }, { length }) : fill({ en: '{length} ago', ko: '{length} 전' }, { length });
}

/** A moment by the clock and the calendar of the reader: `2026-07-03 10:42:05`. */
export function formatDate(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '?';
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `10:42` on the day of `now`, else with its date: `2026-07-03 10:42`. */
export function formatTime(at: number, now: number): string {
  const whole = formatDate(at).replace(/:\d\d$/, '');
  return whole.slice(0, 10) === formatDate(now).slice(0, 10) ? whole.slice(11) : whole;
}

/** `812 B`, `4.1 kB`, `12 MB` (steps of 1000, as DevTools counts). */
export function formatBytes(n: number): string {
  if (!Number.isFinite(n)) return '?';
  const names = ['B', 'kB', 'MB', 'GB'];
  let value = n;
  let step = 0;
  while (Math.abs(step === 0 ? value : Math.round(value)) >= 1000 && step < names.length - 1) {
    value /= 1000;
    step += 1;
  }
  const digits = step > 0 && Math.abs(value) < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
  return `${digits} ${names[step] ?? ''}`;
}

/** From which length on a unit leads. */
function largestFrom(unit: Unit): number {
  if (unit.size === year) return 2 * year;
  return unit.size;
}

function rounded(length: number, unit: Unit): Text {
  const count = Math.round(length / unit.size);
  const larger = units[units.indexOf(unit) - 1];
  if (larger !== undefined && count * unit.size >= largestFrom(larger)) return formatDuration(count * unit.size);
  return amount(count, unit);
}

function amount(count: number, unit: Unit): Text {
  return fill(count === 1 ? unit.one : unit.many, { n: count });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
