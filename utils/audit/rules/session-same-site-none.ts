import { siteOf } from '../../cookie/index.ts';
import { headerValue } from '../../http/headers.ts';
import { readUrl } from '../../http/url.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { ExchangeFacts } from '../../session/types.ts';
import { fail, pass, skip, unsure } from '../answer.ts';
import { crossingOf, isCallback } from '../crossing.ts';
import type { Facts } from '../facts.ts';
import { mark } from '../lines.ts';
import { placeOf, shown } from '../places.ts';
import { asvs, cwe, rfc6265bis, wstg } from '../references.ts';
import type { Rule } from '../rule.ts';
import { judgeSettings, type Settings, sentAs } from '../session-cookies.ts';

/** `None` is a choice that some sites need. Where nothing in the recording needs it, it only opens the door to other sites' forms. */
export const sessionSameSiteNone: Rule = {
  id: 'session-same-site-none',
  title: { en: 'Session that other sites’ requests carry without need', ko: '필요 없이 다른 사이트의 요청에도 실리는 세션' },
  references: [rfc6265bis('8.8'), rfc6265bis('5.6.7'), wstg('05'), asvs(3, '3.2'), cwe(1275)],
  judge: (facts) =>
    judgeSettings(facts, (cookie, settings) => {
      if (settings.sameSite !== 'none') return pass;
      // `same-site-none-insecure` speaks about this line.
      if (!settings.secure) return skip;
      const parsed = settings.line?.set.parsed;
      // Who says `Partitioned` means frames of other sites.
      if (cookie.facts.thirdParty || cookie.facts.partitionKey !== null || (parsed?.kind === 'set-cookie' && parsed.partitioned)) return pass;
      const carried = facts.analysis.exchanges.filter(({ sent }) => sentAs(sent, cookie));
      const slots = { name: cookie.facts.name, place: shown(settings.url) };
      if (carried.length === 0) return unsure(fill(neverSent, slots));
      const crossings = carried.map(({ exchange }) => crossingOf(exchange));
      if (crossings.includes('none')) return pass;
      if (crossings.includes('unknown')) return unsure(fill(whoAsked, slots));
      if (carried.some(sendsBack) || vouches(facts, settings)) return unsure(fill(identity, slots));
      return fail({
        severity: 'low',
        cookie: cookie.facts.key,
        exchanges: settings.exchanges,
        ...(settings.line ? { line: mark(settings.line, 'samesite') } : {}),
        message: fill(
          {
            en: '`{name}` carries the session and says `SameSite=None`, though no request of this recording needed it.',
            ko: '세션을 담은 `{name}` 쿠키가 `SameSite=None`인데, 이 기록에서 이것이 필요한 요청은 없었습니다.',
          },
          slots,
        ),
        why: fill(
          {
            en: 'Any page of the web may send a form or a script’s request to `{place}`, and the browser puts the visitor’s session into it (CSRF). All that protects is a token in the form, where there is one.',
            ko: '웹의 어느 페이지든 `{place}`{~place|으로/로} 폼이나 스크립트 요청을 보낼 수 있고, 브라우저는 거기에 방문자의 세션을 싣습니다(CSRF). 폼에 토큰이 있다면 그 토큰만이 막아 줍니다.',
          },
          slots,
        ),
        fix: {
          message: {
            en: 'Say `SameSite=Lax`. Keep `None` only if other sites show this one in a frame or post forms to it.',
            ko: '`SameSite=Lax`로 바꾸십시오. 다른 사이트가 이 사이트를 프레임에 넣거나 이 사이트로 폼을 보낼 때만 `None`을 유지하십시오.',
          },
          header: settings.fixed({ attributes: { samesite: 'Lax' } }),
        },
      });
    }),
};

/** Gave the visitor a form for another site: an identity provider that answers by `POST`. */
function vouches({ analysis }: Facts, { url }: Settings): boolean {
  const { origin } = placeOf(url);
  return analysis.exchanges.some((at) => isCallback(at) && placeOf(at.exchange.initiator.url ?? '').origin === origin);
}

/** Sent a visitor who came from another site on to another site: an identity provider at work. */
function sendsBack({ exchange }: ExchangeFacts): boolean {
  const { status, url, responseHeaders } = exchange;
  if (crossingOf(exchange) !== 'lax' || status === null || status < 300 || status > 399) return false;
  const location = headerValue(responseHeaders, 'location') ?? '';
  const target = readUrl(location, url);
  return target !== null && siteOf(target.href) !== siteOf(url);
}

const neverSent: Text = {
  en: '`{name}` was set with `SameSite=None` and never sent in this recording, so whether another site’s page needs it cannot be seen. Use the site, embedded parts included, while recording.',
  ko: '`SameSite=None`으로 설정된 `{name}` 쿠키가 이 기록에서 한 번도 전송되지 않아, 다른 사이트의 페이지에 필요한지 알 수 없습니다. 삽입되는 화면을 포함해 사이트를 쓰면서 기록하십시오.',
};

const whoAsked: Text = {
  en: 'The recording does not say whose page made the requests that carried `{name}`, so whether it needs `SameSite=None` cannot be told. A recording by this extension keeps it.',
  ko: '`{name}` 쿠키를 실은 요청을 어느 페이지가 보냈는지 기록에 없어 `SameSite=None`이 필요한지 알 수 없습니다. 이 확장 프로그램으로 기록하면 함께 남습니다.',
};

const identity: Text = {
  en: '`{name}` is the session of a host that logs people in for other sites. Those may renew a login in a hidden frame, which needs `SameSite=None`; none did so in this recording.',
  ko: '`{name}` 쿠키는 다른 사이트의 로그인을 처리하는 호스트의 세션입니다. 다른 사이트가 숨은 프레임에서 로그인을 갱신한다면 `SameSite=None`이 필요하지만, 이 기록에는 그런 요청이 없습니다.',
};
