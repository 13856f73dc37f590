import { siteOf } from '../../cookie/index.ts';
import { fill } from '../../i18n/text.ts';
import { type Subject, subjectOf } from '../evidence/subject.ts';
import type { State } from '../state.ts';
import { type Evidence, sessionRoles } from '../types.ts';
import { logistic, weights } from '../weights.ts';
import { type Judgement, judge, strongestFirst } from './judge.ts';

export interface Judged {
  readonly subject: Subject;
  readonly site: string;
  readonly judgement: Judgement;
}

/** The role of every cookie: first each by itself, then seen beside the others of its site. */
export function judgeAll(state: State): readonly Judged[] {
  const alone = [...state.entries.values()].map((entry): Judged => {
    const subject = subjectOf(entry);
    return { subject, site: siteOfDomain(entry.facts.domain), judgement: judge(subject) };
  });
  const bySite = bySiteOf(alone);
  return alone.map((one) => beside(one, bySite.get(one.site) ?? []));
}

export function siteOfDomain(domain: string): string {
  return siteOf(`https://${domain}/`);
}

function beside(one: Judged, company: readonly Judged[]): Judged {
  const { subject, judgement } = one;
  if (!sessionRoles.has(judgement.role)) return one;
  const { facts, notes, form, decoded } = subject;
  const signed = company.find(({ subject: other }) => facts.name === `${other.facts.name}.sig`);
  if (signed && sessionRoles.has(signed.judgement.role)) return { ...one, judgement: { ...judgement, role: signed.judgement.role } };

  const stronger = company.find(
    (other) => other !== one && sessionRoles.has(other.judgement.role) && !isRemember(other) && other.judgement.session >= judgement.session + 1,
  );
  if (stronger && (form.readable || decoded?.format === 'json') && !(notes.lastStored?.httpOnly ?? false)) {
    const evidence: Evidence = {
      code: 'names-the-user',
      basis: 'suggested',
      weight: weights.namesTheUser,
      message: fill(
        {
          en: '`{other}` carries the session; this one can be read and seems to be there for display.',
          ko: '세션은 `{other}` 쿠키에 있고, 이 쿠키는 읽을 수 있어 화면 표시용으로 보입니다.',
        },
        { other: stronger.subject.facts.name },
      ),
      exchanges: notes.issuedAtLogin.slice(0, 1),
    };
    const session = judgement.session + weights.namesTheUser;
    const all = strongestFirst([evidence, ...judgement.evidence]);
    return { ...one, judgement: { role: 'preference', confidence: 1 - logistic(Math.min(session, 0)), session, evidence: all } };
  }
  const silent = subject.framework === null && subject.words === null && subject.known === null && decoded === null;
  const given = stronger !== undefined && stronger.subject.notes.issuedAtLogin.length > 0 && !stronger.subject.notes.rewritten;
  if (given && silent && notes.rewritten && notes.changes * 2 > notes.answers) {
    const evidence: Evidence = {
      code: 'changes-beside',
      basis: 'suggested',
      weight: weights.changesBeside,
      message: fill(
        {
          en: 'It changes with most answers, whoever asks; the login gave `{other}`. A filter or a balancer in front does so.',
          ko: '누가 요청하든 거의 모든 응답에서 바뀌고, 로그인은 `{other}` 쿠키를 발급했습니다. 앞단의 필터나 로드 밸런서가 하는 일입니다.',
        },
        { other: stronger.subject.facts.name },
      ),
      exchanges: notes.setIn.slice(0, 3),
    };
    const session = judgement.session + weights.changesBeside;
    const all = strongestFirst([evidence, ...judgement.evidence]);
    return { ...one, judgement: { role: 'infrastructure', confidence: 1 - logistic(Math.min(session, 0)), session, evidence: all } };
  }
  const persistent = notes.issuedAtLogin.length > 0 && (notes.lastStored?.expires ?? null) !== null;
  const nameSilent = subject.framework === null && subject.words?.purpose !== 'session' && subject.known === null;
  if (persistent && nameSilent && form.opaque && company.some((other) => other !== one && carriesUntilClose(other))) {
    // What goes only to where tokens are renewed is the session's other half; a remembered login is asked for anywhere.
    const path = notes.lastStored?.path ?? '/';
    return { ...one, judgement: { ...judgement, role: path === '/' ? 'remember-me' : 'auth-token' } };
  }
  return one;
}

function isRemember({ judgement }: Judged): boolean {
  return judgement.role === 'remember-me';
}

/** A session of the browser's session, beside which a persistent cookie from the same login remembers it. */
function carriesUntilClose({ judgement, subject }: Judged): boolean {
  const { lastStored, issuedAtLogin, changedAtLogin, rewritten } = subject.notes;
  const atLogin = issuedAtLogin.length > 0 || (changedAtLogin.length > 0 && !rewritten);
  return sessionRoles.has(judgement.role) && judgement.role !== 'remember-me' && atLogin && lastStored !== null && lastStored.expires === null;
}

/** The judged cookies of each site. */
export function bySiteOf(all: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const sites = new Map<string, Judged[]>();
  for (const one of all) {
    const company = sites.get(one.site);
    if (company) company.push(one);
    else sites.set(one.site, [one]);
  }
  return sites;
}
