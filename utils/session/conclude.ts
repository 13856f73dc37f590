import type { SiteLife } from './events/site-life.ts';
import { expiryOf } from './expiry.ts';
import { frameworkOf } from './framework-of.ts';
import type { Framework } from './frameworks/framework.ts';
import { bySiteOf, type Judged, judgeAll } from './roles/index.ts';
import { sessionsOf } from './sessions.ts';
import { type State, stateOf } from './state.ts';
import { type Analysis, type Conclusions, type CookieConclusion, type LifeEvent, roles, type Session, sessionRoles } from './types.ts';

/** What follows from an analysis at a moment. Walks the cookies and the events, never the exchanges. */
export function conclude(analysis: Analysis, now: number): Conclusions {
  const state = stateOf(analysis);
  const judged = judgeAll(state);
  const bySite = bySiteOf(judged);
  const cookies = new Map<string, CookieConclusion>();
  for (const [site, company] of bySite) {
    const life = state.sites.get(site) ?? null;
    const carriers = company.filter(isCarrier).map(({ subject }) => subject);
    const framework = carriers.length === 0 ? null : (frameworkOf(carriers, life)?.framework ?? null);
    for (const one of company) cookies.set(one.subject.facts.key, conclusionOf(one, framework, life, now));
  }
  const events = confirmed(analysis.events, cookies);
  const sessions = [...state.sites.values()].flatMap((life) =>
    sessionsOf({ life, judged: bySite.get(life.site) ?? [], cookies, events: events.filter(({ site }) => site === life.site), now }),
  );
  return { now, cookies: [...cookies.values()].toSorted(sessionFirst(state)), sessions: sessions.toSorted(pageFirst(state)), events };
}

function isCarrier({ judgement: { role } }: Judged): boolean {
  return role === 'session-id' || role === 'auth-token';
}

/** `framework` is that of the site. */
function conclusionOf(one: Judged, ofSite: Framework | null, life: SiteLife | null, now: number): CookieConclusion {
  const { subject, judgement } = one;
  const carries = isCarrier(one);
  const framework = carries ? ofSite : null;
  return {
    facts: subject.facts,
    role: judgement.role,
    confidence: judgement.confidence,
    evidence: judgement.evidence,
    decoded: subject.decoded,
    expiry: expiryOf(subject, life, framework, carries, now),
  };
}

/** Events were told when they happened, by a first look at the cookies; those of cookies that turned out to be something else are left out. */
function confirmed(events: readonly LifeEvent[], cookies: ReadonlyMap<string, CookieConclusion>): readonly LifeEvent[] {
  const isSession = (key: string) => sessionRoles.has(cookies.get(key)?.role ?? 'unknown');
  return events.flatMap((event) => {
    const keys = event.cookies.filter(isSession);
    const needsCookie = event.type !== 'login' && event.type !== 'login-failed' && event.type !== 'logout' && event.type !== 'ended';
    return needsCookie && keys.length === 0 ? [] : [{ ...event, cookies: keys }];
  });
}

function sessionFirst({ pageSite }: State) {
  return (a: CookieConclusion, b: CookieConclusion): number =>
    roles.indexOf(a.role) - roles.indexOf(b.role) ||
    Number(a.facts.thirdParty) - Number(b.facts.thirdParty) ||
    onPage(b, pageSite) - onPage(a, pageSite) ||
    b.confidence - a.confidence;
}

function onPage({ facts }: CookieConclusion, pageSite: string | null): number {
  return pageSite !== null && (facts.domain === pageSite || facts.domain.endsWith(`.${pageSite}`)) ? 1 : 0;
}

function pageFirst({ pageSite }: State) {
  return (a: Session, b: Session): number => Number(b.site === pageSite) - Number(a.site === pageSite) || b.confidence - a.confidence;
}
