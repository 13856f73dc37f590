import { describe, expect, it } from 'vitest';
import { type Checked, type Checklist, type Status, statuses } from '../../../utils/audit/checklist/checked.ts';
import { standards } from '../../../utils/audit/checklist/index.ts';
import { judgeItem } from '../../../utils/audit/checklist/judge.ts';
import { sights } from '../../../utils/audit/checklist/sights.ts';
import { audit, rules } from '../../../utils/audit/index.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { captures, examined } from '../../tools/captures.ts';
import { exchange } from '../../tools/flow.ts';
import { type Faults, loginFlow, sessionIds } from '../../tools/login-flow.ts';

const items = standards.flatMap(({ items: all }) => all);

/** The numbers and levels as the standards list them: WSTG chapter 4.6, ASVS 5.0.0 V7 and V3.3. */
const published: Readonly<Record<string, readonly (readonly [string, number | null])[]>> = {
  'wstg-sess': Array.from({ length: 11 }, (_, index) => [`WSTG-SESS-${String(index + 1).padStart(2, '0')}`, null] as const),
  'asvs-v7': [
    ['7.1.1', 2],
    ['7.1.2', 2],
    ['7.1.3', 2],
    ['7.2.1', 1],
    ['7.2.2', 1],
    ['7.2.3', 1],
    ['7.2.4', 1],
    ['7.3.1', 2],
    ['7.3.2', 2],
    ['7.4.1', 1],
    ['7.4.2', 1],
    ['7.4.3', 2],
    ['7.4.4', 2],
    ['7.4.5', 2],
    ['7.5.1', 2],
    ['7.5.2', 2],
    ['7.5.3', 3],
    ['7.6.1', 2],
    ['7.6.2', 2],
  ],
  'asvs-v3.3': [
    ['3.3.1', 1],
    ['3.3.2', 2],
    ['3.3.3', 2],
    ['3.3.4', 2],
    ['3.3.5', 3],
  ],
};

