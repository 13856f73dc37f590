import { describe, expect, it } from 'vitest';
import type { FindingDraft, Rule, Severity } from '../../../utils/audit/rule.ts';
import { runRules } from '../../../utils/audit/run.ts';
import { same } from '../../../utils/i18n/text.ts';
import { exchange } from '../../tools/flow.ts';
import { facts } from './facts-builder.ts';

const shop = facts({
  exchanges: [exchange({ id: 0, url: 'https://shop.example/', set: ['sid=a; Path=/', 'theme=dark; Path=/'] })],
  roles: { sid: 'session-id', theme: 'preference' },
});
const keyOf = (name: string) => shop.conclusions.cookies.find((cookie) => cookie.facts.name === name)?.facts.key ?? null;

function draft(severity: Severity, cookie: string | null, exchange = 0): FindingDraft {
  return { severity, cookie, exchanges: [exchange], message: same('m'), why: same('w'), fix: { message: same('f') } };
}

function rule(id: string, judge: Rule['judge']): Rule {
  return { id, title: same(id), references: [], judge };
}

describe('running the rules', () => {
  it('puts the worst first: by severity, then by the importance of the role, then by time', () => {
    const audit = runRules(
      [
        rule('a', () => ({ kind: 'fail', findings: [draft('low', keyOf('sid')), draft('high', keyOf('theme'))] })),
        rule('b', () => ({ kind: 'fail', findings: [draft('high', null), draft('high', keyOf('sid'), 3), draft('high', keyOf('sid'), 1)] })),
      ],
      shop,
    );
    expect(audit.findings.map(({ severity, cookie, exchanges }) => [severity, cookie, exchanges[0]])).toEqual([
      ['high', keyOf('sid'), 1],
      ['high', keyOf('sid'), 3],
      ['high', null, 0],
      ['high', keyOf('theme'), 0],
      ['low', keyOf('sid'), 0],
    ]);
  });

  it('goes on when a rule throws, and tells nothing of what it threw', () => {
    const audit = runRules(
      [
        rule('broken', () => {
          throw new Error('secret-value');
        }),
        rule('sound', () => ({ kind: 'fail', findings: [draft('info', null)] })),
      ],
      shop,
    );
    expect([...audit.outcomes]).toEqual([
      ['broken', 'error'],
      ['sound', 'fail'],
    ]);
    expect(audit.findings.map((finding) => finding.rule)).toEqual(['sound']);
    expect(audit.undecided.map(({ rule: id, kind }) => [id, kind])).toEqual([['broken', 'error']]);
    expect(JSON.stringify(audit)).not.toContain('secret-value');
  });

  it('keeps what could not be decided, with its reason, and leaves out what does not apply', () => {
    const audit = runRules(
      [
        rule('doubt', () => ({ kind: 'unsure', why: same('why') })),
        rule('apart', () => ({ kind: 'not-applicable', why: same('no') })),
        rule('good', () => ({ kind: 'pass' })),
      ],
      shop,
    );
    expect(audit.undecided).toEqual([{ rule: 'doubt', title: same('doubt'), why: same('why'), kind: 'unsure' }]);
    expect([...audit.outcomes.values()]).toEqual(['unsure', 'not-applicable', 'pass']);
  });
});
