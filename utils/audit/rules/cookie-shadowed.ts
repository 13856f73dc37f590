import { fill } from '../../i18n/text.ts';
import { sessionRoles } from '../../session/types.ts';
import { exchangesShown } from '../answer.ts';
import { loginLoops } from '../login-loops.ts';
import { replacedAtLogin } from '../old-ids.ts';
import { shown } from '../places.ts';
import { cheatSheet, rfc6265bis } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';

export const cookieShadowed: Rule = {
  id: 'cookie-shadowed',
  title: { en: 'Two cookies of one name in one request', ko: '한 요청에 실린 같은 이름의 쿠키 두 개' },
  references: [rfc6265bis('5.8.3'), cheatSheet],
  judge(facts) {
    const { analysis, conclusions } = facts;
    // A login that does not hold for its scope may leave two cookies behind: `login-loop` names the line, and that is the story.
    const told = new Set(loginLoops(facts).map(({ culprit }) => culprit?.name));
    // An id from before the login beside the new one is `session-old-id-still-sent`'s.
    for (const { cookie, late } of replacedAtLogin(facts)) if (late.length > 0) told.add(cookie.facts.name);
    const roles = new Map(conclusions.cookies.map(({ facts, role }) => [facts.name, role]));
    const places = new Map<string, { key: string | null; url: string; exchanges: number[] }>();
    let requests = 0;
    for (const { exchange, sent } of analysis.exchanges) {
      if (sent.length === 0) continue;
      requests++;
      const seen = new Set<string>();
      for (const { name, key } of sent) {
        if (!seen.has(name)) {
          seen.add(name);
          continue;
        }
        const place = places.get(name);
        if (!place && places.size < 50) places.set(name, { key, url: exchange.url, exchanges: [exchange.id] });
        else if (place && place.exchanges.length < exchangesShown && place.exchanges.at(-1) !== exchange.id) place.exchanges.push(exchange.id);
      }
    }
    if (requests === 0)
      return {
        kind: 'not-applicable',
        why: { en: 'No request in this recording carries a cookie.', ko: '이 기록에는 쿠키를 실은 요청이 없습니다.' },
      };
    if (places.size === 0) return { kind: 'pass' };
    const findings = [...places]
      .filter(([name]) => !told.has(name))
      .map(([name, { key, url, exchanges }]): FindingDraft => {
        const role = roles.get(name);
        return {
          severity: role && sessionRoles.has(role) ? 'medium' : 'low',
          cookie: key,
          exchanges,
          message: fill(
            {
              en: 'The request to `{place}` carries `{name}` twice: the browser holds two cookies of that name, with different `Domain` or `Path`.',
              ko: '`{place}` 요청에 `{name}` 쿠키가 두 번 실렸습니다. 브라우저에 이름은 같고 `Domain`이나 `Path`가 다른 쿠키가 두 개 있습니다.',
            },
            { place: shown(url), name },
          ),
          why: {
            en: 'The header does not say which is which, and most servers read only the first. After an update of one, the server may go on reading the other: logins that do not hold, logouts that do nothing.',
            ko: '헤더에는 어느 쪽인지 적히지 않으며 서버는 대개 첫 번째만 읽습니다. 하나를 갱신해도 서버는 다른 하나를 계속 읽을 수 있어, 로그인이 유지되지 않거나 로그아웃이 듣지 않는 일이 생깁니다.',
          },
          fix: {
            message: {
              en: 'Set the cookie with one `Domain` and one `Path` everywhere, and delete the other one once with exactly its own scope.',
              ko: '쿠키를 언제나 같은 `Domain`과 `Path`로 설정하고, 다른 하나는 그 범위를 그대로 지정해 한 번 삭제하십시오.',
            },
            header: `Set-Cookie: ${name.replace(/[^\x21-\x7e]/g, '·').slice(0, 60)}=…; Path=/`,
          },
        };
      });
    return findings.length > 0 ? { kind: 'fail', findings } : { kind: 'pass' };
  },
};
