import fc from 'fast-check';
import type { Hop } from '../plan.ts';
import { oneOf, seldom } from './pick.ts';

export type Place = Pick<Hop, 'scheme' | 'host' | 'path'>;

/** Names that lie close together, so that cookies meet. None of them is known to be https only (HSTS lists). */
const commonHost = oneOf('example.test', 'www.example.test', 'example.test', 'other.test', 'localhost', 'www.shop.co.uk', 'alice.github.io');

const oddHost = oneOf(
  'a.b.example.test',
  'sub.other.test',
  'shop.co.uk',
  'co.uk',
  'bob.github.io',
  'github.io',
  'app.localhost',
  'localhost',
  '127.0.0.1',
  '127.1.2.3',
  '[::1]',
  // Not loopback as far as the browser can see.
  '192.0.2.1',
  'intranet',
  'test',
  'example.test.',
  'localhost.',
  'xn--bcher-kva.test',
  'a_b.example.test',
  // An exception and a wildcard of the Public Suffix List.
  'www.city.kawasaki.jp',
  'a.kawasaki.jp',
  'x.a.kawasaki.jp',
);

const path = seldom(
  oneOf('/', '/', '/a', '/a/b'),
  oneOf('/a/', '/a/b/c', '/ab', '/A', '/a%20b', '/a//b', '//', '/%61', '/a;b', `/${'p'.repeat(1100)}/q`),
  6,
);

export const place: fc.Arbitrary<Place> = fc.record({
  scheme: fc.constantFrom('http', 'https', 'https'),
  host: seldom(commonHost, oddHost, 2),
  path,
});
