import { createLocalMemory } from '../local-memory.ts';
import type { Strategy } from '../types.ts';

export const oneServer: Strategy = {
  id: 'one-server',
  title: { en: 'One server', ko: '서버 한 대' },
  summary: {
    en: 'The baseline: one server keeps all sessions in its memory. No mismatch is possible; a restart loses everything.',
    ko: '비교의 기준입니다. 서버 한 대가 모든 세션을 메모리에 둡니다. 불일치는 있을 수 없지만, 다시 시작하면 모두 사라집니다.',
  },
  checked: 'express-session',
  balancer: 'round-robin',
  store: false,
  single: true,
  requestBytes: () => 0,
  open: createLocalMemory,
};
