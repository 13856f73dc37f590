import { fill } from '../../i18n/text.ts';
import { combine, exchangesShown, fail, pass, skip } from '../answer.ts';
import { rfc6265bis } from '../references.ts';
import { noSetCookie } from '../refusals.ts';
import type { Rule } from '../rule.ts';

/** A cookie of this size fills most of a first packet, and it goes with every image. */
const large = 1024;
const often = 5;

export const cookieTooLarge: Rule = {
  id: 'cookie-too-large',
  title: { en: 'Large cookie repeated with every request', ko: '요청마다 되풀이되는 큰 쿠키' },
  references: [rfc6265bis('6.1')],
  judge: ({ conclusions, analysis }) =>
    combine(
      conclusions.cookies.map(({ facts: cookie }) => {
        const size = cookie.name.length + cookie.value.length;
        if (cookie.timesSent === 0) return skip;
        if (size <= large || cookie.timesSent < often || !cookie.lastSent) return pass;
        const shownBy: number[] = [];
        for (const { exchange, sent } of analysis.exchanges) {
          if (sent.some(({ key }) => key === cookie.key)) shownBy.push(exchange.id);
          if (shownBy.length === exchangesShown) break;
        }
        return fail({
          severity: 'low',
          cookie: cookie.key,
          exchanges: shownBy.length > 0 ? shownBy : [cookie.lastSent.exchange],
          message: fill(
            {
              en: '`{name}` has {size} bytes and went with {times} requests.',
              ko: '`{name}` 쿠키는 {size}바이트이며 요청 {times}번에 실렸습니다.',
            },
            { name: cookie.name, size, times: cookie.timesSent },
          ),
          why: fill(
            {
              en: 'That is {total} kB uploaded in this recording alone, images and scripts included: HTTP forgets, so the browser has to repeat it.',
              ko: '이 기록에서만 이미지와 스크립트 요청을 포함해 {total}kB를 올려 보냈습니다. HTTP는 앞선 요청을 기억하지 않으므로 브라우저가 매번 되풀이해야 합니다.',
            },
            { total: Math.round((size * cookie.timesSent) / 1000) },
          ),
          fix: {
            message: {
              en: 'Keep the data on the server under a short id, or give the cookie a narrow `Path` so that static files go without it.',
              ko: '데이터는 서버에 두고 짧은 ID만 쓰거나, `Path`를 좁혀 정적 파일 요청에는 실리지 않게 하십시오.',
            },
          },
        });
      }),
      noSetCookie,
    ),
};
