import type { Hop, Scenario, Step } from './plan.ts';

/**
 * The smallest scenario that can be had from this one by leaving out and shortening, for which `stillFails` holds. Greedy: what is
 * tried first takes most away. After `patience` milliseconds the best so far is good enough.
 */
export async function reduce(scenario: Scenario, stillFails: (smaller: Scenario) => Promise<boolean>, patience = 60_000): Promise<Scenario> {
  let best = scenario;
  const end = Date.now() + patience;
  for (let changed = true; changed && Date.now() < end; ) {
    changed = false;
    for (const smaller of smallerOnes(best)) {
      if (Date.now() >= end) break;
      if (!(await stillFails(smaller).catch(() => false))) continue;
      best = smaller;
      changed = true;
      break;
    }
  }
  return best;
}

function* smallerOnes({ steps }: Scenario): Generator<Scenario> {
  for (let half = steps.length >> 1; half >= 1; half >>= 1)
    for (let at = 0; at < steps.length; at += half) if (steps.length > 1) yield { steps: without(steps, at, half) };
  for (const [at, step] of steps.entries()) for (const smaller of smallerSteps(step)) yield { steps: steps.with(at, smaller) };
}

function* smallerSteps(step: Step): Generator<Step> {
  if ('from' in step && step.from === 'frame') yield { ...step, from: 'page' };
  if ('method' in step && step.method === 'POST') yield { ...step, method: 'GET' };
  if (step.kind === 'load' && step.by !== 'image') yield { ...step, by: 'image' };
  if ('lines' in step) {
    for (const lines of smallerLists(step.lines)) yield { ...step, lines };
    return;
  }
  if (step.hops.length > 1) for (const at of step.hops.keys()) yield { ...step, hops: without(step.hops, at, 1) };
  for (const [at, hop] of step.hops.entries()) for (const smaller of smallerHops(hop)) yield { ...step, hops: step.hops.with(at, smaller) };
}

function* smallerHops(hop: Hop): Generator<Hop> {
  for (const lines of smallerLists(hop.lines)) yield { ...hop, lines };
  const { clockAhead, ...rest } = hop;
  if (clockAhead !== undefined) yield rest;
  if (hop.path !== '/') yield { ...hop, path: '/' };
  if (hop.status !== undefined && hop.status !== 302) yield { ...hop, status: 302 };
}

function* smallerLists(lines: readonly string[]): Generator<readonly string[]> {
  for (let half = Math.ceil(lines.length / 2); half >= 1; half = half === 1 ? 0 : Math.ceil(half / 2))
    for (let at = 0; at < lines.length; at += half) yield without(lines, at, half);
  for (const [at, line] of lines.entries()) for (const smaller of smallerLine(line)) yield lines.with(at, smaller);
}

function* smallerLine(line: string): Generator<string> {
  const parts = line.split(';');
  if (parts.length > 1) for (let at = parts.length - 1; at >= 0; at--) yield without(parts, at, 1).join(';');
  // Letter by letter only what is short: a long run matters for its length.
  const letters = line.match(/[\xc0-\xf7][\x80-\xbf]+|[\s\S]/g) ?? [];
  if (letters.length <= 60) for (const at of letters.keys()) yield without(letters, at, 1).join('');
  else for (const at of [0, letters.length >> 1]) yield without(letters, at, letters.length >> 1).join('');
}

function without<Item>(list: readonly Item[], at: number, count: number): readonly Item[] {
  return [...list.slice(0, at), ...list.slice(at + count)];
}
