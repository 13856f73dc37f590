import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import type { Clock, Expiry } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { ExchangeLinks, Moment } from './bits.tsx';
import { t } from './locale.ts';
import { Sentence } from './Sentence.tsx';

const names: Readonly<Record<'browser' | 'server' | 'token' | 'framework', Text>> = {
  browser: { en: 'Browser', ko: '브라우저' },
  server: { en: 'Server', ko: '서버' },
  token: { en: 'Token', ko: '토큰' },
  framework: { en: 'Framework', ko: '프레임워크' },
};
const first: Text = { en: 'ends first', ko: '가장 먼저 종료' };
const over: Text = { en: 'over', ko: '종료됨' };
const order = ['browser', 'server', 'token', 'framework'] as const;

/** Four ways of knowing when something ends, on one axis from now; the first to end is marked. */
export function Clocks({ expiry, now, show }: { readonly expiry: Expiry; readonly now: number; readonly show: PanelModel['show'] }): JSX.Element {
  const furthest = Math.max(...order.map((id) => left(expiry[id], now) ?? 0), 1);
  return (
    <dl class="clocks">
      {order.map((id) => {
        const clock = expiry[id];
        const remaining = left(clock, now);
        return (
          <div key={id} class={`clock clock-${clock.kind}`} data-first={expiry.earliest === id}>
            <dt>{t(names[id])}</dt>
            <dd>
              <span class="clock-bar" aria-hidden="true" style={{ '--length': `${remaining === null ? 0 : barLength(remaining, furthest)}%` }} />
              {'at' in clock && (
                <strong>
                  <Moment at={clock.at} now={now} />
                </strong>
              )}{' '}
              {expiry.earliest === id && <span class="clock-first">{t(clock.kind === 'ended' ? over : first)}</span>}{' '}
              <Sentence text={clock.message} /> <ExchangeLinks ids={clock.exchanges} show={show} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function left(clock: Clock, now: number): number | null {
  return 'at' in clock ? Math.max(0, clock.at - now) : null;
}

/** Minutes and months on one axis: by the logarithm, or every short one would be a dot. Percent. */
function barLength(remaining: number, furthest: number): number {
  return (100 * Math.log1p(remaining / 1000)) / Math.log1p(furthest / 1000);
}
