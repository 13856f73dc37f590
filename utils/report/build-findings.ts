import type { Checked } from '../audit/checklist/checked.ts';
import type { Audit, Finding } from '../audit/rule.ts';
import type { Text } from '../i18n/text.ts';
import type { ReportInput } from './input.ts';
import { cut, maskedCut, nameOfLine } from './mask-line.ts';
import type { ReportChecklist, ReportConfiguration, ReportFinding, ReportLine, ReportRequirement } from './report.ts';
import { distinct, type Saying } from './saying.ts';

/** What the audit found, in the report's language. */
export function findingOf(finding: Finding, input: ReportInput, say: Saying): ReportFinding {
  return {
    rule: finding.rule,
    title: say.text(finding.title),
    severity: finding.severity,
    cookie: cookieNameOf(finding, input, say),
    exchanges: distinct(finding.exchanges, say),
    message: say.text(finding.message),
    line: lineOf(finding, input, say),
    why: say.text(finding.why),
    fix: say.text(finding.fix.message),
    header: finding.fix.header === undefined ? null : say.line(finding.fix.header),
    configuration: configurationOf(finding, say),
    references: finding.references,
    dismissed: input.dismissed?.(finding) ?? null,
  };
}

/** The line with the fault, its value masked like every other, in front of the mark, in it, and behind it. */
function lineOf({ line }: Finding, { analysis }: ReportInput, say: Saying): ReportLine | null {
  const set = line && analysis.exchanges[line.exchange]?.setCookies[line.index];
  if (!line || !set) return null;
  const [before, marked, after] = say.reveal ? cut(set.line, line) : maskedCut(set, line);
  return { before: say.line(before), marked: say.line(marked), after: say.line(after) };
}

function configurationOf({ recipe }: Finding, say: Saying): ReportConfiguration | null {
  if (recipe === null) return null;
  return { framework: recipe.name, parts: recipe.parts.map(({ file, language, code, docs }) => ({ file, language, code: say.line(code), docs })) };
}

/** A line that cannot be read belongs to no cookie, and still says the name of one. */
function cookieNameOf({ cookie, line }: Finding, { analysis }: ReportInput, say: Saying): string | null {
  if (cookie !== null) return say.nameOf(cookie);
  const told = line && analysis.exchanges[line.exchange]?.setCookies[line.index];
  const name = told && told.parsed.kind === 'malformed' ? nameOfLine(told) : '';
  return name === '' ? null : name.slice(0, longestName);
}

/** No cookie has a name that is longer; the malformed line may. */
const longestName = 4096;

/** The standards, requirement by requirement. */
export function checklistsOf({ checklists }: Audit, say: Saying): readonly ReportChecklist[] {
  return checklists.map(({ id, title, url, items }) => ({ id, title: say.text(title), url, items: items.map((item) => requirementOf(item, say)) }));
}

function requirementOf({ id, level, title, url, status, seen, missing, limit, decide, rules, exchanges }: Checked, say: Saying): ReportRequirement {
  const said = (text: Text | null): string | null => (text === null ? null : say.text(text));
  return {
    ...{ id, level, title: say.text(title), url, status },
    seen: seen.map(say.text),
    missing: missing.map(say.text),
    limit: said(limit),
    decide: said(decide),
    rules,
    exchanges: distinct(exchanges, say),
  };
}
