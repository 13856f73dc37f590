import type { JSX } from 'preact';
import { type BalancerId, type Strategy, strategies } from '../../utils/cluster/index.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from '../ui/index.ts';
import { Failures } from './Failures.tsx';
import type { Replay } from './replay.ts';

const texts = {
  strategy: { en: 'Sessions are kept', ko: '세션 보관 방식' },
  balancer: { en: 'Requests are spread', ko: '요청 분배' },
  servers: { en: 'Servers', ko: '서버 수' },
  users: { en: 'Visitors', ko: '방문자 수' },
  usersTitle: { en: 'You, and others who do what you did, some time later', ko: '나, 그리고 조금 뒤에 같은 일을 하는 다른 방문자들' },
  busy: { en: 'One in ten comes', ko: '열 명 중 한 명의 방문' },
  busyTitle: {
    en: 'How often one visitor in ten makes the visit; the others make it once',
    ko: '방문자 열 명 중 한 명이 방문하는 횟수입니다. 나머지는 한 번 방문합니다',
  },
  times: { en: 'times', ko: '번' },
  replication: { en: 'Copies arrive after', ko: '복제 지연' },
  network: { en: 'Between nodes', ko: '노드 간 지연' },
  detection: { en: 'A death is noticed after', ko: '장애 감지까지' },
  pace: { en: 'Your pauses', ko: '요청 간격' },
  paceTitle: {
    en: 'The time between your requests: 100 % as recorded, less for a hastier visitor',
    ko: '내 요청 사이의 시간입니다. 100 %이면 기록 그대로이고, 줄이면 더 급한 방문자가 됩니다',
  },
  seed: { en: 'Seed', ko: '난수 시드' },
  seedTitle: { en: 'The same seed always gives the same replay', ko: '시드가 같으면 결과도 항상 같습니다' },
  percent: { en: '%', ko: '%' },
  bytes: { en: 'Session size', ko: '세션 크기' },
  measured: { en: 'Session size (measured)', ko: '세션 크기(측정)' },
  supposed: { en: 'Session size (supposed)', ko: '세션 크기(가정)' },
  supposedTitle: {
    en: 'What a server keeps cannot be seen from the browser; data in a cookie would be measured',
    ko: '서버에 보관된 크기는 브라우저에서 보이지 않습니다. 쿠키에 든 데이터라면 측정합니다',
  },
  ms: { en: 'ms', ko: 'ms' },
  octets: { en: 'bytes', ko: '바이트' },
  replica: { en: 'The store has a replica', ko: '저장소에 복제본 있음' },
  reissue: { en: 'Unknown ids get a new one', ko: '모르는 ID에는 새 ID 발급' },
  reissueTitle: {
    en: 'Servers that begin a session at once (Tomcat, PHP) overwrite the cookie; others (Express) leave it',
    ko: '곧바로 세션을 시작하는 서버(톰캣, PHP)는 쿠키를 덮어쓰고, 그러지 않는 서버(Express)는 그대로 둡니다',
  },
} satisfies Record<string, Text>;

export const balancerWords: Readonly<Record<BalancerId, Text>> = {
  'round-robin': { en: 'in turn', ko: '순서대로(round robin)' },
  'least-connections': { en: 'to the least busy', ko: '가장 한가한 곳으로' },
  random: { en: 'at random', ko: '무작위' },
  'address-hash': { en: 'by address', ko: '주소 해시' },
  cookie: { en: 'by a cookie', ko: '쿠키 기준' },
};

/** Strategies in which something takes over once a death is noticed. */
const noticing = new Set(['primary-secondary', 'session-store']);

