import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { PanelModel } from '../../components/models/types.ts';
import { chooseLocale, locale, t } from '../../components/ui/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { formats, save } from './export.ts';

const texts = {
  recording: { en: 'Recording', ko: '기록 중' },
  paused: { en: 'Paused', ko: '정지됨' },
  idle: { en: 'Not recording', ko: '기록 안 함' },
  pause: { en: 'Pause recording', ko: '기록 일시 정지' },
  resume: { en: 'Go on recording', ko: '기록 계속' },
  clear: { en: 'Clear', ko: '지우기' },
  clearTitle: { en: 'Forget what was recorded of this tab', ko: '이 탭에서 기록한 내용을 모두 지웁니다' },
  import: { en: 'Import', ko: '가져오기' },
  importTitle: { en: 'Read a HAR file', ko: 'HAR 파일을 읽습니다' },
  export: { en: 'Export', ko: '내보내기' },
  noFilter: { en: 'Nothing to filter in this view', ko: '이 보기에는 필터로 거를 것이 없습니다' },
  filterShort: { en: '/ filter', ko: '/ 필터' },
  devtools: { en: 'source: DevTools', ko: '출처: 개발자 도구' },
  'web-request': { en: 'source: browser', ko: '출처: 브라우저' },
  none: { en: 'no source', ko: '출처 없음' },
  file: { en: 'file: {name}', ko: '파일: {name}' },
  live: { en: 'Back to the tab', ko: '탭으로 돌아가기' },
  more: { en: 'This recording: keep, limit, forget', ko: '이 기록: 보관, 한도, 모두 지우기' },
  language: { en: 'Language', ko: '언어' },
} satisfies Record<string, Text>;

export function Toolbar(props: {
  readonly model: PanelModel;
  readonly filter: RefObject<HTMLInputElement | null>;
  /** What the filter looks for in the view that is shown; null when it has none. */
  readonly filterOf: Text | null;
  readonly openRecording: () => void;
}): JSX.Element {
  const { model, filter, filterOf, openRecording } = props;
  const hint = filterOf ?? texts.noFilter;
  const file = useRef<HTMLInputElement>(null);
  const shown = model.shown.value;
  const { source } = model.tab.value;
  return (
    <header class="toolbar">
      <RecordButton model={model} />
      <button type="button" class="tool" title={t(texts.clearTitle)} onClick={model.clear}>
        <span aria-hidden="true">⌫</span> <span class="tool-word">{t(texts.clear)}</span>
      </button>
      <button type="button" class="tool" title={t(texts.importTitle)} onClick={() => file.current?.click()}>
        <span aria-hidden="true">⤓</span> <span class="tool-word">{t(texts.import)}</span>
      </button>
      <input ref={file} type="file" accept=".har,application/json" hidden onChange={(event) => void readFile(event.currentTarget, model)} />
      <select
        class="tool"
        aria-label={t(texts.export)}
        value=""
        onChange={(event) => {
          const chosen = formats.find(({ id }) => id === event.currentTarget.value);
          event.currentTarget.value = '';
          if (chosen) save(chosen, model, locale.value);
        }}
      >
        <option value="">⤒ {t(texts.export)}</option>
        {formats.map(({ id, title }) => (
          <option key={id} value={id}>
            {t(title)}
          </option>
        ))}
      </select>
      <input
        ref={filter}
        class="filter"
        type="search"
        aria-label={t(hint)}
        title={t(hint)}
        placeholder={t(texts.filterShort)}
        disabled={filterOf === null}
        value={model.filter.value}
        onInput={(event) => {
          model.filter.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          // From what was typed to what was found.
          if (event.key === 'Enter' || event.key === 'ArrowDown') document.querySelector<HTMLElement>('[role=grid]')?.focus();
        }}
      />
      {shown.kind === 'file' ? (
        <button type="button" class="tool tool-file" title={`${shown.name}\n${t(texts.live)}`} onClick={model.showLive}>
          <span class="tool-name">{t(fill(texts.file, { name: shown.name }))}</span> <span aria-hidden="true">×</span>
        </button>
      ) : (
        <span class="tool-source">{t(texts[source])}</span>
      )}
      <button type="button" class="tool" aria-haspopup="dialog" aria-label={t(texts.more)} title={t(texts.more)} onClick={openRecording}>
        ⋯
      </button>
      <button
        type="button"
        class="tool"
        lang={locale.value === 'en' ? 'ko' : 'en'}
        title={t(texts.language)}
        onClick={() => chooseLocale(locale.value === 'en' ? 'ko' : 'en')}
      >
        {locale.value === 'en' ? '한국어' : 'English'}
      </button>
    </header>
  );
}

function RecordButton({ model }: { readonly model: PanelModel }): JSX.Element {
  const { recording, source } = model.tab.value;
  const idle = source === 'none';
  return (
    <button
      type="button"
      class="tool tool-record"
      aria-pressed={recording}
      disabled={idle}
      title={t(recording ? texts.pause : texts.resume)}
      onClick={() => (recording ? model.pause() : model.resume())}
    >
      <span aria-hidden="true" class="record-dot" data-recording={recording && !idle}>
        ●
      </span>{' '}
      <span class="tool-word">{t(idle ? texts.idle : recording ? texts.recording : texts.paused)}</span>
    </button>
  );
}

async function readFile(input: HTMLInputElement, model: PanelModel): Promise<void> {
  const [chosen] = input.files ?? [];
  input.value = '';
  if (chosen) await model.importFile(chosen);
}
