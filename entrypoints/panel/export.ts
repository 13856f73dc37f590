import { defaultDismissals, findingId } from '../../components/findings/dismissals.ts';
import type { PanelModel } from '../../components/models/types.ts';
import type { Finding } from '../../utils/audit/rule.ts';
import type { Locale, Text } from '../../utils/i18n/text.ts';
import { reportSteps, toHtml, toMarkdown, toSarif } from '../../utils/report/index.ts';
import type { Report } from '../../utils/report/report.ts';
import type { Steps } from '../../utils/steps.ts';
import { writeHarSteps } from '../../utils/transfer/index.ts';

export interface Export {
  readonly id: string;
  readonly title: Text;
  readonly file: string;
  readonly type: string;
  /** The text of the file, in steps. */
  write(model: PanelModel, locale: Locale): Steps<string>;
}

/** What can be taken out of the panel. All of it masked: a report is made to be shown to others. */
export const formats: readonly Export[] = [
  {
    id: 'html',
    title: { en: 'Report (HTML)', ko: '보고서 (HTML)' },
    file: 'sessionscope.html',
    type: 'text/html',
    write: (model, locale) => written(model, locale, toHtml),
  },
  {
    id: 'markdown',
    title: { en: 'Report (Markdown)', ko: '보고서 (Markdown)' },
    file: 'sessionscope.md',
    type: 'text/markdown',
    write: (model, locale) => written(model, locale, toMarkdown),
  },
  {
    id: 'sarif',
    title: { en: 'Report (SARIF)', ko: '보고서 (SARIF)' },
    file: 'sessionscope.sarif',
    type: 'application/sarif+json',
    write: (model, locale) => written(model, locale, toSarif),
  },
  {
    id: 'json',
    title: { en: 'Report (JSON)', ko: '보고서 (JSON)' },
    file: 'sessionscope.json',
    type: 'application/json',
    write: (model, locale) => written(model, locale, (report) => JSON.stringify(report)),
  },
  {
    id: 'har',
    title: { en: 'HAR, values masked', ko: 'HAR, 값 가림' },
    file: 'sessionscope.har',
    type: 'application/json',
    write: (model) =>
      writeHarSteps(
        model.capture.value.analysis.exchanges.map(({ exchange }) => exchange),
        { reveal: false },
      ),
  },
];

/** "Keep this recording": the one way out of the panel that hides nothing, chosen by the user who is told so beside the button. */
export const keep: Export = {
  id: 'keep',
  title: { en: 'HAR, values in the clear', ko: 'HAR, 값 표시' },
  file: 'sessionscope-with-secrets.har',
  type: 'application/json',
  write: (model) =>
    writeHarSteps(
      model.capture.value.analysis.exchanges.map(({ exchange }) => exchange),
      { reveal: true },
    ),
};

function* written(model: PanelModel, locale: Locale, write: (report: Report) => string): Steps<string> {
  const { analysis } = model.capture.value;
  const shown = model.shown.value;
  const isFile = shown.kind === 'file';
  const name = isFile ? shown.name : (model.tab.value.url ?? `tab ${model.tab.value.tabId}`);
  const source = { kind: isFile ? ('har' as const) : ('live' as const), name, browser: analysis.browser };
  const numbers = isFile ? { entries: shown.entries } : {};
  const judged = { conclusions: model.conclusions.value, audit: model.audit.value };
  const dismissed = (finding: Finding) => defaultDismissals().reason(findingId(finding, analysis));
  return write(yield* reportSteps({ analysis, ...judged, source, ...numbers, reveal: false, locale, dismissed }));
}

/** Writes the file while the page answers, then offers it to be saved. */
export function save(format: Export, model: PanelModel, locale: Locale): void {
  model.export(format.write(model, locale), (text) => saveAs(format.file, format.type, text));
}

function saveAs(file: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  // The download has taken its own hold of the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
