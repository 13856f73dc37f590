import fc from 'fast-check';
import { attribute } from './attributes.ts';
import { controls, octetsOf, oneOf, seldom } from './pick.ts';

const plainName = oneOf('a', 'b', 'c', 'd', 'sid', 'theme', 'A');
const prefixedName = oneOf(
  '__Host-a',
  '__Secure-a',
  '__host-a',
  '__SECURE-a',
  '__Http-a',
  '__Host-Http-a',
  '__hOST-hTTP-a',
  '__Host-',
  '__Secure-',
  '__Host_a',
  '_Host-a',
);
const oddName = oneOf(
  'a b',
  'a"b',
  '"a"',
  'a,b',
  'a@b',
  '$Version',
  'a\tb',
  octetsOf('ä'),
  octetsOf('쿠키'),
  '\xff',
  '{}',
  '__proto__',
  'constructor',
  'a%3Db',
  'n'.repeat(300),
  ...controls.slice(0, 3).map((control) => `a${control}`),
);
const plainValue = oneOf('1', '2', 'abc', 'x1', 'token-3');
const oddValue = oneOf(
  '',
  'x y',
  '"q"',
  '"q;r"',
  'a=b',
  'a==',
  'a,b',
  '%3B%20',
  'x\ty',
  octetsOf('값'),
  '\xff',
  octetsOf('😀'),
  '__Host-a=1',
  '__Secure-a',
  '__proto__',
  '<b>',
  "'",
  '\\',
  ...controls.map((control) => `x${control}y`),
  `${controls[6]}`,
);

/** Around the limit of 4096 octets for name and value together. */
const longPair = fc
  .record({
    name: oneOf('', 'a', 'long', octetsOf('ä')),
    total: fc.constantFrom(4090, 4095, 4096, 4097, 4100),
    fill: oneOf('v', octetsOf('é'), octetsOf('한')),
  })
  .map(({ name, total, fill }) => `${name}=${fill.repeat(Math.floor((total - name.length) / fill.length)).padEnd(total - name.length, 'v')}`);

const name = fc.oneof({ weight: 12, arbitrary: plainName }, { weight: 3, arbitrary: prefixedName }, { weight: 1, arbitrary: oddName });
const value = seldom(plainValue, oddValue, 6);

const pair = fc.oneof(
  { weight: 24, arbitrary: fc.tuple(name, value).map((two) => two.join('=')) },
  { weight: 2, arbitrary: fc.tuple(name, oneOf(' = ', '\t=', '=  ', '= \t'), value).map((three) => three.join('')) },
  { weight: 1, arbitrary: fc.tuple(oneOf('=', '==', ' = ', '\t=\t'), fc.oneof(name, value)).map((two) => two.join('')) },
  { weight: 1, arbitrary: fc.oneof(name, value) },
  { weight: 1, arbitrary: oneOf('', ' ', '=', '\t', '==', ' =') },
  { weight: 1, arbitrary: longPair },
);

const separator = seldom(oneOf('; '), oneOf(';', ' ;', ';;', '; ;', ';\t', ';  '), 5);

/** A `Set-Cookie` line for an answer of this host, one character per octet. */
export function setCookieLine(host: string): fc.Arbitrary<string> {
  const attributes = fc.array(fc.tuple(separator, attribute(host)), { maxLength: 5, size: 'max' });
  return fc
    .tuple(pair, attributes, seldom(oneOf(''), oneOf(';', ' ', '; ', '\t'), 8))
    .map(([first, rest, end]) => `${first}${rest.map((two) => two.join('')).join('')}${end}`);
}
