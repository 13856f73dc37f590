import type { JSX } from 'preact';
import type { PanelModel } from '../models/types.ts';
import { ExchangeLinks } from '../ui/index.ts';

export type ShowExchange = PanelModel['show'];

/** Links to the exchanges that show a claim; nothing for the bundled recording, which Traffic does not hold. */
export function Shown({ exchanges, show }: { readonly exchanges: readonly number[]; readonly show: ShowExchange | null }): JSX.Element | null {
  return show === null || exchanges.length === 0 ? null : <ExchangeLinks ids={exchanges.toSorted((a, b) => a - b)} show={show} />;
}
