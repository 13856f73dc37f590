import type { Locale } from '../../utils/i18n/text.ts';
import type { Sequence } from '../../utils/lessons/lesson.ts';
import { boxHeight, layoutSequence, loopWidth } from './layout.ts';

/** The diagram as a file: plain functions of the sequence, so that a file shows what the view shows. */

const width = 860;
const font = 'system-ui, sans-serif';

/** A drawing that stands by itself: its own colours, on white, for documents and slides. No value of a cookie is in a sequence. */
export function toSvg(sequence: Sequence, locale: Locale): string {
  const layout = layoutSequence(sequence, width, locale);
  const height = layout.height + 40;
  const lifelines = layout.actors.map(
    ({ x }) => `<line x1="${x}" x2="${x}" y1="${layout.lifelineTop}" y2="${layout.height}" stroke="#b9c0c8" stroke-dasharray="2 3"/>`,
  );
  const actors = sequence.actors.map((actor, index) => {
    const { x, width: box } = layout.actors[index] ?? { x: 0, width: 0 };
    const top = layout.lifelineTop - boxHeight;
    return `<rect x="${x - box / 2}" y="${top}" width="${box}" height="${boxHeight}" rx="4" fill="#fff" stroke="#b9c0c8"/><text x="${x}" y="${top + 18}" text-anchor="middle" font-weight="600">${plain(actor.title[locale])}</text>`;
  });
  const steps = sequence.steps.map((step, index) => {
    const place = layout.steps[index];
    if (place === undefined) return '';
    const seen = step.basis !== 'suggested';
    const line = `stroke="${seen ? '#1f2328' : '#59626c'}" fill="none"${seen ? '' : ' stroke-dasharray="4 3"'}`;
    const { x1, x2, y } = place;
    const label = plain(`${index + 1}. ${step.label[locale]}`);
    if (x1 === x2)
      return `<path d="M${x1},${y - 14} h${loopWidth} v14 h${2 - loopWidth}" ${line}/>${tip(x1 + 2, y, -1, seen)}<text x="${place.labelX}" y="${y - 3}">${label}</text>`;
    const direction = x2 > x1 ? 1 : -1;
    return `<line x1="${x1}" x2="${x2 - direction * 2}" y1="${y}" y2="${y}" ${line}/>${tip(x2 - direction, y, direction, seen)}<text x="${(x1 + x2) / 2}" y="${y - 5}" text-anchor="middle">${label}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 -36 ${width} ${height}" font-family="${font}" font-size="12" fill="#1f2328">`,
    `<rect y="-36" width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="-14" font-size="14" font-weight="600">${plain(sequence.title[locale])}</text>`,
    ...lifelines,
    ...actors,
    ...steps,
    '</svg>',
  ].join('\n');
}

/** Text that Mermaid draws (sequenceDiagram), as Markdown files and wikis show it. */
export function toMermaid(sequence: Sequence, locale: Locale): string {
  const participants = sequence.actors.map(({ id, title }) => `  participant ${id} as ${mermaidText(title[locale])}`);
  const steps = sequence.steps.map(({ from, to, label, basis }) => {
    const arrow = basis === 'suggested' ? '-->>' : '->>';
    return `  ${from}${arrow}${to}: ${mermaidText(label[locale])}`;
  });
  return ['sequenceDiagram', ...participants, ...steps, ''].join('\n');
}

function tip(x: number, y: number, direction: 1 | -1, seen: boolean): string {
  return `<path d="M${x},${y} l${-7 * direction},-4 v8 z" fill="${seen ? '#1f2328' : '#59626c'}"/>`;
}

function plain(text: string): string {
  return text.replaceAll('`', '').replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A semicolon ends a line and `#` begins an entity in Mermaid; line breaks would begin another statement. */
function mermaidText(text: string): string {
  return text
    .replaceAll('`', '')
    .replace(/[\r\n]+/g, ' ')
    .replace(/[#;<>]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
