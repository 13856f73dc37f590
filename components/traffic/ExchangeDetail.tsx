import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { cookieKey, explain } from '../../utils/cookie/index.ts';
import type { Withheld } from '../../utils/cookie/types.ts';
import { formatBytes } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { eventWords } from '../../utils/report/words.ts';
import {
  type CookieConclusion,
  type CookieFacts,
  type CookieKey,
  type CookieStep,
  type ExchangeFacts,
  type LifeEvent,
  type SentFacts,
  sessionRoles,
} from '../../utils/session/types.ts';
import { toCurl } from '../../utils/transfer/index.ts';
import { standingFindings } from '../findings/dismissals.ts';
import type { PanelModel } from '../models/types.ts';
import { CopyButton, EvidenceList, ExchangeLink, RoleChip, Secret, Sentence, t } from '../ui/index.ts';
import { SetCookieLine } from './SetCookieLine.tsx';
import { Unsent } from './Unsent.tsx';

const texts = {
  curl: { en: 'Copy as cURL (masked)', ko: 'cURL로 복사 (값 가림)' },
  curlShown: { en: 'Copy as cURL (with what is revealed)', ko: 'cURL로 복사 (표시한 값 포함)' },
  set: { en: 'Set by this response', ko: '이 응답이 설정한 쿠키' },
  sent: { en: 'Sent', ko: '보낸 쿠키' },
  withheld: { en: 'Left at home', ko: '보내지 않은 쿠키' },
  setAt: { en: 'set at', ko: '설정:' },
  because: { en: 'because', ko: '이유' },
  nothing: { en: 'This exchange carried no cookie either way.', ko: '이 교환에는 오간 쿠키가 없습니다.' },
  unexpected: { en: 'sent, though the model would have left it at home', ko: '보냈지만 모델은 보내지 않을 것으로 예측했습니다' },
  life: { en: 'What happened here', ko: '여기에서 일어난 일' },
} satisfies Record<string, Text>;

export function ExchangeDetail({ facts, model }: { readonly facts: ExchangeFacts; readonly model: PanelModel }): JSX.Element {
  const { exchange, setCookies, sent, withheld } = facts;
  /** The cookies, as `name=value`, that the reader has revealed here. */
  const revealed = useSignal<ReadonlySet<string>>(new Set());
  const findings = useComputed(() => standingFindings(model).filter(({ line }) => line?.exchange === exchange.id)).value;
  /** What a cookie is for, where it is the session's: among thirty others that is what the reader looks for. */
  const roles: SessionRoles = useComputed(
    () => new Map(model.conclusions.value.cookies.filter(({ role }) => sessionRoles.has(role)).map((cookie) => [cookie.facts.key, cookie])),
  ).value;
  const events = model.conclusions.value.events.filter((event) => event.exchange === exchange.id);
  return (
    <article class="exchange" data-detail={exchange.id}>
      <h2>
        <span class="dim">#{exchange.id}</span> {exchange.method} <span class="exchange-url">{exchange.url.slice(0, 2000)}</span> →{' '}
        {exchange.status ?? exchange.error ?? '–'}
      </h2>
      <p>
        <CopyButton
          text={() => toCurl(exchange, { reveal: false, revealed: revealed.value })}
          label={revealed.value.size === 0 ? texts.curl : texts.curlShown}
        />
      </p>
      {events.length > 0 && <Life events={events} show={model.show} />}
      {setCookies.length > 0 && (
        <section>
          <h3>{t(texts.set)}</h3>
          {setCookies.map((line) => (
            <SetCookieLine
              key={line.index}
              facts={line}
              role={line.key === null ? undefined : roles.get(line.key)}
              findings={findings.filter((finding) => finding.line?.index === line.index)}
              show={model.show}
            />
          ))}
        </section>
      )}
      <Sent
        facts={facts}
        roles={roles}
        toggled={({ name, value }, open) => {
          const pairs = new Set(revealed.peek());
          const pair = name === '' ? value : `${name}=${value}`;
          if (open) pairs.add(pair);
          else pairs.delete(pair);
          revealed.value = pairs;
        }}
      />
      <Unsent facts={facts} />
      {withheld.length > 0 && <LeftAtHome withheld={withheld} roles={roles} model={model} before={exchange.id} />}
      {setCookies.length + sent.length + withheld.length + facts.predicted.length === 0 && <p class="dim">{t(texts.nothing)}</p>}
    </article>
  );
}

