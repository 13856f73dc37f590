import type { JSX } from 'preact';
import { formatBytes, formatTime } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { CookieConclusion, CookieFacts, CookieStep, Role } from '../../utils/session/types.ts';
import { standingFindings } from '../findings/dismissals.ts';
import type { PanelModel } from '../models/types.ts';
import { Clocks } from '../ui/Clocks.tsx';
import { DecodedValue } from '../ui/DecodedValue.tsx';
import { AliasChip, EvidenceList, ExchangeLink, ExchangeLinks, RoleChip, Secret, Sentence, SeverityMark, t } from '../ui/index.ts';
import { whyAndFix } from '../ui/words.ts';
import { Flags, origins, sizeOf, whereOf } from './columns.tsx';

const texts = {
  why: { en: 'Why we think so', ko: '판단 근거' },
  value: { en: 'Value', ko: '값' },
  history: { en: 'History', ko: '이력' },
  counts: { en: 'set {set}×, sent {sent}×', ko: '설정 {set}회, 전송 {sent}회' },
  partition: { en: 'partition of {site}', ko: '{site}의 파티션' },
  setBy: { en: 'set by: {origin}', ko: '설정 주체: {origin}' },
  findings: { en: 'Findings', ko: '발견 사항' },
  clocks: { en: 'When it ends', ko: '종료 시점' },
  store: { en: 'cookie store', ko: '쿠키 저장소' },
  dropped: { en: 'steps in between are left out:', ko: '중간 단계 생략:' },
} satisfies Record<string, Text>;

const steps: Readonly<Record<CookieStep['what'], Text>> = {
  set: { en: 'set', ko: '설정' },
  replaced: { en: 'replaced', ko: '교체' },
  renewed: { en: 'set again, same value', ko: '같은 값으로 다시 설정' },
  deleted: { en: 'deleted', ko: '삭제' },
  refused: { en: 'refused', ko: '거부' },
  expired: { en: 'expired', ko: '만료' },
  script: { en: 'changed by a script or the browser', ko: '스크립트나 브라우저가 변경' },
  seen: { en: 'first seen in a request', ko: '요청에서 처음 확인' },
};

/** What the store gave as the reason is more exact than what the model makes of it. */
const causes: Readonly<Record<NonNullable<CookieStep['cause']>, Text>> = {
  explicit: { en: 'removed by you or by an extension', ko: '사용자나 확장 프로그램이 삭제' },
  overwrite: { en: 'overwritten', ko: '덮어씀' },
  expired: { en: 'expired', ko: '만료' },
  evicted: { en: 'evicted: the browser had too many cookies', ko: '쿠키가 너무 많아 브라우저가 제거' },
  'expired-overwrite': { en: 'deleted by a script', ko: '스크립트가 삭제' },
};
const written: Text = { en: 'written by a script or an extension', ko: '스크립트나 확장 프로그램이 기록' };

function wordsOf({ what, cause, alias }: CookieStep): Text {
  if (cause === undefined) return steps[what];
  return alias === null ? causes[cause] : written;
}

export function CookieDetail({ cookie, model }: { readonly cookie: CookieConclusion; readonly model: PanelModel }): JSX.Element {
  const { facts, role, confidence, evidence, decoded, expiry } = cookie;
  const findings = standingFindings(model).filter((finding) => finding.cookie === facts.key);
  const now = model.now.value;
  return (
    <article class="cookie-detail">
      <h2>
        <code>{facts.name.slice(0, 200)}</code> <RoleChip role={role} confidence={confidence} />
      </h2>
      <Facts facts={facts} role={role} show={model.show} />
      <h3>{t(texts.value)}</h3>
      <Secret name={facts.name} value={facts.value.slice(0, 4096)} alias={facts.alias} />
      {decoded && <DecodedValue decoded={decoded} name={facts.name} />}
      <h3>{t(texts.why)}</h3>
      <EvidenceList evidence={evidence} show={model.show} />
      {findings.length > 0 && (
        <>
          <h3>{t(texts.findings)}</h3>
          <ul class="cookie-findings">
            {findings.map((finding, index) => (
              <li key={index}>
                <SeverityMark severity={finding.severity} /> <Sentence text={finding.message} />{' '}
                <ExchangeLinks ids={finding.exchanges} show={model.show} />{' '}
                <button type="button" class="link" onClick={() => model.show({ view: 'findings', rule: finding.rule })}>
                  {t(whyAndFix)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t(texts.clocks)}</h3>
      <Clocks expiry={expiry} now={now} show={model.show} />
      <h3>{t(texts.history)}</h3>
      <ol class="history">
        {facts.stepsDropped > 0 && (
          <li class="dim">
            {t(texts.dropped)} {facts.stepsDropped}
          </li>
        )}
        {facts.steps.map((step, index) => (
          <li key={index}>
            <span class="numeric dim">{formatTime(step.time, now)}</span> {t(wordsOf(step))}{' '}
            {step.alias !== null && <AliasChip name={facts.name} alias={step.alias} />}{' '}
            {step.exchange === null ? <span class="dim">{t(texts.store)}</span> : <ExchangeLink id={step.exchange} show={model.show} />}
          </li>
        ))}
      </ol>
    </article>
  );
}

/** What the columns say that a narrow table has no room for. */
function Facts(props: { readonly facts: CookieFacts; readonly role: Role; readonly show: PanelModel['show'] }): JSX.Element {
  const { facts, role, show } = props;
  const { timesSet, timesSent, partitionKey, firstSeen } = facts;
  return (
    <ul class="cookie-facts">
      <li>
        <code>{whereOf(facts)}</code>
        {partitionKey !== null && ` (${t(fill(texts.partition, { site: partitionKey }))})`}
      </li>
      <li>
        <Flags facts={facts} role={role} />
      </li>
      <li>
        {t(fill(texts.setBy, { origin: origins[facts.origin] }))}{' '}
        {firstSeen.exchange !== null && <ExchangeLink id={firstSeen.exchange} show={show} />}
      </li>
      <li>{t(fill(texts.counts, { set: timesSet, sent: timesSent }))}</li>
      <li>{formatBytes(sizeOf(facts))}</li>
    </ul>
  );
}
