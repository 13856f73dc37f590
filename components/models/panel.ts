import { batch, effect, signal, untracked } from '@preact/signals';
import type { Browser } from '../../utils/cookie/types.ts';
import type { CaptureRecord } from '../../utils/http/exchange.ts';
import { fill, type Locale, type Text } from '../../utils/i18n/text.ts';
import type { TabState, ViewMessage } from '../../utils/protocol/messages.ts';
import { analyse, createAnalysis } from '../../utils/session/index.ts';
import { workInSlices } from '../../utils/slices.ts';
import type { HarCapture, HarFault } from '../../utils/transfer/index.ts';
import { createFindingNews } from './finding-news.ts';
import { createIntake } from './intake.ts';
import { createJudging } from './judging.ts';
import type { PanelModel, Place, Progress, Shown, ViewId, ViewSource } from './types.ts';

export interface PanelOptions {
  readonly source: ViewSource;
  readonly tabId: number;
  readonly browser: Browser;
  readonly locale: () => Locale;
  readonly now: () => number;
  readonly reload: () => void;
  /** Reads a HAR file where it stops nobody. Rejects when `signal` is aborted. */
  readonly read: (file: File, signal: AbortSignal) => Promise<HarCapture | { readonly error: HarFault }>;
}

const texts = {
  login: { en: 'Login seen at exchange {id}.', ko: '교환 {id}번에서 로그인을 확인했습니다.' },
  logout: { en: 'Logout seen at exchange {id}.', ko: '교환 {id}번에서 로그아웃을 확인했습니다.' },
  notHeld: {
    en: '`{file}` could not be opened: it was moved, or is larger than the browser can hold. What was shown before is still here.',
    ko: '`{file}` 파일을 열 수 없습니다. 옮겨졌거나 브라우저가 담기에 너무 큽니다. 이전 내용은 그대로 있습니다.',
  },
  notRead: {
    en: '`{file}` could not be read, at {place}: {what} What was shown before is still here.',
    ko: '`{file}` 파일을 읽을 수 없습니다({place}). {what} 이전 내용은 그대로 있습니다.',
  },
} satisfies Record<string, Text>;

/** Fewer records than these are there before anybody could read how far they are. */
const fewRecords = 5000;

