import type { Locale } from '../../utils/i18n/text.ts';
import { type ActionApi, type Badge, badgeOf, showBadge } from './badge.ts';
import type { Overviews } from './overview.ts';
import type { Tab } from './tab.ts';

export interface BadgeTools {
  readonly action: ActionApi;
  readonly overviews: Overviews;
  readonly locale: Locale;
  readonly later: (callback: () => void, delay: number) => void;
}

/** Findings are counted when the traffic has been quiet for so long: nobody reads a badge during a page load. Milliseconds. */
const quietTime = 2000;
/** Longer records are not analysed for the sake of one number. */
const mostCounted = 2000;

/** Keeps the badge of `tab` true for as long as this worker lives. */
export function keepBadge(tab: Tab, { action, overviews, locale, later }: BadgeTools): void {
  let high: number | null = null;
  let shown: Badge | null = null;
  let exchanges = -1;
  let planned = false;

  const show = () => {
    const badge = badgeOf(tab.state(), high, locale);
    if (badge.text === shown?.text && badge.title === shown.title) return;
    shown = badge;
    void showBadge(action, tab.capture.tabId, badge);
  };
  const changed = () => {
    if (tab.state().exchanges === 0) high = null;
    show();
    plan();
  };
  const plan = () => {
    const state = tab.state();
    // With DevTools open the panel tells the findings; counting them here as well would be done for nobody.
    if (planned || state.source === 'devtools' || state.exchanges === exchanges || state.exchanges > mostCounted) return;
    planned = true;
    exchanges = state.exchanges;
    later(() => {
      planned = false;
      if (tab.state().exchanges === exchanges) void count();
      else plan();
    }, quietTime);
  };
  const count = async () => {
    const { findings } = await overviews.report(tab, locale);
    high = findings.filter(({ severity }) => severity === 'high').length;
    show();
  };
  tab.capture.follow({ records: () => undefined, cleared: changed, changed });
  tab.onChanged(changed);
  changed();
}
