import { expect, it } from 'vitest';
import { deniedPages } from '../../../utils/audit/protected-pages.ts';
import { exchange } from '../../tools/flow.ts';
import { facts } from './facts-builder.ts';

it('goes through the recording once, however many cookies ask', () => {
  const known = facts({
    exchanges: [
      exchange({ id: 0, url: 'https://shop.example/account', status: 403 }),
      exchange({ id: 1, url: 'https://shop.example/account?tab=2', status: 401 }),
      exchange({ id: 2, url: 'https://shop.example/' }),
    ],
  });
  expect([...deniedPages(known)]).toEqual([['GET https://shop.example/account', 1]]);
  expect(deniedPages(known)).toBe(deniedPages(known));
});
