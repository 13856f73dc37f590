import { fill } from '../../i18n/text.ts';
import { fail, pass, skip } from '../answer.ts';
import { isShielded } from '../hsts.ts';
import { mark } from '../lines.ts';
import { isLoopback, isOverheard, placeOf, shown } from '../places.ts';
import { asvs, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSettings } from '../session-cookies.ts';

export const sessionWithoutSecure: Rule = {
  id: 'session-without-secure',
  title: { en: 'Session cookie without `Secure`', ko: '`Secure`가 없는 세션 쿠키' },
  references: [rfc6265bis('8.3'), wstg('02'), asvs(3, '3.1'), cwe(614)],
  judge: (facts) =>
    judgeSettings(facts, ({ facts: cookie }, settings) => {
      const { host, scheme } = placeOf(settings.url);
      // Nothing sent to this machine itself can be overheard, and sites are developed there without certificates.
      if (isLoopback(host)) return pass;
      if (settings.secure) return pass;
      // `same-site-none-insecure` speaks about this line.
      if (settings.sameSite === 'none') return skip;
      // Without TLS the browser would refuse `Secure`: the fault is the transport, and `session-sent-over-http` reports it.
      if (scheme !== 'https' || isOverheard(settings.url)) return skip;
      const shielded = isShielded(facts, settings);
      return fail({
        severity: shielded ? 'low' : 'medium',
        cookie: cookie.key,
        exchanges: settings.exchanges,
        ...(settings.line ? { line: mark(settings.line, 'name') } : {}),
        message: fill(
          {
            en: '`{name}` carries the session and has no `Secure`: the browser also sends it over unencrypted `http`.',
            ko: '세션을 담은 `{name}` 쿠키에 `Secure`가 없어, 브라우저가 암호화되지 않은 `http` 요청에도 이 쿠키를 보냅니다.',
          },
          { name: cookie.name },
        ),
        why: fill(
          shielded
            ? {
                en: 'HSTS of `{host}` keeps browsers that were here before from asking over `http`. A new browser asks so once, for a link that somebody else put there, and where a policy is forgotten or cleared nothing is left between the id and the network.',
                ko: '`{host}`의 HSTS 덕분에 전에 방문한 브라우저는 `http`로 요청하지 않습니다. 그러나 처음 온 브라우저는 누군가 만든 링크를 따라 한 번은 `http`로 요청하며, 정책이 만료되거나 지워지면 ID를 지켜 줄 것이 없습니다.',
              }
            : {
                en: 'It was set at `{place}`. One request to `http://{host}/` is enough, an old link or an image that someone on the same network slips into any page, and the id can be read on the way.',
                ko: '이 쿠키는 `{place}`에서 설정되었습니다. 오래된 링크나, 같은 네트워크에 있는 누군가가 끼워 넣은 이미지 때문에 `http://{host}/` 요청이 한 번만 나가도 도중에 ID를 읽을 수 있습니다.',
              },
          { place: shown(settings.url), host },
        ),
        fix: {
          message: {
            en: 'Add `Secure`. The site already speaks `https`, so nothing else changes.',
            ko: '`Secure`를 추가하십시오. 이미 `https`를 쓰는 사이트이므로 다른 것은 달라지지 않습니다.',
          },
          header: settings.fixed({ attributes: { secure: true } }),
        },
      });
    }),
};
