import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings, writeSettings } from '../../../utils/storage/settings.ts';
import { createMemoryArea } from '../background/samples.ts';

describe('settings', () => {
  it('are read back as they were written', async () => {
    const area = createMemoryArea();
    const chosen = { locale: 'ko', limits: { exchanges: 500, bytes: 1_000_000 } } as const;
    await writeSettings(area, chosen);
    expect(await readSettings(area)).toEqual(chosen);
  });

  it.each([undefined, null, 'ko', [], { locale: 'xx', limits: { exchanges: -1, bytes: 'many' } }, { limits: null }])(
    'take their defaults for %j',
    async (kept) => {
      const area = createMemoryArea();
      area.items.set('settings', kept);
      expect(await readSettings(area)).toEqual(defaultSettings);
    },
  );
});
