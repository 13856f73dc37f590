import type { Step } from '../../utils/cluster/index.ts';
import type { Text } from '../../utils/i18n/text.ts';

/** How a request of the visitor ended, as a shape, a colour (by the name of the look) and words. */
export interface Look {
  readonly id: Step['outcome'] | 'cart-lost';
  readonly shape: string;
  readonly words: Text;
}

const looks = {
  ok: { shape: '●', words: { en: 'answered as you', ko: '나로 알아보고 응답' } },
  stale: { shape: '◐', words: { en: 'answered from an older copy', ko: '이전 사본으로 응답' } },
  'cart-lost': { shape: '○', words: { en: 'does not find your session (before a login)', ko: '세션을 찾지 못함(로그인 전)' } },
  'logged-out': { shape: '✕', words: { en: 'finds you logged out', ko: '로그아웃된 것으로 처리' } },
  failed: { shape: '■', words: { en: 'fails: nobody could answer', ko: '실패: 응답할 곳이 없음' } },
  free: { shape: '·', words: { en: 'needs no session', ko: '세션이 필요 없음' } },
} satisfies Record<Look['id'], Omit<Look, 'id'>>;

/** From the best to the worst. */
export const lookIds = ['ok', 'stale', 'cart-lost', 'logged-out', 'failed', 'free'] as const satisfies readonly Look['id'][];

export function lookNamed(id: Look['id']): Look {
  return { id, ...looks[id] };
}

/** Who had not logged in was not logged out. */
export function lookOf({ outcome, loggedIn }: Step): Look {
  return lookNamed(outcome === 'logged-out' && !loggedIn ? 'cart-lost' : outcome);
}
