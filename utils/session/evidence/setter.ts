import { weights } from '../weights.ts';
import type { Clue, Subject } from './subject.ts';

/** Who wrote the cookie. */
export function setterWitness({ facts, notes, form, decoded, known, words, framework }: Subject): readonly Clue[] {
  const clues: Clue[] = [];
  const byScript = notes.setByScript > 0 && notes.setByResponse === 0;
  const atLogin = notes.issuedAtLogin.length + notes.changedAtLogin.length + notes.writtenAtLogin.length + notes.echoed.length;
  const shown = { basis: 'suggested', exchanges: [...notes.setIn, ...notes.sentIn].slice(0, 2) } as const;
  const text = facts.value !== '' && (!form.opaque || decoded?.format === 'json' || decoded?.format === 'base64-json');
  // A name that says what it is for knows better.
  const named = framework !== null && !framework.weak;
  const silent =
    known === null && !named && (words === null || words.purpose === 'session' || words.purpose === 'auth' || words.purpose === 'analytics');
  if (silent && form.opaque && !text && (byScript || facts.thirdParty) && atLogin === 0) {
    const message = byScript
      ? {
          en: 'A random value that a script wrote: most such cookies count visitors.',
          ko: '스크립트가 쓴 무작위 값입니다. 이런 쿠키는 대부분 방문자를 셉니다.',
        }
      : {
          en: 'A random value from another site: most such cookies count visitors.',
          ko: '다른 사이트에서 온 무작위 값입니다. 이런 쿠키는 대부분 방문자를 셉니다.',
        };
    clues.push({ ...shown, purpose: 'analytics', code: 'counts-visitors', weight: weights.counts, message });
  }
  if (silent && byScript && text && atLogin === 0) {
    const message = { en: 'A script keeps a few words in it.', ko: '스크립트가 짧은 글을 적어 둔 쿠키입니다.' };
    clues.push({ ...shown, purpose: 'preference', code: 'kept-by-script', weight: weights.preferenceOfScript, message });
  }
  if (byScript) {
    clues.push({
      purpose: 'session',
      code: 'set-by-script',
      basis: facts.steps.some(({ what, exchange }) => what === 'script' && exchange === null) ? 'observed' : 'predicted',
      weight: weights.setByScript * (named ? weights.ofNamed : 1),
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
