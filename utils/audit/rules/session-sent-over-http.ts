import { fill } from '../../i18n/text.ts';
import { exchangesShown, fail, pass, skip } from '../answer.ts';
import { isOverheard, shown } from '../places.ts';
import { asvs, cheatSheet, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSessionCookies, sentAs, settingsOf } from '../session-cookies.ts';

export const sessionSentOverHttp: Rule = {
  id: 'session-sent-over-http',
  title: { en: 'Session id sent without encryption', ko: '암호화 없이 전송된 세션 ID' },
  references: [rfc6265bis('8.3'), wstg('04'), wstg('09'), asvs(3, '3.1'), cheatSheet, cwe(319)],
  judge(facts) {
    const open = facts.analysis.exchanges.filter(({ exchange, sent }) => sent.length > 0 && isOverheard(exchange.url));
    return judgeSessionCookies(facts, (cookie) => {
      if (cookie.facts.timesSent === 0) return skip;
      const carried = open.filter(({ sent }) => sentAs(sent, cookie));
      const first = carried[0];
      if (!first) return pass;
      const settings = settingsOf(facts, cookie);
      return fail({
        severity: 'high',
        cookie: cookie.facts.key,
        exchanges: carried.slice(0, exchangesShown).map(({ exchange }) => exchange.id),
        message: fill(
          {
            en: '`{name}` carries the session and went over unencrypted `http` (requests: {times}).',
            ko: '세션을 담은 `{name}` 쿠키가 암호화되지 않은 `http` 요청 {times}개에 실려 나갔습니다.',
          },
          { name: cookie.facts.name, times: carried.length },
        ),
        why: fill(
          {
            en: 'Anyone between this browser and the server, the café’s router included, could read the id in `{place}` and use it.',
            ko: '카페의 공유기를 비롯해 이 브라우저와 서버 사이에 있는 누구든 `{place}` 요청에서 ID를 읽어 쓸 수 있었습니다.',
          },
          { place: shown(first.exchange.url) },
        ),
        fix: {
          message: {
            en: 'Serve everything over `https`, send `Strict-Transport-Security`, and set the cookie with `Secure`. Issue new ids: the old ones are known.',
            ko: '모든 것을 `https`로 제공하고 `Strict-Transport-Security`를 보내며 쿠키에 `Secure`를 붙이십시오. 기존 ID는 이미 노출되었으므로 새로 발급해야 합니다.',
          },
          ...(typeof settings === 'string' ? {} : { header: settings.fixed({ attributes: { secure: true } }) }),
        },
      });
    });
  },
};
