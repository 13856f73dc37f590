import { fill } from '../../i18n/text.ts';
import { isDeletion, isRefused, linesOf } from '../lines.ts';
import { placeOf, shown } from '../places.ts';
import { asvs, cwe, rfc6265bis, wstg } from '../references.ts';
import { judgeRefusals, noSetCookie, refusalOf } from '../refusals.ts';
import type { Rule } from '../rule.ts';

export const sameSiteNoneInsecure: Rule = {
  id: 'same-site-none-insecure',
  title: { en: '`SameSite=None` without `Secure`', ko: '`Secure` 없는 `SameSite=None`' },
  references: [rfc6265bis('5.7 step 19'), wstg('02'), asvs(3, '3.2'), cwe(1275)],
  judge(facts) {
    const lines = linesOf(facts).filter((line) => {
      const { parsed } = line.set;
      if (isDeletion(line)) return false;
      if (isRefused(line)) return refusalOf(line)?.code === 'same-site-none-insecure';
      return parsed.kind === 'set-cookie' && parsed.sameSite === 'none' && !parsed.secure;
    });
    return judgeRefusals(facts, lines, {
      message: (line) =>
        fill(
          isRefused(line)
            ? {
                en: 'The browser refused `{name}` from `{place}`: `SameSite=None` needs `Secure`.',
                ko: '브라우저가 `{place}`의 `{name}` 쿠키를 거부했습니다. `SameSite=None`에는 `Secure`가 필요합니다.',
              }
            : {
                en: '`{name}` from `{place}` says `SameSite=None` without `Secure`: this browser still took it, others refuse it.',
                ko: '`{place}`의 `{name}` 쿠키는 `Secure` 없이 `SameSite=None`을 씁니다. 이 브라우저는 받았지만 다른 브라우저는 거부합니다.',
              },
          { name: line.name, place: shown(line.exchange.url) },
        ),
      because: {
        en: 'A cookie that travels with requests of other sites must at least never travel unencrypted.',
        ko: '다른 사이트가 일으킨 요청에도 실리는 쿠키라면 적어도 암호화되지 않은 채 나가서는 안 됩니다.',
      },
      fix: (line) =>
        placeOf(line.exchange.url).scheme === 'https'
          ? {
              message: {
                en: 'Add `Secure`. If no other site embeds this one, `SameSite=Lax` is the better answer.',
                ko: '`Secure`를 추가하십시오. 다른 사이트가 이 사이트를 삽입하지 않는다면 `SameSite=Lax`가 더 낫습니다.',
              },
              change: { attributes: { secure: true } },
            }
          : {
              message: {
                en: 'Say `SameSite=Lax`. `None` needs `Secure`, and `Secure` needs `https`, which this response did not use.',
                ko: '`SameSite=Lax`로 바꾸십시오. `None`에는 `Secure`가, `Secure`에는 `https`가 필요한데 이 응답은 `https`가 아닙니다.',
              },
              change: { attributes: { samesite: 'Lax' } },
            },
      marked: 'samesite',
      none: noSetCookie,
    });
  },
};
