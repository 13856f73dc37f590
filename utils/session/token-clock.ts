import { formatDuration } from '../i18n/format.ts';
import { fill } from '../i18n/text.ts';
import type { Clock, Decoded } from './types.ts';

/** What the token itself says of its end: a moment, a length without a request, or nothing. `used`: when it was sent last, and where it is seen. */
export function tokenClock(decoded: Decoded | null, used: { readonly time: number; readonly exchanges: readonly number[] }, now: number): Clock {
  const { exchanges } = used;
  const at = decoded?.expires ?? null;
  const idle = decoded?.idle ?? null;
  if (idle !== null && (at === null || used.time + idle < at)) {
    const message = fill(
      { en: 'The value itself says that it ends after {length} without use.', ko: '값에 {length} 동안 사용하지 않으면 끝난다고 적혀 있습니다.' },
      { length: formatDuration(idle) },
    );
    return { kind: 'idle', after: idle, at: used.time + idle, message, exchanges };
  }
  if (at === null) {
    return { kind: 'unknown', message: { en: 'The value names no time of its own.', ko: '값 자체에는 만료 시각이 없습니다.' }, exchanges: [] };
  }
  return at <= now
    ? { kind: 'ended', at, message: { en: 'The value says that its time is over.', ko: '값에 적힌 시각이 지났습니다.' }, exchanges }
    : { kind: 'at', at, message: { en: 'The value itself says when it ends.', ko: '값에 만료 시각이 적혀 있습니다.' }, exchanges };
}
