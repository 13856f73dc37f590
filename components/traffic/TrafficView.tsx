import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { siteOf } from '../../utils/cookie/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { LifeEvent } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState, ExchangeLink, Lead, Sentence, Split, t, VirtualTable } from '../ui/index.ts';
import { columns, type Row } from './columns.tsx';
import { ExchangeDetail } from './ExchangeDetail.tsx';
import { parseFilter, touchesCookies } from './filter.ts';
import './traffic.css';

const texts = {
  table: { en: 'Exchanges', ko: '교환 목록' },
  detail: { en: 'Details of the exchange', ko: '교환 상세' },
  all: { en: 'All exchanges', ko: '모든 교환' },
  allTitle: { en: 'Show exchanges without cookies too (a)', ko: '쿠키가 없는 교환도 표시 (a)' },
  shown: { en: '{shown} of {all}', ko: '{all}건 중 {shown}건' },
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
  const all = useSignal(false);
  const rows = useComputed(() => rowsOf(model, all.value));
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

  if (exchanges.length === 0) return <EmptyState title={texts.empty} detail={texts.emptyDetail} />;
  return (
    <div class="traffic">
      <Lead>
        <Answer model={model} />
        <label class="traffic-all" title={t(texts.allTitle)}>
          <input type="checkbox" checked={all.value} onChange={(event) => (all.value = event.currentTarget.checked)} /> {t(texts.all)}{' '}
          <span class="dim">{t(fill(texts.shown, { shown: rows.value.length, all: exchanges.length }))}</span>
        </label>
      </Lead>
      <div class="traffic-body">
        <Split
          label={texts.detail}
          close={() => model.show({ view: 'traffic' })}
          main={
            rows.value.length === 0 ? (
              <Nothing model={model} count={exchanges.length} showAll={() => (all.value = true)} />
            ) : (
              <VirtualTable
                label={texts.table}
                columns={columns}
                rows={rows.value}
                keyOf={({ facts }) => facts.exchange.id}
                selected={selected}
                select={({ facts }) => model.show({ view: 'traffic', exchange: facts.exchange.id })}
                dataOf={({ facts }) => ({ 'data-exchange': facts.exchange.id })}
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

function Answer({ model }: { readonly model: PanelModel }): JSX.Element {
  const { exchanges } = model.capture.value.analysis;
  let all = 0;
  let refused = 0;
  let first: { readonly id: number; readonly name: string } | null = null;
  for (const { exchange, setCookies } of exchanges) {
    all += setCookies.length;
    for (const { verdict, parsed } of setCookies) {
      if (verdict.outcome !== 'refused') continue;
      refused += 1;
      first ??= { id: exchange.id, name: parsed.kind === 'set-cookie' ? parsed.name : '?' };
    }
  }
  if (first)
    return (
      <span>
        <Sentence text={fill(texts.refused, { n: refused, all, name: first.name.slice(0, 60) })} /> <ExchangeLink id={first.id} show={model.show} />.
      </span>
    );
  return <Sentence text={all === 0 ? texts.quiet : fill(texts.fine, { all })} />;
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

function rowsOf(model: PanelModel, all: boolean): readonly Row[] {
  const { analysis } = model.capture.value;
  const matches = parseFilter(model.filter.value);
  const events = new Map<number, LifeEvent[]>();
  for (const event of model.conclusions.value.events) events.set(event.exchange, [...(events.get(event.exchange) ?? []), event]);
  const page = analysis.exchanges.find(({ exchange }) => exchange.resourceType === 'document');
  const site = page ? siteOf(page.exchange.url) : null;
  const start = analysis.exchanges[0]?.exchange.time ?? 0;
  const none: readonly LifeEvent[] = [];
  return analysis.exchanges
    .filter((facts) => (all || touchesCookies(facts)) && matches(facts))
    .map((facts) => ({ facts, events: events.get(facts.exchange.id) ?? none, foreign: site !== null && siteOf(facts.exchange.url) !== site, start }));
}
