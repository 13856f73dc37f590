import type { Locale } from '../../utils/i18n/text.ts';
import type { Sequence } from '../../utils/lessons/lesson.ts';
import { boxHeight, brokenInto, layoutSequence, lineHeight, loopWidth, type StepLayout } from './layout.ts';

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
    const label = (anchor: string, x: number): string => labelOf(`${index + 1}. ${step.label[locale].replaceAll('`', '')}`, place, anchor, x);
    if (x1 === x2)
      return `<path d="M${x1},${y - 14} h${loopWidth} v14 h${2 - loopWidth}" ${line}/>${tip(x1 + 2, y, -1, seen)}${label('start', place.labelX)}`;
    const direction = x2 > x1 ? 1 : -1;
    return `<line x1="${x1}" x2="${x2 - direction * 2}" y1="${y}" y2="${y}" ${line}/>${tip(x2 - direction, y, direction, seen)}${label('middle', (x1 + x2) / 2)}`;
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

/** As many lines as the layout has left room for, the last one just above the arrow. */
function labelOf(text: string, { labelTop, labelWidth }: StepLayout, anchor: string, x: number): string {
  const lines = brokenInto(text, labelWidth).map((line, index) => `<tspan x="${x}" y="${labelTop + 12 + index * lineHeight}">${plain(line)}</tspan>`);
  return `<text text-anchor="${anchor}">${lines.join('')}</text>`;
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

/** As XML takes it: markup as text, and what no document may hold (XML §2.2) as the sign for it. */
function plain(text: string): string {
  let written = '';
  for (const sign of text.replaceAll('`', '')) {
    const code = sign.codePointAt(0) ?? 0;
    const isAllowed =
      code >= 0x20 ? (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff : code === 9 || code === 10 || code === 13;
    written += '<>&"'.includes(sign) ? `&#${code};` : isAllowed ? sign : '\ufffd';
  }
  return written;
}

/** A semicolon ends a line, `#` begins an entity and `%%{` a directive in Mermaid, wherever it stands; line breaks would begin another statement. */
function mermaidText(text: string): string {
  return text
    .replaceAll('`', '')
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[#;<>%]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
