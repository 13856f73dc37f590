import { fill } from '../../i18n/text.ts';
import { fail, pass } from '../answer.ts';
import { attributeOf, mark } from '../lines.ts';
import { shown } from '../places.ts';
import { asvs, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSettings } from '../session-cookies.ts';

export const sessionWithoutSameSite: Rule = {
  id: 'session-without-same-site',
  title: { en: 'Session cookie that leaves `SameSite` to the browser', ko: '`SameSite`를 브라우저에 맡긴 세션 쿠키' },
  references: [rfc6265bis('5.6.7'), wstg('05'), asvs(3, '3.2'), cwe(1275)],
  judge: (facts) =>
    judgeSettings(facts, ({ facts: cookie }, settings) => {
      // `None` is a choice, and a valid one with `Secure`; without it `same-site-none-insecure` speaks.
      if (settings.sameSite !== 'default') return pass;
      const parsed = settings.line?.set.parsed;
      // `SameSite=Laxx` was meant: `cookie-attribute-misspelt` shows the slip.
      if (parsed?.kind === 'set-cookie' && attributeOf(parsed, 'samesite')) return pass;
      return fail({
        severity: 'low',
        cookie: cookie.key,
        exchanges: settings.exchanges,
        ...(settings.line ? { line: mark(settings.line, 'name') } : {}),
        message: fill(
          {
            en: '`{name}` carries the session and does not say `SameSite`: each browser decides for itself when other sites may make it travel.',
            ko: '세션을 담은 `{name}` 쿠키에 `SameSite`가 없어, 다른 사이트가 일으킨 요청에 이 쿠키를 실을지를 브라우저마다 다르게 정합니다.',
          },
          { name: cookie.name },
        ),
        why: fill(
          {
            en: 'Chromium treats it as `Lax`, but sends it with a `POST` from another site during its first two minutes. Firefox and Safari send it from anywhere: a form on a foreign page could act as the visitor of `{place}` (CSRF).',
            ko: 'Chromium은 `Lax`로 다루지만 설정된 뒤 2분 동안은 다른 사이트의 `POST`에도 싣습니다. Firefox와 Safari는 어디에서 온 요청에든 싣습니다. 다른 사이트의 폼이 `{place}` 방문자인 것처럼 요청할 수 있습니다(CSRF).',
          },
          { place: shown(settings.url) },
        ),
        fix: {
          message: {
            en: 'Say `SameSite=Lax`; `Strict` if nobody enters the logged-in pages by a link; `None; Secure` only if other sites embed this one.',
            ko: '`SameSite=Lax`를 명시하십시오. 다른 사이트의 링크로 로그인된 화면에 들어올 일이 없으면 `Strict`, 다른 사이트가 이 사이트를 삽입(embed)해야 할 때만 `None; Secure`로 합니다.',
          },
          header: settings.fixed({ attributes: { samesite: 'Lax' } }),
        },
      });
    }),
};
