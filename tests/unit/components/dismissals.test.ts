import { describe, expect, it } from 'vitest';
import { createDismissals, findingId, type KeptText } from '../../../components/findings/dismissals.ts';
import type { Finding } from '../../../utils/audit/rule.ts';

function memory(first: string | null = null): KeptText & { text: string | null } {
  const store = {
    text: first,
    getItem: () => store.text,
    setItem: (_: string, text: string) => {
      store.text = text;
    },
  };
  return store;
}

describe('findings put away', () => {
  it('are kept with their reason, for their site only, and can be taken back', () => {
    const store = memory();
    createDismissals(store).set('shop.example', 'a', 'known');
    const later = createDismissals(store);
    expect([later.reason('shop.example', 'a'), later.reason('other.example', 'a'), later.reason('shop.example', 'b')]).toEqual(['known', null, null]);
    later.set('shop.example', 'a', null);
    expect(createDismissals(store).reason('shop.example', 'a')).toBeNull();
  });

  it('may have no reason, and are put away all the same', () => {
    const store = memory();
    createDismissals(store).set('shop.example', 'a', '');
    expect(createDismissals(store).reason('shop.example', 'a')).toBe('');
  });

  it.each(['{', '{"a":1}', '[1, [2, 3], ["x"]]', 'null'])('start empty when what was kept is not ours: %s', (text) => {
    expect(createDismissals(memory(text)).reason('shop.example', 'a')).toBeNull();
  });

  it('last as long as the page when nothing can be kept', () => {
    const dismissals = createDismissals({
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    });
    dismissals.set('shop.example', 'a', 'known');
    expect(dismissals.reason('shop.example', 'a')).toBe('known');
  });

  it('are bounded: the oldest go', () => {
    const dismissals = createDismissals(memory());
    for (let index = 0; index <= 1000; index += 1) dismissals.set('shop.example', String(index), 'x'.repeat(2000));
    expect([dismissals.reason('shop.example', '0'), dismissals.reason('shop.example', '1')?.length]).toEqual([null, 500]);
  });
});

it('a finding found again is the same one, whatever its exchanges and words', () => {
  const finding = { rule: 'session-without-secure', cookie: 'k', exchanges: [1], message: { en: 'a', ko: '가' } } as unknown as Finding;
  expect(findingId({ ...finding, exchanges: [9], message: { en: 'b', ko: '나' } })).toBe(findingId(finding));
  expect(findingId({ ...finding, cookie: 'other' })).not.toBe(findingId(finding));
});
