import type { JSX } from 'preact';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { CookieConclusion, EventType, Session } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { Clocks } from '../ui/Clocks.tsx';
import { DecodedValue } from '../ui/DecodedValue.tsx';
import { AliasChip, EmptyState, EvidenceList, ExchangeLinks, Lead, NothingRecorded, RoleChip, Sentence, surenessOf, t } from '../ui/index.ts';
import { Timeline } from './Timeline.tsx';
import './sessions.css';

const texts = {
  empty: { en: 'No session seen yet', ko: '아직 세션이 보이지 않습니다' },
  emptyDetail: {
    en: 'Log in on the site while this panel is open. The session is told by what cookies do: issued at login, sent with every request, gone at logout.',
    ko: '이 패널을 열어 둔 채 사이트에 로그인하십시오. 로그인할 때 발급되고, 요청마다 전송되고, 로그아웃할 때 사라지는 쿠키의 동작으로 세션을 알아냅니다.',
  },
  noSession: {
    en: '{n} exchanges, and nothing in them behaves like a session. A site without a login may have none.',
    ko: '교환 {n}건에 세션처럼 동작하는 것이 없습니다. 로그인이 없는 사이트라면 세션이 없을 수 있습니다.',
  },
  life: { en: 'Life', ko: '생애' },
  ends: { en: 'When it ends: four clocks', ko: '종료 시점: 네 개의 시계' },
  where: { en: 'Where its data lives', ko: '데이터의 위치' },
  why: { en: 'Why this is the session', ko: '세션으로 본 근거' },
  value: { en: 'What the value says', ko: '값이 말해 주는 것' },
  unseen: { en: 'What could not be seen, and how it could be', ko: '볼 수 없었던 것과 확인하는 방법' },
  carriers: {
    cookie: { en: 'in a cookie', ko: '쿠키' },
    url: { en: 'in the URL', ko: 'URL' },
    bearer: { en: 'in the `Authorization` header', ko: '`Authorization` 헤더' },
  },
  place: {
    'one-node': {
      en: 'On the server, in the memory or the files of one; the cookie holds only its key.',
      ko: '서버 한 대의 메모리나 파일에 있으며 쿠키에는 열쇠만 있습니다.',
    },
    replicated: {
      en: 'On several servers, which copy from each other; the cookie holds only its key.',
      ko: '서로 복제하는 여러 서버에 있으며 쿠키에는 열쇠만 있습니다.',
    },
    shared: {
      en: 'In a store that the servers share; the cookie holds only its key.',
      ko: '서버들이 공유하는 저장소에 있으며 쿠키에는 열쇠만 있습니다.',
    },
    server: { en: 'On the server; the cookie holds only its key.', ko: '서버에 있으며 쿠키에는 열쇠만 있습니다.' },
    cookie: { en: 'In the cookie itself.', ko: '쿠키 자체에 들어 있습니다.' },
    unknown: { en: 'Cannot be told from what was recorded.', ko: '기록만으로는 알 수 없습니다.' },
  },
  together: { en: 'Only together', ko: '함께여야 동작하는 쿠키' },
  framework: { en: 'Made by {name}, it seems.', ko: '{name}에서 만든 것으로 보입니다.' },
  affinity: {
    en: '`{name}` suggests a load balancer that keeps you on one server{product}.',
    ko: '`{name}` 쿠키로 보아 로드 밸런서{product}가 같은 서버로 연결하는 것으로 보입니다.',
  },
} as const;

/** A card for each session: the sentence, the life, the four clocks, the evidence. */
export function SessionsView({ model }: { readonly model: PanelModel }): JSX.Element {
  const { sessions, cookies } = model.conclusions.value;
  const { analysis } = model.capture.value;
  const { length } = analysis.exchanges;
  if (length === 0) return <NothingRecorded model={model} title={texts.empty} detail={texts.emptyDetail} />;
  // Whether there is one is concluded in a moment.
  if (sessions.length === 0 && cookies.length === 0 && analysis.cookies.size > 0) return <div />;
  if (sessions.length === 0) return <EmptyState title={texts.empty} detail={fill(texts.noSession, { n: length })} />;
  return (
    <div class="sessions">
      {sessions.map((session) => (
        <Card key={`${session.site} ${session.carrier} ${session.cookies.join(' ')}`} session={session} model={model} />
      ))}
    </div>
  );
}

