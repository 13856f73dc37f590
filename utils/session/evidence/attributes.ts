import { weights } from '../weights.ts';
import type { Clue, Subject } from './subject.ts';

const year = 365 * 24 * 60 * 60 * 1000;

/** How the cookie is protected: weak evidence, since most sites protect too little and some protect everything. */
export function attributesWitness({ facts, notes }: Subject): readonly Clue[] {
  const cookie = notes.lastStored;
  if (!cookie || !facts.attributesKnown) return [];
  const shown = { purpose: 'session', basis: 'observed', exchanges: notes.setIn.slice(0, 1) } as const;
  const clues: Clue[] = [
    cookie.httpOnly
      ? {
          ...shown,
          code: 'http-only',
          weight: weights.httpOnly,
          message: {
            en: '`HttpOnly` keeps it from scripts: only the server reads it.',
            ko: '`HttpOnly`가 있어 스크립트가 읽지 못하고 서버만 읽습니다.',
          },
        }
      : {
          ...shown,
          code: 'not-http-only',
          weight: weights.notHttpOnly,
          message: { en: 'Scripts can read it: it has no `HttpOnly`.', ko: '`HttpOnly`가 없어 스크립트가 읽을 수 있습니다.' },
        },
  ];
  if (cookie.expires !== null && cookie.expires - cookie.lastAccessed > year * 0.9) {
    clues.push({
      ...shown,
      code: 'kept-long',
      weight: weights.persistentLong,
      message: { en: 'The browser is told to keep it for a year or more.', ko: '브라우저가 1년 이상 보관하도록 되어 있습니다.' },
    });
  }
  return clues;
}
