import { fill } from '../i18n/text.ts';
import type { SiteLife } from './events/site-life.ts';
import type { Subject } from './evidence/subject.ts';
import type { Framework } from './frameworks/framework.ts';
import { frameworks, frameworksNaming } from './frameworks/index.ts';
import type { Evidence } from './types.ts';
import { logistic } from './weights.ts';

export interface Recognised {
  readonly framework: Framework;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** Log-odds of each sign by itself; a header alone is not enough, since it may be a proxy's. */
const signs = { prior: -2, name: 3.5, weakName: 1, format: 3, header: 1.5 } as const;

/** The framework that the names, forms and headers of a session point to together. */
export function frameworkOf(cookies: readonly Subject[], life: SiteLife | null): Recognised | null {
  const [best] = frameworks
    .map((framework) => ({ framework, evidence: [...bySubjects(framework, cookies), ...byHeaders(framework, life)] }))
    .filter(({ evidence }) => evidence.some(({ code }) => code !== 'framework-header'))
    .map((one) => ({ ...one, score: one.evidence.reduce<number>((sum, { weight }) => sum + weight, signs.prior) }))
    .toSorted((a, b) => b.score - a.score);
  return best && best.score > 0 ? { framework: best.framework, confidence: logistic(best.score), evidence: best.evidence } : null;
}

function bySubjects(framework: Framework, cookies: readonly Subject[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const { facts, decoded, notes } of cookies) {
    const exchanges = [...notes.setIn, ...notes.sentIn].slice(0, 1);
    const named = frameworksNaming(facts.name).find((one) => one.framework === framework);
    if (named && !evidence.some(({ code }) => code === 'framework-name')) {
      const message = fill(
        { en: 'Its cookie is named `{name}`, as by {framework}.', ko: '쿠키 이름 `{name}`{~name|이/가} {framework}의 것과 같습니다.' },
        { name: facts.name, framework: framework.name },
      );
      evidence.push({ code: 'framework-name', basis: 'suggested', weight: named.weak ? signs.weakName : signs.name, message, exchanges });
    }
    if (decoded && framework.formats.includes(decoded.format) && !evidence.some(({ code }) => code === 'framework-format')) {
      const message = fill(
        { en: 'The value has the form that it writes: {format}.', ko: '값이 이 프레임워크가 쓰는 형식입니다: {format}.' },
        { format: decoded.title },
      );
      evidence.push({ code: 'framework-format', basis: 'suggested', weight: signs.format, message, exchanges });
    }
  }
  return evidence;
}

function byHeaders(framework: Framework, life: SiteLife | null): Evidence[] {
  for (const { name, pattern } of framework.headers) {
    const header = life?.headers.get(name);
    if (!header || !pattern.test(header.value)) continue;
    const message = fill(
      { en: 'The server says `{name}: {value}`.', ko: '서버가 `{name}: {value}` 헤더를 보냅니다.' },
      { name, value: header.value.slice(0, 80) },
    );
    return [{ code: 'framework-header', basis: 'suggested', weight: signs.header, message, exchanges: [header.exchange] }];
  }
  return [];
}
