import type { Severity } from '../audit/rule.ts';
import type { Report, ReportFinding } from './report.ts';
import { inert } from './story.ts';
import { severities } from './words.ts';

/** SARIF 2.1.0, for code scanning tools: a run for each report, a result for each finding, its place the exchange in the file. */
export function toSarif(reports: Report | readonly Report[]): string {
  const list = isList(reports) ? reports : [reports];
  return JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: list.map(runOf) }, null, 2);
}

const levels = { high: 'error', medium: 'warning', low: 'note', info: 'note' } as const satisfies Record<Severity, string>;
/** The scale on which scanning tools sort, 0 to 10. */
const scores: Readonly<Record<Severity, string>> = { high: '8.0', medium: '5.5', low: '3.0', info: '0.5' };

function runOf(report: Report) {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))];
  return {
    tool: { driver: { name: 'Sessionscope', rules: ids.map((id) => ruleOf(id, report.findings)) } },
    language: report.language ?? 'en',
    artifacts: [{ location: { uri: uriOf(report.source.name) }, ...(report.source.kind === 'har' ? { mimeType: 'application/json' } : {}) }],
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          ...(report.notes ?? []).map((note) => ({ level: 'warning', message: { text: note } })),
          ...report.undecided.map(({ rule, why }) => ({ level: 'note', message: { text: why }, descriptor: { id: rule } })),
        ],
      },
    ],
    results: report.findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule), report)),
  };
}

function ruleOf(id: string, findings: readonly ReportFinding[]) {
  const mine = findings.filter(({ rule }) => rule === id);
  const [first] = mine;
  const worst = severities.find((severity) => mine.some((finding) => finding.severity === severity)) ?? 'info';
  const references = first?.references ?? [];
  return {
    id,
    shortDescription: { text: first?.title ?? id },
    help: {
      text: [first?.fix, ...references.map(({ label, url }) => `${label}: ${url}`)].join('\n'),
      markdown: [first?.fix, '', ...references.map(({ label, url }) => `- [${label}](${url})`)].join('\n'),
    },
    ...(references[0] === undefined ? {} : { helpUri: references[0].url }),
    defaultConfiguration: { level: levels[worst] },
    properties: { tags: ['security', 'session', ...references.map(({ label }) => label)], 'security-severity': scores[worst] },
  };
}

function resultOf({ rule, severity, cookie, exchanges, message, why, fix, header }: ReportFinding, ruleIndex: number, { source }: Report) {
  const text = [message, why, header === null ? fix : `${fix} ${header}`].join(' ');
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: inert(text) },
    locations: exchanges.map((exchange) => placeOf(source.name, exchange)),
    // Stays the same when the traffic is recorded again.
    partialFingerprints: { 'ruleAndCookie/v1': `${rule}:${cookie ?? ''}` },
    properties: { severity, cookie, exchanges },
  };
}

function placeOf(name: string, exchange: number) {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(name), index: 0 }, region: { startLine: 1 } },
    logicalLocations: [{ name: `exchange ${exchange}`, fullyQualifiedName: `log.entries[${exchange}]`, kind: 'element' }],
  };
}

/** A path as a URI reference; what has a scheme already is left as it is. */
function uriOf(name: string): string {
  if (/^https?:\/\//.test(name)) return name;
  const path = name.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}

function isList(reports: Report | readonly Report[]): reports is readonly Report[] {
  return Array.isArray(reports);
}
