import { largestCookie, tokenBytes } from '../token.ts';
import type { Cluster, Keeper, Strategy } from '../types.ts';

/**
 * The session travels: servers hold nothing, so nothing can be lost, and nothing can be taken back. What is too large for one cookie
 * the browser refuses, and the next request comes without it.
 */
function open({ parameters: { sessionBytes } }: Cluster): Keeper {
  const fits = tokenBytes(sessionBytes) <= largestCookie;
  return {
    read: () => (fits ? 'found' : 'missing'),
    write: () => true,
    remove: () => !fits,
    fail: () => 0,
    holders: () => ({ servers: [], store: false }),
    memory: () => 0,
    stored: () => 0,
  };
}

export const signedCookie: Strategy = {
  id: 'signed-cookie',
  title: { en: 'Session in the cookie', ko: '쿠키에 담은 세션' },
  summary: {
    en: 'A signed token holds the session and travels with every request. No store, no mismatch, no loss; more bytes each time, at most 4096 in one cookie, and a logout cannot revoke a token that somebody has copied.',
    ko: '서명된 토큰에 세션을 담아 요청마다 싣습니다. 저장소도 불일치도 유실도 없습니다. 대신 매번 전송량이 늘고, 쿠키 하나에는 4096바이트까지만 담을 수 있으며, 누군가 복사해 간 토큰은 로그아웃으로 거두어들일 수 없습니다.',
  },
  checked: 'Express, cookie-parser',
  balancer: 'round-robin',
  store: false,
  revocable: false,
  requestBytes: tokenBytes,
  open,
};
