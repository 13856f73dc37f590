import { fill, type Locale, type Text } from '../../utils/i18n/text.ts';
import type { TabState } from '../../utils/protocol/messages.ts';

export interface Badge {
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** The part of the `action` API that is used here. */
export interface ActionApi {
  setBadgeText(details: { tabId: number; text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>;
  setTitle(details: { tabId: number; title: string }): Promise<void>;
}

const words = {
  idle: { en: 'Sessionscope', ko: 'Sessionscope' },
  recording: { en: 'Sessionscope: recording this tab', ko: 'Sessionscope: 이 탭을 기록하고 있습니다' },
  paused: { en: 'Sessionscope: paused in this tab', ko: 'Sessionscope: 이 탭의 기록을 멈췄습니다' },
  high: { en: 'Sessionscope: {count} serious findings in this tab', ko: 'Sessionscope: 이 탭에서 심각한 문제 {count}건을 찾았습니다' },
  oneHigh: { en: 'Sessionscope: one serious finding in this tab', ko: 'Sessionscope: 이 탭에서 심각한 문제 1건을 찾았습니다' },
} satisfies Record<string, Text>;

const quiet = '#5f6368';
const recordingColor = '#1a73e8';
const highColor = '#b3261e';

/**
 * What the toolbar icon says of a tab. Only serious findings are counted: a number that stands on nearly every site would soon
 * be read by nobody, and the popup, one click away, counts them all by severity.
 * `high` is the number of findings of that severity, null while nobody counted.
 */
export function badgeOf(tab: TabState, high: number | null, locale: Locale): Badge {
  if (high !== null && high > 0) {
    const title = high === 1 ? words.oneHigh : fill(words.high, { count: high });
    return { text: high > 99 ? '99+' : String(high), color: highColor, title: title[locale] };
  }
  if (tab.recording) return { text: '●', color: recordingColor, title: words.recording[locale] };
  if (tab.source !== 'none') return { text: '', color: quiet, title: words.paused[locale] };
  return { text: '', color: quiet, title: words.idle[locale] };
}

/** Shows `badge` on the icon of the tab; a tab that was closed meanwhile has no icon, and that is no fault. */
export async function showBadge(action: ActionApi, tabId: number, { text, color, title }: Badge): Promise<void> {
  await Promise.allSettled([
    action.setBadgeText({ tabId, text }),
    action.setBadgeBackgroundColor({ tabId, color }),
    action.setTitle({ tabId, title }),
  ]);
}
