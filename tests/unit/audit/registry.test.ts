import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../utils/audit/index.ts';

const folder = new URL('../../../utils/audit/rules/', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file !== 'index.ts')
  .map((file) => file.replace(/\.ts$/, ''));

describe('the registry of rules', () => {
  it('lists every file of its folder', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const missing = files.filter((file) => !ids.has(file));
    expect(missing, `Add to utils/audit/rules/index.ts, or check that the id is the file name: ${missing.join(', ')}`).toEqual([]);
  });

  it('lists nothing twice, and nothing whose file has another name', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const nameless = ids.filter((id) => !files.includes(id));
    expect(nameless, `Rename the file or the id of: ${nameless.join(', ')}`).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s says what it checks in both languages, and on what grounds', (_, rule) => {
    expect(rule.title.en.length).toBeGreaterThan(10);
    expect(rule.title.ko).toMatch(/[가-힣]/);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const { label, url } of rule.references) {
      expect(label).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
    }
  });
});