describe('the requirements', () => {
  it('are those of the standards, each once, with their levels', () => {
    const listed = Object.fromEntries(standards.map(({ id, items: all }) => [id, all.map((item) => [item.id, item.level])]));
    expect(listed).toEqual(published);
  });

  it('name only rules that exist, and every look serves one of them', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(items.flatMap((item) => item.rules).filter((rule) => !known.has(rule))).toEqual([]);
    const used = new Set<string>(items.flatMap((item) => item.sights));
    expect(Object.keys(sights).filter((sight) => !used.has(sight))).toEqual([]);
  });

  it.each(items.map((item) => [item.id, item] as const))('%s says in both languages what it asks, and what of it stays hidden', (_, item) => {
    for (const text of [item.title, item.limit, item.decide]) {
      if (text === null) continue;
      expect(text.en.length).toBeGreaterThan(10);
      expect(text.ko).toMatch(/[가-힣]/);
      for (const sentence of [text.en, text.ko]) expect((sentence.match(/`/g) ?? []).length % 2).toBe(0);
    }
    // Whoever says that something stays hidden says what would show it.
    expect(item.limit === null).toBe(item.decide === null);
    if (item.sights.length === 0) expect(item.limit).not.toBeNull();
    expect(new URL(item.url).protocol).toBe('https:');
  });

  it('that no browser can see at all are the ones that ask for documents, servers and other sessions', () => {
    const hidden = items.filter((item) => item.sights.length === 0).map(({ id }) => id);
    expect(hidden).toEqual([
      ...['WSTG-SESS-08', 'WSTG-SESS-11'],
      ...['7.1.1', '7.1.2', '7.1.3', '7.2.1', '7.4.2', '7.4.3', '7.4.4', '7.4.5', '7.5.1', '7.5.2', '7.5.3'],
    ]);
  });
});

function checklistsOf(exchanges: readonly Exchange[]): readonly Checklist[] {
  const analysis = exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  return audit({ analysis, conclusions: conclude(analysis, analysis.lastTime), now: analysis.lastTime }).checklists;
}

function itemOf(lists: readonly Checklist[], id: string): Checked {
  const found = lists.flatMap((list) => list.items).find((item) => item.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}

function statusesOf(lists: readonly Checklist[], ids: readonly string[]): Readonly<Record<string, Status>> {
  return Object.fromEntries(ids.map((id) => [id, itemOf(lists, id).status]));
}

describe('a sound visit', () => {
  const lists = checklistsOf(loginFlow().exchanges);

  it('passes what the headers decide, and passes in part what the server has a say in', () => {
    expect(
      statusesOf(lists, ['WSTG-SESS-02', 'WSTG-SESS-03', 'WSTG-SESS-04', 'WSTG-SESS-05', 'WSTG-SESS-10', '7.2.3', '7.2.4', '3.3.4', '3.3.5']),
    ).toEqual({
      'WSTG-SESS-02': 'passed',
      'WSTG-SESS-03': 'partly',
      'WSTG-SESS-04': 'partly',
      'WSTG-SESS-05': 'partly',
      'WSTG-SESS-10': 'not-applicable',
      '7.2.3': 'partly',
      '7.2.4': 'partly',
      '3.3.4': 'partly',
      '3.3.5': 'passed',
    });
  });

  it('says of each with the cookie’s name what was seen, where, and what would decide the rest', () => {
    const fixation = itemOf(lists, 'WSTG-SESS-03');
    expect(fixation.seen.map(({ en }) => en)).toEqual(['The login gave `connect.sid` a new value.']);
    expect(fixation.exchanges).toEqual([loginFlow().at.login]);
    expect(fixation.limit?.en).toMatch(/server/);
    expect(fixation.decide?.en).toMatch(/send a request with the id from before/);
  });

  it('cannot pass what no browser sees', () => {
    for (const item of items.filter((one) => one.sights.length === 0))
      expect(itemOf(lists, item.id)).toMatchObject({ status: 'unseen', seen: [], limit: item.limit });
  });
});

describe('a fault fails its requirements', () => {
  const cases: readonly (readonly [keyof Faults, readonly string[]])[] = [
    ['idKept', ['WSTG-SESS-03', '7.2.2', '7.2.4']],
    ['logoutOnlyInBrowser', ['WSTG-SESS-06', '7.4.1']],
    ['noHttpOnly', ['WSTG-SESS-02', '3.3.4']],
    ['sameSiteNoneInsecure', ['WSTG-SESS-02', '3.3.2']],
    ['hostPrefixWithPath', ['WSTG-SESS-02', '3.3.1', '3.3.3']],
    ['oversized', ['3.3.5']],
    ['idInUrl', ['WSTG-SESS-04', '3.3.4']],
  ];
  const sound = checklistsOf(loginFlow().exchanges);

  it.each(cases)('%s', (fault, ids) => {
    const lists = checklistsOf(loginFlow({ [fault]: true }).exchanges);
    for (const id of ids) {
      const item = itemOf(lists, id);
      expect(item.status, id).toBe('failed');
      expect(item.rules.length, id).toBeGreaterThan(0);
      expect(item.seen.length, id).toBeGreaterThan(0);
    }
    const also = (all: readonly Checklist[]) => all.flatMap((list) => list.items.filter(({ status }) => status === 'failed').map(({ id }) => id));
    const before = also(sound);
    expect(
      also(lists)
        .filter((id) => !before.includes(id))
        .toSorted(),
    ).toEqual(ids.filter((id) => !before.includes(id)).toSorted());
  });
});

describe('what a recording leaves out', () => {
  it('is not called passed or failed: an empty one decides nothing', () => {
    const found = new Set(checklistsOf([]).flatMap((list) => list.items.map(({ status }) => status)));
    expect([...found].toSorted()).toEqual(['not-applicable', 'not-recorded', 'unseen']);
  });

  it('is said with how to record it', () => {
    const lists = checklistsOf(loginFlow({ logout: false }).exchanges);
    expect(itemOf(lists, 'WSTG-SESS-06')).toMatchObject({ status: 'not-recorded' });
    expect(itemOf(lists, 'WSTG-SESS-06').missing[0]?.en).toMatch(/^No logout was recorded\. Log out while recording/);
  });

  it('holds attributes that were set before it began', () => {
    const lists = checklistsOf([exchange({ url: 'https://shop.example/', cookie: `connect.sid=${sessionIds[0]}` })]);
    expect(itemOf(lists, 'WSTG-SESS-02')).toMatchObject({ status: 'not-recorded' });
    expect(itemOf(lists, 'WSTG-SESS-02').missing[0]?.en).toContain('`connect.sid`');
  });

  it('holds the transport of a site that runs on this machine', () => {
    const lists = checklistsOf(loginFlow({ origin: 'http://localhost:3000' }).exchanges);
    expect(
      itemOf(lists, 'WSTG-SESS-04')
        .missing.map(({ en }) => en)
        .join(' '),
    ).toContain('runs on this machine');
    expect(itemOf(lists, '3.3.1').status).toBe('not-recorded');
  });

  it('is not the same as what the site does not do: a session outside of cookies', () => {
    const bearer = captures().find(({ labels }) => labels.id === 'bearer-api');
    if (!bearer) throw new Error('no recording');
    const { analysis, conclusions } = examined(bearer);
    const { checklists } = audit({ analysis, conclusions, now: analysis.lastTime });
    expect(statusesOf(checklists, ['WSTG-SESS-02', 'WSTG-SESS-05', '7.2.3', '3.3.4'])).toEqual({
      'WSTG-SESS-02': 'not-applicable',
      'WSTG-SESS-05': 'not-applicable',
      '7.2.3': 'not-applicable',
      '3.3.4': 'not-applicable',
    });
    expect(itemOf(checklists, 'WSTG-SESS-04').seen[0]?.en).toMatch(/^All requests with the session/);
  });
});

describe('the rules of judging', () => {
  const item = { id: 'x', level: null, title: { en: 't', ko: '제' }, url: 'https://x.example/', limit: null, decide: null } as const;
  const nothing = { findings: [], undecided: [], outcomes: new Map() };
  const text = { en: 'a', ko: '가' };

  it('let advice pass, and a rule in doubt hold back a pass', () => {
    const seen = () => ({ state: 'met', text, exchanges: [3] }) as const;
    const advice = { severity: 'info', rule: 'r', exchanges: [1], message: text } as never;
    const judged = { ...item, rules: ['r'], sights: ['session'] } as const;
    expect(judgeItem(judged, { ...nothing, findings: [advice] }, seen).status).toBe('passed');
    const doubt = { rule: 'r', title: text, why: { en: 'doubt', ko: '의심' }, kind: 'unsure' } as const;
    expect(judgeItem(judged, { ...nothing, undecided: [doubt] }, seen)).toMatchObject({ status: 'partly', missing: [{ en: 'doubt' }] });
  });

  it('say a violation once when a finding says it', () => {
    const finding = { severity: 'low', rule: 'r', exchanges: [1], message: { en: 'finding', ko: '발견' } } as never;
    const seen = () => ({ state: 'violated', text, exchanges: [2], saidBy: 'r' }) as const;
    const checked = judgeItem({ ...item, rules: ['r'], sights: ['session'] }, { ...nothing, findings: [finding] }, seen);
    expect(checked).toMatchObject({ status: 'failed', rules: ['r'], seen: [{ en: 'finding' }], exchanges: [1] });
  });
});

describe('no recording', () => {
  it.each(captures().map((capture) => [capture.labels.id, capture] as const))(
    'breaks a look, leaves a slot open or shows a value: %s',
    (_, capture) => {
      const { analysis, conclusions } = examined(capture);
      const { checklists } = audit({ analysis, conclusions, now: analysis.lastTime });
      const secrets = [...analysis.cookies.values()].map(({ value }) => value).filter((value) => value.length >= 16);
      for (const { status, seen, missing, limit, decide } of checklists.flatMap((list) => list.items)) {
        expect(statuses).toContain(status);
        for (const text of [...seen, ...missing, limit, decide].filter((one) => one !== null)) {
          for (const sentence of [text.en, text.ko]) {
            expect(sentence).not.toMatch(/broke on the recording|\{\w+[|}]/);
            expect((sentence.match(/`/g) ?? []).length % 2).toBe(0);
            for (const secret of secrets) expect(sentence.includes(secret)).toBe(false);
          }
        }
      }
    },
  );
});
