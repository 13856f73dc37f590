import { formatDuration } from '../i18n/format.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import { type NamedNodes, nodesNamedBy } from '../session/index.ts';
import type { LessonFacts, Replay, ReplayChange, Replayed } from './facts.ts';
import type { Block, Live } from './lesson.ts';

/** What the five lessons on many servers have in common. */

/** The visit can be replayed when it has at least this many requests that show the session. */
const fewest = 3;

export interface Stage {
  readonly replay: Replay;
  /** The visit on one server: what there is to lose. */
  readonly alone: Replayed;
  /** Requests that need the session. */
  readonly needing: number;
  /** When something goes wrong: among the requests that use the session, milliseconds since the beginning of the visit. */
  readonly middle: number;
  /** Over how long other visitors begin, so that all of them are logged in by then. */
  readonly gathering: number;
}

export function stageOf({ replay }: LessonFacts): Stage | null {
  if (replay === null) return null;
  const alone = replay('one-server', { users: 1 });
  const needing = alone.you.filter(({ outcome }) => outcome !== 'free').length;
  if (needing < fewest) return null;
  const middle = middleOf(alone);
  const login = alone.you.findLast(({ kind, at }) => kind === 'login' && at < middle)?.at ?? alone.you.find(isUse)?.at ?? 0;
  return { replay, alone, needing, middle, gathering: Math.max(1, (middle - login) / 2) };
}

/** Just before the middle one of the requests that use the session from a login to the next logout: of the stay with the most of them. */
function middleOf({ you }: Replayed): number {
  const uses = staysOf(you).reduce((most, stay) => (stay.length > most.length ? stay : most), []);
  const middle = uses[Math.floor(uses.length / 2)];
  return middle === undefined ? 0 : Math.max(0, middle.at - 0.5);
}

/** The uses of each stay; what comes before a login is one only where no login was recorded. */
function staysOf(you: Replayed['you']): readonly Replayed['you'][] {
  const hasLogin = you.some(({ kind }) => kind === 'login');
  const stays: Replayed['you'][number][][] = [];
  let stay: Replayed['you'][number][] | null = hasLogin ? null : [];
  for (const request of you) {
    if (request.kind === 'login' || request.kind === 'logout') {
      if (stay !== null) stays.push(stay);
      stay = request.kind === 'login' || !hasLogin ? [] : null;
    } else if (isUse(request)) stay?.push(request);
  }
  return stay === null ? stays : [...stays, stay];
}

export function isUse({ kind }: Replayed['you'][number]): boolean {
  return kind === 'read' || kind === 'write';
}

const need: Text = {
  en: 'A replay needs a visit: log in with this panel open and open a few pages. Each request that shows the session is then sent to one of several servers here.',
  ko: '재현하려면 방문 기록이 필요합니다. 이 패널을 연 채로 로그인하고 몇 페이지를 열어 보십시오. 세션을 보여 주는 요청마다 여러 서버 가운데 하나로 보내 봅니다.',
};

/** The live part: what the site shows of its servers, what `tell` says about the replay, and the replay itself, which begins with the same numbers. */
export function liveOnStage(facts: LessonFacts, strategies: readonly string[], begin: ReplayChange, tell: (stage: Stage) => readonly Block[]): Live {
  const stage = stageOf(facts);
  if (stage === null) return { kind: 'missing', need };
  return { kind: 'shown', blocks: [shownBySite(facts), ...travelling(facts), ...tell(stage), { kind: 'replay', strategies, begin }] };
}

/** A session in its cookie is on no server: what the replay shows cannot happen to it. */
function travelling({ session }: LessonFacts): readonly Block[] {
  if (session === null || session.storage !== 'client') return [];
  const text = fill(
    {
      en: 'The session of `{site}` seems to travel in its cookie, so that none of this can happen to it. The replay supposes that the servers keep it.',
      ko: '`{site}` 사이트의 세션은 쿠키에 실려 오가는 것으로 보이므로 이런 일을 겪지 않습니다. 아래 재현에서는 서버가 세션을 보관한다고 가정합니다.',
    },
    { site: session.site },
  );
  return [{ kind: 'sentence', text, exchanges: session.storageEvidence.flatMap(({ exchanges }) => exchanges).slice(0, 3) }];
}