/** The panel's state: fed by a source or a file, analysed in slices, disposed with the page. */
export function createPanelModel({ source, tabId, browser, locale, now, reload, read }: PanelOptions): PanelModel {
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
  const shown = signal<Shown>({ kind: 'live' });
  const capture = signal({ analysis: createAnalysis({ browser }), version: 0 });
  const clock = signal(now());
  const place = signal<Place>({ view: 'traffic' });
  /** Where each view was left. */
  const places = new Map<ViewId, Place>();
  const problem = signal<string | null>(null);
  const announcement = signal('');
  const filter = signal('');
  const progress = signal<Progress | null>(null);
  /** Leaves the import or export that is under way. */
  let leave = () => {};

  const slices = { now: () => performance.now(), later: (callback: () => void) => void setTimeout(callback, 0) };
  const judging = createJudging({ ...slices, analysis: () => capture.peek().analysis, date: now });
  const intake = createIntake({
    digest(record) {
      analyse(capture.peek().analysis, numbered(record, capture.peek().analysis.exchanges.length));
    },
    published(left) {
      const { analysis, version } = capture.peek();
      announce(analysis.events.length);
      batch(() => {
        capture.value = { analysis, version: version + 1 };
        tellHowFar(analysis.exchanges.length, left);
      });
      judging.soon();
    },
    ...slices,
  });
  let told = 0;
  let partsToCome = false;
  const ticking = setInterval(() => {
    if (document.visibilityState === 'visible') clock.value = now();
  }, 1000);
  const news = createFindingNews();
  const stopTelling = effect(() => {
    const { audit } = judging;
    // While a recording is read it grows all the time: it is told of once, when it is whole.
    if (audit.value.findings.length === 0 || progress.value !== null) return;
    const sentence = untracked(() => news.tell({ audit, capture }));
    if (sentence !== null) announcement.value = sentence[locale()];
  });
  const stop = source.listen(onMessage);
  watch();

  return {
    tab,
    connection,
    shown,
    capture,
    conclusions: judging.conclusions,
    audit: judging.audit,
    now: clock,
    place,
    filter,
    announcement,
    problem,
    show,
    open: (view) => show(places.get(view) ?? { view }),
    pause: () => source.send({ type: 'pause' }),
    resume: () => source.send({ type: 'resume' }),
    clear: () => (shown.value.kind === 'live' ? source.send({ type: 'clear' }) : showLive()),
    async importFile(file) {
      leave();
      const aborting = new AbortController();
      leave = () => {
        aborting.abort();
        progress.value = null;
      };
      progress.value = { task: 'import', share: null, held: false };
      const har = await read(file, aborting.signal).catch(() => null);
      if (aborting.signal.aborted) return;
      progress.value = null;
      if (har === null) {
        problem.value = fill(texts.notHeld, { file: file.name })[locale()];
        return;
      }
      if ('error' in har) {
        const { message, place: where } = har.error;
        problem.value = fill(texts.notRead, { file: file.name, what: message, place: where })[locale()];
        return;
      }
      batch(() => {
        problem.value = har.notes.map((note) => note[locale()]).join(' ') || null;
        shown.value = { kind: 'file', name: file.name, entries: har.entries };
        restart(har.browser);
      });
      intake.take(har.exchanges);
    },
    progress,
    cancel() {
      const task = progress.peek()?.task;
      if (task === 'open') {
        intake.hold();
        progress.value = { task, share: progress.peek()?.share ?? null, held: true };
      } else if (task === 'import' && shown.peek().kind === 'file') showLive();
      else leave();
    },
    goOn() {
      progress.value = null;
      intake.go();
    },
    export(steps, done) {
      leave();
      const stop = workInSlices(
        steps,
        {
          done(result) {
            progress.value = null;
            done(result);
          },
          progress: (share) => {
            progress.value = { task: 'export', share, held: false };
          },
        },
        slices,
      );
      leave = () => {
        stop();
        progress.value = null;
      };
    },
    reload,
    showLive,
    dismissProblem: () => {
      problem.value = null;
    },
    dispose() {
      stop();
      stopTelling();
      clearInterval(ticking);
      intake.dispose();
      judging.dispose();
      leave();
    },
  };

  function show(to: Place): void {
    places.set(to.view, to);
    place.value = to;
  }

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
    if (message.type === 'overview' || message.type === 'reading') return;
    if (message.type === 'tab' || message.type === 'snapshot') tab.value = message.tab;
    if (shown.value.kind === 'file') return;
    // After a break the same recording comes again, in which what was selected is found again.
    const again = connection.value === 'lost';
    connection.value = 'live';
    if (message.type === 'snapshot') {
      if (message.first) restart(browser, again);
      partsToCome = !message.last;
    }
    if (message.type === 'snapshot' || message.type === 'records') intake.take(message.records);
  }

  function restart(as: Browser, same = false): void {
    intake.reset();
    if (!same) told = 0;
    partsToCome = false;
    batch(() => {
      if (!same) {
        news.forget();
        places.clear();
        show({ view: place.peek().view });
      }
      capture.value = { analysis: createAnalysis({ browser: as }), version: capture.peek().version + 1 };
      progress.value = null;
      judging.restart();
    });
  }

  function tellHowFar(done: number, left: number): void {
    const task = shown.peek().kind === 'live' ? 'open' : 'import';
    const current = progress.peek();
    if (current !== null && (current.task !== task || current.held)) return;
    // Parts of a snapshot that have not come yet are counted by the tab.
    const all = done + Math.max(left, partsToCome ? tab.peek().exchanges - done : 0);
    if (done >= all) progress.value = null;
    else if (current !== null || all - done > fewRecords) progress.value = { task, share: done / all, held: false };
  }

  function announce(events: number): void {
    const fresh = capture.peek().analysis.events.slice(told, events);
    // The same recording comes again after a break, and is not told again.
    told = Math.max(told, events);
    const event = fresh.findLast(({ type }) => type === 'login' || type === 'logout');
    if (event) announcement.value = fill(texts[event.type === 'login' ? 'login' : 'logout'], { id: event.exchange })[locale()];
  }
}

/** The analysis counts from 0; a capture whose oldest exchanges were pushed out does not. */
function numbered(record: CaptureRecord, id: number): CaptureRecord {
  return record.kind === 'exchange' && record.id !== id ? { ...record, id } : record;
}
