import { type CookieConclusion, type EventType, type Role, sessionRoles } from '../../utils/session/types.ts';
import type { CookieLabel, EventLabel } from '../sites/frameworks/labels.ts';
import { type Capture, examined } from './captures.ts';

/** What the inference said of one capture, held against its labels. */
export interface Score {
  readonly id: string;
  readonly aside: boolean;
  readonly cookies: readonly CookieScore[];
  readonly events: readonly EventScore[];
  readonly carriers: { readonly said: readonly string[]; readonly true: readonly string[] };
}

export interface CookieScore {
  readonly name: string;
  readonly said: Role;
  readonly confidence: number;
  readonly true: Role;
}

export interface EventScore {
  readonly type: EventType;
  readonly exchange: number;
  readonly outcome: 'found' | 'missed' | 'false';
}

/** Events that must be right to the exchange. `started` and `renewed` come in runs of which not all are told. */
export const strictEvents: ReadonlySet<EventType> = new Set<EventType>(['login', 'login-failed', 'logout', 'rotated', 'ended', 'lost']);

export function score(capture: Capture): Score {
  const { labels, aside } = capture;
  const { conclusions, entries } = examined(capture);
  const said = conclusions.events.map(({ type, exchange }) => ({ type, exchange: entries[exchange] ?? exchange }));
  return {
    id: labels.id,
    aside,
    cookies: scoreCookies(labels.cookies, conclusions.cookies),
    events: scoreEvents(labels.events, said),
    carriers: {
      said: [...new Set(conclusions.sessions.map(({ carrier }) => carrier))].toSorted(),
      // To the browser and to us, HTTP Basic is one more `Authorization` header.
      true: [...new Set(labels.carriers.map((carrier) => (carrier === 'basic' || carrier === 'digest' ? 'bearer' : carrier)))].toSorted(),
    },
  };
}

function scoreCookies(labels: readonly CookieLabel[], said: readonly CookieConclusion[]): readonly CookieScore[] {
  const open = new Set(labels);
  const scored = said.flatMap(({ facts, role, confidence }): readonly CookieScore[] => {
    const here = [...open].filter(({ name, domain }) => name === facts.name && domain === facts.domain);
    const label = here.find(({ path }) => path === facts.path) ?? here[0];
    // What never had a value is no cookie; the labels have none for it.
    if (!label) return facts.value === '' ? [] : [{ name: facts.name, said: role, confidence, true: 'unknown' }];
    open.delete(label);
    return [{ name: facts.name, said: role, confidence, true: label.role }];
  });
  return [...scored, ...[...open].map(({ name, role }): CookieScore => ({ name, said: 'unknown', confidence: 0, true: role }))];
}

function scoreEvents(labels: readonly EventLabel[], said: readonly EventLabel[]): readonly EventScore[] {
  const has = (list: readonly EventLabel[], one: EventLabel) => list.some(({ type, exchange }) => type === one.type && exchange === one.exchange);
  // Of a run of renewals the latest is told for sure.
  const renewed = labels.findLast(({ type }) => type === 'renewed');
  const expected = labels.filter((label) => label.type !== 'renewed' || label === renewed);
  return [
    ...expected.map((label): EventScore => ({ ...label, outcome: has(said, label) ? 'found' : 'missed' })),
    ...said.filter((one) => strictEvents.has(one.type) && !has(labels, one)).map((one): EventScore => ({ ...one, outcome: 'false' })),
  ];
}

export interface Measure {
  readonly right: number;
  readonly said: number;
  readonly true: number;
  readonly precision: number;
  readonly recall: number;
}

export function measure<Item>(items: readonly Item[], isSaid: (item: Item) => boolean, isTrue: (item: Item) => boolean): Measure {
  const said = items.filter(isSaid);
  const right = said.filter(isTrue).length;
  const truth = items.filter(isTrue).length;
  return {
    right,
    said: said.length,
    true: truth,
    precision: said.length === 0 ? 1 : right / said.length,
    recall: truth === 0 ? 1 : right / truth,
  };
}

/** Session, token and remembered login together: what a thief would want. */
export function sessionMeasure(scores: readonly Score[]): Measure {
  return measure(
    scores.flatMap(({ cookies }) => cookies),
    (cookie) => sessionRoles.has(cookie.said),
    (cookie) => sessionRoles.has(cookie.true),
  );
}

export function eventMeasure(scores: readonly Score[], types: readonly EventType[]): Measure {
  const events = scores.flatMap(({ events: all }) => all).filter(({ type }) => types.includes(type));
  return measure(
    events,
    ({ outcome }) => outcome !== 'missed',
    ({ outcome }) => outcome !== 'false',
  );
}
