import type { JSX } from 'preact';
import { type Failure, type FailureKind, mostServers } from '../../utils/cluster/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { t } from '../ui/index.ts';
import { statesAt } from './node-states.ts';
import { type Replay, stopAfter } from './replay.ts';

const texts = {
  title: { en: 'Right after this request', ko: '이 요청 바로 뒤에' },
  kill: { en: 'Kill server {n}', ko: '서버 {n} 죽이기' },
  drain: { en: 'Drain server {n}', ko: '서버 {n} 비우기' },
  join: { en: 'Add a server', ko: '서버 한 대 추가' },
  killStore: { en: 'Kill the store', ko: '저장소 죽이기' },
  start: { en: 'Start server {n} again', ko: '서버 {n} 다시 켜기' },
  startStore: { en: 'Start the store again', ko: '저장소 다시 켜기' },
  more: { en: 'Something else …', ko: '다른 일 …' },
  at: { en: 'after request {n}: {what}', ko: '요청 {n}번 뒤: {what}' },
  withdraw: { en: 'Withdraw', ko: '취소' },
} satisfies Record<string, Text>;

const words: Readonly<Record<FailureKind, Text>> = {
  'server-down': { en: 'server {n} dies', ko: '서버 {n} 중단' },
  'server-up': { en: 'server {n} comes back', ko: '서버 {n} 복귀' },
  'server-drain': { en: 'server {n} drains', ko: '서버 {n} 비우기' },
  'server-join': { en: 'a new server joins', ko: '새 서버 합류' },
  'store-down': { en: 'the store dies', ko: '저장소 중단' },
  'store-up': { en: 'the store comes back', ko: '저장소 복귀' },
};

export function failureText({ what, server }: Pick<Failure, 'what' | 'server'>): Text {
  return fill(words[what], { n: server + 1 });
}

/** Milliseconds after the request that is shown: its answer is on the way, copies of what it changed are not there yet. */
const soon = 0.5;

/** Failures strike right after the request that is shown, and the next one shows what came of it. The likely ones are a click away. */
export function Failures({ replay, hasStore }: { readonly replay: Replay; readonly hasStore: boolean }): JSX.Element {
  const { you, servers } = replay.run.value;
  const { failures } = replay.parameters.value;
  const step = you[Math.min(replay.position.value, you.length - 1)];
  const at = (step?.at ?? 0) + soon;
  const states = statesAt(replay.run.value, at);
  const dead = states.servers.indexOf('down');
  const numberOf = (time: number): number => you.findLastIndex((one) => one.at <= time) + 1;
  const strike = (what: FailureKind, server = 0): void => {
    const next = stopAfter(you, replay.position.value);
    replay.fail({ at, what, server });
    if (next !== null) replay.position.value = next;
  };
  const others: readonly Omit<Failure, 'at'>[] = [
    ...states.servers.flatMap((state, server): readonly Omit<Failure, 'at'>[] => {
      if (state === 'absent') return [];
      if (state === 'down') return [{ what: 'server-up', server }];
      return [
        { what: 'server-down', server },
        { what: state === 'draining' ? 'server-up' : 'server-drain', server },
      ];
    }),
    ...(hasStore ? [{ what: states.store === 'down' ? 'store-up' : 'store-down', server: 0 } as const] : []),
  ];
  return (
    <fieldset class="cluster-failures">
      <legend>{t(texts.title)}</legend>
      <div class="cluster-strikes">
        {hasStore && (
          <button type="button" class="button" onClick={() => strike(states.store === 'up' ? 'store-down' : 'store-up')}>
            {t(states.store === 'up' ? texts.killStore : texts.startStore)}
          </button>
        )}
        {dead >= 0 && (
          <button type="button" class="button" onClick={() => strike('server-up', dead)}>
            {t(fill(texts.start, { n: dead + 1 }))}
          </button>
        )}
        {step && step.server >= 0 && states.servers[step.server] !== 'down' && (
          <>
            <button type="button" class="button" onClick={() => strike('server-down', step.server)}>
              {t(fill(texts.kill, { n: step.server + 1 }))}
            </button>
            {states.servers[step.server] === 'up' && (
              <button type="button" class="button" onClick={() => strike('server-drain', step.server)}>
                {t(fill(texts.drain, { n: step.server + 1 }))}
              </button>
            )}
          </>
        )}
        {servers < mostServers && replay.strategy.value.single !== true && (
          <button type="button" class="button" onClick={() => strike('server-join')}>
            {t(texts.join)}
          </button>
        )}
      </div>
      <select
        aria-label={t(texts.more)}
        value=""
        onChange={(event) => {
          const offer = others[Number(event.currentTarget.value)];
          event.currentTarget.value = '';
          if (offer) strike(offer.what, offer.server);
        }}
      >
        <option value="">{t(texts.more)}</option>
        {others.map((offer, index) => (
          <option key={index} value={index}>
            {t(failureText(offer))}
          </option>
        ))}
      </select>
      <ul>
        {failures.map((failure, index) =>
          // Kept for the strategies that have a store; here nothing of it happens.
          !hasStore && failure.what.startsWith('store') ? null : (
            <li key={index}>
              {t(fill(texts.at, { n: numberOf(failure.at), what: failureText(failure) }))}{' '}
              <button
                type="button"
                class="icon-button"
                title={t(texts.withdraw)}
                aria-label={`${t(texts.withdraw)}: ${t(failureText(failure))}`}
                onClick={() => replay.withdraw(index)}
              >
                ×
              </button>
            </li>
          ),
        )}
      </ul>
    </fieldset>
  );
}
