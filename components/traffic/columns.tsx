import type { JSX } from 'preact';
import { formatBytes } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { eventWords } from '../../utils/report/words.ts';
import type { CookieKey, ExchangeFacts, LifeEvent, SetCookieFacts } from '../../utils/session/types.ts';
import { type Column, t } from '../ui/index.ts';
import { outcomeShapes, outcomeWords } from '../ui/words.ts';

/** What a row shows beside its exchange. Asked only for the rows in sight. */
export interface Beside {
  readonly eventsAt: (exchange: number) => readonly LifeEvent[];
  /** What of an address's origin is worth saying: null for the page's own, its host, with its scheme where that is another. */
  readonly hostOf: (url: string) => { readonly text: string; readonly foreign: boolean } | null;
  /** Where a cookie stands among those whose loss would lose the session, from 0; null for any other. They are looked for first. */
  readonly sessionOrder: (key: CookieKey) => number | null;
  /** Of the first exchange, epoch milliseconds. */
  readonly start: number;
}

/** The columns of Traffic. One is an object; the list is their order. */
export const columnsOf = ({ eventsAt, hostOf, sessionOrder, start }: Beside): readonly Column<ExchangeFacts>[] => [
  {
    id: 'life',
    title: { en: 'Life', ko: '생애' },
    width: '108px',
    cell: ({ exchange }) => <Events events={eventsAt(exchange.id)} />,
  },
  {
    id: 'time',
    title: { en: 'Time', ko: '시각' },
    width: '62px',
    from: 760,
    numeric: true,
    cell: ({ exchange }) => <span title={new Date(exchange.time).toISOString()}>{secondsSince(exchange.time, start)}</span>,
  },
  { id: 'method', title: { en: 'Method', ko: '메서드' }, width: '64px', from: 440, cell: ({ exchange }) => exchange.method },
  {
    id: 'status',
    title: { en: 'Status', ko: '상태' },
    width: '56px',
    cell: ({ exchange }) => <span title={exchange.error ?? undefined}>{exchange.status ?? (exchange.error ? '✕' : '–')}</span>,
  },
  {
    id: 'path',
    title: { en: 'Path', ko: '경로' },
    width: 'minmax(120px, 1fr)',
    cell: ({ exchange: { url } }) => <Path url={url} host={hostOf(url)} />,
  },
  {
    id: 'type',
    title: { en: 'Type', ko: '유형' },
    width: '76px',
    from: 900,
    cell: ({ exchange }) => <span class="dim">{exchange.resourceType}</span>,
  },
  {
    id: 'sent',
    title: { en: '↑ Sent', ko: '↑ 보냄' },
    width: '86px',
    from: 480,
    cell: (facts) => <Sent facts={facts} />,
  },
  {
    id: 'set',
    title: { en: '↓ Set', ko: '↓ 설정' },
    width: 'minmax(110px, 0.9fr)',
    cell: (facts) => <SetChips facts={facts} sessionOrder={sessionOrder} />,
  },
];

function Events({ events }: { readonly events: readonly LifeEvent[] }): JSX.Element | null {
  const shown = events.filter(({ type }) => type !== 'renewed').slice(0, 2);
  return shown.length === 0 ? null : (
    <span class="life" title={events.map(({ type }) => t(eventWords[type])).join(', ')}>
      {shown.map(({ type }) => (
        <span key={type} class={`event event-${type}`} data-event={type}>
          {t(eventWords[type])}
        </span>
      ))}
    </span>
  );
}

function secondsSince(time: number, start: number): string {
  const seconds = Math.max(0, time - start) / 1000;
  return seconds < 600 ? `${seconds.toFixed(2)} s` : `${(seconds / 60).toFixed(1)} min`;
}

function Path({ url, host }: { readonly url: string; readonly host: ReturnType<Beside['hostOf']> }): JSX.Element {
  const [, path = url] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(url.slice(0, 2000)) ?? [];
  return (
    <span title={url.slice(0, 2000)}>
      {host && <span class={host.foreign ? 'host-foreign' : 'host-near'}>{host.text}</span>}
      {path || '/'}
    </span>
  );
}

const texts = {
  sent: { en: 'Sent: {names}', ko: '보냄: {names}' },
  withheld: { en: 'Left at home: {names}', ko: '보내지 않음: {names}' },
} satisfies Record<string, Text>;

function namesOf(text: Text, cookies: readonly { readonly name: string }[]): readonly string[] {
  if (cookies.length === 0) return [];
  const names = cookies.map(({ name }) => name).join(', ');
  return [t(fill(text, { names: names.slice(0, 500) }))];
}

function Sent({ facts: { sent, exchange, withheld } }: { readonly facts: ExchangeFacts }): JSX.Element | null {
  if (sent.length === 0 && withheld.length === 0) return null;
  return (
    <span
      title={[
        ...namesOf(texts.sent, sent),
        ...namesOf(
          texts.withheld,
          withheld.map(({ cookie }) => cookie),
        ),
      ].join('\n')}
    >
      {sent.length} <span class="dim">· {formatBytes(exchange.cookieHeader?.length ?? 0)}</span>
    </span>
  );
}

/** Chips beyond these are counted. */
const mostChips = 6;

/** Nobody reads a longer title. */
const mostTitled = 30;

function SetChips(props: { readonly facts: ExchangeFacts; readonly sessionOrder: Beside['sessionOrder'] }): JSX.Element | null {
  const { setCookies } = props.facts;
  if (setCookies.length === 0) return null;
  const order = (key: CookieKey | null) => (key === null ? null : props.sessionOrder(key));
  // What the reader is looking for comes first: what went wrong, then the session.
  const rank = ({ verdict, key }: SetCookieFacts) => (verdict.outcome === 'refused' ? -1 : (order(key) ?? Number.MAX_SAFE_INTEGER));
  const ordered = [...setCookies].sort((a, b) => rank(a) - rank(b));
  const words = ({ parsed, verdict }: SetCookieFacts) =>
    `${parsed.kind === 'set-cookie' ? parsed.name.slice(0, 100) : '?'}: ${t(outcomeWords[verdict.outcome])}`;
  return (
    <span class="set-chips" title={ordered.slice(0, mostTitled).map(words).join('\n')}>
      {ordered.slice(0, mostChips).map(({ index, parsed, verdict, key }) => {
        const name = parsed.kind === 'set-cookie' ? parsed.name : '?';
        return (
          <span
            key={index}
            class={`outcome outcome-${verdict.outcome}${order(key) === null ? '' : ' outcome-session'}`}
            data-outcome={verdict.outcome}
          >
            <span aria-hidden="true">{outcomeShapes[verdict.outcome]}</span>
            <span class="for-reader">{t(outcomeWords[verdict.outcome])} </span>
            {name.slice(0, 40)}
          </span>
        );
      })}
      {ordered.length > mostChips && <span class="dim">+{ordered.length - mostChips}</span>}
    </span>
  );
}
