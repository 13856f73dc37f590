import { describe, expect, it } from 'vitest';
import { createDismissals, findingId, type KeptText } from '../../../components/findings/dismissals.ts';
import type { Finding } from '../../../utils/audit/rule.ts';
import { exchange } from '../../tools/flow.ts';
import { facts } from '../audit/facts-builder.ts';

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

const of = (id: string, site = 'shop.example') => ({ site, id });

describe('findings put away', () => {
  it('are kept with their reason, for their site only, and can be taken back', () => {
    const store = memory();
    createDismissals(store).set(of('a'), 'known');
    const later = createDismissals(store);
    expect([later.reason(of('a')), later.reason(of('a', 'other.example')), later.reason(of('b'))]).toEqual(['known', null, null]);
    later.set(of('a'), null);
    expect(createDismissals(store).reason(of('a'))).toBeNull();
  });

  it('may have no reason, and are put away all the same', () => {
    const store = memory();
    createDismissals(store).set(of('a'), '');
    expect(createDismissals(store).reason(of('a'))).toBe('');
  });

  it('of a private window last as long as the page, and leave nothing behind', () => {
    const store = memory();
    const dismissals = createDismissals(store);
    dismissals.set(of('a'), 'known', false);
    expect(dismissals.reason(of('a'))).toBe('known');
    expect(store.text).toBeNull();
    dismissals.set(of('a'), null, false);
    expect(dismissals.reason(of('a'))).toBeNull();
    expect(store.text).toBeNull();
  });

  it.each(['{', '{"a":1}', '[1, [2, 3], ["x"]]', 'null'])('start empty when what was kept is not ours: %s', (text) => {
    expect(createDismissals(memory(text)).reason(of('a'))).toBeNull();
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
    dismissals.set(of('a'), 'known');
    expect(dismissals.reason(of('a'))).toBe('known');
  });

  it('are bounded: the oldest go', () => {
    const dismissals = createDismissals(memory());
    for (let index = 0; index <= 1000; index += 1) dismissals.set(of(String(index)), 'x'.repeat(2000));
    expect([dismissals.reason(of('0')), dismissals.reason(of('1'))?.length]).toEqual([null, 500]);
  });
});

describe('which finding it is', () => {
  const analysis = facts({ exchanges: ['https://shop.example/a', 'https://www.shop.example/b'].map((url, id) => exchange({ id, url })) }).analysis;
  const finding = { rule: 'session-without-secure', cookie: 'k', exchanges: [0], message: { en: 'a', ko: '가' } } as unknown as Finding;

  it('is the same when it is found again, whatever its words', () => {
    expect(findingId({ ...finding, message: { en: 'b', ko: '나' } }, analysis)).toEqual(findingId(finding, analysis));
    expect(findingId({ ...finding, cookie: 'other' }, analysis)).not.toEqual(findingId(finding, analysis));
  });

  it('is told by the host when it is about no one cookie', () => {
    const [one, other] = [0, 1].map((id) => findingId({ ...finding, cookie: null, exchanges: [id] }, analysis));
    expect([one?.site, other?.site]).toEqual(['shop.example', 'shop.example']);
    expect(one).not.toEqual(other);
  });
});
