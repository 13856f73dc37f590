import { fill } from '../../i18n/text.ts';
import { fail, pass } from '../answer.ts';
import { mark } from '../lines.ts';
import { shown } from '../places.ts';
import { asvs, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSettings } from '../session-cookies.ts';

export const sessionWithoutHttpOnly: Rule = {
  id: 'session-without-http-only',
  title: { en: 'Session cookie without `HttpOnly`', ko: '`HttpOnly`가 없는 세션 쿠키' },
  references: [rfc6265bis('5.6.6'), wstg('02'), asvs(3, '3.4'), cwe(1004)],
  judge: (facts) =>
    judgeSettings(facts, ({ facts: cookie }, settings) => {
      if (settings.httpOnly) return pass;
      return fail({
        severity: 'medium',
        cookie: cookie.key,
        exchanges: settings.exchanges,
        ...(settings.line ? { line: mark(settings.line, 'name') } : {}),
        message: fill(
          {
            en: '`{name}` carries the session and has no `HttpOnly`: every script on the page can read it.',
            ko: '세션을 담은 `{name}` 쿠키에 `HttpOnly`가 없어, 페이지의 모든 스크립트가 이 쿠키를 읽을 수 있습니다.',
          },
          { name: cookie.name },
        ),
        why: fill(
          {
            en: 'On `{place}` one injected script, or one third-party script that turns bad, can read the cookie and send it away. Whoever has the id is logged in as the visitor, from anywhere.',
            ko: '`{place}`에 스크립트가 하나 주입되거나 서드파티 스크립트 하나가 악성으로 바뀌면 쿠키를 읽어 밖으로 보낼 수 있습니다. ID를 가진 사람은 어디에서든 그 방문자로 로그인한 상태가 됩니다.',
          },
          { place: shown(settings.url) },
        ),
        fix: {
          message:
            cookie.origin === 'script'
              ? {
                  en: 'Let a response set this cookie, with `HttpOnly`: a script cannot set such a cookie.',
                  ko: '스크립트는 `HttpOnly` 쿠키를 만들 수 없습니다. 응답이 `HttpOnly`를 붙여 설정하도록 바꾸십시오.',
                }
              : {
                  en: 'Add `HttpOnly`. Only a page that reads this cookie by script would notice, and no page should.',
                  ko: '`HttpOnly`를 추가하십시오. 이 쿠키를 스크립트로 읽는 페이지만 영향을 받으며, 그런 페이지는 없어야 합니다.',
                },
          header: settings.fixed({ attributes: { httponly: true } }),
        },
      });
    }),
};
