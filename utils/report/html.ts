import type { Locale, Text } from '../i18n/text.ts';
import { checklistOf, findingsOf, tally } from './html-findings.ts';
import { escapeHtml, heading, sentence } from './html-parts.ts';
import { style } from './html-style.ts';
import type { Report } from './report.ts';
import { endWord, flagsOf, numbers, type Refused, type Row, roleOf, short, tell, whereOf } from './story.ts';
import { labels } from './words.ts';

/** One file that needs nothing else, runs nothing and loads nothing. Several reports follow each other on one page. */
export function toHtml(reports: Report | readonly Report[]): string {
  const list = isList(reports) ? reports : [reports];
  const locale: Locale = list[0]?.language ?? 'en';
  return [
    '<!DOCTYPE html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(`${labels.report[locale]}: ${list.map(({ source }) => source.name).join(', ')}`)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...list.map((report) => `<main>\n${bodyOf(report, locale)}\n</main>`),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function bodyOf(report: Report, locale: Locale): string {
  const t = (text: Text): string => text[locale];
  const story = tell(report, locale);
  return [
    `<p class="kicker">${escapeHtml(t(labels.report))}</p>`,
    `<h1>${escapeHtml(story.title)}</h1>`,
    `<p class="dim">${escapeHtml(story.subtitle)}</p>`,
    tally(report, locale),
    ...(report.notes ?? []).map((note) => `<p class="note">${sentence(note)}</p>`),
    heading(t(labels.session)),
    ...(story.sessions.length === 0 ? [`<p>${sentence(t(labels.noSession))}</p>`] : []),
    ...story.sessions.map(({ summary, rows }) => `<section class="session"><p class="lead">${sentence(summary)}</p>${definitions(rows)}</section>`),
    heading(t(labels.findings)),
    findingsOf(report, locale),
    heading(t(labels.cookies)),
    cookiesOf(report, locale),
    ...(story.refused.length === 0 ? [] : [heading(t(labels.refused)), ...refusedOf(story.refused)]),
    ...(report.checklists.length === 0 ? [] : [heading(t(labels.checklists)), ...report.checklists.map((list) => checklistOf(list, locale))]),
    ...(report.undecided.length === 0
      ? []
      : [
          heading(t(labels.undecided)),
          `<ul class="plain">${report.undecided.map(({ rule, why }) => `<li><code>${escapeHtml(rule)}</code> ${sentence(why)}</li>`).join('')}</ul>`,
        ]),
    ...(report.cookies.some(({ value }) => value.startsWith('‹')) ? [`<p class="dim foot">${sentence(t(labels.masked))}</p>`] : []),
  ].join('\n');
}

function refusedOf(refused: readonly Refused[]): readonly string[] {
  return refused.map(
    ({ exchanges, line, reasons }) =>
      `<div class="refused"><pre class="raw"><code><span class="dim">Set-Cookie: </span>${escapeHtml(short(line, 2000))}</code></pre><p>${reasons.map(({ message }) => sentence(message)).join(' ')}<span class="dim">${escapeHtml(numbers(exchanges))}</span></p></div>`,
  );
}

function cookiesOf(report: Report, locale: Locale): string {
  if (report.cookies.length === 0) return `<p>${escapeHtml(labels.noCookies[locale])}</p>`;
  const columns = [labels.name, labels.role, labels.value, labels.where, labels.flags, labels.ends, labels.traffic];
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column[locale])}</th>`).join('');
  const rows = report.cookies.map((cookie) => {
    const cells = [
      `<code>${escapeHtml(short(cookie.name, 200))}</code>`,
      escapeHtml(roleOf(cookie, locale)),
      `<code>${escapeHtml(short(cookie.value, 500))}</code>`,
      `<code>${escapeHtml(whereOf(cookie))}</code>`,
      escapeHtml(flagsOf(cookie)),
      escapeHtml(endWord(cookie, locale)),
      `${cookie.timesSet} / ${cookie.timesSent}`,
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<div class="scroll"><table class="cookies"><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
}

function definitions(rows: readonly Row[]): string {
  const entries = rows.map(({ label, items }) => {
    const what = items.length === 1 ? sentence(items[0] ?? '') : `<ul>${items.map((item) => `<li>${sentence(item)}</li>`).join('')}</ul>`;
    return `<dt>${escapeHtml(label)}</dt><dd>${what}</dd>`;
  });
  return `<dl>${entries.join('')}</dl>`;
}

function isList(reports: Report | readonly Report[]): reports is readonly Report[] {
  return Array.isArray(reports);
}
