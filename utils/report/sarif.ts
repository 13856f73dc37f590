import type { Severity } from '../audit/rule.ts';
import { readUrl } from '../http/url.ts';
import type { Report, ReportFinding } from './report.ts';
import { inert, short } from './story.ts';
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
  const { findings, source, checklists } = report;
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const weaknesses = [...new Set(findings.flatMap(cwesOf))].toSorted((a, b) => a - b);
  return {
    tool: {
      driver: {
        name: 'Sessionscope',
        rules: ids.map((id) => ruleOf(id, findings, weaknesses)),
        ...(weaknesses.length === 0 ? {} : { supportedTaxonomies: [{ name: 'CWE', index: 0 }] }),
      },
    },
    ...(weaknesses.length === 0 ? {} : { taxonomies: [cweTaxonomy(weaknesses)] }),
    language: report.language ?? 'en',
    artifacts: [{ location: { uri: uriOf(source.name) }, ...(source.kind === 'har' ? { mimeType: 'application/json' } : {}) }],
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          ...(report.notes ?? []).map((note) => ({ level: 'warning', message: { text: inert(note) } })),
          ...report.undecided.map(({ rule, why }) => ({ level: 'note', message: { text: inert(why) }, descriptor: { id: rule } })),
        ],
      },
    ],
    results: findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule), report)),
    // A requirement that was met is no result to most tools that read results, so the checklists are told aside.
    ...(checklists.length === 0 ? {} : { properties: { checklists } }),
  };
}

function ruleOf(id: string, findings: readonly ReportFinding[], weaknesses: readonly number[]) {
  const mine = findings.filter(({ rule }) => rule === id);
  const [first] = mine;
  const worst = severities.find((severity) => mine.some((finding) => finding.severity === severity)) ?? 'info';
  const references = first?.references ?? [];
  const cwes = first ? cwesOf(first) : [];
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: inert(first?.title ?? id) },
    fullDescription: { text: inert(first?.message ?? id) },
    help: {
      text: inert([first?.fix ?? '', ...references.map(({ label, url }) => `${label}: ${url}`)].join('\n')),
      markdown: inert([first?.fix ?? '', '', ...references.map(({ label, url }) => `- [${label}](${url})`)].join('\n')),
    },
    ...(references[0] === undefined ? {} : { helpUri: references[0].url }),
    defaultConfiguration: { level: levels[worst] },
    ...(cwes.length === 0
      ? {}
      : {
          relationships: cwes.map((cwe) => ({
            target: { id: `CWE-${cwe}`, index: weaknesses.indexOf(cwe), toolComponent: { name: 'CWE', index: 0 } },
            kinds: ['superset'],
          })),
        }),
    properties: {
      tags: [...new Set(['security', 'session', ...cwes.map((cwe) => `external/cwe/cwe-${cwe}`), ...references.map(({ label }) => label)])],
      'security-severity': scores[worst],
    },
  };
}

function resultOf(finding: ReportFinding, ruleIndex: number, report: Report) {
  const { rule, severity, cookie, exchanges, message, line, why, fix, header, configuration, dismissed } = finding;
  const { source, requests } = report;
  const request = requests.find(({ exchange }) => exchange === exchanges[0]);
  const text = [message, why, header === null ? fix : `${fix} ${header}`].join(' ');
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: inert(text) },
    locations: exchanges.map((exchange) => placeOf(source.name, exchange)),
    ...(request === undefined
      ? {}
      : {
          webRequest: { method: inert(request.method), target: inert(short(request.url, 2000)) },
          ...(request.status === null ? {} : { webResponse: { statusCode: request.status } }),
        }),
    // Stays the same when the traffic is recorded again.
    partialFingerprints: { 'ruleAndCookie/v1': inert(`${rule}:${cookie ?? ''}`) },
    ...(dismissed === null ? {} : { suppressions: [{ kind: 'external', ...(dismissed === '' ? {} : { justification: inert(dismissed) }) }] }),
    properties: {
      severity,
      cookie,
      exchanges,
      ...(line === null ? {} : { line: inert(short(line.before + line.marked + line.after, 2000)), marked: inert(short(line.marked, 2000)) }),
      ...(header === null ? {} : { header: inert(header) }),
      ...(configuration === null ? {} : { configuration }),
    },
  };
}

function placeOf(name: string, exchange: number) {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(name), index: 0 }, region: { startLine: 1 } },
    logicalLocations: [{ name: `exchange ${exchange}`, fullyQualifiedName: `log.entries[${exchange}]`, kind: 'element' }],
  };
}

function cwesOf({ references }: ReportFinding): readonly number[] {
  return references.flatMap(({ label }) => {
    const number = /^CWE-(\d+)$/.exec(label)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** https://cwe.mitre.org/; SARIF 2.1.0 §3.19.3 */
function cweTaxonomy(weaknesses: readonly number[]) {
  return {
    name: 'CWE',
    organization: 'MITRE',
    shortDescription: { text: 'Common Weakness Enumeration' },
    informationUri: 'https://cwe.mitre.org/',
    taxa: weaknesses.map((cwe) => ({ id: `CWE-${cwe}`, helpUri: `https://cwe.mitre.org/data/definitions/${cwe}.html` })),
  };
}

/** A path as a URI reference; what has a scheme already is left as it is. */
function uriOf(name: string): string {
  const address = /^https?:\/\//.test(name) ? readUrl(name) : null;
  if (address !== null) return address.href;
  const path = name.replaceAll('\\', '/').split('/').map(wellFormed).map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}

/** A half of a character cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function isList(reports: Report | readonly Report[]): reports is readonly Report[] {
  return Array.isArray(reports);
}
