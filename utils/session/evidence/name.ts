import { fill } from '../../i18n/text.ts';
import type { NameWord } from '../names/words.ts';
import type { CookieFacts } from '../types.ts';
import { weights } from '../weights.ts';
import { type Clue, firstExchange, type Purpose, type Saying } from './subject.ts';

const purposeOf: Readonly<Record<NameWord, Purpose>> = {
  session: 'session',
  auth: 'session',
  remember: 'remember-me',
  csrf: 'csrf',
  affinity: 'affinity',
  consent: 'consent',
  analytics: 'analytics',
  preference: 'preference',
};

/** What the cookie is called. Names lie both ways, so behaviour outweighs this. */
export function nameWitness({ facts, known, words, framework }: Saying & { readonly facts: Pick<CookieFacts, 'name' | 'steps'> }): readonly Clue[] {
  const shown = { code: 'name', basis: 'suggested', exchanges: firstExchange(facts) } as const;
  if (known) {
    const message = fill(
      { en: 'The name `{name}` is the one that {product} uses.', ko: '`{name}`{~name|은/는} {product}에서 쓰는 이름입니다.' },
      { name: facts.name, product: known.product },
    );
    const own: Clue = { ...shown, code: 'name-known', purpose: known.role, weight: weights.knownPurpose, message };
    return known.role === 'remember-me' ? [own] : [own, { ...own, purpose: 'session', weight: weights.nameOther }];
  }
  if (framework && !framework.weak) {
    const message = fill(
      { en: 'The name `{name}` is the default of {framework}.', ko: '`{name}`{~name|은/는} {framework}의 기본 이름입니다.' },
      { name: facts.name, framework: framework.framework.name },
    );
    return [{ ...shown, code: 'name-framework', purpose: 'session', weight: weights.nameOfFramework, message }];
  }
  if (!words) return [];
  const { purpose: kind, word } = words;
  const purpose = purposeOf[kind];
  const message = fill({ en: 'The name contains the word `{word}`.', ko: '이름에 `{word}`라는 단어가 있습니다.' }, { word });
  if (purpose === 'session') {
    const weight = framework ? weights.nameOfFramework - 1 : kind === 'auth' ? weights.nameAuth : weights.nameSession;
    return [{ ...shown, code: 'name-word', purpose, weight, message }];
  }
  const own: Clue = { ...shown, code: 'name-word', purpose, weight: kind === 'remember' ? weights.nameRemember : weights.wordPurpose, message };
  return purpose === 'remember-me' ? [own] : [own, { ...own, purpose: 'session', weight: -weights.wordPurpose }];
}
