import type { Locale, Text } from '../i18n/text.ts';
import { escapeHtml, linkTo, sentence } from './html-parts.ts';
import type { Report, ReportChecklist, ReportFinding, ReportRequirement } from './report.ts';
import { countsOf, numbers, short, statusCounts } from './story.ts';
import { labels, severityMarks, severityWords, statusMarks, statusWords } from './words.ts';

/** How many of each severity, for a glance. */
export function tally({ findings }: Report, locale: Locale): string {
  const counts = countsOf(findings);
  if (counts.length === 0) return '';
  const chips = counts.map(
    ({ severity, count }) =>
      `<li class="${severity}"><b>${count}</b> <span aria-hidden="true">${severityMarks[severity]}</span> ${escapeHtml(severityWords[severity][locale])}</li>`,
  );
  return `<ul class="tally">${chips.join('')}</ul>`;
}

export function findingsOf({ findings }: Report, locale: Locale): string {
  const standing = findings.filter(({ dismissed }) => dismissed === null);
  const away = findings.filter(({ dismissed }) => dismissed !== null);
  return [
    ...(standing.length === 0 ? [`<p>${sentence(labels.noFindings[locale])}</p>`] : standing.map((finding) => findingOf(finding, locale))),
    ...(away.length === 0
      ? []
      : [`<h3>${escapeHtml(labels.dismissed[locale])}</h3>`, `<ul class="plain">${away.map((finding) => awayOf(finding, locale)).join('')}</ul>`]),
  ].join('\n');
}

function findingOf(finding: ReportFinding, locale: Locale): string {
  const { rule, severity, title, cookie, exchanges, message, line, why, fix, header, configuration, references } = finding;
  const t = (text: Text): string => escapeHtml(text[locale]);
  return [
    `<article class="finding" data-rule="${escapeHtml(rule)}" data-severity="${severity}">`,
    `<h3><span class="badge ${severity}"><span aria-hidden="true">${severityMarks[severity]}</span> ${t(severityWords[severity])}</span>${sentence(title)}${cookie === null ? '' : `: <code>${escapeHtml(short(cookie, 200))}</code>`}</h3>`,
    `<p>${sentence(message)}<span class="dim">${escapeHtml(numbers(exchanges))}</span></p>`,
    ...(line === null
      ? []
      : [
          `<pre class="raw"><code><span class="dim">Set-Cookie: </span>${escapeHtml(shortStart(line.before))}<mark>${escapeHtml(short(line.marked, 400))}</mark>${escapeHtml(short(line.after, 400))}</code></pre>`,
        ]),
    '<dl>',
    `<dt>${t(labels.why)}</dt><dd>${sentence(why)}</dd>`,
    `<dt>${t(labels.fix)}</dt><dd>${sentence(fix)}`,
    ...(header === null ? [] : [`<pre><code>${escapeHtml(short(header, 2000))}</code></pre>`]),
    ...(configuration === null
      ? []
      : configuration.parts.map(
          ({ file, code, docs }) =>
            `<figure><figcaption>${escapeHtml(configuration.framework)} · ${escapeHtml(file)} · ${linkTo({ label: labels.documentation[locale], url: docs })}</figcaption><pre><code>${escapeHtml(short(code, 3000))}</code></pre></figure>`,
        )),
    '</dd>',
    ...(references.length === 0 ? [] : [`<dt>${t(labels.references)}</dt><dd class="references">${references.map(linkTo).join(' · ')}</dd>`]),
    '</dl>',
    '</article>',
  ].join('\n');
}

function awayOf({ title, cookie, severity, dismissed }: ReportFinding, locale: Locale): string {
  const reason = dismissed ? escapeHtml(short(dismissed, 500)) : escapeHtml(labels.noReason[locale]);
  return `<li>${sentence(title)}${cookie === null ? '' : ` <code>${escapeHtml(short(cookie, 200))}</code>`} (${escapeHtml(severityWords[severity][locale])}): ${reason}</li>`;
}

/** What stands before the mark: its end is what is read. */
function shortStart(text: string): string {
  return text.length > 400 ? `${text.slice(0, 200)} … ${text.slice(-200)}` : text;
}

export function checklistOf(list: ReportChecklist, locale: Locale): string {
  const counts = statusCounts(list.items)
    .map(
      ({ status, count }) =>
        `<li class="status-${status}"><b>${count}</b> <span aria-hidden="true">${statusMarks[status]}</span> ${escapeHtml(statusWords[status][locale])}</li>`,
    )
    .join('');
  return [
    `<section class="checklist" data-checklist="${escapeHtml(list.id)}">`,
    `<h3>${linkTo({ label: list.title, url: list.url })}</h3>`,
    `<ul class="tally">${counts}</ul>`,
    '<table><thead><tr>',
    ...[labels.status, labels.requirement, labels.seen].map((label) => `<th scope="col">${escapeHtml(label[locale])}</th>`),
    '</tr></thead><tbody>',
    ...list.items.map((item) => requirementOf(item, locale)),
    '</tbody></table>',
    '</section>',
  ].join('\n');
}

function requirementOf({ id, level, title, status, seen, missing, limit, decide, exchanges }: ReportRequirement, locale: Locale): string {
  const t = (text: Text): string => escapeHtml(text[locale]);
  const told = [
    ...seen.map(
      (text, index) => `<p>${sentence(text)}${index === seen.length - 1 ? `<span class="dim">${escapeHtml(numbers(exchanges))}</span>` : ''}</p>`,
    ),
    ...missing.map((text) => `<p><span class="dim">${t(labels.missing)}:</span> ${sentence(text)}</p>`),
    ...(limit === null ? [] : [`<p><span class="dim">${t(labels.hidden)}:</span> ${sentence(limit)}</p>`]),
    ...(decide === null ? [] : [`<p><span class="dim">${t(labels.decide)}:</span> ${sentence(decide)}</p>`]),
  ];
  return `<tr data-item="${escapeHtml(id)}" data-status="${status}"><td class="status-${status}"><span aria-hidden="true">${statusMarks[status]}</span> ${t(statusWords[status])}</td><td><b>${escapeHtml(id)}</b>${level === null ? '' : ` <span class="dim">L${level}</span>`}<br>${sentence(title)}</td><td>${told.join('')}</td></tr>`;
}