/** The load-balancer and node cookies that this site really sends, and what they suggest. */
function shownBySite({ session, conclusions }: LessonFacts): Block {
  const affinity = session?.affinity ?? null;
  const cookie =
    conclusions.cookies.find(({ facts }) => facts.key === affinity?.cookie) ?? conclusions.cookies.find(({ role }) => role === 'affinity');
  const named = session === null ? null : nodesNamedBy(session, conclusions.cookies);
  if (cookie === undefined && named !== null) return shownById(named);
  if (cookie === undefined) {
    return {
      kind: 'sentence',
      text: {
        en: 'No cookie of a load balancer and no name of a node was seen. That says nothing: sites hide how many servers they have.',
        ko: '로드 밸런서의 쿠키도 노드 이름도 보이지 않았습니다. 그것만으로는 아무것도 알 수 없습니다. 서버가 몇 대인지는 밖에서 보이지 않습니다.',
      },
      exchanges: [],
    };
  }
  return {
    kind: 'sentence',
    text: fill(
      {
        en: '`{site}` sends `{cookie}`, which suggests a load balancer{product} that keeps each visitor on one of several servers.',
        ko: '`{site}` 사이트는 `{cookie}` 쿠키를 보냅니다. 방문자마다 여러 서버 중 하나에 묶어 두는 로드 밸런서{product}가 있다고 볼 수 있습니다.',
      },
      { site: session?.site ?? cookie.facts.domain, cookie: cookie.facts.name, product: productOf(affinity?.product) },
    ),
    exchanges: [cookie.facts.firstSeen.exchange ?? []].flat(),
  };
}

function shownById({ cookie, node, kind }: NamedNodes): Block {
  const text =
    kind === 'one'
      ? {
          en: 'The id in `{name}` names the server that has the session{node}, which suggests that a load balancer brings you back to it.',
          ko: '`{name}` 값의 ID에 세션을 가진 서버의 이름{node}이 들어 있습니다. 로드 밸런서가 사용자를 그 서버로 돌려보낸다고 볼 수 있습니다.',
        }
      : kind === 'second'
        ? {
            en: 'The id in `{name}` names two servers, which suggests that the second has a copy of the session.',
            ko: '`{name}` 값의 ID에 서버 두 대가 적혀 있습니다. 두 번째 서버에 세션의 사본이 있다고 볼 수 있습니다.',
          }
        : {
            en: 'The id in `{name}` names several servers{node}, which suggests that the session has moved between them and outlived it.',
            ko: '`{name}` 값의 ID에 서버 여러 대의 이름{node}이 들어 있습니다. 세션이 서버 사이를 옮겨 다니면서도 유지됐다고 볼 수 있습니다.',
          };
  const slots = { name: cookie.name, node: node === null ? same('') : fill({ en: ' (`{node}`)', ko: '(`{node}`)' }, { node }) };
  return { kind: 'sentence', text: fill(text, slots), exchanges: [cookie.firstSeen.exchange ?? []].flat() };
}

/** What an affinity whose product is not known is called there. */
const anonymous = 'a load balancer';

/** In brackets, where the cookie's name tells the product. */
function productOf(product: string | undefined): Text {
  return product === undefined || product === anonymous ? same('') : fill({ en: ' ({product})', ko: '({product})' }, { product });
}

/** The first of the visitor's requests that found no session. */
export function firstLost({ you }: Replayed): Replayed['you'][number] | null {
  return you.find(({ outcome }) => outcome === 'logged-out') ?? null;
}

/** How many of the visitor's own requests found no session. */
export function lostOf({ you }: Replayed): number {
  return you.filter(({ outcome }) => outcome === 'logged-out').length;
}

/** What the losses are: before a login nobody is logged out. */
export function lossesOf(run: Replayed): Text {
  const first = firstLost(run);
  const later = run.you.find(({ outcome, loggedIn }) => outcome === 'logged-out' && loggedIn);
  const slots = { label: first?.label ?? '', later: later?.label ?? '', time: formatDuration(later?.at ?? 0) };
  if (first === null) return same('');
  if (later === first)
    return fill({ en: 'The first is `{label}`, which finds you logged out.', ko: '처음은 `{label}` 요청이며, 여기서 로그인이 풀립니다.' }, slots);
  return fill(
    later === undefined
      ? {
          en: 'The first is `{label}`. You had not logged in then: what an anonymous session holds, such as a cart, would have been gone.',
          ko: '처음은 `{label}` 요청입니다. 로그인 전이므로 장바구니처럼 익명 세션에 든 것이 사라집니다.',
        }
      : {
          en: 'The first is `{label}`, before the login, where a cart would have been gone; the first to find you logged out is `{later}`, {time} into the visit.',
          ko: '처음은 로그인 전의 `{label}` 요청으로, 장바구니 같은 것이 사라집니다. 로그인이 풀리는 것은 방문 {time} 뒤의 `{later}` 요청부터입니다.',
        },
    slots,
  );
}

/** How many of the visitor's own requests met no copy, or an old one. */
export function earlyOf({ you }: Replayed): number {
  return you.filter(({ outcome }) => outcome === 'logged-out' || outcome === 'stale').length;
}

export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

export function failedOf({ you }: Replayed): number {
  return you.filter(({ outcome }) => outcome === 'failed').length;
}
