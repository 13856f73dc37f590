import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { AliasChip, Moment, RoleChip, Sentence, SeverityMark, t } from '../../components/ui/index.ts';
import { severities } from '../../utils/audit/rule.ts';
import { fill, same, type Text } from '../../utils/i18n/text.ts';
import type { Overview } from '../../utils/protocol/messages.ts';
import type { ReportCookie, ReportSession } from '../../utils/report/report.ts';
import type { PopupModel } from './popup-model.ts';
import './popup.css';

const texts = {
  noPage: {
    en: 'This page has no cookies that an extension may look at. Open a site and try again.',
    ko: '확장 프로그램이 볼 수 있는 쿠키가 없는 페이지입니다. 웹사이트를 연 뒤 다시 시도하십시오.',
  },
  notRecorded: { en: '`{host}` is not being recorded.', ko: '`{host}` 사이트는 기록하고 있지 않습니다.' },
  nothingYet: {
    en: 'Recording `{host}`. Nothing has happened since; reload the page or log in.',
    ko: '`{host}` 기록 중입니다. 아직 요청이 없습니다. 페이지를 새로 고치거나 로그인하십시오.',
  },
  noSession: {
    en: 'No session seen in {n} exchanges. Log in, or go on using the site, and it will show.',
    ko: '교환 {n}건에서 세션이 보이지 않았습니다. 로그인하거나 사이트를 더 사용하면 나타납니다.',
  },
  recordSite: { en: 'Record this site', ko: '이 사이트 기록' },
  recordAll: { en: 'Record every site', ko: '모든 사이트 기록' },
  meaning: {
    en: 'The browser will ask. Cookie headers are then recorded with DevTools closed, encrypted, on this computer only.',
    ko: '브라우저가 권한을 물어봅니다. 허용하면 개발자 도구가 닫혀 있어도 쿠키 헤더를 암호화하여 이 컴퓨터에만 기록합니다.',
  },
  refused: { en: 'Access was not given. Nothing has changed.', ko: '권한을 받지 못했습니다. 바뀐 것은 없습니다.' },
  why: { en: 'Why this one', ko: '판단 근거' },
  ends: { en: 'Ends', ko: '종료' },
  ended: { en: 'Ended', ko: '종료됨' },
  findings: { en: 'Findings', ko: '발견 사항' },
  clean: { en: 'Nothing weak found so far.', ko: '지금까지 발견된 약점이 없습니다.' },
  panel: {
    en: 'Everything behind this: F12 (or ⌥⌘I), tab Sessionscope.',
    ko: '자세한 근거: F12(또는 ⌥⌘I)를 누르고 Sessionscope 탭을 여십시오.',
  },
  pause: { en: 'Pause', ko: '일시 정지' },
  resume: { en: 'Resume', ko: '다시 기록' },
  recording: { en: 'Recording', ko: '기록 중' },
  paused: { en: 'Paused', ko: '정지됨' },
} satisfies Record<string, Text>;

const severityWords: Readonly<Record<(typeof severities)[number], Text>> = {
  high: { en: 'high', ko: '높음' },
  medium: { en: 'medium', ko: '중간' },
  low: { en: 'low', ko: '낮음' },
  info: { en: 'info', ko: '참고' },
};

export function Popup({ model }: { readonly model: PopupModel }): JSX.Element {
  const host = model.host.value;
  const overview = model.overview.value;
  const recorded = overview !== null && (overview.tab.source !== 'none' || overview.tab.exchanges > 0);
  return (
    <>
      <header class="popup-head">
        <h1>{host ?? 'Sessionscope'}</h1>
        {recorded && <RecordingSwitch model={model} recording={overview.tab.recording} />}
      </header>
      {host === null && !recorded ? (
        <p class="popup-lead">{t(texts.noPage)}</p>
      ) : recorded ? (
        <Recorded overview={overview} host={host ?? ''} />
      ) : (
        <Offer model={model} host={host ?? ''} />
      )}
      <footer class="popup-foot">{t(texts.panel)}</footer>
    </>
  );
}

