import { fill, same, type Text } from '../i18n/text.ts';
import type { Subject } from './evidence/subject.ts';
import type { CookieSet, Session } from './types.ts';

/** Cookies of a session of which one is nothing without the other, by their names and by what they did together. `all`: of the site. */
export function setsOf(carriers: readonly Subject[], all: readonly Subject[], affinity: Session['affinity']): readonly CookieSet[] {
  const signed = carriers.flatMap((value) => {
    const proof = all.find(({ facts }) => facts.name === `${value.facts.name}.sig` && facts.domain === value.facts.domain);
    return proof ? [setOf('signature', [value, proof])] : [];
  });
  const chunked = chunksOf(all, carriers);
  const bound = new Set([...signed, ...chunked].flatMap(({ cookies }) => cookies));
  const pairs = pairsOf(carriers.filter(({ facts }) => !bound.has(facts.key)));
  const [main] = carriers;
  const way = all.find(({ facts }) => facts.key === affinity?.cookie);
  return [...chunked, ...signed, ...pairs, ...(main && way && main !== way ? [setOf('balancer', [main, way])] : [])];
}

/** The names under which frameworks cut a long value: `.0` and `.1` (Auth.js, Supabase), `C1` and `C2` (ASP.NET Core), `_0` (oauth2-proxy). */
const chunkName = /^(.+?)(?:[._]|C)(\d{1,2})$/;

function chunksOf(all: readonly Subject[], carriers: readonly Subject[]): readonly CookieSet[] {
  const groups = groupsOf(all, ({ facts }) => {
    const base = chunkName.exec(facts.name)?.[1];
    return base === undefined ? null : `${base} ${facts.domain}`;
  });
  return groups.filter((parts) => parts.some((part) => carriers.includes(part))).map((parts) => setOf('chunks', parts));
}

/** Carriers that were set by the same responses, each time, and sent by the same requests: one of them alone was never seen to work. */
function pairsOf(carriers: readonly Subject[]): readonly CookieSet[] {
  const groups = groupsOf(carriers, ({ notes, facts }) =>
    notes.setIn.length === 0 ? null : `${notes.setIn.join()} ${facts.timesSent} ${notes.sentIn.join()} ${facts.domain}`,
  );
  return groups.map((set) => setOf('pair', set));
}

function groupsOf(subjects: readonly Subject[], keyOf: (subject: Subject) => string | null): readonly (readonly Subject[])[] {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const key = keyOf(subject);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), subject]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const messages: Readonly<Record<CookieSet['kind'], Text>> = {
  chunks: {
    en: '{names} are pieces of one value, which is too long for one cookie.',
    ko: '{names}: 쿠키 하나에 담기에 긴 값 하나를 나눈 조각들입니다.',
  },
  signature: {
    en: '{names}: a value and its signature. The server takes neither without the other.',
    ko: '{names}: 값과 그 서명입니다. 서버는 한쪽만으로는 받아들이지 않습니다.',
  },
  pair: {
    en: '{names} were always set and sent together. Perhaps the server asks for both.',
    ko: '{names}: 언제나 함께 설정되고 함께 전송되었습니다. 서버가 둘 다 요구할 수 있습니다.',
  },
  balancer: {
    en: '{names}: the session, and the way to the server that has it. Another server may not know the session.',
    ko: '{names}: 세션과, 그 세션을 가진 서버로 가는 길입니다. 다른 서버는 이 세션을 모를 수 있습니다.',
  },
};

function setOf(kind: CookieSet['kind'], subjects: readonly Subject[]): CookieSet {
  const names = same(subjects.map(({ facts }) => `\`${facts.name}\``).join(', '));
  const exchanges = [...new Set(subjects.flatMap(({ notes }) => notes.setIn.slice(0, 1)))];
  return {
    kind,
    cookies: subjects.map(({ facts }) => facts.key),
    evidence: { code: `set-${kind}`, basis: 'suggested', weight: 0, message: fill(messages[kind], { names }), exchanges },
  };
}
