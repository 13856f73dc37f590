import { signal, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { siteOf } from '../../utils/cookie/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { type LifeEvent, sessionRoles } from '../../utils/session/types.ts';
import { standingFindings } from '../findings/dismissals.ts';
import { keptFor } from '../models/kept.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState, ExchangeLink, ExchangeLinks, Lead, NothingRecorded, Sentence, SeverityMark, Split, t, VirtualTable } from '../ui/index.ts';
import { whyAndFix } from '../ui/words.ts';
import { type Beside, columnsOf } from './columns.tsx';
import { ExchangeDetail } from './ExchangeDetail.tsx';
import { touchesCookies } from './filter.ts';
import { createRows, type Rows } from './rows.ts';
import './traffic.css';

const texts = {
  table: { en: 'Exchanges', ko: '교환 목록' },
  detail: { en: 'Details of the exchange', ko: '교환 상세' },
  all: { en: 'All exchanges', ko: '모든 교환' },
  allTitle: { en: 'Show exchanges without cookies too (a)', ko: '쿠키가 없는 교환도 표시 (a)' },
  shown: { en: '{shown} of {all}', ko: '{all}건 중 {shown}건' },
  searching: { en: '{shown} of {all} …', ko: '{all}건 중 {shown}건 …' },
  refused: {
    en: 'The browser refused {n} of {all} cookies that were set; the first is `{name}` at',
    ko: '브라우저가 설정하려던 쿠키 {all}건 중 {n}건을 거부했습니다. 첫 번째는 `{name}`입니다:',
  },
  fine: { en: 'Every cookie that was set was taken ({all}).', ko: '설정된 쿠키 {all}건을 모두 브라우저가 받아들였습니다.' },
  quiet: { en: 'No response has set a cookie so far.', ko: '아직 쿠키를 설정한 응답이 없습니다.' },
  empty: { en: 'Nothing recorded yet', ko: '아직 기록이 없습니다' },
  emptyDetail: {
    en: 'Reload the page, or log in: every `Set-Cookie` and `Cookie` header appears here as it happens. Or import a HAR file.',
    ko: '페이지를 새로 고치거나 로그인하십시오. 모든 `Set-Cookie`, `Cookie` 헤더가 실시간으로 나타납니다. HAR 파일을 가져올 수도 있습니다.',
  },
  noneTouch: { en: 'No cookies in {all} exchanges', ko: '교환 {all}건에 쿠키가 없습니다' },
  noneMatch: { en: 'Nothing matches the filter', ko: '필터에 맞는 교환이 없습니다' },
  clearFilter: { en: 'Clear the filter', ko: '필터 지우기' },
  showAll: { en: 'Show all exchanges', ko: '모든 교환 보기' },
} satisfies Record<string, Text>;

/** Every exchange that touches cookies; for the chosen one what was set, sent and left at home, and why. */
export function TrafficView({ model }: { readonly model: PanelModel }): JSX.Element {
  const all = keptFor(model, 'traffic-all', () => signal(false));
  const found = useMemo(
    () =>
      createRows({
        capture: model.capture,
        filter: model.filter,
        all,
        now: () => performance.now(),
        later: (callback) => void setTimeout(callback, 0),
      }),
    [model],
  );
  useEffect(() => found.dispose, [found]);
  const rows = found.rows.value;
  const columns = useComputed(() => columnsOf(besideOf(model)));
  const selected = model.place.value.exchange ?? null;
  const exchanges = model.capture.value.analysis.exchanges;
  const chosen = selected === null ? undefined : exchanges[selected];

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key === 'a' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) all.value = !all.value;
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);

  // A link may lead to an exchange that the list leaves out; then the list shows it after all.
  useEffect(() => {
    if (chosen && !touchesCookies(chosen)) all.value = true;
  }, [selected]);

  // Nothing was found: while it is searched for, that is not yet said.
  const isEmpty = rows.list.length === 0 && rows.seen === exchanges.length;

  if (exchanges.length === 0) return <NothingRecorded model={model} title={texts.empty} detail={texts.emptyDetail} />;
  return (
    <div class="traffic">
      <Lead>
        <Answer rows={rows} model={model} />
        <label class="traffic-all" title={t(texts.allTitle)}>
          <input type="checkbox" checked={all.value} onChange={(event) => (all.value = event.currentTarget.checked)} /> {t(texts.all)}{' '}
          <span class="dim">
            {t(fill(rows.seen < exchanges.length ? texts.searching : texts.shown, { shown: rows.list.length, all: exchanges.length }))}
          </span>
        </label>
      </Lead>
      <div class="traffic-body">
        <Split
          label={texts.detail}
          close={() => model.show({ view: 'traffic' })}
          main={
            isEmpty ? (
              <Nothing model={model} count={exchanges.length} showAll={() => (all.value = true)} />
            ) : (
              <VirtualTable
                label={texts.table}
                columns={columns.value}
                rows={rows.list}
                keyOf={({ exchange }) => exchange.id}
                selected={selected}
                select={({ exchange }) => model.show({ view: 'traffic', exchange: exchange.id })}
                dataOf={({ exchange }) => ({ 'data-exchange': exchange.id })}
                follow
              />
            )
          }
          detail={chosen ? <ExchangeDetail key={chosen.exchange.id} facts={chosen} model={model} /> : null}
        />
      </div>
    </div>
  );
}

