import { formatDuration } from '../i18n/format.ts';
import { fill, type Text } from '../i18n/text.ts';
import type { SiteLife } from './events/site-life.ts';
import type { Clock } from './types.ts';

/** Shorter than this, a pause says nothing of a time-out. */
const pause = 60_000;

/** What the server has shown of its own end: how long it waits, whether it puts the end off, when it ended one. `null`: no session is carried. */
export function serverClock(life: SiteLife | null): Clock {
  if (life === null) return { kind: 'unknown', message: { en: 'It carries no session.', ko: '세션을 담지 않은 쿠키입니다.' }, exchanges: [] };
  if (life.state === 'ended' && life.endedBy === 'logout') {
    const message = {
      en: 'The logout asked the server to end it. Whether it did cannot be seen: only the old id, sent again, would show it.',
      ko: '로그아웃으로 서버에 종료를 요청했습니다. 실제로 끝냈는지는 보이지 않으며, 이전 ID를 다시 보내야만 알 수 있습니다.',
    };
    return { kind: 'unknown', message, exchanges: life.lastEnd === null ? [] : [life.lastEnd] };
  }
  const cause = causeOf(life);
  if (life.state === 'ended') {
    const message = cause?.message ?? {
      en: 'The server ended the session, as far as its answers show.',
      ko: '응답으로 보아 서버가 세션을 끝냈습니다.',
    };
    return { kind: 'ended', at: life.since, message, exchanges: life.lastEnd === null ? [] : [life.lastEnd] };
  }
  // What ended the session before will end this one.
  if (cause && life.lastRequest !== null) {
    const { message, length, kind, exchange } = cause;
    if (kind === 'idle') return { kind, after: length, at: life.lastRequest.time + length, message, exchanges: [exchange] };
    return { kind, at: life.since + length, message, exchanges: [exchange] };
  }
  if (life.longestQuiet && life.longestQuiet.milliseconds >= pause) {
    const message = fill(
      {
        en: 'Only the server knows. It still knew the session after {length} without a request.',
        ko: '서버만 알고 있습니다. {length} 동안 요청이 없었는데도 세션이 남아 있었습니다.',
      },
      { length: formatDuration(life.longestQuiet.milliseconds) },
    );
    return { kind: 'unknown', message, exchanges: [life.longestQuiet.exchange] };
  }
  const message = {
    en: 'Only the server knows. Wait without a request and load the page again to see it.',
    ko: '서버만 알고 있습니다. 요청 없이 기다렸다가 페이지를 다시 열면 볼 수 있습니다.',
  };
  return { kind: 'unknown', message, exchanges: [] };
}

interface Cause {
  readonly kind: 'idle' | 'at';
  readonly length: number;
  readonly message: Text;
  readonly exchange: number;
}

/** Why the server ended a session: a pause longer than any before, or its age although it had just been used. Null when neither can be told. */
function causeOf({ endedAfterQuiet: end, longestQuiet }: SiteLife): Cause | null {
  if (end === null) return null;
  const survived = longestQuiet?.milliseconds ?? 0;
  if (end.milliseconds >= pause && end.milliseconds > survived) {
    const message = fill(
      {
        en: 'The server ended the session within {length} without a request (idle time-out).',
        ko: '서버는 요청 없이 {length|이/가} 지나는 사이에 세션을 끝냈습니다(유휴 만료).',
      },
      { length: formatDuration(end.milliseconds) },
    );
    return { kind: 'idle', length: end.milliseconds, message, exchange: end.exchange };
  }
  if (end.age !== null && end.age >= pause) {
    const message = fill(
      {
        en: 'The server ended the session {age} after the login, though it had been used {length} before (absolute time-out).',
        ko: '서버는 {length} 전까지 사용하던 세션을 로그인한 지 {age} 만에 끝냈습니다(절대 만료).',
      },
      { age: formatDuration(end.age), length: formatDuration(end.milliseconds) },
    );
    return { kind: 'at', length: end.age, message, exchange: end.exchange };
  }
  return null;
}
