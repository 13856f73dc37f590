import { describe, expect, it } from 'vitest';
import { paced } from '../../../utils/cluster/index.ts';
import { run, stay, story } from './visits.ts';

describe('a visitor in a hurry', () => {
  it('meets copies that a patient one does not overtake', () => {
    expect(story(run('all-to-all', paced(stay(4), 1), { replicationDelay: 150 }))).toBe('.....');
    // A request each 100 ms: the first after the login is faster than the copies.
    expect(story(run('all-to-all', paced(stay(4), 0.1), { replicationDelay: 150 }))).toBe('.X...');
  });
});