/** What breaks the flow before what was refused: a login that loops may well have had all its cookies taken. */
function Answer({ rows, model }: { readonly rows: Rows; readonly model: PanelModel }): JSX.Element {
  const { lines, refused, firstRefused } = rows;
  const worst = useComputed(() => standingFindings(model)[0]).value;
  if (worst?.severity === 'high')
    return (
      <span>
        <SeverityMark severity={worst.severity} /> <Sentence text={worst.message} />{' '}
        <ExchangeLinks ids={worst.exchanges.slice(0, 2)} show={model.show} />{' '}
        <button type="button" class="link" onClick={() => model.show({ view: 'findings', rule: worst.rule })}>
          {t(whyAndFix)}
        </button>
      </span>
    );
  if (firstRefused)
    return (
      <span>
        <Sentence text={fill(texts.refused, { n: refused, all: lines, name: firstRefused.name.slice(0, 60) })} />{' '}
        <ExchangeLink id={firstRefused.exchange} show={model.show} />.
      </span>
    );
  return <Sentence text={lines === 0 ? texts.quiet : fill(texts.fine, { all: lines })} />;
}

function Nothing({ model, count, showAll }: { readonly model: PanelModel; readonly count: number; readonly showAll: () => void }): JSX.Element {
  if (model.filter.value.trim() !== '')
    return (
      <EmptyState
        title={texts.noneMatch}
        action={{
          label: texts.clearFilter,
          run: () => {
            model.filter.value = '';
          },
        }}
      />
    );
  return <EmptyState title={fill(texts.noneTouch, { all: count })} action={{ label: texts.showAll, run: showAll }} />;
}

function besideOf(model: PanelModel): Beside {
  const events = new Map<number, LifeEvent[]>();
  for (const event of model.conclusions.value.events) {
    const at = events.get(event.exchange);
    if (at) at.push(event);
    else events.set(event.exchange, [event]);
  }
  const { exchanges } = model.capture.peek().analysis;
  const page = exchanges.find(({ exchange }) => exchange.resourceType === 'document');
  const home = page === undefined ? null : originOf(page.exchange.url);
  const site = page === undefined ? null : siteOf(page.exchange.url);
  // They come first among the cookies, the most certain first.
  const session = new Map(model.conclusions.value.cookies.filter(({ role }) => sessionRoles.has(role)).map(({ facts }, index) => [facts.key, index]));
  return {
    eventsAt: (exchange) => events.get(exchange) ?? [],
    hostOf(url) {
      const origin = originOf(url);
      if (home === null || (origin.scheme === home.scheme && origin.host === home.host)) return null;
      return { text: origin.scheme === home.scheme ? origin.host : origin.scheme + origin.host, foreign: siteOf(url) !== site };
    },
    sessionOrder: (key) => session.get(key) ?? null,
    start: exchanges[0]?.exchange.time ?? 0,
  };
}

/** `https://` and host with port, as they are written. */
function originOf(url: string): { readonly scheme: string; readonly host: string } {
  const [, scheme = '', host = ''] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)/i.exec(url.slice(0, 2000)) ?? [];
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase() };
}
