import type { Status } from '../audit/checklist/checked.ts';
import type { Severity } from '../audit/rule.ts';
import type { Browser, Reason, SameSite } from '../cookie/types.ts';
import type { Locale } from '../i18n/text.ts';
import type { Clock, EventType, Role, Session } from '../session/types.ts';

/** Contract 3. Sentences are in one language; values are masked (stable aliases) unless revealed. */
export interface Report {
  readonly schema: 'sessionscope.report/1';
  readonly source: { readonly kind: 'har' | 'live'; readonly name: string; readonly browser: Browser };
  /** Of its sentences; English when absent. */
  readonly language?: Locale;
  /** What should be known about the source: what the file leaves out, what had to be rebuilt. */
  readonly notes?: readonly string[];
  /** How many. */
  readonly exchanges: number;
  readonly setCookies: readonly ReportSetCookie[];
  readonly requests: readonly ReportRequest[];
  readonly cookies: readonly ReportCookie[];
  readonly sessions: readonly ReportSession[];
  readonly events: readonly {
    readonly type: EventType;
    readonly exchange: number;
    readonly cookies: readonly string[];
    readonly evidence: readonly ReportEvidence[];
  }[];
  readonly findings: readonly ReportFinding[];
  readonly undecided: readonly { readonly rule: string; readonly why: string }[];
  /** The requirements of the standards, gone through with this recording. */
  readonly checklists: readonly ReportChecklist[];
}

/** What it all amounts to, without the exchanges one by one. */
export type Summary = Omit<Report, 'setCookies' | 'requests'>;

export type ReportReason = Reason & { readonly message: string };

export interface ReportSetCookie {
  readonly exchange: number;
  readonly line: string;
  readonly name: string;
  readonly outcome: 'stored' | 'replaced' | 'deleted' | 'refused';
  readonly reasons: readonly ReportReason[];
  readonly warnings: readonly ReportReason[];
  readonly confirmed: boolean | null;
}

export interface ReportRequest {
  readonly exchange: number;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly method: string;
  /** Without the values of its query, unless revealed. */
  readonly url: string;
  readonly status: number | null;
  readonly recorded: readonly string[];
  readonly predicted: readonly string[];
  readonly withheld: readonly { readonly name: string; readonly domain: string; readonly path: string; readonly reasons: readonly ReportReason[] }[];
}

export interface ReportEvidence {
  readonly code: string;
  readonly message: string;
  readonly exchanges: readonly number[];
}

/** A clock of `Expiry` with its sentence in the report's language. */
export type ReportClock = Localised<Clock>;
type Localised<T> = T extends unknown ? Omit<T, 'message'> & { readonly message: string } : never;

export interface ReportExpiry {
  readonly browser: ReportClock;
  readonly server: ReportClock;
  readonly token: ReportClock;
  readonly framework: ReportClock;
  readonly earliest: 'browser' | 'server' | 'token' | 'framework' | null;
}

export interface ReportCookie {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly partitionKey: string | null;
  /** The letter that stands for its present value. */
  readonly alias: string;
  /** `‹A›`: the alias, unless revealed. */
  readonly value: string;
  /** As the browser keeps them, or kept them last; null when it never kept a cookie whose line was recorded. */
  readonly attributes: ReportAttributes | null;
  readonly timesSet: number;
  readonly timesSent: number;
  readonly role: Role;
  readonly confidence: number;
  readonly evidence: readonly ReportEvidence[];
  readonly format: { readonly name: string; readonly fields: readonly { readonly name: string; readonly value: string }[] } | null;
  readonly expiry: ReportExpiry;
}

export interface ReportAttributes {
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  readonly hostOnly: boolean;
  /** Epoch milliseconds; null: until the browser session ends. */
  readonly expires: number | null;
}

export interface ReportSession {
  /** One sentence that says what matters. */
  readonly summary: string;
  readonly site: string;
  readonly state: 'anonymous' | 'authenticated' | 'ended';
  /** When the present state began, epoch milliseconds. */
  readonly since: number;
  readonly carrier: 'cookie' | 'url' | 'bearer';
  readonly cookies: readonly string[];
  readonly framework: string | null;
  readonly storage: 'server' | 'client' | 'unknown';
  /** `storage` to the point, as far as it is suggested. */
  readonly place: Session['place'];
  readonly affinity: string | null;
  readonly confidence: number;
  readonly evidence: readonly ReportEvidence[];
  readonly expiry: ReportExpiry;
  /** What the recording could not show, and how it could be shown. */
  readonly unseen: readonly string[];
}

export interface ReportFinding {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly cookie: string | null;
  readonly exchanges: readonly number[];
  readonly message: string;
  /** The `Set-Cookie` line with the fault, when there is one; the three parts together are the line. */
  readonly line: ReportLine | null;
  /** What it means on this site. */
  readonly why: string;
  readonly fix: string;
  /** The header line that should have been sent, when there is one. */
  readonly header: string | null;
  /** The fix as configuration of the framework that was recognised; null when none was, or no setting mends it. */
  readonly configuration: ReportConfiguration | null;
  readonly references: readonly { readonly label: string; readonly url: string }[];
  /** The reason for which the user put it away (`''`: none given), null when it stands. */
  readonly dismissed: string | null;
}

export interface ReportLine {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface ReportConfiguration {
  readonly framework: string;
  readonly parts: readonly { readonly file: string; readonly language: string; readonly code: string; readonly docs: string }[];
}

export interface ReportChecklist {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly items: readonly ReportRequirement[];
}

export interface ReportRequirement {
  /** As the standard numbers it. */
  readonly id: string;
  /** Of ASVS; null where the standard has none. */
  readonly level: 1 | 2 | 3 | null;
  readonly title: string;
  readonly url: string;
  readonly status: Status;
  /** What the recording shows of it. */
  readonly seen: readonly string[];
  /** What this recording does not show, and how one could. */
  readonly missing: readonly string[];
  /** What no browser sees of it. */
  readonly limit: string | null;
  /** What would decide the rest. */
  readonly decide: string | null;
  /** The rules that failed it. */
  readonly rules: readonly string[];
  readonly exchanges: readonly number[];
}
