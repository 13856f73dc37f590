import { fill } from '../i18n/text.ts';
import type { OtherCarrier, SiteLife } from './events/site-life.ts';
import { earliestOf } from './expiry.ts';
import { decode } from './formats/index.ts';
import { frameworkOf } from './framework-of.ts';
import { knownName } from './names/known.ts';
import type { Judged } from './roles/index.ts';
import { setsOf } from './sets.ts';
import { storageOf } from './storage.ts';
import { summaryOf } from './summary.ts';
import { tokenClock } from './token-clock.ts';
import type { Clock, CookieConclusion, Evidence, LifeEvent, Session } from './types.ts';
import { unseenOf } from './unseen.ts';

/** What is known of one site. */
export interface SiteView {
  readonly life: SiteLife;
  readonly judged: readonly Judged[];
  readonly cookies: ReadonlyMap<string, CookieConclusion>;
  readonly events: readonly LifeEvent[];
  readonly now: number;
}

/** The sessions of a site: at most one in cookies, one in the URL and one in the `Authorization` header. */
export function sessionsOf(view: SiteView): readonly Session[] {
  const { life } = view;
  const inCookies = cookieSession(view);
  const bearer = life.bearer === null ? [] : [otherSession(view, 'bearer', life.bearer)];
  const url = life.inUrl === null ? [] : [otherSession(view, 'url', life.inUrl)];
  return [...(inCookies ? [inCookies] : []), ...bearer, ...url].toSorted((a, b) => b.confidence - a.confidence);
}

function cookieSession(view: SiteView): Session | null {
  const { life, judged, cookies, now } = view;
  const carriers = judged
    .filter(({ judgement }) => judgement.role === 'session-id' || judgement.role === 'auth-token')
    .toSorted((a, b) => b.judgement.session - a.judgement.session);
  const [main] = carriers;
  const conclusion = main && cookies.get(main.subject.facts.key);
  if (!main || !conclusion) return null;
  const subjects = carriers.map(({ subject }) => subject);
  const framework = frameworkOf(subjects, life);
  const affinity = affinityOf(judged);
  const stored = storageOf(subjects, framework, affinity);
  const base = {
    site: life.site,
    carrier: 'cookie' as const,
    cookies: subjects.map(({ facts }) => facts.key),
    names: subjects.map(({ facts }) => facts.name),
    state: stateOf(life),
    since: life.since || main.subject.facts.firstSeen.time,
    framework: framework && { name: framework.framework.name, confidence: framework.confidence, evidence: framework.evidence },
    ...stored,
    sets: setsOf(
      subjects,
      judged.map(({ subject }) => subject),
      affinity,
    ),
    affinity,
    confidence: main.judgement.confidence,
    evidence: main.judgement.evidence,
    expiry: conclusion.expiry,
    events: view.events,
  };
  return { ...base, unseen: unseenOf(base, subjects, life), summary: summaryOf(base, life.loginSeen, now) };
}

function stateOf({ state }: SiteLife): Session['state'] {
  return state === 'none' ? 'anonymous' : state;
}

function affinityOf(judged: readonly Judged[]): Session['affinity'] {
  const [best] = judged.filter(({ judgement }) => judgement.role === 'affinity').toSorted((a, b) => b.judgement.confidence - a.judgement.confidence);
  if (!best) return null;
  const { facts } = best.subject;
  return { cookie: facts.key, product: knownName(facts.name)?.product ?? 'a load balancer', evidence: best.judgement.evidence };
}

function otherSession(view: SiteView, carrier: 'url' | 'bearer', other: OtherCarrier): Session {
  const { life, now } = view;
  const exchanges = other.firstExchange === other.lastExchange ? [other.firstExchange] : [other.firstExchange, other.lastExchange];
  const message =
    other.scheme !== null
      ? fill(
          other.scheme === 'Basic'
            ? {
                en: 'Requests with name and password in `Authorization` (HTTP Basic): {count}.',
                ko: '요청 {count}개가 이름과 비밀번호를 `Authorization` 헤더에 실었습니다(HTTP Basic).',
              }
            : {
                en: 'Requests with a proof of the password in `Authorization` (HTTP Digest): {count}.',
                ko: '요청 {count}개가 비밀번호를 안다는 증명을 `Authorization` 헤더에 실었습니다(HTTP Digest).',
              },
          { count: other.count },
        )
      : carrier === 'bearer'
        ? fill(
            { en: 'Requests with a token in `Authorization`: {count}.', ko: '요청 {count}개가 `Authorization` 헤더에 토큰을 실었습니다.' },
            { count: other.count },
          )
        : fill(
            {
              en: 'Addresses that carried `{name}` with a value as long as an id: {count}.',
              ko: '주소 {count}개에 ID만큼 긴 값이 `{name}`{~name|으로/로} 들어 있었습니다.',
            },
            { count: other.count, name: other.name },
          );
  const evidence: Evidence[] = [{ code: carrier === 'bearer' ? 'bearer' : 'id-in-url', basis: 'observed', weight: 2.5, message, exchanges }];
  const decoded = other.scheme !== null ? null : decode(other.name, other.value);
  const unknown = (en: string, ko: string): Clock => ({ kind: 'unknown', message: { en, ko }, exchanges: [] });
  const token = tokenClock(decoded, { time: other.lastTime, exchanges }, now);
  const clocks = {
    browser: other.byBrowser
      ? {
          kind: 'browser-close' as const,
          message: {
            en: 'The browser keeps name and password until it closes, and sends them by itself.',
            ko: '브라우저가 닫힐 때까지 이름과 비밀번호를 보관하고 스스로 보냅니다.',
          },
          exchanges,
        }
      : unknown('It is not in a cookie: the page decides how long it is kept.', '쿠키가 아니므로 얼마나 보관할지는 페이지가 정합니다.'),
    server: unknown('Only the server knows.', '서버만 알고 있습니다.'),
    token,
    framework: unknown('No framework was recognised.', '알아볼 수 있는 프레임워크가 없습니다.'),
  };
  const client = decoded?.carriesData ?? false;
  const base = {
    site: life.site,
    carrier,
    cookies: [],
    names: [other.name],
    state: carrier === 'bearer' && life.state !== 'ended' ? ('authenticated' as const) : stateOf(life),
    since: carrier === 'bearer' && !life.loginSeen ? other.firstTime : life.since || other.firstTime,
    framework: null,
    storage: client ? ('client' as const) : ('unknown' as const),
    place: client ? ('cookie' as const) : ('unknown' as const),
    storageEvidence: [],
    sets: [],
    affinity: null,
    confidence: carrier === 'bearer' ? 0.92 : 0.75,
    evidence,
    expiry: { ...clocks, earliest: earliestOf(clocks, now) },
    events: view.events,
  };
  return { ...base, unseen: unseenOf(base, [], life), summary: summaryOf(base, life.loginSeen, now, other.scheme !== null) };
}
