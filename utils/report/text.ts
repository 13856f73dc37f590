import type { Severity } from '../audit/rule.ts';
import type { Locale, Text } from '../i18n/text.ts';
import type { Report, ReportFinding } from './report.ts';
import { countsOf, endOf, flagsOf, inert, numbers, plain, type Row, roleOf, short, spans, statusCounts, tell, whereOf } from './story.ts';
import { labels, severityMarks, severityWords, statusMarks, statusWords } from './words.ts';

const width = 100;

interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly code: (text: string) => string;
  readonly note: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

/** What a person reads in a terminal: the session's story, what is wrong with it, then the lists. */
export function toText(reports: readonly Report[], { color, locale }: { readonly color: boolean; readonly locale: Locale }): string {
  const paint = color ? colors : none;
  return reports.map((report) => `${linesOf(report, locale, paint).join('\n')}\n`).join('\n');
}

function linesOf(report: Report, locale: Locale, paint: Paint): readonly string[] {
  const t = (text: Text): string => text[locale];
  const story = tell(report, locale);
  const standing = report.findings.filter(({ dismissed }) => dismissed === null);
  const head = (text: string): readonly string[] => ['', paint.bold(text)];
  return [
    paint.bold(inert(story.title)),
    paint.dim(inert(story.subtitle)),
    ...(report.notes ?? []).flatMap((note) => ['', ...wrap(`! ${note}`, '', '  ').map(paint.note)]),
    ...(story.sessions.length === 0 ? [...head(t(labels.session)), ...sentence(t(labels.noSession), '  ', paint)] : []),
    ...story.sessions.flatMap(({ summary, rows }) => [...head(t(labels.session)), ...sentence(summary, '  ', paint), '', ...table(rows, paint)]),
    ...head(`${t(labels.findings)}${counts(report, locale)}`),
    ...(standing.length === 0 ? sentence(t(labels.noFindings), '  ', paint) : []),
    ...standing.flatMap((finding, index) => [...(index === 0 ? [] : ['']), ...findingLines(finding, locale, paint)]),
    ...head(`${t(labels.cookies)}: ${report.cookies.length}`),
    ...report.cookies.flatMap((cookie) => [
      `  ${paint.code(inert(short(cookie.name, 60)))}  ${roleOf(cookie, locale)}  ${paint.dim(inert(short(`${whereOf(cookie)}  ${flagsOf(cookie)}  ${cookie.value}`, 200)))}`,
      ...sentence(`${t(labels.ends)}: ${endOf(cookie)}`, '      ', paint),
    ]),
    ...(story.refused.length === 0 ? [] : head(`${t(labels.refused)}: ${story.refused.length}`)),
    ...story.refused
      .slice(0, 50)
      .flatMap(({ exchanges, line, reasons }) => [
        `  ${paint.code(inert(short(line, 160)))}${paint.dim(numbers(exchanges))}`,
        ...reasons.flatMap(({ message }) => sentence(message, '      ', paint)),
      ]),
    ...report.checklists.flatMap((list) => [
      ...head(list.title),
      `  ${statusCounts(list.items)
        .map(({ status, count }) => `${statusMarks[status]} ${count} ${t(statusWords[status])}`)
        .join(' · ')}`,
      ...list.items
        .filter(({ status }) => status === 'failed')
        .flatMap(({ id, title, seen, exchanges }) =>
          sentence(`${statusMarks.failed} ${id} ${title}: ${seen.join(' ')}${numbers(exchanges)}`, '  ', paint),
        ),
    ]),
    ...(report.undecided.length === 0 ? [] : head(`${t(labels.undecided)}: ${report.undecided.length}`)),
    ...report.undecided.flatMap(({ rule, why }) => sentence(`\`${rule}\`: ${why}`, '  ', paint)),
  ];
}

function counts({ findings }: Report, locale: Locale): string {
  const present = countsOf(findings);
  return present.length === 0 ? '' : `: ${present.map(({ severity, count }) => `${count} ${severityWords[severity][locale]}`).join(' · ')}`;
}

function findingLines(
  { severity, title, cookie, exchanges, message, why, fix, header, configuration }: ReportFinding,
  locale: Locale,
  paint: Paint,
): readonly string[] {
  const about = cookie === null ? '' : `: \`${plain(cookie)}\``;
  const [first = '', ...rest] = sentence(`${title}${about}${numbers(exchanges)}`, '    ', paint);
  return [
    `  ${paint.severity(severity, `${severityMarks[severity]} ${severityWords[severity][locale]}`)}  ${first.trimStart()}`,
    ...rest,
    ...sentence(`${message} ${why}`, '    ', paint),
    ...sentence(`${labels.fix[locale]}: ${fix}`, '    ', paint),
    ...(header === null ? [] : [`      ${paint.code(inert(short(header)))}`]),
    ...(configuration?.parts ?? []).flatMap(({ file, code }) => [
      `      ${paint.dim(`${configuration?.framework ?? ''}, ${file}`)}`,
      ...inert(short(code, 2000))
        .split('\n')
        .map((line) => `      ${paint.code(line)}`),
    ]),
  ];
}

function table(rows: readonly Row[], paint: Paint): readonly string[] {
  const column = Math.max(...rows.map(({ label }) => columns(label))) + 2;
  return rows.flatMap(({ label, items }) =>
    items.flatMap((item, index) => {
      const indent = ' '.repeat(column + 2);
      const [first = '', ...rest] = sentence(item, indent, paint);
      const lead = index === 0 ? label : '';
      return [`  ${paint.dim(lead)}${' '.repeat(column - columns(lead))}${first.slice(indent.length)}`, ...rest];
    }),
  );
}

function sentence(text: string, indent: string, paint: Paint): readonly string[] {
  return wrap(text, indent, indent).map((line) =>
    spans(line)
      .map((span) => (span.code ? paint.code(paint === none ? `\`${span.text}\`` : span.text) : span.text))
      .join(''),
  );
}

/** Breaks at spaces outside of code, so that what is between backticks stays on one line. */
function wrap(text: string, first: string, next: string): readonly string[] {
  const words =
    inert(short(text, 2000))
      .replaceAll('\n', ' ')
      .match(/(?:`[^`]*`|[^\s`]|`)+/g) ?? [];
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of words) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** Columns of a terminal: Hangul and Han take two. */
function columns(text: string): number {
  return text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0);
}

const paintWith =
  (code: string) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;

const severityColors: Readonly<Record<Severity, (text: string) => string>> = {
  high: paintWith('1;31'),
  medium: paintWith('33'),
  low: paintWith('36'),
  info: paintWith('2'),
};

const colors: Paint = {
  bold: paintWith('1'),
  dim: paintWith('2'),
  code: paintWith('36'),
  note: paintWith('33'),
  severity: (severity, text) => severityColors[severity](text),
};

const as = (text: string): string => text;
const none: Paint = { bold: as, dim: as, code: as, note: as, severity: (_, text) => text };
