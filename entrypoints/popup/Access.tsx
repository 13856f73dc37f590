import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { t } from '../../components/ui/index.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { TabState } from '../../utils/protocol/messages.ts';
import type { PopupModel } from './popup-model.ts';

const texts = {
  recordSite: { en: 'Record this site', ko: '이 사이트 기록' },
  recordAll: { en: 'Record every site', ko: '모든 사이트 기록' },
  thisSite: { en: 'this site', ko: '이 사이트' },
  everySite: { en: 'every site', ko: '모든 사이트' },
  meaning: {
    en: 'The browser will ask. Cookie headers are then recorded with DevTools closed: encrypted, on this computer only, gone when the browser closes.',
    ko: '브라우저가 권한을 물어봅니다. 허용하면 개발자 도구를 닫아도 쿠키 헤더를 기록합니다. 암호화하여 이 컴퓨터에만 두고, 브라우저를 닫으면 사라집니다.',
  },
  refused: { en: 'Access was not given. Nothing has changed.', ko: '권한을 받지 못했습니다. 바뀐 것은 없습니다.' },
  onlyDevtools: { en: 'Recorded while DevTools is open. Record without it:', ko: '개발자 도구가 열린 동안만 기록합니다. 닫아도 기록할 범위:' },
  stopped: { en: 'No longer recorded: DevTools is closed. Record without it:', ko: '개발자 도구를 닫아 기록을 멈췄습니다. 닫아도 기록할 범위:' },
  siteAllowed: { en: 'You let Sessionscope record this site.', ko: '이 사이트를 기록하도록 허용하셨습니다.' },
  allAllowed: { en: 'You let Sessionscope record every site.', ko: '모든 사이트를 기록하도록 허용하셨습니다.' },
} satisfies Record<string, Text>;

/** Asks on the click itself; a refusal is said where the reader looks. */
function useAsking(model: PopupModel): { readonly refused: boolean; readonly ask: (what: 'site' | 'all') => void } {
  const refused = useSignal(false);
  return {
    refused: refused.value,
    ask: (what) => {
      void model.record(what).then((given) => {
        refused.value = !given;
      });
    },
  };
}

/** For a page that is not recorded. Without a site of its own only "every site" can be asked for. */
export function AccessOffer({ model, host }: { readonly model: PopupModel; readonly host: string | null }): JSX.Element {
  const { refused, ask } = useAsking(model);
  return (
    <>
      <div class="popup-actions">
        {host !== null && (
          <button type="button" class="popup-button popup-primary" onClick={() => ask('site')}>
            {t(texts.recordSite)}
          </button>
        )}
        <button type="button" class="popup-button" onClick={() => ask('all')}>
          {t(texts.recordAll)}
        </button>
      </div>
      <p class="popup-meaning" role="status">
        {t(refused ? texts.refused : texts.meaning)}
      </p>
    </>
  );
}

/** One line: what is allowed now, and the next wider thing to allow. */
export function AccessState({ model, tab }: { readonly model: PopupModel; readonly tab: TabState }): JSX.Element {
  const { refused, ask } = useAsking(model);
  const sentence = { none: tab.source === 'devtools' ? texts.onlyDevtools : texts.stopped, site: texts.siteAllowed, all: texts.allAllowed }[
    tab.access
  ];
  return (
    <section class="popup-access" data-access={tab.access}>
      <span>{t(sentence)}</span>
      {tab.access !== 'all' && (
        <span class="popup-access-links">
          {tab.access === 'none' && model.host.value !== null && (
            <button type="button" class="popup-link" title={t(texts.meaning)} onClick={() => ask('site')}>
              {t(texts.thisSite)}
            </button>
          )}
          <button type="button" class="popup-link" title={t(texts.meaning)} onClick={() => ask('all')}>
            {t(tab.access === 'none' ? texts.everySite : texts.recordAll)}
          </button>
        </span>
      )}
      {refused && <span role="status">{t(texts.refused)}</span>}
    </section>
  );
}
