import { fill } from '../i18n/text.ts';
import type { Subject } from './evidence/subject.ts';
import type { Recognised } from './framework-of.ts';
import type { Evidence, Session } from './types.ts';

/** Where the session's data lives: what the values, their changes and the framework suggest. Never a proof. */
export function storageOf(cookies: readonly Subject[], framework: Recognised | null): Pick<Session, 'storage' | 'storageEvidence'> {
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
          ko: '`{name}`은 불투명하고 짧으며 바뀌지 않습니다. 서버에 있는 데이터를 찾는 열쇠로 보입니다.',
        },
        { name: facts.name },
      );
      evidence.push({ ...shown, code: 'opaque-id', weight: 2, message });
    }
  }
  if (framework && framework.framework.store !== 'unknown') {
    const server = framework.framework.store === 'server';
    const message = server
      ? fill(
          { en: '{framework} keeps sessions on the server by default.', ko: '{framework}는 기본적으로 세션을 서버에 둡니다.' },
          { framework: framework.framework.name },
        )
      : fill(
          { en: '{framework} keeps sessions in the cookie by default.', ko: '{framework}는 기본적으로 세션을 쿠키에 둡니다.' },
          { framework: framework.framework.name },
        );
    evidence.push({
      code: 'framework-default',
      basis: 'suggested',
      weight: server ? 1 : -1,
      message,
      exchanges: framework.evidence.flatMap((one) => one.exchanges).slice(0, 2),
    });
  }
  const sum = evidence.reduce<number>((total, { weight }) => total + weight, 0);
  return { storage: sum > 0 ? 'server' : sum < 0 ? 'client' : 'unknown', storageEvidence: evidence };
}
