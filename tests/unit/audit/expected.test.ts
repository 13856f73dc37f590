import { describe, expect, it } from 'vitest';
import { captures } from '../../tools/captures.ts';
import { audited, expectedOf, keyOf } from '../../tools/expected.ts';

/** Every finding on the recordings was looked at once, with the recording open; `*.expected.json` says why each is right. */
describe.each(captures().map((capture) => [capture.labels.id, capture] as const))('the audit of %s', (id, capture) => {
  const expected = expectedOf(id);

  it('finds what was reviewed, and nothing else', () => {
    expect(expected?.id, `${id}.expected.json is missing; npx tsx tests/tools/expected.ts ${id} prints what to review`).toBe(id);
    const { findings } = audited(capture);
    expect(findings.map(keyOf).sort()).toEqual(expected?.findings.map(keyOf).sort());
  });

  it('says of each finding why it is right', () => {
    for (const { rule, because } of expected?.findings ?? []) expect(because.length, rule).toBeGreaterThan(40);
  });
});
