import { explainInParts } from '../cookie/index.ts';
import type { Reason, StoredCookie } from '../cookie/types.ts';
import { fill, same, type Text } from '../i18n/text.ts';
import type { CookieConclusion } from '../session/types.ts';
import { type Attack, attacks, isLoopback } from './attacks.ts';
import type { LessonFacts } from './facts.ts';
import type { Answered, Block, Drawing, Experiment, Lesson, Live, Quiz } from './lesson.ts';
import { changedUnseen } from './rotation.ts';

const drawing: Drawing = {
  kind: 'scene',
  scene: {
    title: {
      en: 'The id can be taken from the wire, from the page, by another site, or planted before the login.',
      ko: 'ID는 통신 구간이나 페이지에서, 다른 사이트를 통해 빼앗길 수도 있고 로그인 전에 심어질 수도 있습니다.',
    },
    things: [
      { id: 'script', shape: 'person', label: { en: 'injected script', ko: '끼어든 스크립트' }, column: 0, row: 0 },
      { id: 'browser', shape: 'browser', label: { en: 'browser with the id', ko: 'ID를 가진 브라우저' }, column: 1, row: 0.5 },
      { id: 'other', shape: 'person', label: { en: 'another site', ko: '다른 사이트' }, column: 0, row: 1 },
      { id: 'wire', shape: 'person', label: { en: 'listener', ko: '엿듣는 사람' }, column: 2, row: 0 },
      { id: 'server', shape: 'server', label: { en: 'server', ko: '서버' }, column: 2, row: 1 },
    ],
    links: [
      { from: 'script', to: 'browser', style: 'lost' },
      { from: 'other', to: 'browser', style: 'lost' },
      { from: 'browser', to: 'wire', style: 'lost' },
      { from: 'browser', to: 'server', style: 'request' },
    ],
  },
};

interface Target {
  readonly carrier: CookieConclusion;
  /** As the browser stores it, or did until it was deleted. */
  readonly cookie: StoredCookie;
  /** The exchange whose line decided how it is protected. */
  readonly exchange: number;
}

function found({ analysis, carrier }: LessonFacts): Target | null {
  if (!carrier) return null;
  for (const { exchange, what } of carrier.facts.steps.toReversed()) {
    if (exchange === null || (what !== 'set' && what !== 'replaced' && what !== 'renewed')) continue;
    const cookie = analysis.exchanges[exchange]?.setCookies.findLast(({ key }) => key === carrier.facts.key)?.verdict.cookie;
    if (cookie) return { carrier, cookie, exchange };
  }
  return null;
}

function live(facts: LessonFacts): Live {
  const target = found(facts);
  if (!target) {
    return {
      kind: 'missing',
      need: {
        en: 'The line that set the session’s cookie has not been recorded, so its protection is not known. Log out and in again with this panel open.',
        ko: '세션 쿠키를 설정한 줄이 기록되지 않아 어떻게 보호되는지 알 수 없습니다. 이 패널을 연 채로 로그아웃했다가 다시 로그인하십시오.',
      },
    };
  }
  const { cookie, exchange } = target;
  return {
    kind: 'shown',
    blocks: [
      {
        kind: 'table',
        caption: fill(
          { en: 'Four attacks on `{name}`, acted out by the cookie engine', ko: '쿠키 엔진으로 재현한 `{name}` 쿠키에 대한 네 가지 공격' },
          { name: cookie.name },
        ),
        head: [
          { en: 'Attack', ko: '공격' },
          { en: 'What happens', ko: '결과' },
          { en: 'Protection', ko: '대책' },
        ],
        rows: attacks.map((attack) => [attack.title, outcomeOf(attack, cookie, facts), attack.protection]),
      },
      {
        kind: 'sentence',
        text: { en: 'Its protection was decided by the line that set it.', ko: '보호 수준은 쿠키를 설정한 줄이 정했습니다.' },
        exchanges: [exchange],
      },
      ...(isLoopback(cookie) ? [elsewhere(cookie)] : []),
      ...fixation(facts),
    ],
  };
}

