import type { JSX } from 'preact';
import { formatDuration } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { Clock, Expiry } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { ExchangeLinks, Moment } from './bits.tsx';
import { axisMarks, barLength } from './clock-axis.ts';
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
const from: Text = { en: 'now', ko: '지금' };
/** Milliseconds; what ends sooner needs no axis. */
const shortest = 1000;
const order = ['browser', 'server', 'token', 'framework'] as const;

/** Four ways of knowing when something ends, on one axis from now; the first to end is marked. */
export function Clocks({ expiry, now, show }: { readonly expiry: Expiry; readonly now: number; readonly show: PanelModel['show'] }): JSX.Element {
  const furthest = Math.max(...order.map((id) => left(expiry[id], now) ?? 0), 0);
  // Without a moment to come there is nothing to compare.
  const drawn = furthest >= shortest;
  return (
    <dl class="clocks" data-drawn={drawn}>
      {drawn && <Axis furthest={furthest} />}
      {order.map((id) => {
        const clock = expiry[id];
        const remaining = left(clock, now);
        return (
          <div key={id} class={`clock clock-${clock.kind}`} data-first={expiry.earliest === id}>
            <dt>{t(names[id])}</dt>
            <dd>
              {drawn && (
                <span class="clock-bar" aria-hidden="true" style={{ '--length': `${remaining === null ? 100 : barLength(remaining, furthest)}%` }} />
              )}
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

function Axis({ furthest }: { readonly furthest: number }): JSX.Element {
  return (
    <div class="clock clock-axis" aria-hidden="true">
      <dt />
      <dd>
        <span style={{ '--at': '0%' }}>{t(from)}</span>
        {axisMarks(furthest).map(({ after, at }) => (
          <span key={after} style={{ '--at': `${at}%` }}>
            {t(formatDuration(after))}
          </span>
        ))}
      </dd>
    </div>
  );
}
