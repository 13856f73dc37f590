import { largestCookie, type Run } from '../../utils/cluster/index.ts';

/** `absent`: it joins later. */
export type NodeState = 'up' | 'down' | 'draining' | 'absent';

/** What has become of the nodes up to a moment of the replay. */
export function statesAt({ servers, incidents }: Run, now: number): { readonly servers: readonly NodeState[]; readonly store: 'up' | 'down' } {
  const joining = incidents.filter(({ failure }) => failure.what === 'server-join').length;
  const states = Array.from({ length: servers }, (_, server): NodeState => (server < servers - joining ? 'up' : 'absent'));
  let store: 'up' | 'down' = 'up';
  for (const { failure } of incidents) {
    const { at, what, server } = failure;
    if (at > now) break;
    if (what === 'store-down') store = 'down';
    else if (what === 'store-up') store = 'up';
    else states[server] = what === 'server-down' ? 'down' : what === 'server-drain' ? 'draining' : 'up';
  }
  return { servers: states, store };
}

/** Whether the visitor's own browser has the session at that request, where it is kept in a cookie: from the first use to the logout. */
export function carriesSession({ you, metrics }: Run, index: number): boolean {
  const last = you.findLast(({ outcome }, at) => at <= index && outcome !== 'free');
  return last !== undefined && metrics.requestBytes <= largestCookie && last.kind !== 'logout' && last.outcome === 'ok';
}