function elsewhere({ domain }: StoredCookie): Block {
  return {
    kind: 'sentence',
    text: fill(
      {
        en: '`{domain}` is this machine itself: nobody can listen in between, and browsers treat it like https. The row on sniffing says what the same cookie would meet on a site that is reached over a network.',
        ko: '`{domain}` 호스트는 이 컴퓨터 자신이라 중간에서 엿들을 수 없고, 브라우저도 https처럼 다룹니다. 스니핑 줄은 같은 쿠키를 네트워크 너머의 사이트에서 쓸 때의 결과입니다.',
      },
      { domain },
    ),
    exchanges: [],
  };
}

function outcomeOf(attack: Attack, cookie: StoredCookie, { analysis, conclusions }: LessonFacts): Text {
  const { works, reasons } = attack.works(cookie, analysis.browser, at(cookie, conclusions.now));
  if (works) return fill({ en: 'It would work. {act}', ko: '통합니다. {act}' }, { act: attack.act });
  const [reason] = reasons;
  return reason === undefined
    ? { en: 'Stopped: the cookie does not go there.', ko: '막힙니다. 쿠키가 그곳으로 가지 않습니다.' }
    : fill({ en: 'Stopped. {why}', ko: '막힙니다. {why}' }, { why: whatStops(reason, cookie) });
}

/** The clash and what follows from it. How to let the request through after all is no advice against an attack. */
function whatStops(reason: Reason, cookie: StoredCookie): Text {
  const { clash, consequence } = explainInParts(reason, { cookie });
  return fill(same('{clash} {consequence}'), { clash, consequence });
}

/** A cookie that has expired meanwhile is attacked while it was alive. */
function at({ expires, created }: StoredCookie, now: number): number {
  return expires !== null && expires <= now ? created : now;
}

function fixation({ login, carrier }: LessonFacts): readonly Block[] {
  if (!login || !carrier) return [];
  const name = carrier.facts.name;
  if (login.rotated)
    return [
      {
        kind: 'sentence',
        text: fill(
          {
            en: 'Fixation, an id planted before the login, is stopped: the login replaced `{name}`.',
            ko: '세션 고정(session fixation), 곧 로그인 전에 ID를 심는 공격은 막힙니다. 로그인이 `{name}` 값을 바꿨습니다.',
          },
          { name },
        ),
        exchanges: [login.event.exchange],
      },
    ];
  if (login.session?.storage === 'client')
    return [
      {
        kind: 'sentence',
        text: fill(
          {
            en: 'Fixation, an id planted before the login, has nothing to plant: `{name}` holds the session itself, and an older value says of nobody that they are logged in.',
            ko: '세션 고정(session fixation), 곧 로그인 전에 ID를 심는 공격은 해당하지 않습니다. `{name}` 쿠키에 세션 자체가 들어 있고, 이전 값에는 로그인했다는 내용이 없습니다.',
          },
          { name },
        ),
        exchanges: [login.event.exchange],
      },
    ];
  if (changedUnseen(login))
    return [
      {
        kind: 'sentence',
        text: fill(
          {
            en: 'Whether fixation would work cannot be seen: `{name}` changed at the login, but the id inside may be the same.',
            ko: '세션 고정(session fixation)이 통하는지는 보이지 않습니다. 로그인할 때 `{name}` 값은 바뀌었지만 그 안의 ID는 같을 수 있습니다.',
          },
          { name },
        ),
        exchanges: [login.event.exchange],
      },
    ];
  if (!login.before)
    return [
      {
        kind: 'sentence',
        text: fill(
          {
            en: 'Whether an id planted before the login would survive it was not seen: `{name}` was issued at the login.',
            ko: '로그인 전에 심은 ID가 살아남는지는 보이지 않았습니다. `{name}` 쿠키는 로그인할 때 발급됐습니다.',
          },
          { name },
        ),
        exchanges: [login.event.exchange],
      },
    ];
  return [
    {
      kind: 'sentence',
      text: fill(
        {
          en: 'Fixation would work: `{name}` had the same value before and after the login.',
          ko: '세션 고정(session fixation)은 통합니다. `{name}` 값이 로그인 전후에 같았습니다.',
        },
        { name },
      ),
      exchanges: [login.event.exchange],
    },
  ];
}

