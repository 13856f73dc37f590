import { fill, type Text } from '../../utils/i18n/text.ts';
import { nodesNamedBy } from '../../utils/session/index.ts';
import type { CookieConclusion, Session } from '../../utils/session/types.ts';

export interface Beginning {
  readonly sentence: Text;
  /** Id of a strategy. */
  readonly strategy: string;
}

const texts = {
  sticky: {
    en: '`{cookie}` suggests that this site already keeps you on one server. The replay begins there.',
    ko: '`{cookie}` 쿠키로 보아 이 사이트는 이미 사용자를 한 서버에 묶어 둡니다. 재현도 그 방식에서 시작합니다.',
  },
  named: {
    en: 'The id in `{cookie}` names its server, which suggests that this site already brings you back to it. The replay begins there.',
    ko: '`{cookie}` 값의 ID에 서버 이름이 들어 있어, 이 사이트가 이미 사용자를 그 서버로 돌려보낸다고 볼 수 있습니다. 재현도 그 방식에서 시작합니다.',
  },
  copied: {
    en: 'What is known of `{cookie}` suggests that more than one server has your session. The replay begins there.',
    ko: '`{cookie}` 쿠키로 보아 서버 한 대가 아니라 여러 대가 내 세션을 갖고 있습니다. 재현도 그 방식에서 시작합니다.',
  },
  shared: {
    en: '{framework} keeps sessions in a store that all servers share, unless it was set up otherwise. The replay begins there.',
    ko: '{framework|은/는} 따로 설정하지 않으면 모든 서버가 공유하는 저장소에 세션을 둡니다. 재현도 그 방식에서 시작합니다.',
  },
  client: {
    en: 'The session of this site travels in its cookie. The replay begins there.',
    ko: '이 사이트의 세션은 쿠키에 실려 오갑니다. 재현도 그 방식에서 시작합니다.',
  },
  plain: {
    en: 'Nothing shows how many servers this site has. Suppose three, each with its own memory: at which of your clicks would you be logged out?',
    ko: '이 사이트의 서버가 몇 대인지는 보이지 않습니다. 각자 메모리를 쓰는 서버가 세 대라면, 어느 클릭에서 로그아웃됩니까?',
  },
} satisfies Record<string, Text>;

/** What the site suggests that it really does; the most telling sign first. */
export function beginningOf(session: Session, cookies: readonly CookieConclusion[]): Beginning {
  const { affinity, storage, place, framework, names } = session;
  if (storage === 'client') return { sentence: texts.client, strategy: 'signed-cookie' };
  const named = nodesNamedBy(session, cookies);
  if (place === 'shared' && framework !== null) return { sentence: fill(texts.shared, { framework: framework.name }), strategy: 'session-store' };
  const isCopied = place === 'replicated' || named?.kind === 'second' || named?.kind === 'several';
  if (isCopied) return { sentence: fill(texts.copied, { cookie: named?.cookie.name ?? names[0] ?? '' }), strategy: 'primary-secondary' };
  if (affinity !== null) {
    const cookie = cookies.find(({ facts }) => facts.key === affinity.cookie)?.facts.name ?? affinity.product;
    return { sentence: fill(texts.sticky, { cookie }), strategy: 'sticky' };
  }
  if (named !== null) return { sentence: fill(texts.named, { cookie: named.cookie.name }), strategy: 'sticky' };
  return { sentence: texts.plain, strategy: 'memory-only' };
}
