import type { Severity } from '../audit/rule.ts';
import type { Browser, Reason } from '../cookie/types.ts';
import type { Clock, EventType, Role } from '../session/types.ts';

/** Contract 3. Sentences are in one language; values are masked (stable aliases) unless revealed. */
export interface Report {
  readonly schema: 'sessionscope.report/1';
  readonly source: { readonly kind: 'har' | 'live'; readonly name: string; readonly browser: Browser };
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
}

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
export type ReportClock = Omit<Clock, 'message'> & { readonly message: string };
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
  readonly role: Role;
  readonly confidence: number;
  readonly evidence: readonly ReportEvidence[];
  readonly format: { readonly name: string; readonly fields: readonly { readonly name: string; readonly value: string }[] } | null;
  readonly expiry: ReportExpiry;
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
  readonly affinity: string | null;
  readonly confidence: number;
  readonly evidence: readonly ReportEvidence[];
  readonly expiry: ReportExpiry;
}

export interface ReportFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly cookie: string | null;
  readonly exchanges: readonly number[];
  readonly message: string;
  readonly fix: string;
  readonly references: readonly { readonly label: string; readonly url: string }[];
}
