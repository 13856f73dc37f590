import type { PanelModel } from '../../components/models/types.ts';
import type { Locale, Text } from '../../utils/i18n/text.ts';
import { buildReport, toHtml, toMarkdown } from '../../utils/report/index.ts';
import type { Report } from '../../utils/report/report.ts';
import { writeHar } from '../../utils/transfer/index.ts';

export interface Export {
  readonly id: string;
  readonly title: Text;
  readonly file: string;
  readonly type: string;
  write(model: PanelModel, locale: Locale): string;
}

/** What can be taken out of the panel. All of it masked: a report is made to be shown to others. */
export const formats: readonly Export[] = [
  {
    id: 'html',
    title: { en: 'Report (HTML)', ko: '보고서 (HTML)' },
    file: 'sessionscope.html',
    type: 'text/html',
    write: (model, locale) => toHtml(reportOf(model, locale)),
  },
  {
    id: 'markdown',
    title: { en: 'Report (Markdown)', ko: '보고서 (Markdown)' },
    file: 'sessionscope.md',
    type: 'text/markdown',
    write: (model, locale) => toMarkdown(reportOf(model, locale)),
  },
  {
    id: 'json',
    title: { en: 'Report (JSON)', ko: '보고서 (JSON)' },
    file: 'sessionscope.json',
    type: 'application/json',
    write: (model, locale) => JSON.stringify(reportOf(model, locale)),
  },
  {
    id: 'har',
    title: { en: 'HAR, values masked', ko: 'HAR, 값 가림' },
    file: 'sessionscope.har',
    type: 'application/json',
    write: (model) =>
      writeHar(
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
    writeHar(
      model.capture.value.analysis.exchanges.map(({ exchange }) => exchange),
      { reveal: true },
    ),
};

function reportOf(model: PanelModel, locale: Locale): Report {
  const { analysis } = model.capture.value;
  const shown = model.shown.value;
  const name = shown.kind === 'file' ? shown.name : (model.tab.value.url ?? `tab ${model.tab.value.tabId}`);
  const source = { kind: shown.kind === 'file' ? ('har' as const) : ('live' as const), name, browser: analysis.browser };
  return buildReport({ analysis, conclusions: model.conclusions.value, audit: model.audit.value, source, reveal: false, locale });
}

export function saveAs(file: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  // The download has taken its own hold of the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