/** What the reader can set. Everything has a default that makes sense. */
export function Controls({ replay, offered = strategies }: { readonly replay: Replay; readonly offered?: readonly Strategy[] }): JSX.Element {
  const parameters = replay.parameters.value;
  const { id, store } = replay.strategy.value;
  const { sessionBytes, measured } = replay.trace.value;
  return (
    <form class="cluster-controls" onSubmit={(event) => event.preventDefault()}>
      <label class="cluster-wide">
        <span>{t(texts.strategy)}</span>
        <select
          value={id}
          onChange={(event) => {
            const chosen = offered.find((one) => one.id === event.currentTarget.value);
            if (chosen) replay.choose(chosen);
          }}
        >
          {offered.map((one) => (
            <option key={one.id} value={one.id}>
              {t(one.title)}
            </option>
          ))}
        </select>
      </label>
      <label class="cluster-wide">
        <span>{t(texts.balancer)}</span>
        <select value={parameters.balancer} onChange={(event) => replay.spread(balancerOf(event.currentTarget.value))}>
          {Object.entries(balancerWords).map(([balancer, words]) => (
            <option key={balancer} value={balancer}>
              {t(words)}
            </option>
          ))}
        </select>
      </label>
      <Amount text={texts.servers} value={parameters.servers} least={1} most={12} set={(servers) => replay.set({ servers })} />
      <Amount text={texts.users} title={texts.usersTitle} value={parameters.users} least={1} most={10_000} set={(users) => replay.set({ users })} />
      <Amount
        text={texts.busy}
        title={texts.busyTitle}
        unit={texts.times}
        value={parameters.busy}
        least={1}
        most={50}
        set={(busy) => replay.set({ busy })}
      />
      <Amount
        text={texts.pace}
        title={texts.paceTitle}
        unit={texts.percent}
        value={Math.round(replay.pace.value * 100)}
        least={1}
        most={1000}
        set={(percent) => replay.setPace(percent / 100)}
      />
      <Amount
        text={texts.replication}
        unit={texts.ms}
        value={parameters.replicationDelay}
        least={0}
        most={60_000}
        set={(replicationDelay) => replay.set({ replicationDelay })}
      />
      <Amount
        text={texts.network}
        unit={texts.ms}
        value={parameters.networkDelay}
        least={0}
        most={1000}
        set={(networkDelay) => replay.set({ networkDelay })}
      />
      {noticing.has(id) && (
        <Amount
          text={texts.detection}
          unit={texts.ms}
          value={parameters.detection}
          least={0}
          most={600_000}
          set={(detection) => replay.set({ detection })}
        />
      )}
      <Amount
        text={sessionBytes !== parameters.sessionBytes ? texts.bytes : measured ? texts.measured : texts.supposed}
        title={measured ? undefined : texts.supposedTitle}
        unit={texts.octets}
        value={parameters.sessionBytes}
        least={1}
        most={1_000_000}
        set={(sessionBytes) => replay.set({ sessionBytes })}
      />
      <Amount text={texts.seed} title={texts.seedTitle} value={parameters.seed} least={0} most={999_999} set={(seed) => replay.set({ seed })} />
      {store && <Switch text={texts.replica} on={parameters.replica} set={(replica) => replay.set({ replica })} />}
      <Switch text={texts.reissue} title={texts.reissueTitle} on={parameters.reissue} set={(reissue) => replay.set({ reissue })} />
      <Failures replay={replay} hasStore={store} />
    </form>
  );
}

function balancerOf(value: string): BalancerId {
  const known = Object.keys(balancerWords) as BalancerId[];
  return known.find((one) => one === value) ?? 'round-robin';
}

function Amount(props: {
  readonly text: Text;
  readonly title?: Text | undefined;
  readonly unit?: Text;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly set: (value: number) => void;
}): JSX.Element {
  const { text, title, unit, value, least, most, set } = props;
  return (
    <label class="cluster-amount" title={title && t(title)}>
      <span>{t(text)}</span>
      <input
        type="number"
        min={least}
        max={most}
        value={value}
        onChange={(event) => {
          const asked = Math.round(event.currentTarget.valueAsNumber);
          const taken = Number.isNaN(asked) ? value : Math.max(least, Math.min(most, asked));
          event.currentTarget.value = String(taken);
          set(taken);
        }}
      />
      <span>{unit && t(unit)}</span>
    </label>
  );
}

function Switch({
  text,
  title,
  on,
  set,
}: {
  readonly text: Text;
  readonly title?: Text;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}): JSX.Element {
  return (
    <label class="cluster-switch" title={title && t(title)}>
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{t(text)}</span>
    </label>
  );
}
