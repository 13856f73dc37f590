import { weights } from '../weights.ts';
import type { Clue, Subject } from './subject.ts';

/** Who wrote the cookie. */
export function setterWitness({ facts, notes }: Subject): readonly Clue[] {
  const clues: Clue[] = [];
  if (notes.setByScript > 0 && notes.setByResponse === 0) {
    clues.push({
      purpose: 'session',
      code: 'set-by-script',
      basis: facts.steps.some(({ what, exchange }) => what === 'script' && exchange === null) ? 'observed' : 'predicted',
      weight: weights.setByScript,
      message: {
        en: 'No response set it: a script of the page wrote it. Few sessions are made that way.',
        ko: '설정한 응답이 없습니다. 페이지의 스크립트가 썼습니다. 세션을 이렇게 만드는 곳은 드뭅니다.',
      },
      exchanges: notes.sentIn.slice(0, 2),
    });
  }
  if (facts.thirdParty) {
    clues.push({
      purpose: 'session',
      code: 'third-party',
      basis: 'observed',
      weight: weights.thirdParty,
      message: { en: 'It belongs to another site than the page.', ko: '페이지와 다른 사이트의 쿠키입니다.' },
      exchanges: [...notes.setIn, ...notes.sentIn].slice(0, 2),
    });
  }
  return clues;
}
