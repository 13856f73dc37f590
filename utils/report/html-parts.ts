import { inert, spans } from './story.ts';

/** What every part of the HTML report is written with. */

export function sentence(text: string): string {
  return spans(text)
    .map((span) => (span.code ? `<code>${escapeHtml(span.text)}</code>` : escapeHtml(span.text)))
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return inert(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

export function linkTo({ label, url }: { readonly label: string; readonly url: string }): string {
  // Written by the rules, but a report may have travelled: only web addresses become links.
  return /^https?:\/\//.test(url) ? `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(label)}</a>` : escapeHtml(label);
}

export function heading(text: string, id?: string): string {
  return `<h2${id === undefined ? '' : ` id="${id}"`}>${escapeHtml(text)}</h2>`;
}
