import type { Text } from '../i18n/text.ts';
import type { CookieKey } from '../session/types.ts';
import type { Checklist } from './checklist/checked.ts';
import type { Facts } from './facts.ts';
import type { Recipe } from './fixes/fixer.ts';

export const severities = ['high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

export interface Reference {
  /** `RFC 6265bis §5.7`, `WSTG-SESS-02`, `ASVS 5.0 3.3.1`, `CWE-614` … */
  readonly label: string;
  readonly url: string;
}

/** What a rule answers for one place where it failed. */
export interface FindingDraft {
  readonly severity: Severity;
  /** Which cookie; null when it is about the site or a header. */
  readonly cookie: CookieKey | null;
  /** Ids of the exchanges that show it, the most telling first; at least one. */
  readonly exchanges: readonly number[];
  /** The `Set-Cookie` line with the fault, and the part of it to mark (a substring's offsets), when there is one. */
  readonly line?: { readonly exchange: number; readonly index: number; readonly start: number; readonly end: number };
  /** What happens, in one sentence. */
  readonly message: Text;
  /** What it means on this site: the consequence, with the site's own example. */
  readonly why: Text;
  /** What to do. `header` is the line that should have been sent, with the value left out (`…`). */
  readonly fix: { readonly message: Text; readonly header?: string };
}

export type Outcome =
  | { readonly kind: 'fail'; readonly findings: readonly FindingDraft[] }
  | { readonly kind: 'pass' }
  | { readonly kind: 'unsure'; readonly why: Text }
  | { readonly kind: 'not-applicable'; readonly why: Text };

/** A rule: one file named after its id, one object, listed in `rules/index.ts`. Its id is a noun for the failing state. */
export interface Rule {
  readonly id: string;
  readonly title: Text;
  readonly references: readonly Reference[];
  judge(facts: Facts): Outcome;
}

export interface Finding extends FindingDraft {
  readonly rule: string;
  readonly title: Text;
  readonly references: readonly Reference[];
  /** The fix as configuration of the framework that the site was recognised by; null when it was not, or no setting mends it. */
  readonly recipe: Recipe | null;
}

/** What the rules give: what failed, worst first, and what could not be decided. A rule that threw is `error`; the others went on. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly undecided: readonly { readonly rule: string; readonly title: Text; readonly why: Text; readonly kind: 'unsure' | 'error' }[];
  readonly outcomes: ReadonlyMap<string, Outcome['kind'] | 'error'>;
}

/** What an audit gives: what the rules found, and the requirements of the standards gone through with it. */
export interface Audit extends Judged {
  readonly checklists: readonly Checklist[];
}
