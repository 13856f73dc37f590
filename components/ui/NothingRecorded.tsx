import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState } from './bits.tsx';
import { t } from './locale.ts';

const texts = {
  waiting: { en: 'Asking the recorder …', ko: '기록을 불러오는 중 …' },
  reload: { en: 'Reload the page', ko: '페이지 새로 고침' },
  paused: { en: 'Recording is paused', ko: '기록을 멈췄습니다' },
  pausedDetail: { en: 'Nothing was recorded before.', ko: '멈추기 전에 기록한 내용이 없습니다.' },
  resume: { en: 'Go on recording', ko: '기록 계속' },
  noSource: { en: 'This tab is not being recorded', ko: '이 탭은 기록하고 있지 않습니다' },
  noSourceDetail: {
    en: 'Open DevTools (F12) on it and choose Sessionscope, or click our icon in its window and choose “Record this site”. Or import a HAR file.',
    ko: '그 탭에서 개발자 도구(F12)를 열고 Sessionscope를 고르거나, 도구 모음의 아이콘을 눌러 ‘이 사이트 기록’을 고르십시오. HAR 파일을 가져올 수도 있습니다.',
  },
  emptyFile: { en: 'The file holds no exchanges', ko: '파일에 교환이 없습니다' },
  live: { en: 'Back to the tab', ko: '탭으로 돌아가기' },
} satisfies Record<string, Text>;

interface NothingRecordedProps {
  readonly model: PanelModel;
  /** What is missing in this view, and how it would come about. */
  readonly title: Text;
  readonly detail: Text;
}

/** A view of a recording that holds nothing: why, and the one thing to do about it. */
export function NothingRecorded({ model, title, detail }: NothingRecordedProps): JSX.Element {
  const { source, recording } = model.tab.value;
  if (model.shown.value.kind === 'file') return <EmptyState title={texts.emptyFile} action={{ label: texts.live, run: model.showLive }} />;
  // What is there comes in a moment: until then nobody is told that nothing is.
  if (model.connection.value === 'connecting')
    return (
      <p class="empty empty-waiting" role="status">
        {t(texts.waiting)}
      </p>
    );
  if (source === 'none') return <EmptyState title={texts.noSource} detail={texts.noSourceDetail} />;
  if (!recording) return <EmptyState title={texts.paused} detail={texts.pausedDetail} action={{ label: texts.resume, run: model.resume }} />;
  return <EmptyState title={title} detail={detail} action={{ label: texts.reload, run: model.reload }} />;
}
