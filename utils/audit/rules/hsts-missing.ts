import { headerValue } from '../../http/headers.ts';
import { fill } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { type Answer, combine, fail, pass, unsure } from '../answer.ts';
import { isAddress, isLoopback, placeOf } from '../places.ts';
import { asvs, cheatSheet, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { sentAs, sessionCookies } from '../session-cookies.ts';

const oneYear = 31_536_000;

export const hstsMissing: Rule = {
  id: 'hsts-missing',
  title: { en: 'Logged-in host without HSTS', ko: 'HSTS 없이 세션을 쓰는 호스트' },
  references: [rfc(6797, '7.1'), wstg('04'), asvs(3, '4.1'), cheatSheet],
  judge(facts) {
    const cookies = sessionCookies(facts);
    const hosts = new Map<string, ExchangeFacts[]>();
    for (const each of facts.analysis.exchanges) {
      const { scheme, host } = placeOf(each.exchange.url);
      if (scheme !== 'https' || isLoopback(host) || isAddress(host) || each.exchange.status === null) continue;
      if (each.exchange.servedFrom !== 'network') continue;
      const known = hosts.get(host);
      if (known) known.push(each);
      else hosts.set(host, [each]);
    }
    const answers = [...hosts].flatMap(([host, exchanges]) => {
      const carriers = exchanges.filter(({ sent, setCookies }) =>
        cookies.some((cookie) => !cookie.facts.thirdParty && (sentAs(sent, cookie) || setCookies.some(({ key }) => key === cookie.facts.key))),
      );
      const first = carriers[0];
      return first ? [judgeHost(host, exchanges, first)] : [];
    });
    return combine(answers, {
      en: 'No `https` host with a session was seen; loopback and plain addresses do not take part in HSTS.',
      ko: '세션을 쓰는 `https` 호스트가 없습니다. 루프백과 IP 주소는 HSTS의 대상이 아닙니다.',
    });
  },
};

function judgeHost(host: string, exchanges: readonly ExchangeFacts[], carrier: ExchangeFacts): Answer {
  const policies = exchanges.flatMap(({ exchange }) => {
    const value = headerValue(exchange.responseHeaders, 'strict-transport-security');
    return value === null ? [] : [{ value, id: exchange.id }];
  });
  const policy = policies.at(-1);
  if (!policy) {
    if (exchanges.every(({ exchange }) => exchange.responseHeaders.length === 0))
      return unsure({ en: 'The recording holds no response headers of this host.', ko: '기록에 이 호스트의 응답 헤더가 없습니다.' });
    return answer(host, carrier.exchange.id, 'low', {
      en: '`{host}` uses a session over `https` but never said `Strict-Transport-Security`.',
      ko: '`{host}`에서는 `https`로 세션을 쓰지만 `Strict-Transport-Security` 헤더를 보내지 않았습니다.',
    });
  }
  const seconds = Number(/max-age\s*=\s*"?(\d+)/i.exec(policy.value)?.[1] ?? 0);
  if (seconds === 0)
    return answer(host, policy.id, 'low', {
      en: '`{host}` switches HSTS off: its policy has no `max-age` above 0.',
      ko: '`{host}`의 HSTS 정책은 `max-age`가 0이거나 없어서 HSTS가 꺼집니다.',
    });
  if (seconds < oneYear)
    return answer(host, policy.id, 'info', {
      en: '`{host}` asks for HSTS for less than a year.',
      ko: '`{host}`의 HSTS 기간이 1년보다 짧습니다.',
    });
  return pass;
}

function answer(host: string, exchange: number, severity: 'low' | 'info', message: { en: string; ko: string }): Answer {
  return fail({
    severity,
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
