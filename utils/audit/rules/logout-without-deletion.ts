import { fill } from '../../i18n/text.ts';
import { combine, exchangesShown, fail, pass, unsure } from '../answer.ts';
import { isGone, letGo, loggedOut, reused } from '../logouts.ts';
import { shown } from '../places.ts';
import { asvs, cheatSheet, cwe, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { settingsOf } from '../session-cookies.ts';

export const logoutWithoutDeletion: Rule = {
  id: 'logout-without-deletion',
  title: { en: 'Logout that leaves the cookie in the browser', ko: '쿠키를 브라우저에 남기는 로그아웃' },
  references: [wstg('06'), asvs(14, '3.1'), cheatSheet, cwe(613)],
  judge: (facts) =>
    combine(
      loggedOut(facts).map((story) => {
        if (letGo(story)) return pass;
        const again = reused(story);
        const { request, cookie } = story;
        const slots = { name: cookie.facts.name, place: shown(request.exchange.url) };
        if (isGone(story)) return pass;
        if (again.length === 0)
          return unsure(
            fill(
              {
                en: 'The answer of `{place}` does not delete `{name}`, and no request after it shows whether the browser still sends it. Load one more page.',
                ko: '`{place}` 응답은 `{name}` 쿠키를 지우지 않았고, 브라우저가 이 쿠키를 계속 보내는지 보여 주는 이후 요청이 없습니다. 페이지를 하나 더 여십시오.',
              },
              slots,
            ),
          );
        const settings = settingsOf(facts, cookie);
        return fail({
          severity: cookie.role === 'remember-me' ? 'medium' : 'low',
          cookie: cookie.facts.key,
          exchanges: [request.exchange.id, ...again.map(({ exchange }) => exchange.id)].slice(0, exchangesShown),
          message: fill(
            {
              en: 'The logout at `{place}` neither deleted nor replaced `{name}`: the browser goes on sending the same value.',
              ko: '`{place}` 로그아웃은 `{name}` 쿠키를 지우지도 바꾸지도 않았습니다. 브라우저는 같은 값을 계속 보냅니다.',
            },
            slots,
          ),
          why:
            cookie.role === 'remember-me'
              ? {
                  en: 'This cookie logs its owner in again: the next person at this computer may only have to open the page.',
                  ko: '이 쿠키는 사용자를 다시 로그인시킵니다. 이 컴퓨터를 다음에 쓰는 사람은 페이지를 열기만 하면 될 수 있습니다.',
                }
              : {
                  en: 'If the server really ended the session, the value is worth nothing. If it did not, the next person at this computer is still logged in.',
                  ko: '서버가 세션을 실제로 끝냈다면 이 값은 쓸모가 없습니다. 그렇지 않다면 이 컴퓨터를 다음에 쓰는 사람도 로그인된 상태입니다.',
                },
          fix: {
            message: {
              en: 'End the session on the server, and delete the cookie in the same answer with exactly the scope it was set with; `Clear-Site-Data: "cookies"` takes the others too.',
              ko: '서버에서 세션을 끝내고, 같은 응답에서 설정할 때와 똑같은 범위로 쿠키를 지우십시오. `Clear-Site-Data: "cookies"`를 보내면 나머지 쿠키도 지워집니다.',
            },
            ...(typeof settings === 'string' ? {} : { header: settings.fixed({ attributes: { expires: null, 'max-age': '0' } }) }),
          },
        });
      }),
      {
        en: 'No logout with a session cookie was recorded.',
        ko: '세션 쿠키를 실은 로그아웃이 기록되지 않았습니다.',
      },
    ),
};
