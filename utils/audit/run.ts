import type { Text } from '../i18n/text.ts';
import { roles } from '../session/types.ts';
import { finish, type Steps } from '../steps.ts';
import type { Facts } from './facts.ts';
import { recognisedRecipe } from './fixes/index.ts';
import { type Finding, type FindingDraft, type Judged, type Outcome, type Rule, severities } from './rule.ts';

const broke: Text = {
  en: 'This check broke on the recording and was left out. The others are complete.',
  ko: '이 검사는 기록을 읽다가 오류가 나서 제외했습니다. 다른 검사는 모두 마쳤습니다.',
};

/** Runs every rule on the same facts. Worst first: by severity, then by how much the cookie's role matters, then by time. */
export function runRules(rules: readonly Rule[], facts: Facts): Judged {
  return finish(ruleSteps(rules, facts));
}

/** The same, a rule a step. */
export function* ruleSteps(rules: readonly Rule[], facts: Facts): Steps<Judged> {
  const findings: Finding[] = [];
  const undecided: Judged['undecided'][number][] = [];
  const outcomes = new Map<string, Outcome['kind'] | 'error'>();
  for (const [done, rule] of rules.entries()) {
    yield done / rules.length;
    const { id, title } = rule;
    const outcome = judged(rule, facts);
    outcomes.set(id, outcome === null ? 'error' : outcome.kind);
    if (outcome === null) undecided.push({ rule: id, title, why: broke, kind: 'error' });
    else if (outcome.kind === 'unsure') undecided.push({ rule: id, title, why: outcome.why, kind: 'unsure' });
    else if (outcome.kind === 'fail') findings.push(...outcome.findings.map((draft) => finding(draft, rule, facts)));
  }
  return { findings: worstFirst(findings, facts), undecided, outcomes };
}

function finding(draft: FindingDraft, { id, title, references }: Rule, facts: Facts): Finding {
  return { ...draft, rule: id, title, references, recipe: recognisedRecipe({ ...draft, rule: id }, facts) };
}

/** null when the rule threw. What it threw is not shown: it may hold a value of the traffic. */
function judged(rule: Rule, facts: Facts): Outcome | null {
  try {
    return rule.judge(facts);
  } catch {
    return null;
  }
}

function worstFirst(findings: readonly Finding[], { conclusions }: Facts): readonly Finding[] {
  const importance = new Map(conclusions.cookies.map(({ facts, role }) => [facts.key, roles.indexOf(role)]));
  // A finding about no one cookie is about the site: it comes after those about its session, before the rest.
  const rank = ({ cookie }: Finding) => (cookie === null ? 2.5 : (importance.get(cookie) ?? roles.length));
  return findings.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || rank(a) - rank(b) || (a.exchanges[0] ?? 0) - (b.exchanges[0] ?? 0),
  );
}
