import { speaksDigest } from '../../http/authentication.ts';
import { headerValue } from '../../http/headers.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { combine, exchangesShown, fail, pass } from '../answer.ts';
import { isOverheard, originOf, shown } from '../places.ts';
import { asvs, cwe, rfc, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';

/** What goes in `Authorization` with every request keeps the visitor logged in as a cookie does, and Basic even says the password. */
export const credentialsSentOverHttp: Rule = {
  id: 'credentials-sent-over-http',
  title: { en: 'Password or token sent without encryption', ko: '암호화 없이 전송된 비밀번호나 토큰' },
  references: [rfc(7617, '4'), rfc(6750, '5.3'), wstg('04'), asvs(3, '3.1'), cwe(319)],
  judge({ analysis }) {
    const withDigest = new Set(analysis.exchanges.flatMap(({ exchange }) => (speaksDigest(exchange) ? [originOf(exchange.url).origin] : [])));
    const carrying = analysis.exchanges.flatMap(({ exchange }) => {
      const word = /^(basic|bearer) +\S/i.exec(headerValue(exchange.requestHeaders, 'authorization') ?? '')?.[1]?.toLowerCase();
      const scheme = word === 'basic' || word === 'bearer' ? word : null;
      return scheme === null || (scheme === 'basic' && withDigest.has(originOf(exchange.url).origin)) ? [] : [{ exchange, scheme }];
    });
    const answers = (['basic', 'bearer'] as const).flatMap((scheme) => {
      const own = carrying.filter((one) => one.scheme === scheme);
      const open = own.filter(({ exchange }) => isOverheard(exchange.url));
      const [first] = open;
      if (own.length === 0) return [];
      if (!first) return [pass];
      return [
        fail({
          severity: 'high',
          cookie: null,
          exchanges: open.slice(0, exchangesShown).map(({ exchange }) => exchange.id),
          message: fill(messages[scheme], { times: open.length }),
          why: fill(
            {
              en: 'Anyone between this browser and the server, the café’s router included, could read it in `{place}` and use it.',
              ko: '카페의 공유기를 비롯해 이 브라우저와 서버 사이에 있는 누구든 `{place}` 요청에서 이를 읽어 쓸 수 있었습니다.',
            },
            { place: shown(first.exchange.url) },
          ),
          fix: { message: fixes[scheme] },
        }),
      ];
    });
    return combine(answers, {
      en: 'No request carried a password or a token in `Authorization`.',
      ko: '`Authorization` 헤더에 비밀번호나 토큰을 실은 요청이 없습니다.',
    });
  },
};

const messages: Readonly<Record<'basic' | 'bearer', Text>> = {
  basic: {
    en: 'Name and password went in `Authorization` over unencrypted `http` (requests: {times}): Basic encodes them and encrypts nothing.',
    ko: '이름과 비밀번호가 암호화되지 않은 `http` 요청 {times}개의 `Authorization` 헤더에 실려 나갔습니다. Basic은 인코딩만 할 뿐 암호화하지 않습니다.',
  },
  bearer: {
    en: 'A token went in `Authorization` over unencrypted `http` (requests: {times}).',
    ko: '토큰이 암호화되지 않은 `http` 요청 {times}개의 `Authorization` 헤더에 실려 나갔습니다.',
  },
};

const fixes: Readonly<Record<'basic' | 'bearer', Text>> = {
  basic: {
    en: 'Serve everything over `https` and send `Strict-Transport-Security`. Change the password: it is known.',
    ko: '모든 것을 `https`로 제공하고 `Strict-Transport-Security`를 보내십시오. 비밀번호는 이미 노출되었으므로 바꿔야 합니다.',
  },
  bearer: {
    en: 'Serve everything over `https` and send `Strict-Transport-Security`. Issue new tokens: the old ones are known.',
    ko: '모든 것을 `https`로 제공하고 `Strict-Transport-Security`를 보내십시오. 기존 토큰은 이미 노출되었으므로 새로 발급해야 합니다.',
  },
};
