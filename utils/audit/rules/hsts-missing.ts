import { fill, type Text } from '../../i18n/text.ts';
import { type Answer, combine, fail, pass, unsure } from '../answer.ts';
import { type HstsHost, hstsHosts, oneYear } from '../hsts.ts';
import { asvs, cheatSheet, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';

export const hstsMissing: Rule = {
  id: 'hsts-missing',
  title: { en: 'Logged-in host without HSTS', ko: 'HSTS 없이 세션을 쓰는 호스트' },
  references: [rfc(6797, '7.1'), wstg('04'), asvs(3, '4.1'), cheatSheet],
  judge: (facts) =>
    combine([...hstsHosts(facts).values()].flatMap(judgeHost), {
      en: 'No `https` host with a session was seen; loopback and plain addresses do not take part in HSTS.',
      ko: '세션을 쓰는 `https` 호스트가 없습니다. 루프백과 IP 주소는 HSTS의 대상이 아닙니다.',
    }),
};

function judgeHost({ host, carrier, policy, headers }: HstsHost): readonly Answer[] {
  if (!carrier) return [];
  if (!policy) {
    if (!headers) return [unsure({ en: 'The recording holds no response headers of this host.', ko: '기록에 이 호스트의 응답 헤더가 없습니다.' })];
    return [
      answer(host, carrier.exchange.id, {
        en: '`{host}` uses a session over `https` but never said `Strict-Transport-Security`.',
        ko: '`{host}`에서는 `https`로 세션을 쓰지만 `Strict-Transport-Security` 헤더를 보내지 않았습니다.',
      }),
    ];
  }
  // A policy that is too short or too narrow is a policy: `hsts-weak` speaks about it.
  if (policy.seconds > 0) return [pass];
  return [
    answer(host, policy.exchange, {
      en: '`{host}` switches HSTS off: its policy has no `max-age` above 0.',
      ko: '`{host}`의 HSTS 정책은 `max-age`가 0이거나 없어서 HSTS가 꺼집니다.',
    }),
  ];
}

function answer(host: string, exchange: number, message: Text): Answer {
  return fail({
    severity: 'low',
    cookie: null,
    exchanges: [exchange],
    message: fill(message, { host }),
    why: fill(
      {
        en: 'Who types `{host}` goes to `http://{host}/` first. On a hostile network that first request is answered by someone else, and a cookie without `Secure` goes with it.',
        ko: '주소창에 `{host}`만 입력하면 먼저 `http://{host}/`로 갑니다. 악의적인 네트워크에서는 다른 누군가가 이 첫 요청에 응답하며, `Secure`가 없는 쿠키도 함께 나갑니다.',
      },
      { host },
    ),
    fix: {
      message: {
        en: 'Send the header with every `https` response, once all subdomains speak `https`.',
        ko: '모든 서브도메인이 `https`를 쓰게 되면 이 헤더를 모든 `https` 응답에 보내십시오.',
      },
      header: `Strict-Transport-Security: max-age=${oneYear}; includeSubDomains`,
    },
  });
}