interface Change {
  readonly label: Text;
  apply(cookie: StoredCookie): StoredCookie;
}

/** One thing to change in how the cookie is protected, each the other way round from what it is. */
function changesOf(cookie: StoredCookie): readonly Change[] {
  return [
    cookie.httpOnly
      ? { label: { en: 'Take away `HttpOnly`', ko: '`HttpOnly` 빼기' }, apply: (one) => ({ ...one, httpOnly: false }) }
      : { label: { en: 'Add `HttpOnly`', ko: '`HttpOnly` 넣기' }, apply: (one) => ({ ...one, httpOnly: true }) },
    cookie.secure
      ? { label: { en: 'Take away `Secure`', ko: '`Secure` 빼기' }, apply: (one) => ({ ...one, secure: false }) }
      : { label: { en: 'Add `Secure`', ko: '`Secure` 넣기' }, apply: (one) => ({ ...one, secure: true }) },
    cookie.sameSite === 'none'
      ? { label: { en: 'Make it `SameSite=Lax`', ko: '`SameSite=Lax`로 바꾸기' }, apply: (one) => ({ ...one, sameSite: 'lax' }) }
      : { label: { en: 'Make it `SameSite=None`', ko: '`SameSite=None`으로 바꾸기' }, apply: (one) => ({ ...one, sameSite: 'none', secure: true }) },
    cookie.hostOnly
      ? { label: { en: 'Add a `Domain`', ko: '`Domain` 넣기' }, apply: (one) => ({ ...one, hostOnly: false }) }
      : { label: { en: 'Take away `Domain`', ko: '`Domain` 빼기' }, apply: (one) => ({ ...one, hostOnly: true }) },
  ];
}

function experiment(facts: LessonFacts): Experiment {
  const target = found(facts);
  const prompt = fill(
    { en: 'Change one thing about `{name}`. Which attacks work then?', ko: '`{name}` 쿠키에서 한 가지를 바꿔 보십시오. 어떤 공격이 통하게 됩니까?' },
    { name: target?.cookie.name ?? '' },
  );
  if (!target) return { prompt, choices: [] };
  const { cookie, exchange } = target;
  const now = at(cookie, facts.conclusions.now);
  const working = (one: StoredCookie) => attacks.filter((attack) => attack.works(one, facts.analysis.browser, now).works);
  const before = working(cookie);
  return {
    prompt,
    choices: changesOf(cookie).map(({ label, apply }) => {
      const after = working(apply(cookie));
      const [opened] = after.filter((attack) => !before.includes(attack));
      const [closed] = before.filter((attack) => !after.includes(attack));
      return { label, outcome: differenceOf(opened, closed, after.length), exchanges: [exchange] };
    }),
  };
}

function differenceOf(opened: Attack | undefined, closed: Attack | undefined, left: number): Text {
  const slots = { opened: opened?.title ?? '', act: opened?.act ?? '', closed: closed?.title ?? '', left, all: attacks.length };
  if (opened)
    return fill(
      { en: '{opened} works now. {act} ({left} of {all} attacks work.)', ko: '{opened}: 이제 통합니다. {act} (공격 {all}가지 중 {left}가지가 통함)' },
      slots,
    );
  if (closed)
    return fill(
      { en: '{closed} is stopped. ({left} of {all} attacks still work.)', ko: '{closed}: 막힙니다. (공격 {all}가지 중 {left}가지가 남음)' },
      slots,
    );
  return fill(
    {
      en: 'For these four attacks it changes nothing: {left} of {all} work, as before.',
      ko: '이 네 가지 공격에는 변화가 없습니다. 여전히 {all}가지 중 {left}가지가 통합니다.',
    },
    slots,
  );
}

