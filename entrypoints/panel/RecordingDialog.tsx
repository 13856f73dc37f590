import { useSignal } from '@preact/signals';
import type { JSX, Ref } from 'preact';
import type { PanelModel } from '../../components/models/types.ts';
import { locale, Sentence, t } from '../../components/ui/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { defaultLimits, type Limits } from '../../utils/storage/journal.ts';
import { keep, save } from './export.ts';
import type { Keeping } from './keeping.ts';

const texts = {
  title: { en: 'This recording', ko: '이 기록' },
  onDisk: {
    en: '{n} exchanges are kept, {dropped} were dropped. They lie on this computer, encrypted with a key that exists only in memory: when the browser closes, nobody can read them any more.',
    ko: '교환 {n}건을 보관 중이며 {dropped}건은 제외했습니다. 기록은 이 컴퓨터에 암호화하여 두고 키는 메모리에만 있으므로, 브라우저를 닫으면 아무도 읽을 수 없습니다.',
  },
  inMemory: {
    en: '{n} exchanges are kept, {dropped} were dropped. This window is private: they are only in memory, and never written to the disk.',
    ko: '교환 {n}건을 보관 중이며 {dropped}건은 제외했습니다. 시크릿 창이므로 메모리에만 있고 디스크에는 쓰지 않습니다.',
  },
  keep: { en: 'Keep this recording', ko: '이 기록 보관하기' },
  keepMeaning: {
    en: 'Saves a HAR file with every value in the clear, session ids too: whoever has the file can use them. `Import` reads it again.',
    ko: '모든 값을 가리지 않은 HAR 파일로 저장합니다. 세션 ID도 들어 있으므로 파일을 가진 사람은 누구나 쓸 수 있습니다. `가져오기`로 다시 열 수 있습니다.',
  },
  limit: { en: 'Keep at most, for each tab', ko: '탭마다 보관할 최대량' },
  exchanges: { en: 'exchanges', ko: '건' },
  megabytes: { en: 'MB', ko: 'MB' },
  limitMeaning: {
    en: 'Then the oldest go first, and the line at the bottom says how many.',
    ko: '넘으면 오래된 것부터 지우고, 몇 건인지 아래 줄에 표시합니다.',
  },
  forget: { en: 'Forget everything now', ko: '지금 모두 지우기' },
  forgetMeaning: {
    en: 'Destroys the recordings of all tabs, and the key to them. Recording goes on, from nothing. Files that you have saved stay.',
    ko: '모든 탭의 기록과 그 키를 없앱니다. 기록은 처음부터 다시 이어집니다. 저장해 둔 파일은 남습니다.',
  },
  forgotten: { en: 'Everything is forgotten.', ko: '모두 지웠습니다.' },
  notForgotten: { en: 'The recorder did not answer: try again.', ko: '기록기가 응답하지 않습니다. 다시 시도하십시오.' },
  close: { en: 'Close', ko: '닫기' },
} satisfies Record<string, Text>;

const megabyte = 1024 * 1024;
/** Below this a limit would drop what has just happened. */
const fewestExchanges = 100;

/** What becomes of the recording: how it is kept, how much of it, and how to be rid of it. */
export function RecordingDialog(props: {
  readonly model: PanelModel;
  readonly keeping: Keeping;
  readonly dialog: Ref<HTMLDialogElement>;
}): JSX.Element {
  const { model, keeping, dialog } = props;
  const { exchanges, dropped, incognito } = model.tab.value;
  const said = useSignal<Text | null>(null);
  const number = (value: number) => value.toLocaleString(locale.value);

  async function forget(): Promise<void> {
    said.value = await keeping.forgetEverything().then(
      () => texts.forgotten,
      () => texts.notForgotten,
    );
  }

  return (
    <dialog class="keys recording" ref={dialog} aria-label={t(texts.title)} onClose={() => (said.value = null)}>
      <h2>{t(texts.title)}</h2>
      <p>
        <Sentence text={fill(incognito ? texts.inMemory : texts.onDisk, { n: number(exchanges), dropped: number(dropped) })} />
      </p>
      <section>
        <button type="button" class="button" onClick={() => save(keep, model, locale.value)}>
          {t(texts.keep)}
        </button>
        <p class="dim">
          <Sentence text={texts.keepMeaning} />
        </p>
      </section>
      <LimitFields keeping={keeping} />
      <section>
        <button type="button" class="button" data-action="forget-everything" onClick={() => void forget()}>
          {t(texts.forget)}
        </button>
        <p class="dim">
          <Sentence text={texts.forgetMeaning} />
        </p>
        <p role="status">{said.value && t(said.value)}</p>
      </section>
      <form method="dialog">
        <button type="submit" class="button">
          {t(texts.close)}
        </button>
      </form>
    </dialog>
  );
}

function LimitFields({ keeping }: { readonly keeping: Keeping }): JSX.Element {
  const limits = useSignal<Limits | null>(null);
  if (limits.value === null) void keeping.limits().then((read) => (limits.value ??= read));
  const { exchanges, bytes } = limits.value ?? defaultLimits;

  function change(chosen: Partial<Limits>): void {
    const next = { ...(limits.peek() ?? defaultLimits), ...chosen };
    limits.value = next;
    void keeping.setLimits(next);
  }

  return (
    <fieldset>
      <legend>{t(texts.limit)}</legend>
      <label>
        <input
          type="number"
          min={fewestExchanges}
          step="1000"
          value={exchanges}
          onChange={({ currentTarget }) => change({ exchanges: atLeast(fewestExchanges, currentTarget.valueAsNumber, exchanges) })}
        />{' '}
        {t(texts.exchanges)}
      </label>{' '}
      <label>
        <input
          type="number"
          min="1"
          value={Math.round(bytes / megabyte)}
          onChange={({ currentTarget }) => change({ bytes: atLeast(1, currentTarget.valueAsNumber, bytes / megabyte) * megabyte })}
        />{' '}
        {t(texts.megabytes)}
      </label>
      <p class="dim">{t(texts.limitMeaning)}</p>
    </fieldset>
  );
}

function atLeast(least: number, wanted: number, before: number): number {
  return Number.isFinite(wanted) ? Math.max(least, Math.round(wanted)) : before;
}
