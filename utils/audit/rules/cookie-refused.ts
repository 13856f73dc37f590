import { explain } from '../../cookie/index.ts';
import { fill, type Text } from '../../i18n/text.ts';
import { isRefused, type Line, linesOf, roleOf } from '../lines.ts';
import { shown } from '../places.ts';
import { rfc6265bis, wstg } from '../references.ts';
import { hasOwnRule, judgeRefusals, noSetCookie, refusalOf } from '../refusals.ts';
import type { Rule } from '../rule.ts';

export const cookieRefused: Rule = {
  id: 'cookie-refused',
  title: { en: 'Cookie that the browser refused', ko: '브라우저가 거부한 쿠키' },
  references: [rfc6265bis('5.7'), wstg('02')],
  judge(facts) {
    const lines = linesOf(facts).filter((line) => {
      const reason = refusalOf(line);
      return isRefused(line) && reason !== null && !hasOwnRule(reason.code) && matters(line);
    });
    return judgeRefusals(facts, lines, {
      message: (line) => {
        const reason = sentenceOf(line);
        const place = fill({ en: '`{name}` from `{place}`', ko: '`{place}`의 `{name}` 쿠키' }, { name: line.name, place: shown(line.exchange.url) });
        return { en: `The browser refused ${place.en}. ${reason.en}`, ko: `브라우저가 ${place.ko}를 거부했습니다. ${reason.ko}` };
      },
      because: {
        en: 'The server is not told: to it, the cookie looks set.',
        ko: '서버는 이를 알지 못하며, 서버에서는 쿠키가 설정된 것처럼 보입니다.',
      },
      fix: (line) => fixOf(line),
      marked: 'name',
      none: noSetCookie,
    });
  },
};

/** What a visitor's own settings block (third-party analytics, consent banners) is no fault of the site's line. */
function matters(line: Line): boolean {
  const code = refusalOf(line)?.code;
  if (code === 'third-party-blocked') return roleOf(line) === 'session-id' || roleOf(line) === 'auth-token';
  return roleOf(line) !== 'analytics' && roleOf(line) !== 'consent';
}

function sentenceOf(line: Line): Text {
  const reason = refusalOf(line);
  const { parsed, verdict } = line.set;
  if (!reason) return { en: '', ko: '' };
  return explain(reason, { ...(verdict.cookie ? { cookie: verdict.cookie } : {}), line: parsed.line });
}

function fixOf(line: Line): { message: Text; change: { attributes: Record<string, string | true | null> } | null } {
  switch (refusalOf(line)?.code) {
    case 'secure-only':
      return {
        message: {
          en: 'Answer over `https`: a `Secure` cookie cannot be set over `http`.',
          ko: '`https`로 응답하십시오. `Secure` 쿠키는 `http`에서 설정할 수 없습니다.',
        },
        change: { attributes: {} },
      };
    case 'partitioned-insecure':
      return { message: { en: 'Add `Secure`.', ko: '`Secure`를 추가하십시오.' }, change: { attributes: { secure: true } } };
    case 'same-site-strict':
    case 'same-site-lax':
    case 'same-site-default':
      return {
        message: {
          en: 'If another site must be able to set this cookie, say `SameSite=None; Secure`; else set it in an answer to the page itself.',
          ko: '다른 사이트 안에서 설정해야 하는 쿠키라면 `SameSite=None; Secure`를 쓰고, 그렇지 않으면 페이지 자체의 응답에서 설정하십시오.',
        },
        change: { attributes: { samesite: 'None', secure: true } },
      };
    case 'third-party-blocked':
      return {
        message: {
          en: 'Add `Partitioned`, or set the cookie where the visitor is on the site itself.',
          ko: '`Partitioned`를 추가하거나, 방문자가 그 사이트에 직접 들어와 있을 때 설정하십시오.',
        },
        change: { attributes: { samesite: 'None', secure: true, partitioned: true } },
      };
    case 'overwrite-secure':
      return {
        message: {
          en: 'A `Secure` cookie of that name is already there, and `http` may not replace it. Set it over `https`, with `Secure`.',
          ko: '같은 이름의 `Secure` 쿠키가 이미 있어 `http`로는 바꿀 수 없습니다. `https`에서 `Secure`를 붙여 설정하십시오.',
        },
        change: { attributes: { secure: true } },
      };
    case 'disallowed-character':
      return {
        message: {
          en: 'Take the control characters out of the line; encode the value (percent or base64) before it is set.',
          ko: '줄에서 제어 문자를 없애십시오. 값은 퍼센트 인코딩이나 base64로 인코딩한 뒤 설정합니다.',
        },
        change: null,
      };
    default:
      return {
        message: { en: 'Change what the reason names, or leave the line out.', ko: '이유로 든 부분을 고치거나 줄을 없애십시오.' },
        change: null,
      };
  }
}
