import type { Exchange } from '../../utils/http/exchange.ts';
import { exchange } from '../tools/flow.ts';

/** A long day on one site: pages with a session, calls, analytics that change, a login now and then. Deterministic. */
export function traffic(count: number, from = 0): Exchange[] {
  const session = (visit: number) => `s%3A${String(visit).padStart(32, 'Qa7')}.sig`;
  return Array.from({ length: count }, (_, index): Exchange => {
    const id = from + index;
    const visit = Math.floor(id / 500);
    const step = id % 500;
    const cookie = `connect.sid=${session(visit)}; _ga=GA1.1.1803456789.${1_772_442_000 + Math.floor(id / 20)}; lang=ko; csrf=9f2b7c6d1e804a35b6c7d8e9f0a1b2c3`;
    const time = 1_772_442_000_000 + id * 250;
    if (step === 0)
      return exchange({
        id,
        time,
        url: 'https://shop.example/login',
        method: 'POST',
        status: 302,
        location: '/account',
        cookie: 'lang=ko',
        contentType: 'application/x-www-form-urlencoded',
        set: [`connect.sid=${session(visit)}; Path=/; HttpOnly; Secure; SameSite=Lax`],
      });
    if (step % 25 === 0)
      return exchange({
        id,
        time,
        url: `https://shop.example/page/${step}`,
        cookie,
        set: step % 50 === 0 ? ['csrf=9f2b7c6d1e804a35b6c7d8e9f0a1b2c3; Path=/; Secure; SameSite=Strict'] : [],
      });
    return exchange({
      id,
      time,
      url: `https://shop.example/api/items?page=${step}`,
      type: 'fetch',
      cookie,
      initiator: { topLevelUrl: 'https://shop.example/', url: 'https://shop.example/' },
    });
  });
}
