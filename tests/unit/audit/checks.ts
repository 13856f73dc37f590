import { expect } from 'vitest';
import type { FindingDraft, Outcome } from '../../../utils/audit/rule.ts';
import type { Text } from '../../../utils/i18n/text.ts';

/** The findings of a failed outcome, each checked for what every finding owes its reader. */
export function findingsOf(outcome: Outcome, secrets: readonly string[] = []): readonly FindingDraft[] {
  expect(outcome.kind).toBe('fail');
  if (outcome.kind !== 'fail') return [];
  expect(outcome.findings.length).toBeGreaterThan(0);
  for (const finding of outcome.findings) {
    expect(finding.exchanges.length).toBeGreaterThan(0);
    for (const text of [finding.message, finding.why, finding.fix.message]) bilingual(text);
    const written = JSON.stringify(finding);
    for (const secret of secrets) expect(written.includes(secret), 'a finding shows a value').toBe(false);
  }
  return outcome.findings;
}

export function only(outcome: Outcome, secrets: readonly string[] = []): FindingDraft {
  const findings = findingsOf(outcome, secrets);
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (!finding) throw new Error('no finding');
  return finding;
}

/** The reason of an outcome that decides nothing. */
export function whyOf(outcome: Outcome, kind: 'unsure' | 'not-applicable'): Text {
  expect(outcome.kind).toBe(kind);
  if (outcome.kind !== 'unsure' && outcome.kind !== 'not-applicable') throw new Error('decided');
  bilingual(outcome.why);
  return outcome.why;
}

function bilingual(text: Text): void {
  expect(text.en.length).toBeGreaterThan(5);
  expect(text.ko).toMatch(/[가-힣]/);
  for (const sentence of [text.en, text.ko]) {
    expect(sentence, 'a slot was not filled').not.toMatch(/\{\w+[|}]/);
    expect((sentence.match(/`/g) ?? []).length % 2, 'a backtick is left open').toBe(0);
  }
}
