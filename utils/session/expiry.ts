import { formatDuration } from '../i18n/format.ts';
import { fill } from '../i18n/text.ts';
import type { SiteLife } from './events/site-life.ts';
import type { Subject } from './evidence/subject.ts';
import type { Framework } from './frameworks/framework.ts';
import type { Clock, Expiry } from './types.ts';

/** The four clocks of a cookie at a moment, and the first of them to end. */
export function expiryOf(subject: Subject, life: SiteLife | null, framework: Framework | null, carriesSession: boolean, now: number): Expiry {
  const browser = browserClock(subject, now);
  const server = serverClock(carriesSession ? life : null);
  const token = tokenClock(subject, now);
  const used = subject.facts.lastSent ?? subject.facts.firstSeen;
  const idle = carriesSession
    ? frameworkClock(framework, { ...used, started: life?.since ?? used.time })
    : frameworkClock(null, { ...used, started: used.time });
  return { browser, server, token, framework: idle, earliest: earliestOf({ browser, server, token, framework: idle }, now) };
}

export function earliestOf(clocks: Omit<Expiry, 'earliest'>, now: number): Expiry['earliest'] {
  const names = ['browser', 'server', 'token', 'framework'] as const;
  const [first] = names
    .map((name) => ({ name, at: endOf(clocks[name]) }))
    .filter(({ at }) => at !== null)
    .toSorted((a, b) => Math.max(a.at ?? 0, now) - Math.max(b.at ?? 0, now) || (a.at ?? 0) - (b.at ?? 0));
  if (first) return first.name;
  const { browser: kept } = clocks;
  return kept.kind === 'browser-close' ? 'browser' : null;
}

function endOf(clock: Clock): number | null {
  return clock.kind === 'at' || clock.kind === 'idle' || clock.kind === 'ended' ? clock.at : null;
}

function browserClock({ facts, notes }: Subject, now: number): Clock {
  const exchanges = notes.setIn.slice(-1);
  const { current } = facts;
  const expired = current?.expires != null && current.expires <= now;
  if (current === null || expired) {
    const end = facts.steps.findLast(({ alias }) => alias === null);
    const at = expired ? (current.expires ?? now) : (end?.time ?? facts.firstSeen.time);
    const refused = facts.timesSet === 0 && facts.timesSent === 0 && facts.steps.some(({ what }) => what === 'refused');
    const message = refused
      ? { en: 'The browser never kept it: it refused the cookie.', ko: '브라우저가 쿠키를 거부하여 보관한 적이 없습니다.' }
      : !expired && end?.cause === 'evicted'
        ? {
            en: 'The browser dropped it to make room: the site had more cookies than it keeps.',
            ko: '사이트의 쿠키가 브라우저의 한도를 넘어, 자리를 내기 위해 지워졌습니다.',
          }
        : expired || end?.what === 'expired'
          ? { en: 'The browser has dropped it: its time was up.', ko: '만료되어 브라우저가 지웠습니다.' }
          : { en: 'The browser no longer has it: it was deleted.', ko: '삭제되어 브라우저에 더는 없습니다.' };
    return { kind: 'ended', at, message, exchanges: end?.exchange == null ? exchanges : [end.exchange] };
  }
  if (!facts.attributesKnown) {
    const message = {
      en: 'It was set before the recording began, so its expiry was not seen.',
      ko: '기록을 시작하기 전에 설정되어 만료를 알 수 없습니다.',
    };
    return { kind: 'unknown', message, exchanges: notes.sentIn.slice(0, 1) };
  }
  if (current.expires === null) {
    const message = {
      en: 'It has no expiry: the browser drops it when it closes, unless it restores the session.',
      ko: '만료가 없어 브라우저를 닫으면 지워집니다. 다만 브라우저가 이전 세션을 복원하면 남습니다.',
    };
    return { kind: 'browser-close', message, exchanges };
  }
  const message = fill(
    { en: 'The browser keeps it for {length} after it was set.', ko: '설정된 뒤 {length} 동안 브라우저가 보관합니다.' },
    { length: formatDuration(current.expires - current.lastAccessed) },
  );
  return { kind: 'at', at: current.expires, message, exchanges };
}

function serverClock(life: SiteLife | null): Clock {
  if (life === null) return { kind: 'unknown', message: { en: 'It carries no session.', ko: '세션을 담지 않은 쿠키입니다.' }, exchanges: [] };
  if (life.state === 'ended' && life.endedBy === 'logout') {
    const message = {
      en: 'The logout asked the server to end it. Whether it did cannot be seen: only the old id, sent again, would show it.',
      ko: '로그아웃으로 서버에 종료를 요청했습니다. 실제로 끝냈는지는 보이지 않으며, 이전 ID를 다시 보내야만 알 수 있습니다.',
    };
    return { kind: 'unknown', message, exchanges: life.lastEnd === null ? [] : [life.lastEnd] };
  }
  if (life.state === 'ended') {
    const message = { en: 'The server ended the session, as far as its answers show.', ko: '응답으로 보아 서버가 세션을 끝냈습니다.' };
    return { kind: 'ended', at: life.since, message, exchanges: life.lastEnd === null ? [] : [life.lastEnd] };
  }
  if (life.longestQuiet && life.longestQuiet.milliseconds >= 60_000) {
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

function tokenClock({ decoded, notes }: Subject, now: number): Clock {
  const exchanges = [...notes.setIn, ...notes.sentIn].slice(-1);
  if (decoded?.expires == null) {
    return { kind: 'unknown', message: { en: 'The value names no time of its own.', ko: '값 자체에는 만료 시각이 없습니다.' }, exchanges: [] };
  }
  if (decoded.expires <= now) {
    return {
      kind: 'ended',
      at: decoded.expires,
      message: { en: 'The value says that its time is over.', ko: '값에 적힌 시각이 지났습니다.' },
      exchanges,
    };
  }
  return {
    kind: 'at',
    at: decoded.expires,
    message: { en: 'The value itself says when it ends.', ko: '값에 만료 시각이 적혀 있습니다.' },
    exchanges,
  };
}

function frameworkClock(
  framework: Framework | null,
  used: { readonly time: number; readonly exchange: number | null; readonly started: number },
): Clock {
  if (framework === null) {
    return {
      kind: 'unknown',
      message: { en: 'No framework was recognised.', ko: '알아볼 수 있는 프레임워크가 없습니다.' },
      exchanges: [],
    };
  }
  const exchanges = used.exchange === null ? [] : [used.exchange];
  const { timeout, lifetime } = framework;
  if (timeout === null) return { kind: 'unknown', message: lifetime, exchanges: [] };
  if (timeout.kind === 'idle')
    return { kind: 'idle', after: timeout.milliseconds, at: used.time + timeout.milliseconds, message: lifetime, exchanges };
  return { kind: 'at', at: used.started + timeout.milliseconds, message: lifetime, exchanges };
}
