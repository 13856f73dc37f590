import fc from 'fast-check';
import { date } from './dates.ts';
import { controls, inSomeCase, octetsOf, oneOf, seldom } from './pick.ts';

const maxAge = seldom(
  oneOf('3600', '600', '86400', '0', '-1', '34560000', '99999999'),
  oneOf(
    '34560001',
    '99999999999',
    '9'.repeat(30),
    `-${'9'.repeat(30)}`,
    '+600',
    '600.5',
    '6e3',
    '',
    '0x10',
    '-0',
    '00600',
    '600abc',
    '-',
    '--1',
    octetsOf('６００'),
    '"600"',
    '9223372036854775807',
    '-600x',
  ),
  2,
);

const pathValue = seldom(
  oneOf('/', '/', '/a', '/a/b'),
  oneOf(
    '',
    'a',
    '/a/',
    '/ab',
    '"/"',
    '/a?x',
    octetsOf('/é'),
    '/\xff',
    '/a b',
    '/%61',
    '%2F',
    '/A',
    '/a\tb',
    '//',
    '/a//b',
    `/${'p'.repeat(1100)}`,
    '.',
    '/a,b',
    'C:\\',
  ),
  3,
);

const sameSite = seldom(
  oneOf('Strict', 'Lax', 'None', 'None'),
  oneOf('strict', 'LAX', 'nOnE', '', 'Foo', '"None"', 'Lax,None', 'no_restriction', 'None\tx', 'Default'),
  4,
);

/** The host itself, what is above it, beside it and elsewhere, and what is no domain at all. */
function domainValue(host: string): fc.Arbitrary<string> {
  const labels = host.split('.');
  const above = labels.map((_, at) => labels.slice(at).join('.')).filter((name) => name !== '');
  return fc.oneof(
    { weight: 5, arbitrary: oneOf(host, ...above) },
    { weight: 2, arbitrary: oneOf(...above.map((name) => `.${name}`)) },
    {
      weight: 3,
      arbitrary: oneOf(
        '',
        '.',
        '..',
        `..${host}`,
        `${host}.`,
        `.${host}.`,
        host.toUpperCase(),
        `sub.${host}`,
        'example.test',
        'other.test',
        'co.uk',
        'github.io',
        'test',
        'com',
        'localhost',
        '.localhost',
        '127.0.0.1',
        '.127.0.0.1',
        '0x7f.1',
        '[::1]',
        '::1',
        '192.0.2.1',
        `${host}:80`,
        `"${host}"`,
        `http://${host}`,
        host.replace('e', '%65'),
        host.replace('a', octetsOf('ä')),
        octetsOf('bücher.test'),
        'xn--bcher-kva.test',
        'XN--BCHER-KVA.test',
        'exam ple.test',
        '-.test',
        `${'a'.repeat(70)}.test`,
        '*.example.test',
        'example..test',
        'kawasaki.jp',
        'city.kawasaki.jp',
      ),
    },
  );
}

/** A value around the limit of 1024 octets for the value of an attribute. */
const longValue = fc
  .record({ total: fc.constantFrom(1023, 1024, 1025, 1030), fill: oneOf('z', octetsOf('é')), start: oneOf('', '/') })
  .map(({ total, fill, start }) => `${start}${fill.repeat(Math.floor((total - start.length) / fill.length))}`.padEnd(total, 'z'));

/** Attributes that a cookie is mostly wanted with, so that enough of them are stored and travel. */
export function attribute(host: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: flag('Secure') },
    { weight: 3, arbitrary: flag('HttpOnly') },
    { weight: 4, arbitrary: valued('SameSite', sameSite) },
    { weight: 2, arbitrary: fc.constant('SameSite=None; Secure') },
    { weight: 2, arbitrary: fc.constant('SameSite=None; Secure; Partitioned') },
    { weight: 1, arbitrary: flag('Partitioned') },
    { weight: 4, arbitrary: valued('Path', pathValue) },
    { weight: 4, arbitrary: valued('Domain', domainValue(host)) },
    { weight: 3, arbitrary: valued('Expires', date) },
    { weight: 3, arbitrary: valued('Max-Age', maxAge) },
    { weight: 1, arbitrary: valued('Priority', oneOf('Low', 'Medium', 'High', 'x')) },
    {
      weight: 1,
      arbitrary: fc.tuple(oneOf('Path', 'Domain', 'Expires', 'Max-Age', 'SameSite', 'Secure', 'Foo'), longValue).map((two) => two.join('=')),
    },
    {
      weight: 1,
      arbitrary: oneOf(
        'Foo',
        'Foo=bar',
        'Version=1',
        'Comment="a"',
        '=',
        '=x',
        'Secured',
        'Http-Only',
        'Secure HttpOnly',
        'a\tb',
        `x${controls[0]}`,
        octetsOf('é=ü'),
        'Path',
        'Domain',
        'Expires',
        'Max-Age',
        'SameSite',
      ),
    },
  );
}

function flag(name: string): fc.Arbitrary<string> {
  return seldom(inSomeCase(name), oneOf(`${name}=`, `${name}=false`, `${name}="x"`, `${name} = 1`, ` ${name} `), 8);
}

function valued(name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(inSomeCase(name), seldom(oneOf('='), oneOf(' = ', '= ', ' ='), 8), value).map((three) => three.join(''));
}