function Card({ session, model }: { readonly session: Session; readonly model: PanelModel }): JSX.Element {
  const cookies = session.cookies.flatMap((key) => model.conclusions.value.cookies.find(({ facts }) => facts.key === key) ?? []);
  const { dots, text } = surenessOf(session.confidence);
  const { show } = model;
  return (
    <article class="session" data-session={session.site} data-state={session.state}>
      <Lead>
        <Sentence text={session.summary} /> <ExchangeLinks ids={shownBy(session)} show={show} />
      </Lead>
      <div class="session-body">
        <div class="session-head">
          <h2>{session.site}</h2>
          <span class="dim">
            <Sentence text={texts.carriers[session.carrier]} />
          </span>
          {cookies.map((cookie) => (
            <CookieChip key={cookie.facts.key} cookie={cookie} show={show} />
          ))}
          {cookies.length === 0 && session.names.map((name) => <code key={name}>{name}</code>)}
          <span class="dim" title={`${Math.round(session.confidence * 100)} %`}>
            {/* A cookie's chip has its own; two rows of dots side by side would be asked about. */}
            {cookies.length === 0 && (
              <span aria-hidden="true" class="role-dots">
                {dots}{' '}
              </span>
            )}
            {t(text)}
          </span>
        </div>
        <section>
          <h3>{t(texts.life)}</h3>
          <Timeline session={session} analysis={model.capture.value.analysis} show={show} />
        </section>
        <div class="session-columns">
          <section>
            <h3>{t(texts.ends)}</h3>
            <Clocks expiry={session.expiry} now={model.now.value} show={show} />
          </section>
          <section>
            <h3>{t(texts.where)}</h3>
            <p>{t(texts.place[session.place])}</p>
            {session.framework && (
              <p
                title={session.framework.evidence
                  .map(({ message }) => t(message))
                  .join('\n')
                  .replaceAll('`', '')}
              >
                <Sentence text={fill(texts.framework, { name: session.framework.name })} />
              </p>
            )}
            {session.affinity && (
              <p>
                <Sentence text={affinityText(session.affinity, model)} />
              </p>
            )}
            <EvidenceList evidence={session.storageEvidence} show={show} />
          </section>
        </div>
        {session.sets.length > 0 && (
          <section>
            <h3>{t(texts.together)}</h3>
            <EvidenceList evidence={session.sets.map(({ evidence }) => evidence)} show={show} />
          </section>
        )}
        <section>
          <h3>{t(texts.why)}</h3>
          <EvidenceList evidence={session.evidence} show={show} />
        </section>
        {cookies.some(({ decoded }) => decoded !== null) && (
          <section>
            <h3>{t(texts.value)}</h3>
            {cookies.map(({ decoded, facts }) => decoded && <DecodedValue key={facts.key} decoded={decoded} name={facts.name} />)}
          </section>
        )}
        {session.unseen.length > 0 && (
          <section>
            <h3>{t(texts.unseen)}</h3>
            <ul class="unseen">
              {session.unseen.map((sentence, index) => (
                <li key={index}>
                  <Sentence text={sentence} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </article>
  );
}

const beginnings: Readonly<Record<Session['state'], readonly EventType[]>> = {
  authenticated: ['login'],
  anonymous: ['started', 'logout'],
  ended: ['logout', 'ended', 'lost'],
};

/** The exchanges behind the sentence: where the present state began, or else what speaks most for the session; and what tells its end. */
function shownBy({ state, events, evidence, expiry }: Session): readonly number[] {
  const began = events.findLast(({ type }) => beginnings[state].includes(type))?.exchange ?? evidence[0]?.exchanges[0];
  const clock = expiry.earliest === null ? expiry.browser : expiry[expiry.earliest];
  return [began, clock.exchanges[0]].flatMap((id) => id ?? []);
}

function affinityText({ cookie, product }: NonNullable<Session['affinity']>, model: PanelModel): Text {
  const name = model.capture.value.analysis.cookies.get(cookie)?.name ?? '';
  return fill(texts.affinity, { name, product: product === 'a load balancer' ? '' : ` (${product})` });
}

const openCookie: Text = { en: 'Show {name} in Cookies', ko: '쿠키 탭에서 {name} 보기' };

function CookieChip({
  cookie: { facts, role, confidence },
  show,
}: {
  readonly cookie: CookieConclusion;
  readonly show: PanelModel['show'];
}): JSX.Element {
  return (
    <span class="session-cookie" data-cookie-name={facts.name} data-cookie-role={role}>
      <button
        type="button"
        class="exchange-link"
        title={t(fill(openCookie, { name: facts.name }))}
        onClick={() => show({ view: 'cookies', cookie: facts.key })}
      >
        <code>{facts.name.slice(0, 200)}</code>
      </button>{' '}
      <AliasChip name={facts.name} alias={facts.alias} /> <RoleChip role={role} confidence={confidence} />
    </span>
  );
}
