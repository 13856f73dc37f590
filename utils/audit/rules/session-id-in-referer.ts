import { headerValue } from '../../http/headers.ts';
import { fill } from '../../i18n/text.ts';
import { exchangesShown } from '../answer.ts';
import { originOf, shown } from '../places.ts';
import { cheatSheet, cwe, wstg } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { urlReader } from '../url-ids.ts';

export const sessionIdInReferer: Rule = {
  id: 'session-id-in-referer',
  title: { en: 'Session id told to another site in `Referer`', ko: '`Referer`로 다른 사이트에 전해진 세션 ID' },
  references: [wstg('04'), cheatSheet, cwe(598)],
  judge(facts) {
    const read = urlReader(facts);
    const found = new Map<string, { from: string; to: string; cookie: string | null; exchanges: number[] }>();
    let referers = 0;
    for (const { exchange } of facts.analysis.exchanges) {
      const referer = headerValue(exchange.requestHeaders, 'referer');
      if (referer === null) continue;
      referers++;
      const to = originOf(exchange.url).origin;
      // Within one origin nobody new learns it, and `session-id-in-url` has said so.
      if (originOf(referer).origin === to) continue;
      const id = read(referer);
      if (!id) continue;
      const known = found.get(to);
      if (!known && found.size < 20) found.set(to, { from: referer, to, cookie: id.cookie?.facts.key ?? null, exchanges: [exchange.id] });
      else if (known && known.exchanges.length < exchangesShown) known.exchanges.push(exchange.id);
    }
    if (referers === 0)
      return {
        kind: 'not-applicable',
        why: { en: 'No request in this recording has a `Referer`.', ko: '이 기록에는 `Referer`가 있는 요청이 없습니다.' },
      };
    if (found.size === 0) return { kind: 'pass' };
    const findings = [...found.values()].map(
      ({ from, to, cookie, exchanges }): FindingDraft => ({
        severity: 'high',
        cookie,
        exchanges,
        message: fill(
          {
            en: '`{to}` was told a session id: the `Referer` of the request to it is the URL of `{from}`, id included.',
            ko: '`{to}`에 세션 ID가 전해졌습니다. 이 요청의 `Referer`에 ID를 포함한 `{from}`의 URL이 그대로 들어 있습니다.',
          },
          { to, from: shown(from) },
        ),
        why: {
          en: 'Whoever reads the logs over there can open the session here.',
          ko: '그쪽의 로그를 볼 수 있는 사람은 이쪽의 세션을 열 수 있습니다.',
        },
        fix: {
          message: {
            en: 'Take the id out of the URL. Until then let the pages send no path to other sites.',
            ko: 'URL에서 ID를 없애십시오. 그때까지는 다른 사이트에 경로를 보내지 않도록 하십시오.',
          },
          header: 'Referrer-Policy: strict-origin-when-cross-origin',
        },
      }),
    );
    return { kind: 'fail', findings };
  },
};
