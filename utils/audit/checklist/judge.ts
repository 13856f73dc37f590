import { fill, type Text } from '../../i18n/text.ts';
import { exchangesShown } from '../answer.ts';
import type { Facts } from '../facts.ts';
import type { Judged } from '../rule.ts';
import type { Checked, Status } from './checked.ts';
import type { Item } from './item.ts';
import type { Look, Sight } from './sight.ts';
import { type SightId, sights } from './sights.ts';

/** Looks once at each thing, however many requirements ask for it. */
export function lookOnce(facts: Facts, judged: Judged): (id: SightId) => Sight {
  const look: Look = { facts, judged };
  const known = new Map<SightId, Sight>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const seen = attempted(() => sights[id](look));
    known.set(id, seen);
    return seen;
  };
}

/** One requirement, from what the rules found and what the recording shows. */
export function judgeItem(item: Item, judged: Judged, look: (id: SightId) => Sight): Checked {
  const failing = judged.findings.filter(({ rule, severity }) => item.rules.includes(rule) && severity !== 'info');
  const doubts = judged.undecided.filter(({ rule }) => item.rules.includes(rule));
  const looked = item.sights.map(look);
  const of = (state: Sight['state']): readonly Sight[] => looked.filter((one) => one.state === state);
  const [violated, met, unseen, elsewhere] = [of('violated'), of('met'), of('unseen'), of('not-applicable')];
  const rules = [...new Set(failing.map(({ rule }) => rule))];
  const status = statusOf({
    item,
    failed: failing.length + violated.length,
    met: met.length,
    unseen: unseen.length,
    doubts: doubts.length,
    apart: looked[0]?.state === 'not-applicable',
  });
  const shown =
    status === 'failed'
      ? violated.filter(({ saidBy }) => saidBy === undefined || !rules.includes(saidBy))
      : status === 'not-applicable'
        ? elsewhere
        : met;
  const exchanges = [...(status === 'failed' ? failing.flatMap((finding) => finding.exchanges) : []), ...shown.flatMap((one) => one.exchanges)];
  const { id, level, title, url, limit, decide } = item;
  const isOpen = status === 'partly' || status === 'unseen' || status === 'not-recorded';
  return {
    ...{ id, level, title, url, status },
    seen: distinct([...(status === 'failed' ? firstOfEach(failing) : []), ...shown.map(({ text }) => text)]),
    missing: isOpen ? distinct([...unseen.map(({ text }) => text), ...doubts.map(({ why }) => why)]) : [],
    limit: isOpen ? limit : null,
    decide: isOpen ? decide : null,
    rules,
    exchanges: [...new Set(exchanges)].slice(0, exchangesShown),
  };
}

interface Counts {
  readonly item: Item;
  readonly failed: number;
  readonly met: number;
  readonly unseen: number;
  readonly doubts: number;
  /** What it asks first does not apply here. */
  readonly apart: boolean;
}

function statusOf({ item, failed, met, unseen, doubts, apart }: Counts): Status {
  if (failed > 0) return 'failed';
  if (item.sights.length === 0) return 'unseen';
  if (apart) return 'not-applicable';
  if (met === 0) return 'not-recorded';
  return unseen > 0 || doubts > 0 || item.limit !== null ? 'partly' : 'passed';
}

const more: Text = { en: '{message} (and {n} more)', ko: '{message} (외 {n}건)' };

/** One sentence for each rule. */
function firstOfEach(findings: Judged['findings']): readonly Text[] {
  const byRule = new Map<string, { message: Text; n: number }>();
  for (const { rule, message } of findings) {
    const known = byRule.get(rule);
    if (known) known.n += 1;
    else byRule.set(rule, { message, n: 0 });
  }
  return [...byRule.values()].map(({ message, n }) => (n === 0 ? message : fill(more, { message, n })));
}

function distinct(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((text) => [text.en, text])).values()];
}

const broke: Text = {
  en: 'This look broke on the recording and was left out.',
  ko: '기록을 읽다가 오류가 나서 이 항목을 제외했습니다.',
};

/** What it threw is not shown: it may hold a value of the traffic. */
function attempted(look: () => Sight): Sight {
  try {
    return look();
  } catch {
    return { state: 'unseen', text: broke, exchanges: [] };
  }
}
