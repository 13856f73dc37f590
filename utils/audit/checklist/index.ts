import type { Steps } from '../../steps.ts';
import type { Facts } from '../facts.ts';
import type { Judged } from '../rule.ts';
import { asvsCookies } from './asvs-cookies.ts';
import { asvsSessions } from './asvs-sessions.ts';
import type { Checked, Checklist } from './checked.ts';
import type { Standard } from './item.ts';
import { judgeItem, lookOnce } from './judge.ts';
import { wstgSessions } from './wstg-sessions.ts';

/** What is gone through, one file each. */
export const standards: readonly Standard[] = [wstgSessions, asvsSessions, asvsCookies];

/** Every requirement of the standards, a requirement a step. */
export function* checklistSteps(facts: Facts, judged: Judged): Steps<readonly Checklist[]> {
  const look = lookOnce(facts, judged);
  const lists: Checklist[] = [];
  for (const { id, title, url, items } of standards) {
    const checked: Checked[] = [];
    for (const item of items) {
      // The rules before took nearly all of the time.
      yield 1;
      checked.push(judgeItem(item, judged, look));
    }
    lists.push({ id, title, url, items: checked });
  }
  return lists;
}