function RecordingSwitch({ model, recording }: { readonly model: PopupModel; readonly recording: boolean }): JSX.Element {
  return (
    <button
      type="button"
      class="popup-recording"
      data-recording={recording}
      onClick={() => (recording ? model.pause() : model.resume())}
      title={t(recording ? texts.pause : texts.resume)}
    >
      <span aria-hidden="true">{recording ? '●' : '‖'}</span> {t(recording ? texts.recording : texts.paused)}
    </button>
  );
}

function Offer({ model, host }: { readonly model: PopupModel; readonly host: string }): JSX.Element {
  const refused = useSignal(false);
  const ask = (what: 'site' | 'all') => async () => {
    refused.value = !(await model.record(what));
  };
  return (
    <section>
      <p class="popup-lead">
        <Sentence text={fill(texts.notRecorded, { host })} />
      </p>
      <div class="popup-actions">
        <button type="button" class="popup-primary" onClick={ask('site')}>
          {t(texts.recordSite)}
        </button>
        <button type="button" onClick={ask('all')}>
          {t(texts.recordAll)}
        </button>
      </div>
      <p class="popup-dim" role="status">
        {t(refused.value ? texts.refused : texts.meaning)}
      </p>
    </section>
  );
}

function Recorded({ overview: { report, tab }, host }: { readonly overview: Overview; readonly host: string }): JSX.Element {
  const session = report.sessions[0];
  if (!session)
    return (
      <p class="popup-lead">
        <Sentence text={tab.exchanges === 0 ? fill(texts.nothingYet, { host }) : fill(texts.noSession, { n: tab.exchanges })} />
      </p>
    );
  const cookies = report.cookies.filter(({ name }) => session.cookies.includes(name));
  return (
    <>
      <section>
        <p class="popup-lead">
          <Sentence text={same(session.summary)} />
        </p>
        {cookies.map((cookie) => (
          <CookieRow key={`${cookie.name};${cookie.domain};${cookie.path}`} cookie={cookie} session={session} />
        ))}
        <Why session={session} cookies={cookies} />
      </section>
      <FindingsSummary report={report} />
    </>
  );
}

function CookieRow({ cookie, session }: { readonly cookie: ReportCookie; readonly session: ReportSession }): JSX.Element {
  const earliest = session.expiry.earliest;
  const clock = earliest ? session.expiry[earliest] : session.expiry.browser;
  return (
    <div class="popup-cookie" data-cookie-name={cookie.name} data-cookie-role={cookie.role}>
      <code class="popup-name" title={cookie.name}>
        {cookie.name}
      </code>
      <AliasChip name={cookie.name} alias={cookie.alias} />
      <RoleChip role={cookie.role} confidence={cookie.confidence} />
      <span class="popup-ends" title={clock.message}>
        {t(clock.kind === 'ended' ? texts.ended : texts.ends)}:{' '}
        {'at' in clock && typeof clock.at === 'number' ? <Moment at={clock.at} now={Date.now()} /> : <Sentence text={same(clock.message)} />}
      </span>
    </div>
  );
}

/** The strongest reasons, at most three. */
function Why({ session, cookies }: { readonly session: ReportSession; readonly cookies: readonly ReportCookie[] }): JSX.Element | null {
  const evidence = (cookies[0]?.evidence ?? session.evidence).slice(0, 3);
  if (evidence.length === 0) return null;
  return (
    <details class="popup-why" open>
      <summary>{t(texts.why)}</summary>
      <ul>
        {evidence.map(({ code, message }) => (
          <li key={code}>
            <Sentence text={same(message)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function FindingsSummary({ report: { findings } }: { readonly report: Overview['report'] }): JSX.Element {
  return (
    <section aria-label={t(texts.findings)}>
      <h2>
        {t(texts.findings)}
        {severities.map((severity) => {
          const count = findings.filter((finding) => finding.severity === severity).length;
          return count === 0 ? null : (
            <span key={severity} class="popup-count">
              <SeverityMark severity={severity} /> {count} <span class="popup-dim">{t(severityWords[severity])}</span>
            </span>
          );
        })}
      </h2>
      {findings.length === 0 ? (
        <p class="popup-dim">{t(texts.clean)}</p>
      ) : (
        <ul class="popup-findings">
          {findings.slice(0, 3).map((finding, index) => (
            <li key={index} data-rule={finding.rule} data-severity={finding.severity} title={finding.message}>
              <SeverityMark severity={finding.severity} />
              <span class="popup-finding">
                <Sentence text={same(finding.message)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
