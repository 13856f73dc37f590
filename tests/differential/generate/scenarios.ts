import fc from 'fast-check';
import type { Hop, Scenario, Step } from '../plan.ts';
import { setCookieLine } from './lines.ts';
import { readableOctets } from './octets.ts';
import { place } from './places.ts';

const mostLines = 10;

const hop: fc.Arbitrary<Hop> = place.chain(({ scheme, host, path }) =>
  fc.record(
    {
      scheme: fc.constant(scheme),
      host: fc.constant(host),
      path: fc.constant(path),
      lines: fc.array(setCookieLine(host), { minLength: 1, maxLength: mostLines, size: 'max' }),
      clockAhead: fc.constantFrom(0, 3_600_000, -86_400_000, 40_000),
      status: fc.constantFrom(302, 303, 307),
    },
    { requiredKeys: ['scheme', 'host', 'path', 'lines', 'status'] },
  ),
);

const hops = fc.oneof({ weight: 4, arbitrary: fc.tuple(hop) }, { weight: 1, arbitrary: fc.array(hop, { minLength: 2, maxLength: 3 }) });
const from = fc.constantFrom('page', 'frame', 'frame');
const method = fc.constantFrom('GET', 'GET', 'POST');
/** Scripts write text, so their octets must be that of some. */
const scriptLines = fc.array(place.chain(({ host }) => setCookieLine(host)).filter(readableOctets), {
  minLength: 1,
  maxLength: mostLines,
  size: 'max',
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('visit'), hops }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload'), lines: fc.array(setCookieLine('example.test'), { maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('follow'), from, method, hops }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('frame'), from, method, hops }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('load'), from, by: fc.constantFrom('image', 'fetch', 'post', 'socket'), hops }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('script'), from, lines: scriptLines }) },
);

export const scenario: fc.Arbitrary<Scenario> = fc
  .tuple(fc.record({ kind: fc.constant('visit' as const), hops }), fc.array(step, { minLength: 3, maxLength: 7, size: 'max' }))
  .map(([first, rest]) => ({ steps: playable([first, ...rest]) }));

/**
 * Takes out what no browser plays: redirects of web sockets, forms that a page over https sends over http (Chromium asks first), and
 * images that it has from an address over http (Chromium lets no switch allow them).
 */
function playable(steps: readonly Step[]): readonly Step[] {
  let secure = false;
  return steps.map((one) => {
    if (one.kind === 'load' && one.by === 'socket') return { ...one, hops: one.hops.slice(0, 1) };
    const isForm = 'method' in one && one.method === 'POST';
    const isImage = one.kind === 'load' && one.by === 'image';
    const mustBeSecure = ({ host }: Hop) => secure && (isForm || (isImage && isAddress(host)));
    const fixed = 'hops' in one ? { ...one, hops: one.hops.map((each) => (mustBeSecure(each) ? { ...each, scheme: 'https' as const } : each)) } : one;
    if (fixed.kind !== 'load' && 'hops' in fixed) secure ||= fixed.hops.some(({ scheme }) => scheme === 'https');
    return fixed;
  });
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|^\[/.test(host);
}
