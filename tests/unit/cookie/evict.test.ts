import { describe, expect, it } from 'vitest';
import { createJar } from '../../../utils/cookie/index.ts';
import type { Browser, Jar } from '../../../utils/cookie/types.ts';
import { day, now } from './lines.ts';

const root = 'https://www.shop.example/';

function fill(jar: Jar, count: number, line: (index: number) => string, url: (index: number) => string = () => root): void {
  for (let index = 0; index < count; index++) jar.receive({ url: url(index), line: line(index), now: now + index });
}

const names = (jar: Jar) => new Set(jar.all().map(({ name }) => name));

describe('too many cookies of a domain', () => {
  it.each<[Browser, number, number]>([
    ['rfc', 50, 50],
    ['chromium', 180, 150],
    ['firefox', 180, 150],
  ])('%s keeps %d, and when there is one more, %d', (browser, most, kept) => {
    const jar = createJar({ browser });
    fill(jar, most, (index) => `c${index}=1; Path=/`);
    expect(jar.all()).toHaveLength(most);
    const { evicted } = jar.receive({ url: root, line: 'last=1; Path=/', now: now + 10_000 });
    expect(jar.all()).toHaveLength(kept);
    expect(evicted).toHaveLength(most + 1 - kept);
    expect(names(jar).has('last')).toBe(true);
  });

  it.each<Browser>(['rfc', 'chromium', 'firefox'])('%s: first the expired go', (browser) => {
    const jar = createJar({ browser });
    const most = browser === 'rfc' ? 50 : 180;
    fill(jar, most, (index) => `c${index}=1; Path=/${index < 40 ? '; Max-Age=5' : ''}`);
    jar.receive({ url: root, line: 'last=1; Path=/', now: now + 10_000 });
    const kept = names(jar);
    expect([...kept].some((name) => Number(name.slice(1)) < (browser === 'firefox' ? 31 : 40))).toBe(false);
    expect(kept.has('c179') || kept.has('c49')).toBe(true);
  });

  it.each<Browser>(['rfc', 'chromium', 'firefox'])('%s: then those without Secure, the longest unused first', (browser) => {
    const jar = createJar({ browser });
    const most = browser === 'rfc' ? 50 : 180;
    // Half are Secure, and older.
    fill(jar, most, (index) => `c${index}=1; Path=/${index < most / 2 ? '; Secure' : `; Path=/p${index}`}`);
    jar.send({ url: `${root}p${most / 2}`, now: now + 5000 });
    jar.receive({ url: root, line: 'last=1; Path=/', now: now + 10_000 });
    const kept = names(jar);
    expect(kept.has('c0')).toBe(true);
    expect(kept.has(`c${most / 2}`)).toBe(true);
    expect(kept.has(`c${most / 2 + 1}`)).toBe(false);
  });

  it('is counted for each registrable domain', () => {
    const jar = createJar({ browser: 'chromium' });
    fill(
      jar,
      181,
      (index) => `c${index}=1`,
      (index) => `https://h${index}.shop.example/`,
    );
    expect(jar.all()).toHaveLength(150);
    fill(
      jar,
      181,
      (index) => `c${index}=1`,
      (index) => `https://s${index}.example/`,
    );
    expect(jar.all()).toHaveLength(150 + 181);
  });

  it('is counted for each partition', () => {
    const jar = createJar({ browser: 'chromium' });
    for (let index = 0; index < 200; index++)
      jar.receive({
        url: root,
        line: `c${index}=1; Secure; Partitioned; SameSite=None`,
        now: now + index,
        context: { navigation: 'none', topLevelUrl: `https://s${index % 2}.example/` },
      });
    expect(jar.all()).toHaveLength(200);
    fill(jar, 150, (index) => `c${index}=1`);
    expect(jar.all()).toHaveLength(350);
  });

  it.each<[Browser, number, number]>([
    ['chromium', 10_240, 10_240],
    ['firefox', 12_288, 10_240],
    ['rfc', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('%s keeps %d octets in a partition', (browser, most, kept) => {
    const jar = createJar({ browser });
    const octets = () => jar.all().reduce((sum, { name, value }) => sum + name.length + value.length, 0);
    const context = { navigation: 'none', topLevelUrl: 'https://news.example/' } as const;
    for (let index = 10; index < 40; index++) {
      const { evicted = [] } = jar.receive({
        url: root,
        line: `c${index}=${'x'.repeat(1021)}; Secure; Partitioned; SameSite=None`,
        now: now + index,
        context,
      });
      expect(octets()).toBeLessThanOrEqual(most);
      if (evicted.length > 0) expect(octets()).toBeLessThanOrEqual(kept);
    }
    expect(jar.all().some(({ name }) => name === 'c39')).toBe(true);
  });
});

describe('too many cookies in all', () => {
  const site = (index: number) => `https://s${index}.example/`;

  it('the standard’s minimum is kept, the least recently used go', () => {
    const jar = createJar({ browser: 'rfc' });
    fill(jar, 3001, (index) => `c${index}=1`, site);
    expect(jar.all()).toHaveLength(3000);
    expect(names(jar).has('c0')).toBe(false);
  });

  it.each<Browser>(['chromium', 'firefox'])('%s spares what was used within thirty days', (browser) => {
    const jar = createJar({ browser });
    fill(jar, 3301, (index) => `c${index}=1`, site);
    expect(jar.all()).toHaveLength(3301);
    jar.receive({ url: site(9999), line: 'late=1', now: now + 31 * day });
    expect(jar.all()).toHaveLength(3000);
    expect(names(jar).has('late')).toBe(true);
  });
});
