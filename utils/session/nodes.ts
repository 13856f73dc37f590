import type { CookieConclusion, Session } from './types.ts';

/** What a session's own id says of the servers behind it: Tomcat's `jvmRoute` and its like. */
export interface NamedNodes {
  readonly cookie: CookieConclusion['facts'];
  /** As the id has it; null where the id has only a hash of the name. */
  readonly node: string | null;
  /** `one` server is named; a `second` one with a copy (WebLogic); or `several` that have had the session (WebSphere). */
  readonly kind: 'one' | 'second' | 'several';
}

/** null when no id of the session names a server. */
export function nodesNamedBy({ cookies: keys }: Pick<Session, 'cookies'>, cookies: readonly CookieConclusion[]): NamedNodes | null {
  for (const { facts, decoded } of cookies) {
    if (decoded === null || !keys.includes(facts.key)) continue;
    const field = (name: string): string | null => decoded.fields.find((one) => one.name === name && !one.secret)?.value ?? null;
    const second = field('secondary server');
    if (second !== null) return { cookie: facts, node: null, kind: second === 'none' ? 'one' : 'second' };
    const node = field('node') ?? field('served by') ?? field('servers');
    if (node !== null) return { cookie: facts, node, kind: decoded.format === 'websphere' && node.includes(',') ? 'several' : 'one' };
  }
  return null;
}
