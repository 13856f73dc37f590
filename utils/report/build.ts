import { explain } from '../cookie/index.ts';
import type { Reason } from '../cookie/types.ts';
import type { Clock, CookieConclusion, Evidence, ExchangeFacts, Expiry, Session } from '../session/types.ts';
import { finish, type Steps } from '../steps.ts';
import { checklistsOf, findingOf } from './build-findings.ts';
import type { ReportInput } from './input.ts';
import { maskLine, nameOfLine } from './mask-line.ts';
import type {
  Report,
  ReportClock,
  ReportCookie,
  ReportEvidence,
  ReportExpiry,
  ReportReason,
  ReportRequest,
  ReportSession,
  ReportSetCookie,
  Summary,
} from './report.ts';
import { distinct, type Saying, sayingOf } from './saying.ts';
import { masked } from './secrets.ts';

/** Contract 3, from what was concluded. The only place where values are taken out or let through. */
export function buildReport(input: ReportInput): Report {
  return finish(reportSteps(input));
}

/** So many exchanges are a step. */
const perStep = 250;

/** The same in steps. */
export function* reportSteps(input: ReportInput): Steps<Report> {
  const { analysis } = input;
  const say = sayingOf(input);
  const exchanges = [...analysis.exchanges].sort((a, b) => say.number(a.exchange.id) - say.number(b.exchange.id));
  const setCookies: ReportSetCookie[] = [];
  const requests: ReportRequest[] = [];
  for (const [done, facts] of exchanges.entries()) {
    if (done % perStep === 0) yield done / exchanges.length;
    setCookies.push(...setCookiesOf(facts, say));
    requests.push(requestOf(facts, say));
  }
  return { ...summaryOf(input, say), setCookies, requests };
}

/** What the report says beside the exchanges one by one. */
export function buildSummary(input: ReportInput): Summary {
  return summaryOf(input, sayingOf(input));
}

function summaryOf(input: ReportInput, say: Saying): Summary {
  const { analysis, conclusions, audit, source, locale, notes = [] } = input;
  return {
    schema: 'sessionscope.report/1',
    // The address of a tab may hold a token; the name of a file is the user's own.
    source: source.kind === 'live' ? { ...source, name: say.url(source.name) } : source,
    language: locale,
    ...(notes.length === 0 ? {} : { notes: notes.map((note) => note[locale]) }),
    exchanges: analysis.exchanges.length,
    cookies: conclusions.cookies.map((cookie) => cookieOf(cookie, say)),
    sessions: conclusions.sessions.map((session) => sessionOf(session, say)),
    events: conclusions.events.map(({ type, exchange, cookies, evidence }) => ({
      type,
      exchange: say.number(exchange),
      cookies: cookies.map(say.nameOf),
      evidence: evidenceOf(evidence, say),
    })),
    findings: audit.findings.map((finding) => findingOf(finding, input, say)),
    checklists: checklistsOf(audit, say),
    undecided: audit.undecided.map(({ rule, why }) => ({ rule, why: say.text(why) })),
  };
}

function setCookiesOf({ exchange, setCookies }: ExchangeFacts, say: Saying): readonly ReportSetCookie[] {
  return setCookies.map((facts) => {
    const { line, verdict, confirmed } = facts;
    return {
      exchange: say.number(exchange.id),
      line: say.reveal ? line : say.line(maskLine(facts)),
      name: nameOfLine(facts),
      outcome: verdict.outcome,
      reasons: verdict.reasons.map((reason) => reasonOf(reason, say)),
      warnings: verdict.warnings.map((reason) => reasonOf(reason, say)),
      confirmed,
    };
  });
}

function requestOf({ exchange, sent, predicted, withheld }: ExchangeFacts, say: Saying): ReportRequest {
  return {
    exchange: say.number(exchange.id),
    time: exchange.time,
    method: exchange.method,
    url: say.url(exchange.url),
    status: exchange.status,
    recorded: sent.map(({ name }) => name),
    predicted,
    withheld: withheld.map(({ cookie, reasons }) => ({
      name: cookie.name,
      domain: cookie.domain,
      path: say.line(cookie.path),
      reasons: reasons.map((reason) => reasonOf(reason, say)),
    })),
  };
}

function reasonOf(reason: Reason, say: Saying): ReportReason {
  return { ...reason, message: say.text(explain(reason)) };
}

function cookieOf({ facts, role, confidence, evidence, decoded, expiry }: CookieConclusion, say: Saying): ReportCookie {
  const kept = (facts.attributesKnown ? facts.current : null) ?? say.lastKept(facts.key) ?? null;
  return {
    name: facts.name,
    domain: facts.domain,
    path: say.line(facts.path),
    partitionKey: facts.partitionKey,
    alias: facts.alias,
    value: say.reveal ? facts.value : masked(facts.alias),
    attributes:
      kept === null
        ? null
        : { secure: kept.secure, httpOnly: kept.httpOnly, sameSite: kept.sameSite, hostOnly: kept.hostOnly, expires: kept.expires },
    timesSet: facts.timesSet,
    timesSent: facts.timesSent,
    role,
    confidence,
    evidence: evidenceOf(evidence, say),
    format:
      decoded === null
        ? null
        : {
            name: decoded.format,
            fields: decoded.fields.map(({ name, value, secret }) => ({ name, value: secret && !say.reveal ? masked(null) : say.field(value) })),
          },
    expiry: expiryOf(expiry, say),
  };
}

function sessionOf(session: Session, say: Saying): ReportSession {
  const { framework, affinity } = session;
  return {
    summary: say.text(session.summary),
    site: session.site,
    state: session.state,
    since: session.since,
    carrier: session.carrier,
    cookies: session.names,
    framework: framework?.name ?? null,
    storage: session.storage,
    place: session.place,
    affinity: affinity === null ? null : say.nameOf(affinity.cookie),
    confidence: session.confidence,
    // One list: a reader asks "how do you know", not "which part of you knows".
    evidence: evidenceOf(
      [
        ...session.evidence,
        ...session.storageEvidence,
        ...session.sets.map(({ evidence }) => evidence),
        ...(framework?.evidence ?? []),
        ...(affinity?.evidence ?? []),
      ],
      say,
    ),
    expiry: expiryOf(session.expiry, say),
    unseen: session.unseen.map(say.text),
  };
}

function evidenceOf(evidence: readonly Evidence[], say: Saying): readonly ReportEvidence[] {
  return evidence.map(({ code, message, exchanges }) => ({ code, message: say.text(message), exchanges: distinct(exchanges, say) }));
}

function expiryOf({ browser, server, token, framework, earliest }: Expiry, say: Saying): ReportExpiry {
  return { browser: clockOf(browser, say), server: clockOf(server, say), token: clockOf(token, say), framework: clockOf(framework, say), earliest };
}

function clockOf(clock: Clock, say: Saying): ReportClock {
  return { ...clock, message: say.text(clock.message), exchanges: distinct(clock.exchanges, say) };
}
