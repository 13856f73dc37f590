import { createLocalMemory } from '../local-memory.ts';
import type { Strategy } from '../types.ts';

export const memoryOnly: Strategy = {
  id: 'memory-only',
  title: { en: 'Many servers, each its own memory', ko: '여러 서버, 각자의 메모리' },
  summary: {
    en: 'Each server knows only the sessions it made. A request that the balancer sends elsewhere finds you logged out: session mismatch.',
    ko: '서버마다 자신이 만든 세션만 압니다. 로드 밸런서가 다른 서버로 보낸 요청은 로그아웃된 것으로 처리됩니다. 이것이 세션 불일치입니다.',
  },
  checked: 'express-session',
  balancer: 'round-robin',
  store: false,
  requestBytes: () => 0,
  open: createLocalMemory,
};
