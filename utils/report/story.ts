import type { Status } from '../audit/checklist/checked.ts';
import type { Severity } from '../audit/rule.ts';
import { formatDate } from '../i18n/format.ts';
import { fill, type Locale, type Text } from '../i18n/text.ts';
import type { Report, ReportCookie, ReportRequirement, ReportSession, ReportSetCookie } from './report.ts';
import { browserWords, clockWords, eventWords, labels, placeWords, roleWords, severities, stateWords, statusOrder } from './words.ts';

/** What the writers say in common, in the order in which a reader wants it: the session first. A row is a label and what belongs to it. */
export interface Row {
  readonly label: string;
  readonly items: readonly string[];
}

export interface Story {
  readonly title: string;
  readonly subtitle: string;
  readonly sessions: readonly { readonly summary: string; readonly rows: readonly Row[] }[];
  readonly refused: readonly Refused[];
}

export function tell(report: Report, locale: Locale): Story {
  const counted = fill(report.exchanges === 1 ? labels.oneExchange : labels.exchanges, { n: report.exchanges })[locale];
  return {
    title: report.source.name,
    subtitle: `${counted} · ${browserWords[report.source.browser][locale]}`,
    sessions: report.sessions.map((session) => ({ summary: session.summary, rows: sessionRows(report, session, locale) })),
    refused: refusedOf(report),
  };
}

/** A line that the browser refused, with every exchange that sent it. */
export interface Refused {
  readonly line: string;
  readonly reasons: ReportSetCookie['reasons'];
  readonly exchanges: readonly number[];
}

/** A site that sends a faulty line sends it with every answer; it is told once. */
function refusedOf({ setCookies }: Report): readonly Refused[] {
  const same = new Map<string, { line: string; reasons: Refused['reasons']; exchanges: number[] }>();
  for (const { line, reasons, exchange, outcome } of setCookies) {
    if (outcome !== 'refused') continue;
    // Another value is another letter, and the same fault.
    const key = JSON.stringify([line.replace(/‹[^›]*›/g, ''), reasons.map(({ code }) => code)]);
    const known = same.get(key);
    if (known) known.exchanges.push(exchange);
    else same.set(key, { line, reasons, exchanges: [exchange] });
  }
  return [...same.values()];
}

function sessionRows(report: Report, session: ReportSession, locale: Locale): readonly Row[] {
  const t = (text: Text): string => text[locale];
  const rows: Row[] = [
    { label: t(labels.carriedBy), items: carriers(report, session, locale) },
    { label: t(labels.since), items: [`${formatDate(session.since)} (${t(stateWords[session.state])})`] },
    { label: t(labels.until), items: [session.expiry.earliest === null ? t(labels.unknownEnd) : session.expiry[session.expiry.earliest].message] },
    { label: t(labels.data), items: [t(placeWords[session.place])] },
    ...(session.framework === null ? [] : [{ label: t(labels.framework), items: [session.framework] }]),
    ...(session.affinity === null ? [] : [{ label: t(labels.affinity), items: [`\`${plain(session.affinity)}\``] }]),
    { label: t(labels.life), items: lifeOf(report, session, locale) },
    {
      label: t(labels.clocks),
      items: (['browser', 'server', 'token', 'framework'] as const).map((clock) => `${t(clockWords[clock])}: ${session.expiry[clock].message}`),
    },
    { label: t(labels.because), items: [...new Set(session.evidence.map(({ message, exchanges }) => `${message}${numbers(exchanges)}`))] },
    { label: t(labels.unseen), items: session.unseen },
  ];
  return rows.filter(({ items }) => items.length > 0);
}

function carriers(report: Report, session: ReportSession, locale: Locale): readonly string[] {
  if (session.carrier === 'bearer') return [labels.carrierBearer[locale]];
  const names = session.cookies.map((name) => {
    const cookie = report.cookies.find((one) => one.name === name);
    return cookie === undefined ? `\`${plain(name)}\`` : `\`${plain(name)}\` (${roleOf(cookie, locale)}, ${whereOf(cookie)})`;
  });
  return session.carrier === 'url' ? [`${labels.carrierUrl[locale]}: ${names.join(', ')}`] : names;
}

