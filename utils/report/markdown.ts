import type { Locale, Text } from '../i18n/text.ts';
import type { Report, ReportChecklist, ReportFinding } from './report.ts';
import { endWord, flagsOf, inert, numbers, plain, roleOf, short, spans, statusCounts, tell, whereOf } from './story.ts';
import { labels, severityWords, statusMarks, statusWords } from './words.ts';

/** For a pull request or an issue: the session's story, the findings, the tables. */
export function toMarkdown(report: Report): string {
  const locale: Locale = report.language ?? 'en';
  const t = (text: Text): string => text[locale];
  const story = tell(report, locale);
  const standing = report.findings.filter(({ dismissed }) => dismissed === null);
  const away = report.findings.filter(({ dismissed }) => dismissed !== null);
  const lines = [
    `# ${prose(t(labels.report))}: ${code(story.title)}`,
    '',
    prose(story.subtitle),
    ...(report.notes ?? []).flatMap((note) => ['', `> ⚠ ${sentence(note)}`]),
    '',
    `## ${t(labels.session)}`,
    ...(story.sessions.length === 0 ? ['', sentence(t(labels.noSession))] : []),
    ...story.sessions.flatMap(({ summary, rows }) => [
      '',
      `**${sentence(summary)}**`,
      '',
      ...rows.map(({ label, items }) =>
        items.length === 1
          ? `- ${prose(label)}: ${sentence(items[0] ?? '')}`
          : [`- ${prose(label)}:`, ...items.map((item) => `  - ${sentence(item)}`)].join('\n'),
      ),
    ]),
    '',
    `## ${t(labels.findings)}`,
    ...(standing.length === 0 ? ['', sentence(t(labels.noFindings))] : []),
    ...standing.flatMap((finding) => findingLines(finding, locale)),
    ...(away.length === 0 ? [] : ['', `### ${t(labels.dismissed)}`, '', ...away.map((finding) => awayLine(finding, locale))]),
    '',
    `## ${t(labels.cookies)}`,
    '',
    ...(report.cookies.length === 0
      ? [t(labels.noCookies)]
      : [
          row([labels.name, labels.role, labels.value, labels.where, labels.flags, labels.ends, labels.traffic].map(t)),
          row(Array.from({ length: 7 }, () => '---')),
          ...report.cookies.map((cookie) =>
            row([
              code(short(cookie.name, 80)),
              prose(roleOf(cookie, locale)),
              code(short(cookie.value, 120)),
              code(whereOf(cookie)),
              prose(flagsOf(cookie)),
              prose(endWord(cookie, locale)),
              `${cookie.timesSet} / ${cookie.timesSent}`,
            ]),
          ),
        ]),
    ...(story.refused.length === 0
      ? []
      : [
          '',
          `## ${t(labels.refused)}`,
          '',
          ...story.refused.map(
            ({ exchanges, line, reasons }) =>
              `- ${code(short(line))}: ${reasons.map(({ message }) => sentence(message)).join(' ')}${prose(numbers(exchanges))}`,
          ),
        ]),
    ...(report.checklists.length === 0
      ? []
      : ['', `## ${t(labels.checklists)}`, ...report.checklists.flatMap((list) => checklistLines(list, locale))]),
    ...(report.undecided.length === 0
      ? []
      : ['', `## ${t(labels.undecided)}`, '', ...report.undecided.map(({ rule, why }) => `- ${code(rule)}: ${sentence(why)}`)]),
    '',
  ];
  return lines.join('\n');
}

function findingLines(finding: ReportFinding, locale: Locale): readonly string[] {
  const { severity, title, cookie, exchanges, message, line, why, fix, header, configuration, references } = finding;
  return [
    '',
    `### ${severityWords[severity][locale]}: ${sentence(title)}${cookie === null ? '' : ` (${code(cookie)})`}`,
    '',
    `${sentence(message)}${prose(numbers(exchanges))} ${sentence(why)}`,
    ...(line === null ? [] : ['', `${code(short(`Set-Cookie: ${line.before}${line.marked}${line.after}`))} ← ${code(short(line.marked, 120))}`]),
    '',
    `**${labels.fix[locale]}:** ${sentence(fix)}`,
    ...(header === null ? [] : ['', code(short(header))]),
    ...(configuration === null
      ? []
      : configuration.parts.flatMap(({ file, language, code: text, docs }) => [
          '',
          `${prose(configuration.framework)}, ${prose(file)} ([${labels.documentation[locale]}](${encodeURI(docs)})):`,
          '',
          ...fenced(text, language),
        ])),
    ...(references.length === 0 ? [] : ['', references.map(({ label, url }) => `[${prose(label)}](${encodeURI(url)})`).join(' · ')]),
  ];
}

function awayLine({ title, cookie, severity, dismissed }: ReportFinding, locale: Locale): string {
  return `- ${sentence(title)}${cookie === null ? '' : ` (${code(cookie)})`}, ${severityWords[severity][locale]}: ${prose(short(dismissed || labels.noReason[locale]))}`;
}

function checklistLines({ title, url, items }: ReportChecklist, locale: Locale): readonly string[] {
  const counts = statusCounts(items).map(({ status, count }) => `${count} ${statusWords[status][locale]}`);
  return [
    '',
    `### [${prose(title)}](${encodeURI(url)})`,
    '',
    counts.join(' · '),
    '',
    row([labels.status, labels.requirement, labels.seen].map((label) => label[locale])),
    row(['---', '---', '---']),
    ...items.map(({ id, level, title: asks, status, seen, missing, limit, decide, exchanges }) =>
      row([
        `${statusMarks[status]} ${statusWords[status][locale]}`,
        `**${prose(id)}**${level === null ? '' : ` L${level}`} ${sentence(asks)}`,
        [
          seen.map(sentence).join(' ') + prose(numbers(exchanges)),
          ...missing.map((text) => `${labels.missing[locale]}: ${sentence(text)}`),
          ...(limit === null ? [] : [`${labels.hidden[locale]}: ${sentence(limit)}`]),
          ...(decide === null ? [] : [`${labels.decide[locale]}: ${sentence(decide)}`]),
        ]
          .filter((text) => text.trim() !== '')
          .join('<br>'),
      ]),
    ),
  ];
}

/** A fence that is longer than any in the text. */
function fenced(text: string, language: string): readonly string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, inert(text), fence];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function sentence(text: string): string {
  return spans(text)
    .map((span) => (span.code ? code(span.text) : prose(span.text)))
    .join('');
}

/** Without what Markdown or HTML would read in it. */
function prose(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>&#~!]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`));
}

function code(text: string): string {
  const inside = plain(oneLine(text));
  return inside.trim() === '' ? '`␠`' : `\`${inside}\``;
}

function oneLine(text: string): string {
  return inert(text).replace(/[\n\t]+/g, ' ');
}
