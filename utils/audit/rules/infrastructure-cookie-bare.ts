import { siteOf } from '../../cookie/index.ts';
import { fill, type Text } from '../../i18n/text.ts';
import type { CookieConclusion, Role } from '../../session/types.ts';
import { combine, fail, pass, unsure } from '../answer.ts';
import { mark } from '../lines.ts';
import { isLoopback, placeOf } from '../places.ts';
import { rfc6265bis, wstg } from '../references.ts';
import type { FindingDraft, Rule } from '../rule.ts';
import { type Settings, settingsOf } from '../session-cookies.ts';

const apparatus: ReadonlySet<Role> = new Set<Role>(['affinity', 'infrastructure']);

/**
 * A load balancer's cookie opens nothing, and the site can seldom change it: one note for all of a site's, below every fault.
 * (A scanner that reports `AWSALB` and `AWSALBCORS` at each attribute makes eight findings of it.)
 */
export const infrastructureCookieBare: Rule = {
  id: 'infrastructure-cookie-bare',
  title: { en: 'Load balancer’s cookie without protection', ko: '보호 속성이 없는 로드 밸런서 쿠키' },
  references: [wstg('02'), rfc6265bis('8.5')],
  judge(facts) {
    const sites = new Map<string, Bare[]>();
    const doubts: Text[] = [];
    let judged = 0;
    for (const cookie of facts.conclusions.cookies.filter(({ role }) => apparatus.has(role))) {
      const settings = settingsOf(facts, cookie);
      // What a script wrote for itself is its own affair.
      if (settings === 'none' || cookie.facts.origin === 'script') continue;
      if (settings === 'unseen') doubts.push(fill(unseen, { name: cookie.facts.name }));
      else if (!isLoopback(placeOf(settings.url).host)) {
        judged++;
        const lacks = lackOf(cookie, settings);
        const site = siteOf(settings.url);
        if (lacks.length > 0) sites.set(site, [...(sites.get(site) ?? []), { cookie, settings, lacks }]);
      }
    }
    const answers = [...sites.values()].map((bare) => fail(noteFor(bare)));
    return combine([...answers, ...doubts.map(unsure), ...(judged > 0 ? [pass] : [])], {
      en: 'No load balancer’s or platform’s cookie was seen, or only on this machine itself.',
      ko: '로드 밸런서나 플랫폼의 쿠키가 없거나, 이 컴퓨터 안에서만 보였습니다.',
    });
  },
};

interface Bare {
  readonly cookie: CookieConclusion;
  readonly settings: Settings;
  readonly lacks: readonly ('Secure' | 'HttpOnly')[];
}

/** Without TLS there is nothing that `Secure` could do. A bot filter's own script may have to read its cookie. */
function lackOf({ role }: CookieConclusion, { secure, httpOnly, url }: Settings): Bare['lacks'] {
  return [
    ...(!secure && placeOf(url).scheme === 'https' ? (['Secure'] as const) : []),
    ...(!httpOnly && role === 'affinity' ? (['HttpOnly'] as const) : []),
  ];
}

function noteFor(bare: readonly Bare[]): FindingDraft {
  const [first] = bare;
  const names = bare
    .slice(0, 4)
    .map(({ cookie }) => cookie.facts.name)
    .join(', ');
  const lacks = [...new Set(bare.flatMap((one) => one.lacks))].join(', ');
  return {
    severity: 'info',
    cookie: first?.cookie.facts.key ?? null,
    exchanges: [...new Set(bare.flatMap(({ settings }) => settings.exchanges))].slice(0, 5),
    ...(first?.settings.line ? { line: mark(first.settings.line, 'name') } : {}),
    message: fill(
      {
        en: '`{names}`: a load balancer’s or platform’s cookie, without `{lacks}`.',
        ko: '`{names}`: 로드 밸런서나 플랫폼의 쿠키에 `{lacks}` 속성이 없습니다.',
      },
      { names, lacks },
    ),
    why: {
      en: 'It keeps the visitor on one server and holds no session, so nobody is logged in by it. Whoever reads it learns which server answers; whoever plants it can send a visitor to one server of his choice.',
      ko: '이 쿠키는 방문자를 한 서버에 묶어 둘 뿐 세션을 담지 않으므로, 이것으로 로그인할 수는 없습니다. 읽은 사람은 어느 서버가 응답하는지 알 수 있고, 심은 사람은 방문자를 원하는 서버로 보낼 수 있습니다.',
    },
    fix: {
      message: {
        en: 'If the load balancer has a setting for it, add the attributes. If it has none, leave it: this is no reason to change the product.',
        ko: '로드 밸런서에 설정이 있다면 속성을 추가하십시오. 설정이 없다면 그대로 두어도 됩니다. 제품을 바꿀 이유는 아닙니다.',
      },
      ...(first
        ? {
            header: first.settings.fixed({
              attributes: {
                ...(first.lacks.includes('Secure') ? { secure: true as const } : {}),
                ...(first.lacks.includes('HttpOnly') ? { httponly: true as const } : {}),
              },
            }),
          }
        : {}),
    },
  };
}

const unseen: Text = {
  en: '`{name}` was set before the recording began, so its attributes were not seen.',
  ko: '`{name}` 쿠키는 기록을 시작하기 전에 설정되어 속성이 보이지 않습니다.',
};
