import { describe, expect, it } from 'vitest';
import { rules } from '../../../../utils/audit/index.ts';
import { findingsOf, whyOf } from '../checks.ts';
import { judge } from '../facts-builder.ts';
import { ids } from '../recording.ts';
import { attributeOutcomes } from './attributes.ts';
import { contentOutcomes } from './content.ts';
import { flowOutcomes } from './flow.ts';
import { lifeOutcomes } from './life.ts';
import type { OutcomesByRule } from './outcomes.ts';
import { transportOutcomes } from './transport.ts';

const outcomes: OutcomesByRule = { ...attributeOutcomes, ...transportOutcomes, ...lifeOutcomes, ...contentOutcomes, ...flowOutcomes };
const kinds = ['fail', 'pass', 'unsure', 'not-applicable'] as const;

it('every rule has a recording for each of its answers', () => {
  const missing = rules.filter(({ id }) => !Object.hasOwn(outcomes, id)).map(({ id }) => id);
  expect(missing, `Add to tests/unit/audit/outcomes/: ${missing.join(', ')}`).toEqual([]);
  const known = new Set(rules.map(({ id }) => id));
  expect(Object.keys(outcomes).filter((id) => !known.has(id))).toEqual([]);
});

describe.each(rules.flatMap((rule) => (outcomes[rule.id] ? [{ rule, id: rule.id, expected: outcomes[rule.id] }] : [])))(
  '$id',
  ({ rule, expected }) => {
    it.each(kinds.flatMap((kind) => (expected === undefined || typeof expected[kind] === 'string' ? [] : [[kind, expected[kind]] as const])))(
      'answers %s',
      (kind, stated) => {
        const outcome = judge(rule, stated);
        expect(outcome.kind).toBe(kind);
        if (kind === 'fail') findingsOf(outcome, ids);
        if (kind === 'unsure' || kind === 'not-applicable') whyOf(outcome, kind);
      },
    );
  },
);
