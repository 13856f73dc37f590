export { buildReport, buildSummary, reportSteps } from './build.ts';
export { toHtml } from './html.ts';
export type { ReportInput } from './input.ts';
export { jsonPieces } from './json.ts';
export { toMarkdown } from './markdown.ts';
export { toSarif } from './sarif.ts';
export { toText } from './text.ts';