function interview(facts: LessonFacts): readonly Answered[] {
  const target = found(facts);
  if (!target) return [];
  const { cookie, exchange } = target;
  const works = attacks.filter((attack) => attack.works(cookie, facts.analysis.browser, at(cookie, facts.conclusions.now)).works);
  return [
    {
      question: { en: 'How are sessions stolen, and what protects them?', ko: '세션은 어떻게 탈취되고, 무엇으로 보호합니까?' },
      answer: fill(
        {
          en: 'Whoever has the id has the session. It can be read on an unencrypted connection (`Secure`, HSTS), by an injected script (`HttpOnly`), used by another site’s request (`SameSite`, CSRF token), reach a neighbour host (no `Domain`), or be planted before the login (a new id at login). Of the four that attributes decide, {count} on `{name}` here.',
          ko: 'ID를 가진 사람이 곧 세션의 주인입니다. 암호화되지 않은 연결에서 읽히거나(`Secure`, HSTS), 끼어든 스크립트가 읽거나(`HttpOnly`), 다른 사이트의 요청에 실리거나(`SameSite`, CSRF 토큰), 이웃 호스트로 새거나(`Domain` 없음), 로그인 전에 심어질 수 있습니다(로그인할 때 새 ID). 여기서 `{name}` 쿠키에는 속성으로 결정되는 네 가지 가운데 {count}.',
        },
        {
          name: cookie.name,
          count: fill(works.length === 0 ? { en: 'none works', ko: '통하는 것이 없습니다' } : { en: '{n} would work', ko: '{n}가지가 통합니다' }, {
            n: works.length,
          }),
        },
      ),
      exchanges: [exchange],
    },
  ];
}

const quiz: Quiz = {
  question: {
    en: 'The site uses https everywhere. Why does `Secure` still matter?',
    ko: '사이트 전체가 https입니다. 그래도 `Secure`가 필요한 이유는 무엇입니까?',
  },
  options: [
    {
      text: { en: 'It encrypts the cookie', ko: '쿠키를 암호화하기 때문입니다' },
      right: false,
      because: {
        en: 'It encrypts nothing. It only says over which connections the cookie may go.',
        ko: '아무것도 암호화하지 않습니다. 쿠키가 어떤 연결로 갈 수 있는지만 정합니다.',
      },
    },
    {
      text: { en: 'One `http://` link is enough to send the cookie in the clear', ko: '`http://` 링크 하나로도 쿠키가 평문으로 나가기 때문입니다' },
      right: true,
      because: {
        en: 'The browser sends it before the server can redirect, and an attacker on the network may provoke that request.',
        ko: '서버가 https로 돌리기 전에 브라우저가 이미 보냅니다. 네트워크의 공격자는 그런 요청을 유도할 수 있습니다.',
      },
    },
    {
      text: { en: 'It does not; https is enough', ko: '필요 없습니다. https면 충분합니다' },
      right: false,
      because: {
        en: 'Cookies do not know ports or schemes of their own accord: without `Secure` they go over `http` too.',
        ko: '쿠키는 스스로 포트나 스킴을 구별하지 않습니다. `Secure`가 없으면 `http`로도 나갑니다.',
      },
    },
  ],
};

export const stealingAndProtecting: Lesson = {
  id: 'stealing-and-protecting',
  title: { en: 'Stealing a session, and protecting it', ko: '세션 탈취와 보호' },
  question: {
    en: 'What would an attacker need, and what stands in the way here?',
    ko: '공격자에게는 무엇이 필요하고, 이 사이트에서는 무엇이 막고 있습니까?',
  },
  idea: [
    {
      en: 'A session id is a password that the browser types for you. Whoever gets hold of it is you, without knowing your real password.',
      ko: '세션 ID는 브라우저가 대신 입력해 주는 비밀번호와 같습니다. 손에 넣은 사람은 진짜 비밀번호를 몰라도 내가 됩니다.',
    },
    {
      en: 'Each attribute of the cookie closes one way in. None closes all of them, and the wrong one closes nothing.',
      ko: '쿠키의 속성은 저마다 한 가지 길을 막습니다. 모든 길을 막는 속성은 없고, 잘못 고른 속성은 아무것도 막지 못합니다.',
    },
  ],
  drawing,
  live,
  experiment,
  interview,
  quiz,
};
