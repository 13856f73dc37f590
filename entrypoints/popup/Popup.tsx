import type { JSX } from 'preact';
import { Sentence, t } from '../../components/ui/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { TabState } from '../../utils/protocol/messages.ts';
import type { Summary } from '../../utils/report/report.ts';
import { AccessOffer, AccessState } from './Access.tsx';
import { FindingsSummary } from './FindingsSummary.tsx';
import type { PopupModel } from './popup-model.ts';
import { Sessions } from './Sessions.tsx';
import './popup.css';

const texts = {
  noTab: { en: 'This tab is no longer open.', ko: '이미 닫힌 탭입니다.' },
  noPage: {
    en: 'Extensions may not look at this page. Open a site and try again.',
    ko: '확장 프로그램이 볼 수 없는 페이지입니다. 웹사이트를 연 뒤 다시 시도하십시오.',
  },
  notRecorded: { en: '`{host}` is not being recorded.', ko: '`{host}` 사이트는 기록하고 있지 않습니다.' },
  nothingYet: {
    en: 'Recording `{host}`. Nothing has happened since; reload the page or log in.',
    ko: '`{host}` 기록 중입니다. 아직 오간 요청이 없습니다. 페이지를 새로 고치거나 로그인하십시오.',
  },
  pausedEmpty: { en: 'Recording `{host}` is paused; nothing was recorded before.', ko: '`{host}` 기록을 멈췄습니다. 그전에 기록한 내용은 없습니다.' },
  reload: { en: 'Reload the page', ko: '페이지 새로 고침' },
  waiting: { en: 'Reading what was recorded …', ko: '기록을 읽는 중 …' },
  lost: { en: 'Reconnecting to the recorder …', ko: '기록기에 다시 연결하는 중 …' },
  pause: { en: 'Pause recording', ko: '기록 일시 정지' },
  resume: { en: 'Go on recording', ko: '기록 계속' },
  recording: { en: 'Recording', ko: '기록 중' },
  paused: { en: 'Paused', ko: '정지됨' },
  panel: { en: 'All of it: {key}, tab Sessionscope', ko: '전체 보기: {key} → Sessionscope 탭' },
  asPage: { en: 'As a page', ko: '페이지로 열기' },
  guide: { en: 'Guide', ko: '안내' },
} satisfies Record<string, Text>;

const problems: Readonly<Record<NonNullable<TabState['problem']>, Text>> = {
  quota: {
    en: 'The disk is full: recording goes on, but is not kept. Free space, or clear the recording in the panel.',
    ko: '디스크가 가득 찼습니다. 기록은 계속하지만 보관하지 못합니다. 공간을 비우거나 패널에서 기록을 지우십시오.',
  },
  'write-failed': {
    en: 'The recording could not be written down: what happens from now on is lost when the browser closes this tab.',
    ko: '기록을 저장하지 못했습니다. 지금부터 기록하는 내용은 탭을 닫으면 사라집니다.',
  },
  'journal-unreadable': {
    en: 'An earlier part of this recording could not be read back. What happens now is recorded.',
    ko: '이전 기록의 일부를 읽을 수 없습니다. 지금 일어나는 일은 계속 기록합니다.',
  },
};

export function Popup({ model }: { readonly model: PopupModel }): JSX.Element {
  const tab = model.tab.value;
  const problem = tab?.problem ?? null;
  return (
    <>
      <header class="popup-head">
        <h1 class="popup-title" title={model.host.value ?? undefined}>
          {model.host.value ?? 'Sessionscope'}
        </h1>
        {tab !== null && tab.source !== 'none' && <RecordingSwitch model={model} recording={tab.recording} />}
      </header>
      {problem !== null && (
        <p class="popup-problem" role="alert">
          <Sentence text={problems[problem]} />
        </p>
      )}
      <Answer model={model} />
      {model.connection.value === 'lost' && (
        <p class="popup-hint" role="status">
          {t(texts.lost)}
        </p>
      )}
      <Foot tabId={model.tabId} />
    </>
  );
}

/** What there is to say, by how much is known. */
function Answer({ model }: { readonly model: PopupModel }): JSX.Element | null {
  const tab = model.tab.value;
  const report = model.report.value;
  const host = model.host.value;
  if (model.tabId === null) return <Lead text={texts.noTab} />;
  if (tab === null) return model.connection.value === 'lost' ? null : <p class="popup-hint">{t(texts.waiting)}</p>;
  if (tab.exchanges > 0) return report === null ? <Reading share={model.reading.value} /> : <Recorded model={model} tab={tab} report={report} />;
  if (host === null) {
    return (
      <>
        <Lead text={texts.noPage} />
        {tab.access !== 'all' && <AccessOffer model={model} host={null} />}
      </>
    );
  }
  if (tab.source === 'none') {
    return (
      <>
        <Lead text={fill(texts.notRecorded, { host })} />
        <AccessOffer model={model} host={host} />
      </>
    );
  }
  return (
    <>
      <Lead text={fill(tab.recording ? texts.nothingYet : texts.pausedEmpty, { host })} />
      {tab.recording && (
        <div class="popup-actions">
          <button type="button" class="popup-button popup-primary" onClick={model.reload}>
            {t(texts.reload)}
          </button>
        </div>
      )}
      <AccessState model={model} tab={tab} />
    </>
  );
}

function Reading({ share }: { readonly share: number }): JSX.Element {
  return (
    <p class="popup-hint" role="status">
      {t(texts.waiting)} {share > 0 && `${Math.floor(share * 100)} %`}
    </p>
  );
}

function Recorded({ model, tab, report }: { readonly model: PopupModel; readonly tab: TabState; readonly report: Summary }): JSX.Element {
  return (
    <>
      <Sessions report={report} host={model.host.value} exchanges={tab.exchanges} now={model.now.value} />
      <FindingsSummary findings={report.findings} tabId={tab.tabId} />
      <AccessState model={model} tab={tab} />
    </>
  );
}

function Lead({ text }: { readonly text: Text }): JSX.Element {
  return (
    <p class="popup-lead">
      <Sentence text={text} />
    </p>
  );
}

function RecordingSwitch({ model, recording }: { readonly model: PopupModel; readonly recording: boolean }): JSX.Element {
  return (
    <button
      type="button"
      class="popup-recording"
      data-recording={recording}
      aria-pressed={recording}
      title={t(recording ? texts.pause : texts.resume)}
      onClick={recording ? model.pause : model.resume}
    >
      <span class="popup-dot" aria-hidden="true" />
      {t(recording ? texts.recording : texts.paused)}
    </button>
  );
}

/** Where the whole is: in DevTools, or in a tab of its own for those who want no DevTools. */
function Foot({ tabId }: { readonly tabId: number | null }): JSX.Element {
  const key = navigator.userAgent.includes('Macintosh') ? '⌥⌘I' : 'F12';
  const [before, after] = t(texts.panel).split('{key}');
  return (
    <footer class="popup-foot">
      <span>
        {before}
        <kbd>{key}</kbd>
        {after}
      </span>
      {tabId !== null && (
        <span class="popup-links">
          <a href={`panel.html?tab=${tabId}`} target="_blank" rel="noopener">
            {t(texts.asPage)}
          </a>
          <a href={`panel.html?tab=${tabId}#learn`} target="_blank" rel="noopener">
            {t(texts.guide)}
          </a>
        </span>
      )}
    </footer>
  );
}
