import fs from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { examine } from '../../../utils/cli/examine.ts';
import { toSarif } from '../../../utils/report/index.ts';
import type { Report } from '../../../utils/report/report.ts';
import { captures } from '../../tools/captures.ts';
import { exchange, loginTraffic, reportOn } from './world.ts';

const schema: object = JSON.parse(fs.readFileSync(new URL('../../fixtures/sarif/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'));
// One pattern of the schema is none by the stricter reading of `u`.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

/** What the standard's schema has against it. */
function faultsOf(sarif: string): readonly string[] {
  validate(JSON.parse(sarif));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const report = reportOn(loginTraffic());

describe('toSarif', () => {
  const sarif = JSON.parse(toSarif(report));
  const [run] = sarif.runs;

  it('is SARIF 2.1.0 with one rule for each rule that failed', () => {
    expect([sarif.version, sarif.$schema]).toEqual(['2.1.0', 'https://json.schemastore.org/sarif-2.1.0.json']);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['rule-of-high', 'rule-of-medium', 'rule-of-low', 'rule-of-info']);
    expect(run.tool.driver.rules[0].help.text).toContain('CWE-614');
  });

  it('says how bad, where, and in which exchange', () => {
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note', 'note']);
    expect(run.results[0]).toMatchObject({
      ruleId: 'rule-of-high',
      ruleIndex: 0,
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'login.har' }, region: { startLine: 1 } },
          logicalLocations: [{ fullyQualifiedName: 'log.entries[1]' }],
        },
      ],
      properties: { severity: 'high', cookie: 'sid', exchanges: [1] },
    });
  });

  it('tells what could not be decided as a notification, not as a result', () => {
    expect(run.invocations[0].toolExecutionNotifications).toEqual([
      { level: 'note', message: { text: 'Nothing was seen.' }, descriptor: { id: 'rule-unsure' } },
    ]);
  });

  it('writes the name of a file as a URI', () => {
    const named = JSON.parse(toSarif({ ...report, source: { ...report.source, name: 'my files/a#b.har' } }));
    expect(named.runs[0].artifacts[0].location.uri).toBe('my%20files/a%23b.har');
  });

  it('points to the weaknesses of CWE by a taxonomy of its own', () => {
    const [rule] = run.tool.driver.rules;
    expect(run.taxonomies[0].taxa).toEqual([{ id: 'CWE-614', helpUri: 'https://cwe.mitre.org/data/definitions/614.html' }]);
    expect(rule.relationships[0].target).toEqual({ id: 'CWE-614', index: 0, toolComponent: { name: 'CWE', index: 0 } });
    expect(rule.properties.tags).toContain('external/cwe/cwe-614');
  });

  it('tells the request, the line and the configuration with each result', () => {
    expect(run.results[0]).toMatchObject({
      webRequest: { method: 'POST', target: 'https://shop.test/login' },
      webResponse: { statusCode: 200 },
      properties: { line: 'sid=‹B›; Path=/', marked: 'sid', configuration: { framework: 'express-session' } },
    });
  });

  it('suppresses what was put away, with its reason', () => {
    const [first, second, ...rest] = report.findings;
    if (!first || !second) throw new Error('expected findings');
    const findings = [{ ...first, dismissed: 'accepted' }, { ...second, dismissed: '' }, ...rest];
    const { results } = JSON.parse(toSarif({ ...report, findings })).runs[0];
    expect(results.map(({ suppressions }: { suppressions?: unknown }) => suppressions)).toEqual([
      [{ kind: 'external', justification: 'accepted' }],
      [{ kind: 'external' }],
      undefined,
      undefined,
    ]);
  });
});

describe('by the schema of SARIF 2.1.0', () => {
  it('a log that is none has faults', () => {
    expect(faultsOf('{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"message":{},"level":"bad"}]}]}').length).toBeGreaterThan(1);
  });

  it.each([
    ['a report', report],
    ['none', []],
    ['several reports', [report, report]],
    ['nothing found', { ...report, findings: [], undecided: [], checklists: [] }],
    ['a live tab', { ...report, source: { kind: 'live', name: 'https://shop.test/', browser: 'firefox' } }],
    ['a hostile name', { ...report, source: { ...report.source, name: 'C:\\a b\u0000\ud800<>.har' } }],
    ['a note', { ...report, notes: ['A note.'] }],
    ['what was put away', { ...report, findings: report.findings.map((finding) => ({ ...finding, dismissed: 'known' })) }],
    ['hostile cookies', reportOn([exchange({ setCookieLines: ['<img>=v; Path=/', '__proto__=v', 'bad=\u0001'] })])],
  ] satisfies readonly (readonly [string, Report | readonly Report[]])[])('%s is valid', (_, reports) => {
    expect(faultsOf(toSarif(reports))).toEqual([]);
  });

  it.each(captures().map(({ labels, har }) => [labels.id, har] as const))('the report of a recording is valid: %s', (id, har) => {
    const made = examine(har, { name: `${id}.har`, browser: null, reveal: false, locale: 'ko' });
    if ('error' in made) throw new Error(id);
    expect(faultsOf(toSarif(made))).toEqual([]);
  });
});
