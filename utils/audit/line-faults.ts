import type { ParsedSetCookie } from '../cookie/types.ts';
import { exchangesShown } from './answer.ts';
import type { Facts } from './facts.ts';
import { isIssue, type Line, linesOf } from './lines.ts';
import { noSetCookie } from './refusals.ts';
import type { FindingDraft, Outcome } from './rule.ts';

/** How many different faults are told; a site has a few, and generated names have as many as there are lines. */
const most = 50;

export interface LineFaults<Fault> {
  /** `time` is when the line came, in milliseconds. */
  faultsIn(parsed: ParsedSetCookie, time: number): readonly Fault[];
  /** What makes it the same fault of the same cookie. */
  idOf(fault: Fault): readonly string[];
  findingFor(line: Line, parsed: ParsedSetCookie, fault: Fault): FindingDraft;
}

/** Judges every `Set-Cookie` line for faults of its writing: the same fault of a cookie is one finding, with the exchanges that show it. */
export function judgeLines<Fault>(facts: Facts, { faultsIn, idOf, findingFor }: LineFaults<Fault>): Outcome {
  const lines = linesOf(facts).filter(isIssue);
  if (lines.length === 0) return { kind: 'not-applicable', why: noSetCookie };
  const found = new Map<string, { finding: FindingDraft; exchanges: Set<number> }>();
  for (const line of lines) {
    const { parsed, key } = line.set;
    if (parsed.kind === 'malformed') continue;
    for (const fault of faultsIn(parsed, line.exchange.time)) {
      const id = JSON.stringify([key, ...idOf(fault)]);
      const known = found.get(id);
      if (known) known.exchanges.add(line.exchange.id);
      else if (found.size < most) found.set(id, { finding: findingFor(line, parsed, fault), exchanges: new Set([line.exchange.id]) });
    }
  }
  if (found.size === 0) return { kind: 'pass' };
  return {
    kind: 'fail',
    findings: [...found.values()].map(({ finding, exchanges }) => ({ ...finding, exchanges: [...exchanges].slice(0, exchangesShown) })),
  };
}
