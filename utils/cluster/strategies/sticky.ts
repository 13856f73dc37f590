import { createLocalMemory } from '../local-memory.ts';
import type { Strategy } from '../types.ts';

export const sticky: Strategy = {
  id: 'sticky',
  title: { en: 'Sticky session', ko: '고정 세션(sticky session)' },
  summary: {
    en: 'The balancer sends a visitor always to the same server, by a cookie of its own or by the address. No mismatch; load may pile up, and a server takes its sessions with it when it dies.',
    ko: '로드 밸런서가 자체 쿠키나 주소를 보고 방문자를 늘 같은 서버로 보냅니다. 불일치는 없지만 부하가 몰릴 수 있고, 서버가 죽으면 그 서버의 세션도 함께 사라집니다.',
  },
  checked: 'express-session',
  balancer: 'cookie',
  store: false,
  requestBytes: () => 0,
  open: createLocalMemory,
};
