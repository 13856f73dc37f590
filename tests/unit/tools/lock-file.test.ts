import fs from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages = (JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as { packages: Readonly<Record<string, Locked>> }).packages;

/** As Node resolves: beside the package first, then in every node_modules above it. */
function isLocked(from: string, name: string): boolean {
  for (let place = from; ; ) {
    if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true;
    if (place === '') return false;
    const above = place.lastIndexOf('/node_modules/');
    place = above < 0 ? '' : place.slice(0, above);
  }
}

// npm leaves out what it could not fetch for another system, and `npm ci` then refuses the whole file everywhere.
it('the lock file holds every system’s optional packages', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(place, name))
      .map((name) => `${name}, wanted by ${place}`),
  );
  expect(missing).toEqual([]);
});