function Life({ events, show }: { readonly events: readonly LifeEvent[]; readonly show: PanelModel['show'] }): JSX.Element {
  return (
    <section>
      <h3>{t(texts.life)}</h3>
      {events.map(({ type, evidence, exchange }) => (
        <div key={type} class="life-detail">
          <span class={`event event-${type}`}>{t(eventWords[type])}</span>
          <EvidenceList evidence={evidence} show={show} here={exchange} />
        </div>
      ))}
    </section>
  );
}

type SessionRoles = ReadonlyMap<CookieKey, CookieConclusion>;

interface SentProps {
  readonly facts: ExchangeFacts;
  readonly roles: SessionRoles;
  readonly toggled: (cookie: SentFacts, open: boolean) => void;
}

function Sent({ facts: { sent, predicted, exchange }, roles, toggled }: SentProps): JSX.Element | null {
  if (sent.length === 0) return null;
  const expected = new Set(predicted);
  return (
    <section>
      <h3>
        {t(texts.sent)}{' '}
        <span class="dim">
          {sent.length} · {formatBytes(exchange.cookieHeader?.length ?? 0)}
        </span>
      </h3>
      <ul class="sent">
        {sent.slice(0, mostListed).map((cookie, index) => (
          <SentCookie
            key={index}
            cookie={cookie}
            toggled={(open) => toggled(cookie, open)}
            role={cookie.key === null ? undefined : roles.get(cookie.key)}
            unexpected={!expected.has(cookie.name) && cookie.key !== null && predicted.length > 0}
          />
        ))}
      </ul>
      {sent.length > mostListed && <p class="dim">+{sent.length - mostListed}</p>}
    </section>
  );
}

/** A browser keeps at most some hundred cookies for a site; a header that was made by hand may hold more. */
const mostListed = 300;

interface SentCookieProps {
  readonly cookie: SentFacts;
  readonly role: CookieConclusion | undefined;
  readonly unexpected: boolean;
  readonly toggled: (open: boolean) => void;
}

function SentCookie({ cookie: { name, value, alias }, role, unexpected, toggled }: SentCookieProps): JSX.Element {
  return (
    <li>
      <code class="cookie-name">{name}</code> <Secret name={name} value={value} alias={alias} toggled={toggled} />
      {role && <RoleChip role={role.role} confidence={role.confidence} />}
      {unexpected && <span class="dim"> {t(texts.unexpected)}</span>}
    </li>
  );
}

interface LeftAtHomeProps {
  readonly withheld: readonly Withheld[];
  readonly roles: SessionRoles;
  readonly model: PanelModel;
  /** The exchange that they did not go with. */
  readonly before: number;
}

/** The line that a reason is about: the last to set the cookie until then. */
function lastSet({ steps }: CookieFacts, before: number): number | null {
  return steps.findLast(({ what, exchange }) => exchange !== null && exchange < before && isSetting.has(what))?.exchange ?? null;
}

const isSetting: ReadonlySet<CookieStep['what']> = new Set(['set', 'replaced', 'renewed']);

function LeftAtHome({ withheld, roles, model, before }: LeftAtHomeProps): JSX.Element {
  const { cookies } = model.capture.value.analysis;
  return (
    <section>
      <h3>{t(texts.withheld)}</h3>
      <ul class="withheld">
        {withheld.slice(0, mostListed).map(({ cookie, reasons }, index) => {
          const key = cookieKey(cookie);
          const role = roles.get(key);
          const facts = cookies.get(key);
          const set = facts ? lastSet(facts, before) : null;
          return (
            <li key={index} data-withheld={cookie.name}>
              <code class="cookie-name">{cookie.name}</code>{' '}
              <span class="dim">
                {cookie.domain}
                {cookie.path}
              </span>{' '}
              {role && <RoleChip role={role.role} confidence={role.confidence} />}{' '}
              {set !== null && (
                <>
                  {t(texts.setAt)} <ExchangeLink id={set} show={model.show} />
                </>
              )}{' '}
              — {t(texts.because)}:
              <ul>
                {reasons.map((reason) => (
                  <li key={reason.code}>
                    <Sentence text={explain(reason, { cookie })} /> <span class="dim">({reason.step})</span>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
