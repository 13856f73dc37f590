import type { Locale, Text } from '../i18n/text.ts';
import type { Report } from './report.ts';
import { endOf, flagsOf, inert, numbers, plain, roleOf, short, spans, tell, whereOf } from './story.ts';
import { labels, severityWords } from './words.ts';

/** For a pull request or an issue: the session's story, the findings, the tables. */
export function toMarkdown(report: Report): string {
  const locale: Locale = report.language ?? 'en';
  const t = (text: Text): string => text[locale];
  const story = tell(report, locale);
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
    ...(report.findings.length === 0 ? ['', sentence(t(labels.noFindings))] : []),
    ...report.findings.flatMap(({ severity, title, cookie, exchanges, message, why, fix, header, references }) => [
      '',
      `### ${t(severityWords[severity])}: ${sentence(title)}${cookie === null ? '' : ` (${code(cookie)})`}`,
      '',
      `${sentence(message)} ${sentence(why)}${prose(numbers(exchanges))}`,
      '',
      `**${t(labels.fix)}:** ${sentence(fix)}`,
      ...(header === null ? [] : ['', code(short(header))]),
      ...(references.length === 0 ? [] : ['', references.map(({ label, url }) => `[${prose(label)}](${encodeURI(url)})`).join(' · ')]),
    ]),
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
              sentence(endOf(cookie)),
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
            ({ exchange, line, reasons }) => `- #${exchange} ${code(short(line))}: ${reasons.map(({ message }) => sentence(message)).join(' ')}`,
          ),
        ]),
    ...(report.undecided.length === 0
      ? []
      : ['', `## ${t(labels.undecided)}`, '', ...report.undecided.map(({ rule, why }) => `- ${code(rule)}: ${sentence(why)}`)]),
    '',
  ];
  return lines.join('\n');
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
