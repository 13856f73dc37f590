import { formatDuration } from '../i18n/format.ts';
import { fill, type Text } from '../i18n/text.ts';
import type { SiteLife } from './events/site-life.ts';
import type { Subject } from './evidence/subject.ts';
import type { Framework } from './frameworks/framework.ts';
import { serverClock } from './server-clock.ts';
import { tokenClock } from './token-clock.ts';
import type { Clock, Expiry } from './types.ts';

/** The four clocks of a cookie at a moment, and the first of them to end. */
export function expiryOf(subject: Subject, life: SiteLife | null, framework: Framework | null, carriesSession: boolean, now: number): Expiry {
  const { facts, notes, decoded } = subject;
  const used = facts.lastSent ?? facts.firstSeen;
  const browser = browserClock(subject, now);
  const server = serverClock(carriesSession ? life : null);
  const token = tokenClock(decoded, { time: used.time, exchanges: [...notes.setIn, ...notes.sentIn].slice(-1) }, now);
  const idle = frameworkClock(carriesSession ? framework : null, { ...used, started: carriesSession ? life?.since || used.time : used.time });
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
  if (current === null || (current.expires !== null && current.expires <= now)) return goneFromBrowser({ facts, notes }, now);
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
  return { kind: 'at', at: current.expires, message: keptMessage(current.expires - current.lastAccessed, notes), exchanges };
}

/** From so many requests on, an end that stayed where it was is no accident. */
const telling = 3;

function keptMessage(length: number, { capped, renewals, sentSinceSet }: Subject['notes']): Text {
  const slots = { length: formatDuration(length), count: sentSinceSet };
  if (capped) {
    return fill(
      {
        en: 'The browser keeps it for {length} after it was set, the longest it allows; the site asked for more.',
        ko: '설정된 뒤 브라우저가 허용하는 최대 기간인 {length} 동안 보관합니다. 사이트는 더 긴 기간을 요청했습니다.',
      },
      slots,
    );
  }
  if (renewals > 0) {
    return fill(
      {
        en: 'The browser keeps it for {length} after it was set, and answers have put that end off (sliding).',
        ko: '설정된 뒤 {length} 동안 브라우저가 보관하며, 응답이 만료를 뒤로 미루고 있습니다(슬라이딩).',
      },
      slots,
    );
  }
  if (sentSinceSet >= telling) {
    return fill(
      {
        en: 'The browser keeps it for {length} after it was set; no answer to the {count} requests since has put that off (absolute).',
        ko: '설정된 뒤 {length} 동안 브라우저가 보관합니다. 그 뒤 요청 {count}개에 대한 응답은 만료를 미루지 않았습니다(절대 만료).',
      },
      slots,
    );
  }
  return fill({ en: 'The browser keeps it for {length} after it was set.', ko: '설정된 뒤 {length} 동안 브라우저가 보관합니다.' }, slots);
}

function goneFromBrowser({ facts, notes }: Pick<Subject, 'facts' | 'notes'>, now: number): Clock {
  const { current } = facts;
  const end = facts.steps.findLast(({ alias }) => alias === null);
  const at = current === null ? (end?.time ?? facts.firstSeen.time) : (current.expires ?? now);
  const refused = facts.timesSet === 0 && facts.timesSent === 0 && facts.steps.some(({ what }) => what === 'refused');
  const message = refused
    ? { en: 'The browser never kept it: it refused the cookie.', ko: '브라우저가 쿠키를 거부하여 보관한 적이 없습니다.' }
    : current === null && end?.cause === 'evicted'
      ? {
          en: 'The browser dropped it to make room: the site had more cookies than it keeps.',
          ko: '사이트의 쿠키가 브라우저의 한도를 넘어, 자리를 내기 위해 지워졌습니다.',
        }
      : current !== null || end?.what === 'expired'
        ? { en: 'The browser has dropped it: its time was up.', ko: '만료되어 브라우저가 지웠습니다.' }
        : { en: 'The browser no longer has it: it was deleted.', ko: '삭제되어 브라우저에 더는 없습니다.' };
  return { kind: 'ended', at, message, exchanges: end?.exchange == null ? notes.setIn.slice(-1) : [end.exchange] };
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
