import { batch, computed, signal } from '@preact/signals';
import { audit } from '../../utils/audit/index.ts';
import type { Browser } from '../../utils/cookie/types.ts';
import type { CaptureRecord } from '../../utils/http/exchange.ts';
import { fill, type Locale, type Text } from '../../utils/i18n/text.ts';
import type { TabState, ViewMessage } from '../../utils/protocol/messages.ts';
import { analyse, conclude, createAnalysis } from '../../utils/session/index.ts';
import { readHar } from '../../utils/transfer/index.ts';
import { createIntake } from './intake.ts';
import type { PanelModel, Place, ViewSource } from './types.ts';

export interface PanelOptions {
  readonly source: ViewSource;
  readonly tabId: number;
  readonly browser: Browser;
  readonly locale: () => Locale;
  readonly now: () => number;
}

const texts = {
  login: { en: 'Login seen at exchange {id}.', ko: '교환 {id}번에서 로그인을 확인했습니다.' },
  logout: { en: 'Logout seen at exchange {id}.', ko: '교환 {id}번에서 로그아웃을 확인했습니다.' },
  notRead: {
    en: '`{file}` could not be read: {what} ({place}). What was shown before is still here.',
    ko: '`{file}` 파일을 읽을 수 없습니다: {what} ({place}). 이전 내용은 그대로 있습니다.',
  },
} satisfies Record<string, Text>;

/** Judging again after every exchange would cost more than it tells. Milliseconds. */
const judgeEvery = 150;

/** The panel's state: fed by a source or a file, analysed in slices, disposed with the page. */
export function createPanelModel({ source, tabId, browser, locale, now }: PanelOptions): PanelModel {
  const tab = signal<TabState>({
    tabId,
    url: null,
    recording: true,
    source: 'none',
    access: 'none',
    incognito: false,
    exchanges: 0,
    dropped: 0,
    problem: null,
  });
  const connection = signal<'connecting' | 'live' | 'lost'>('connecting');
  const shown = signal<{ readonly kind: 'live' } | { readonly kind: 'file'; readonly name: string }>({ kind: 'live' });
  const capture = signal({ analysis: createAnalysis({ browser }), version: 0 });
  /** Follows `capture`, at most every `judgeEvery`. */
  const judged = signal(capture.value);
  const clock = signal(now());
  const place = signal<Place>({ view: 'traffic' });
  const problem = signal<string | null>(null);
  const announcement = signal('');
  const filter = signal('');
  let judging = false;

  const intake = createIntake({
    digest(record) {
      analyse(capture.peek().analysis, numbered(record, capture.peek().analysis.exchanges.length));
    },
    published() {
      const { analysis, version } = capture.peek();
      announce(analysis.events.length);
      capture.value = { analysis, version: version + 1 };
      judgeSoon();
    },
    now: () => performance.now(),
    later: (callback) => setTimeout(callback, 0),
  });
  let told = 0;
  const ticking = setInterval(() => {
    if (document.visibilityState === 'visible') clock.value = now();
  }, 1000);
  const stop = source.listen(onMessage);
  watch();

  const conclusions = computed(() => conclude(judged.value.analysis, now()));
  return {
    tab,
    connection,
    shown,
    capture,
    conclusions,
    audit: computed(() => audit({ analysis: judged.value.analysis, conclusions: conclusions.value, now: conclusions.value.now })),
    now: clock,
    place,
    filter,
    announcement,
    problem,
    show: (to) => {
      place.value = to;
    },
    pause: () => source.send({ type: 'pause' }),
    resume: () => source.send({ type: 'resume' }),
    clear: () => (shown.value.kind === 'live' ? source.send({ type: 'clear' }) : showLive()),
    async importFile(file) {
      const har = readHar(await file.text());
      if ('error' in har) {
        const { message, place: where } = har.error;
        problem.value = fill(texts.notRead, { file: file.name, what: message, place: where })[locale()];
        return;
      }
      batch(() => {
        problem.value = har.notes.map((note) => note[locale()]).join(' ') || null;
        shown.value = { kind: 'file', name: file.name };
        restart(har.browser);
      });
      intake.take(har.exchanges);
    },
    showLive,
    dismissProblem: () => {
      problem.value = null;
    },
    dispose() {
      stop();
      clearInterval(ticking);
      intake.dispose();
    },
  };

  function watch(): void {
    source.send({ type: 'watch', tabId, as: 'capture', locale: locale() });
  }

  function showLive(): void {
    batch(() => {
      shown.value = { kind: 'live' };
      restart(browser);
    });
    watch();
  }

  function onMessage(message: ViewMessage | { readonly type: 'lost' }): void {
    if (message.type === 'lost') {
      connection.value = 'lost';
      return;
    }
    if (message.type === 'overview') return;
    if (message.type === 'tab' || message.type === 'snapshot') tab.value = message.tab;
    if (shown.value.kind === 'file') return;
    connection.value = 'live';
    if (message.type === 'snapshot' && message.first) restart(browser);
    if (message.type === 'snapshot' || message.type === 'records') intake.take(message.records);
  }

  function restart(as: Browser): void {
    intake.reset();
    told = 0;
    const { exchange: _, ...rest } = place.peek();
    batch(() => {
      place.value = rest;
      capture.value = { analysis: createAnalysis({ browser: as }), version: capture.peek().version + 1 };
      judged.value = capture.peek();
    });
  }

  function judgeSoon(): void {
    if (judging) return;
    judging = true;
    setTimeout(() => {
      judging = false;
      judged.value = capture.peek();
    }, judgeEvery);
  }

  function announce(events: number): void {
    const fresh = capture.peek().analysis.events.slice(told, events);
    told = events;
    const event = fresh.findLast(({ type }) => type === 'login' || type === 'logout');
    if (event) announcement.value = fill(texts[event.type === 'login' ? 'login' : 'logout'], { id: event.exchange })[locale()];
  }
}

/** The analysis counts from 0; a capture whose oldest exchanges were pushed out does not. */
function numbered(record: CaptureRecord, id: number): CaptureRecord {
  return record.kind === 'exchange' && record.id !== id ? { ...record, id } : record;
}
