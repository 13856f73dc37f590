import type { JSX } from 'preact';
import { AliasChip, RoleChip, Sentence, t } from '../../components/ui/index.ts';
import { formatDate, formatMoment } from '../../utils/i18n/format.ts';
import { fill, same, type Text } from '../../utils/i18n/text.ts';
import type { ReportClock, ReportCookie, ReportSession, Summary } from '../../utils/report/report.ts';

const texts = {
  noSession: {
    en: 'No session seen yet. Log in, or go on using the site, and it will show.',
    ko: '아직 세션이 보이지 않습니다. 로그인하거나 사이트를 더 사용하면 나타납니다.',
  },
  counted: { en: '{n} exchanges recorded.', ko: '교환 {n}건을 기록했습니다.' },
  oneCounted: { en: 'One exchange recorded.', ko: '교환 1건을 기록했습니다.' },
  why: { en: 'Why this one', ko: '판단 근거' },
  ends: { en: 'ends {when}', ko: '{when} 종료' },
  ended: { en: 'ended {when}', ko: '{when} 종료됨' },
  withBrowser: { en: 'ends with the browser', ko: '브라우저를 닫으면 종료' },
  unknownEnd: { en: 'end not seen', ko: '종료 시점 알 수 없음' },
  others: { en: 'Other sessions in this tab', ko: '이 탭의 다른 세션' },
  more: { en: '{n} more in the panel', ko: '패널에 {n}개 더 있습니다' },
} satisfies Record<string, Text>;

/** More would push the findings out of sight; the panel has them all. */
const mostOthers = 3;
const mostReasons = 3;

interface SessionsProps {
  readonly report: Summary;
  readonly host: string | null;
  readonly exchanges: number;
  readonly now: number;
}

/** The session of the page first, as a sentence; then every other one as its row. */
export function Sessions({ report, host, exchanges, now }: SessionsProps): JSX.Element {
  const own = report.sessions.find(({ site }) => host === null || belongs(host, site));
  const others = report.sessions.filter((session) => session !== own);
  return (
    <>
      <section data-session={own?.state}>
        <p class="popup-lead">
          <Sentence text={own ? same(own.summary) : texts.noSession} />
        </p>
        {own ? (
          <>
            <Rows session={own} cookies={report.cookies} now={now} />
            <Why session={own} cookies={report.cookies} />
          </>
        ) : (
          <p class="popup-meaning">{t(exchanges === 1 ? texts.oneCounted : fill(texts.counted, { n: exchanges }))}</p>
        )}
      </section>
      {others.length > 0 && (
        <section class="popup-section">
          <h2 class="popup-title">{t(texts.others)}</h2>
          {others.slice(0, mostOthers).map((session, index) => (
            <Rows key={index} session={session} cookies={report.cookies} now={now} foreign={own?.site !== session.site} />
          ))}
          {others.length > mostOthers && <p class="popup-meaning">{t(fill(texts.more, { n: others.length - mostOthers }))}</p>}
        </section>
      )}
    </>
  );
}

interface RowsProps {
  readonly session: ReportSession;
  readonly cookies: readonly ReportCookie[];
  readonly now: number;
  /** Of another site, which is then named. */
  readonly foreign?: boolean;
}

function Rows({ session, cookies, now, foreign = false }: RowsProps): JSX.Element {
  return (
    <ul class="popup-rows">
      {session.cookies.map((name) => {
        const cookie = cookieOf(session, cookies, name);
        return (
          <li key={name} class="popup-row" data-cookie-name={name} data-cookie-role={cookie?.role}>
            <code class="popup-name" title={foreign ? `${name} (${session.site})` : name}>
              {name}
            </code>
            {cookie && <AliasChip name={cookie.name} alias={cookie.alias} />}
            {foreign && <span class="popup-site">{session.site}</span>}
            <End session={session} now={now} />
          </li>
        );
      })}
    </ul>
  );
}

/** When it ends, in three words; the whole sentence in its title. */
function End({ session: { state, since, expiry }, now }: { readonly session: ReportSession; readonly now: number }): JSX.Element {
  const clock = expiry.earliest ? expiry[expiry.earliest] : expiry.browser;
  const words = state === 'ended' ? fill(texts.ended, { when: formatMoment(since, now) }) : endOf(clock, now);
  const whole = clock.message.replaceAll('`', '');
  return (
    <span class="popup-ends" title={'at' in clock ? `${whole} (${formatDate(clock.at)})` : whole}>
      {t(words)}
    </span>
  );
}

function endOf(clock: ReportClock, now: number): Text {
  switch (clock.kind) {
    case 'browser-close':
      return texts.withBrowser;
    case 'unknown':
      return texts.unknownEnd;
    case 'at':
    case 'idle':
    case 'ended':
      return fill(clock.kind === 'ended' || clock.at <= now ? texts.ended : texts.ends, { when: formatMoment(clock.at, now) });
  }
}

/** The strongest reasons. */
function Why({ session, cookies }: { readonly session: ReportSession; readonly cookies: readonly ReportCookie[] }): JSX.Element | null {
  const first = session.cookies[0];
  const cookie = first === undefined ? undefined : cookieOf(session, cookies, first);
  const evidence = (cookie?.evidence ?? session.evidence).slice(0, mostReasons);
  if (evidence.length === 0) return null;
  return (
    <div class="popup-why">
      <div class="popup-counts">
        <h2 class="popup-quiet">{t(texts.why)}</h2>
        {cookie && <RoleChip role={cookie.role} confidence={cookie.confidence} />}
      </div>
      <ul>
        {evidence.map(({ code, message }, index) => (
          <li key={`${code}${index}`}>
            <Sentence text={same(message)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function cookieOf({ site }: ReportSession, cookies: readonly ReportCookie[], name: string): ReportCookie | undefined {
  return cookies.find((cookie) => cookie.name === name && belongs(cookie.domain, site));
}

function belongs(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
