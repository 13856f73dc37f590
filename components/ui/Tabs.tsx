import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from './locale.ts';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: Text;
  /** A small number behind the title; nothing when it is 0. */
  readonly count?: number;
}

interface TabsProps<Id extends string> {
  readonly label: Text;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly choose: (id: Id) => void;
  readonly children: ComponentChildren;
}

/** ARIA tabs: arrows move, the panel below belongs to the chosen one. */
export function Tabs<Id extends string>({ label, tabs, chosen, choose, children }: TabsProps<Id>): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const view = useRef<HTMLDivElement>(null);
  /** How far the panel of each tab was scrolled: they share one element, which would carry it from one to the next. */
  const tops = useRef(new Map<Id, number>());
  const seen = useRef(chosen);
  useLayoutEffect(() => {
    if (view.current) view.current.scrollTop = tops.current.get(chosen) ?? 0;
    const tab = document.getElementById(`tab-${chosen}`);
    const focused = document.activeElement;
    if (seen.current !== chosen) {
      // What had the focus has gone with the view before: the keys go on in the table of this one, or from its tab.
      if (focused === document.body) (view.current?.querySelector<HTMLElement>('[role=grid]') ?? tab)?.focus({ preventScroll: true });
      else if (focused?.parentElement === list.current) tab?.focus();
    }
    seen.current = chosen;
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    const tab = tabs[index];
    if (!tab) return;
    choose(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={t(label)} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title, count = 0 }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === chosen}
            aria-controls="view"
            aria-label={t(title)}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => choose(id)}
          >
            {t(title)}
            {count > 0 && (
              // Drawn by CSS: the tab is named by its word alone, and its text must not say more than its name.
              <span class="tab-count" aria-hidden="true" data-count={count} />
            )}
          </button>
        ))}
      </div>
      <div
        class="view"
        role="tabpanel"
        id="view"
        aria-labelledby={`tab-${chosen}`}
        ref={view}
        onScroll={(event) => event.target === event.currentTarget && tops.current.set(chosen, event.currentTarget.scrollTop)}
      >
        {children}
      </div>
    </>
  );
}
