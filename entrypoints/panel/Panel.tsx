import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PanelModel } from '../../components/models/types.ts';
import { Tabs, t } from '../../components/ui/index.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { KeysDialog, openDialog } from './KeysDialog.tsx';
import type { Keeping } from './keeping.ts';
import { RecordingDialog } from './RecordingDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import { views } from './views.ts';
import './panel.css';

const texts = {
  views: { en: 'Views', ko: '보기' },
  dismiss: { en: 'Dismiss', ko: '닫기' },
} satisfies Record<string, Text>;

export function Panel({ model, keeping }: { readonly model: PanelModel; readonly keeping: Keeping }): JSX.Element {
  const filter = useRef<HTMLInputElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const recording = useRef<HTMLDialogElement>(null);
  const chosen = views.find(({ id }) => id === model.place.value.view) ?? views[0];

  useEffect(() => {
    const openDialogOf = () => [keys.current, recording.current].find((dialog) => dialog?.open);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (openDialogOf()) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const view = /^[1-6]$/.test(event.key) ? views[Number(event.key) - 1] : undefined;
      if (view) model.open(view.id);
      else if (event.key === '/') filter.current?.focus();
      else if (event.key === '?') openDialog(keys.current);
      else return;
      event.preventDefault();
    };
    // DevTools takes an Esc for its drawer, and the browser then no longer closes the dialog by it: we come first.
    const onEscape = (event: KeyboardEvent): void => {
      const dialog = openDialogOf();
      if (event.key !== 'Escape' || !dialog) return;
      event.preventDefault();
      event.stopPropagation();
      dialog.close();
    };
    addEventListener('keydown', onKeyDown);
    addEventListener('keydown', onEscape, { capture: true });
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keydown', onEscape, { capture: true });
    };
  }, []);

  if (!chosen) throw new Error('The panel has no views.');
  const { View } = chosen;
  return (
    <div class="panel">
      <Toolbar model={model} filter={filter} filterOf={chosen.filter ?? null} openRecording={() => openDialog(recording.current)} />
      {model.problem.value !== null && (
        <div class="problem" role="alert">
          <span>{model.problem.value.replaceAll('`', '')}</span>
          <button type="button" class="button" onClick={model.dismissProblem}>
            {t(texts.dismiss)}
          </button>
        </div>
      )}
      <main class="panel-main">
        <h1 class="for-reader">Sessionscope</h1>
        <Tabs
          label={texts.views}
          tabs={views.map(({ id, title, count }) => ({ id, title, count: count?.(model) ?? 0 }))}
          chosen={chosen.id}
          choose={model.open}
        >
          <View model={model} />
        </Tabs>
      </main>
      <StatusBar model={model} />
      <div class="for-reader" role="status">
        {model.announcement.value}
      </div>
      <KeysDialog dialog={keys} />
      <RecordingDialog model={model} keeping={keeping} dialog={recording} />
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
