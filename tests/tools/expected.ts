import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { audit } from '../../utils/audit/index.ts';
import type { Audit, Severity } from '../../utils/audit/rule.ts';
import { type Capture, captures, examined } from './captures.ts';

/**
 * What the audit is expected to say of each recording of `tests/fixtures/captures/`, reviewed by hand.
 * `npx tsx tests/tools/expected.ts ID …` prints what it says now, for the review; it never writes an expectation.
 */

export interface ExpectedFinding {
  readonly rule: string;
  /** The cookie's name; null for a finding about a host or a header. */
  readonly cookie: string | null;
  readonly severity: Severity;
  /** The HAR entry that shows it first. */
  readonly exchange: number;
}

export interface Reviewed extends ExpectedFinding {
  /** Why the finding is right, in a sentence by the one who looked. */
  readonly because: string;
}

export interface Expected {
  readonly schema: 'sessionscope.expected/1';
  readonly id: string;
  readonly findings: readonly Reviewed[];
}

const folder = fileURLToPath(new URL('../fixtures/captures/', import.meta.url));

export function expectedOf(id: string): Expected | null {
  const file = `${folder}${id}.expected.json`;
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Expected) : null;
}

export function audited(capture: Capture): { readonly report: Audit; readonly findings: readonly ExpectedFinding[] } {
  const { analysis, conclusions, entries } = examined(capture);
  const report = audit({ analysis, conclusions, now: analysis.lastTime });
  const findings = report.findings.map(({ rule, cookie, severity, exchanges: [first = 0] }): ExpectedFinding => {
    const name = cookie === null ? null : (analysis.cookies.get(cookie)?.name ?? cookie);
    return { rule, cookie: name, severity, exchange: entries[first] ?? first };
  });
  return { report, findings };
}

function print(capture: Capture): void {
  const { report, findings } = audited(capture);
  const known = new Map((expectedOf(capture.labels.id)?.findings ?? []).map((one) => [keyOf(one), one.because]));
  console.log(`\n=== ${capture.labels.id}: ${capture.labels.about}`);
  for (const [index, finding] of findings.entries()) {
    const because = known.get(keyOf(finding));
    console.log(`${because === undefined ? '+' : ' '} ${JSON.stringify(finding)}`);
    console.log(`    ${report.findings[index]?.message.en ?? ''}`);
    if (because !== undefined) console.log(`    reviewed: ${because}`);
    known.delete(keyOf(finding));
  }
  for (const gone of known.keys()) console.log(`- ${gone}`);
  for (const { rule, kind } of report.undecided) console.log(`  ${kind}: ${rule}`);
}

/** What makes two findings the same: everything but the reason. */
export function keyOf({ rule, cookie, severity, exchange }: ExpectedFinding): string {
  return JSON.stringify([rule, cookie, severity, exchange]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const ids = process.argv.slice(2);
  for (const capture of captures()) if (ids.length === 0 || ids.includes(capture.labels.id)) print(capture);
}
