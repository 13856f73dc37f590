import type { JSX } from 'preact';
import type { PanelModel, Progress } from '../../components/models/types.ts';
import { Sentence, t } from '../../components/ui/index.ts';
import { formatTime } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { TabState } from '../../utils/protocol/messages.ts';

const texts = {
  exchanges: { en: '{n} exchanges', ko: '교환 {n}건' },
  cookies: { en: '{n} cookies', ko: '쿠키 {n}개' },
  session: { en: 'session since {time}', ko: '{time}부터 세션' },
  ended: { en: 'session ended {time}', ko: '{time} 세션 종료' },
  noSession: { en: 'no session seen', ko: '세션 없음' },
  dropped: { en: '{n} dropped: the oldest went when the limit was reached', ko: '{n}건 제외: 한도에 이르러 오래된 것부터 지웠습니다' },
  gaps: {
    en: 'Firefox may leave out requests around a change of page: turn on Persist Logs (Network panel, ⚙)',
    ko: 'Firefox는 페이지가 바뀔 때의 요청을 빠뜨릴 수 있습니다. 네트워크 패널 ⚙에서 ‘지속 로그’를 켜십시오',
  },
  lost: { en: 'reconnecting to the recorder …', ko: '기록기에 다시 연결하는 중 …' },
  cancel: { en: 'Cancel', ko: '취소' },
  stop: { en: 'Stop', ko: '멈추기' },
  goOn: { en: 'Go on', ko: '계속' },
} satisfies Record<string, Text>;

const tasks: Readonly<Record<Progress['task'], Text>> = {
  open: { en: 'Reading the recording', ko: '기록을 읽는 중' },
  import: { en: 'Reading the file', ko: '파일을 읽는 중' },
  export: { en: 'Writing the file', ko: '파일을 쓰는 중' },
};

const held: Text = { en: 'Only a part of the recording was read', ko: '기록의 일부만 읽었습니다' };

const problems: Readonly<Record<NonNullable<TabState['problem']>, Text>> = {
  quota: {
    en: 'The disk is full: recording goes on, but is kept only as long as this panel is open. Free space, or clear the recording.',
    ko: '디스크가 가득 찼습니다. 기록은 계속되지만 이 패널이 열려 있는 동안만 유지됩니다. 공간을 비우거나 기록을 지우십시오.',
  },
  'write-failed': {
    en: 'The recording could not be written down: it goes on, but is kept only as long as this panel is open.',
    ko: '기록을 저장하지 못했습니다. 기록은 계속되지만 이 패널이 열려 있는 동안만 유지됩니다.',
  },
  'journal-unreadable': {
    en: 'An earlier part of this recording could not be read back. New exchanges are recorded.',
    ko: '이전 기록의 일부를 읽을 수 없습니다. 새 교환은 계속 기록합니다.',
  },
};

/** One quiet line: how much there is, and whether all is well. */
export function StatusBar({ model }: { readonly model: PanelModel }): JSX.Element {
  const { analysis } = model.capture.value;
  const [session] = model.conclusions.value.sessions;
  const { dropped, problem, source, access } = model.tab.value;
  const parts: Text[] = [
    fill(texts.exchanges, { n: analysis.exchanges.length }),
    fill(texts.cookies, { n: analysis.cookies.size }),
    session ? fill(session.state === 'ended' ? texts.ended : texts.session, { time: formatTime(session.since, model.now.value) }) : texts.noSession,
    ...(dropped > 0 ? [fill(texts.dropped, { n: dropped })] : []),
    // With access to the site, `webRequest` fills the gaps.
    ...(analysis.browser === 'firefox' && source === 'devtools' && access === 'none' && model.shown.value.kind === 'live' ? [texts.gaps] : []),
  ];
  const words = parts.map(t).join(' · ');
  return (
    <footer class="status">
      <span title={words}>{words}</span>
      <Working model={model} />
      {problem !== null && (
        <span class="status-problem" role="alert">
          <Sentence text={problems[problem]} />
        </span>
      )}
      {model.connection.value === 'lost' && <span role="status">{t(texts.lost)}</span>}
    </footer>
  );
}

/** What takes longer than a moment: how far it is, and the way out. */
function Working({ model }: { readonly model: PanelModel }): JSX.Element | null {
  const progress = model.progress.value;
  if (progress === null) return null;
  const { task, share } = progress;
  const text = t(progress.held ? held : tasks[task]);
  return (
    <span class="status-working">
      <span>{text}</span>
      {/* The bar says it to a screen reader. */}
      {share !== null && <span aria-hidden="true">{Math.floor(share * 100)} %</span>}
      <progress aria-label={text} {...(share === null ? {} : { value: share, max: 1 })} />
      {progress.held ? (
        <button type="button" class="link" onClick={model.goOn}>
          {t(texts.goOn)}
        </button>
      ) : (
        <button type="button" class="link" onClick={model.cancel}>
          {t(task === 'open' ? texts.stop : texts.cancel)}
        </button>
      )}
    </span>
  );
}