/** One line, so that the story is read from left to right: `started #0 → login #5 → rotated #5`. */
function lifeOf(report: Report, session: ReportSession, locale: Locale): readonly string[] {
  const mine = report.events.filter(({ cookies }) => cookies.length === 0 || cookies.some((name) => session.cookies.includes(name)));
  if (mine.length === 0) return [];
  const most = 12;
  const steps = mine.slice(0, most).map(({ type, exchange }) => `${eventWords[type][locale]} #${exchange}`);
  return [steps.join(' → ') + (mine.length > most ? ` → … (+${mine.length - most})` : '')];
}

export function roleOf({ role, confidence }: ReportCookie, locale: Locale): string {
  return `${roleWords[role][locale]} ${Math.round(confidence * 100)} %`;
}

export function whereOf({ domain, path, attributes, partitionKey }: ReportCookie): string {
  return `${attributes?.hostOnly === false ? '*.' : ''}${domain}${path}${partitionKey === null ? '' : ` [${partitionKey}]`}`;
}

const sameSiteWords = { strict: 'SameSite=Strict', lax: 'SameSite=Lax', none: 'SameSite=None', default: null } as const;

/** As they are written in a header; `?` when they are not known. */
export function flagsOf({ attributes }: ReportCookie): string {
  if (attributes === null) return '?';
  const flags = [attributes.secure ? 'Secure' : null, attributes.httpOnly ? 'HttpOnly' : null, sameSiteWords[attributes.sameSite]];
  return flags.filter((flag) => flag !== null).join(', ') || '–';
}

export function endOf({ attributes, expiry: { browser: clock } }: ReportCookie): string {
  // A date only while it is still to come: a cookie that is gone has a sentence that says how.
  return attributes?.expires != null && clock.kind === 'at' ? formatDate(attributes.expires) : clock.message;
}

/** The same for a column: a word where it is no date. */
export function endWord(cookie: ReportCookie, locale: Locale): string {
  const { kind } = cookie.expiry.browser;
  if (kind === 'browser-close') return labels.withBrowser[locale];
  if (kind === 'ended') return (cookie.attributes === null && cookie.timesSent === 0 ? labels.neverKept : labels.gone)[locale];
  return kind === 'unknown' ? '?' : endOf(cookie);
}

/** How many of each severity, worst first, without those that were put away. */
export function countsOf(findings: Report['findings']): readonly { readonly severity: Severity; readonly count: number }[] {
  const standing = findings.filter(({ dismissed }) => dismissed === null);
  return severities
    .map((severity) => ({ severity, count: standing.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

export function statusCounts(items: readonly ReportRequirement[]): readonly { readonly status: Status; readonly count: number }[] {
  return statusOrder.map((status) => ({ status, count: items.filter((item) => item.status === status).length })).filter(({ count }) => count > 0);
}

/** ` (#3, #7)`; the first few when there are many. */
export function numbers(exchanges: readonly number[]): string {
  const ids = [...new Set(exchanges)];
  if (ids.length === 0) return '';
  const few = ids.slice(0, 5).map((id) => `#${id}`);
  return ` (${few.join(', ')}${ids.length > few.length ? ' …' : ''})`;
}

/** What stands between backticks must not hold one. */
export function plain(text: string): string {
  return text.replaceAll('`', "'");
}

/**
 * What a terminal, an editor or a page could take for a command or use to turn text around is shown as a replacement character:
 * control characters and the marks that change the direction of writing.
 */
export function inert(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** A line of any length, short enough to be read. */
export function short(text: string, most = 300): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Cuts a sentence into what is code (between backticks) and what is not. An odd backtick is only a character. */
export function spans(sentence: string): readonly { readonly code: boolean; readonly text: string }[] {
  const parts = sentence.split('`');
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('`')];
  return closed.map((text, index) => ({ code: index % 2 === 1, text })).filter(({ text }) => text !== '');
}
