import { fill, type Text } from '../i18n/text.ts';
import type { Subject } from './evidence/subject.ts';
import type { Recognised } from './framework-of.ts';
import type { Evidence, Session } from './types.ts';

/** Where the session's data lives: what the values, their changes and the framework suggest. Never a proof. */
export function storageOf(
  cookies: readonly Subject[],
  framework: Recognised | null,
  affinity: Session['affinity'],
): Pick<Session, 'storage' | 'place' | 'storageEvidence'> {
  const evidence: Evidence[] = [];
  for (const { facts, notes, decoded, form } of cookies) {
    const shown = { basis: 'suggested', exchanges: [...notes.setIn, ...notes.sentIn].slice(0, 3) } as const;
    if (decoded?.carriesData) {
      const message = fill(
        { en: 'The value of `{name}` holds data: {format}.', ko: '`{name}`의 값이 데이터를 담고 있습니다: {format}.' },
        { name: facts.name, format: decoded.title },
      );
      evidence.push({ ...shown, code: 'carries-data', weight: -3, message });
    } else if (notes.rewritten && decoded === null && notes.longest - notes.shortest > 16) {
      const message = fill(
        {
          en: '`{name}` changes with most answers, and so does its length: it seems to hold data.',
          ko: '`{name}`의 값과 길이가 응답마다 바뀝니다. 데이터를 담고 있는 것으로 보입니다.',
        },
        { name: facts.name },
      );
      evidence.push({ ...shown, code: 'length-varies', weight: -2, message });
    } else if (form.opaque && form.length <= 160 && !notes.rewritten) {
      const message = fill(
        {
          en: '`{name}` is opaque, short and stays the same: a key to data on the server.',
          ko: '`{name}`{~name|은/는} 불투명하고 짧으며 바뀌지 않습니다. 서버에 있는 데이터를 찾는 열쇠로 보입니다.',
        },
        { name: facts.name },
      );
      evidence.push({ ...shown, code: 'opaque-id', weight: 2, message });
    }
  }
  const byDefault = framework?.framework.store;
  if (framework && byDefault !== undefined && byDefault !== 'unknown') {
    evidence.push({
      code: 'framework-default',
      basis: 'suggested',
      weight: byDefault === 'cookie' ? -1 : 1,
      message: fill(defaults[byDefault], { framework: framework.framework.name }),
      exchanges: framework.evidence.flatMap((one) => one.exchanges).slice(0, 2),
    });
  }
  const sum = evidence.reduce<number>((total, { weight }) => total + weight, 0);
  if (sum < 0) return { storage: 'client', place: 'cookie', storageEvidence: evidence };
  if (sum === 0) return { storage: 'unknown', place: 'unknown', storageEvidence: evidence };
  const isKnown = byDefault !== undefined && byDefault !== 'unknown' && byDefault !== 'cookie' && byDefault !== 'server';
  if (affinity !== null && (!isKnown || byDefault === 'one-node')) {
    evidence.push({
      code: 'affinity-suggests-memory',
      basis: 'suggested',
      weight: 1,
      message: {
        en: 'A load balancer keeps you on one server. That is needed where the data is in the memory of that server alone.',
        ko: '로드 밸런서가 같은 서버로만 연결합니다. 데이터가 그 서버의 메모리에만 있을 때 필요한 일입니다.',
      },
      exchanges: affinity.evidence.flatMap(({ exchanges }) => exchanges).slice(0, 2),
    });
    return { storage: 'server', place: 'one-node', storageEvidence: evidence };
  }
  return { storage: 'server', place: isKnown ? byDefault : 'server', storageEvidence: evidence };
}

const defaults: Readonly<Record<Exclude<Session['place'], 'unknown'>, Text>> = {
  'one-node': {
    en: '{framework} keeps sessions in the memory or the files of one server by default.',
    ko: '{framework}는 기본적으로 세션을 서버 한 대의 메모리나 파일에 둡니다.',
  },
  replicated: {
    en: '{framework} keeps sessions in the memories of several servers by default, which copy from each other.',
    ko: '{framework}는 기본적으로 세션을 여러 서버의 메모리에 복제해 둡니다.',
  },
  shared: {
    en: '{framework} keeps sessions in a store that all servers share by default.',
    ko: '{framework}는 기본적으로 세션을 모든 서버가 공유하는 저장소에 둡니다.',
  },
  server: { en: '{framework} keeps sessions on the server by default.', ko: '{framework}는 기본적으로 세션을 서버에 둡니다.' },
  cookie: { en: '{framework} keeps sessions in the cookie by default.', ko: '{framework}는 기본적으로 세션을 쿠키에 둡니다.' },
};
