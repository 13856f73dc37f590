import { fill } from '../../i18n/text.ts';
import { fail, pass, skip } from '../answer.ts';
import { mark } from '../lines.ts';
import { isLoopback, placeOf } from '../places.ts';
import { asvs, cheatSheet, rfc6265bis } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSettings } from '../session-cookies.ts';

export const cookiePrefixUnused: Rule = {
  id: 'cookie-prefix-unused',
  title: { en: 'Session cookie that could be protected by its name', ko: '이름만으로 더 보호할 수 있는 세션 쿠키' },
  references: [rfc6265bis('4.1.3'), asvs(3, '3.1'), asvs(3, '3.3'), cheatSheet],
  judge: (facts) =>
    judgeSettings(facts, ({ facts: cookie }, settings) => {
      if (/^__(?:Host|Secure|Http|Host-Http)-/i.test(cookie.name)) return pass;
      // The advice is a change of name alone: where more is missing, other rules speak first.
      if (!settings.secure || !settings.hostOnly || settings.path !== '/' || isLoopback(placeOf(settings.url).host)) return skip;
      return fail({
        severity: 'info',
        cookie: cookie.key,
        exchanges: settings.exchanges,
        ...(settings.line ? { line: mark(settings.line, 'name') } : {}),
        message: fill(
          {
            en: '`{name}` already meets every condition of the prefix `__Host-`, but does not use it.',
            ko: '`{name}` 쿠키는 `__Host-` 접두사의 조건을 모두 갖추었지만 접두사를 쓰지 않습니다.',
          },
          { name: cookie.name },
        ),
        why: fill(
          {
            en: 'Another host of the same domain can set a cookie of the same name, and `{host}` could not tell the two apart. Browsers let nobody else set `__Host-{name}`.',
            ko: '같은 도메인의 다른 호스트가 같은 이름의 쿠키를 설정하면 `{host}`에서는 둘을 구별할 수 없습니다. `__Host-{name}` 쿠키는 브라우저가 다른 호스트의 설정을 막습니다.',
          },
          { name: cookie.name, host: placeOf(settings.url).host },
        ),
        fix: {
          message: { en: 'Rename the cookie. Visitors are logged out once.', ko: '쿠키 이름을 바꾸십시오. 방문자는 한 번 로그아웃됩니다.' },
          header: settings.fixed({ name: `__Host-${cookie.name}`, attributes: { path: '/' } }),
        },
      });
    }),
};
