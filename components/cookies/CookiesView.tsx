import { signal, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { roleWords } from '../../utils/report/words.ts';
import { type CookieConclusion, type Role, roles, sessionRoles } from '../../utils/session/types.ts';
import { keptFor } from '../models/kept.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState, ExchangeLinks, Lead, NothingRecorded, Sentence, Split, t, VirtualTable } from '../ui/index.ts';
import { CookieDetail } from './CookieDetail.tsx';
import { columnsAt, type Row } from './columns.tsx';
import './cookies.css';

const texts = {
  table: { en: 'Cookies', ko: '쿠키 목록' },
  detail: { en: 'Details of the cookie', ko: '쿠키 상세' },
  empty: { en: 'No cookies yet', ko: '아직 쿠키가 없습니다' },
  noCookies: { en: 'No cookies in {n} exchanges', ko: '교환 {n}건에 쿠키가 없습니다' },
  emptyDetail: {
    en: 'Reload the page, or log in. Cookies that were there before recording began appear when they are first sent.',
    ko: '페이지를 새로 고치거나 로그인하십시오. 기록 전에 있던 쿠키는 처음 전송될 때 나타납니다.',
  },
  one: {
    en: '`{name}` carries the session. {others} other cookies do something else.',
    ko: '세션을 담은 쿠키는 `{name}`입니다. 나머지 {others}개는 다른 일을 합니다.',
  },
  two: {
    en: '`{name}` and `{second}` carry the session. {others} other cookies do something else.',
    ko: '세션을 담은 쿠키는 `{name}`, `{second}`입니다. 나머지 {others}개는 다른 일을 합니다.',
  },
  several: {
    en: '`{name}` and {more} more carry the session. {others} other cookies do something else.',
    ko: '세션을 담은 쿠키는 `{name}` 외 {more}개입니다. 나머지 {others}개는 다른 일을 합니다.',
  },
  remembered: {
    en: '`{name}` carries the session; `{second}` can log you in again without a password. {others} other cookies do something else.',
    ko: '세션을 담은 쿠키는 `{name}`, 비밀번호 없이 다시 로그인하게 하는 쿠키는 `{second}`입니다. 나머지 {others}개는 다른 일을 합니다.',
  },
  none: { en: 'None of the {all} cookies behaves like a session so far.', ko: '쿠키 {all}개 가운데 아직 세션처럼 동작하는 것이 없습니다.' },
  everyRole: { en: 'Every role', ko: '모든 역할' },
  role: { en: 'Role', ko: '역할' },
  thirdParty: { en: 'Third party', ko: '서드파티' },
  trouble: { en: 'Trouble', ko: '문제 있음' },
  noneMatch: { en: 'No cookie matches', ko: '조건에 맞는 쿠키가 없습니다' },
  reset: { en: 'Show all cookies', ko: '모든 쿠키 보기' },
} satisfies Record<string, Text>;

/** The jar, the session first. */
export function CookiesView({ model }: { readonly model: PanelModel }): JSX.Element {
  const { role, thirdParty, trouble } = keptFor(model, 'cookies-filter', () => ({
    role: signal<Role | null>(null),
    thirdParty: signal(false),
    trouble: signal(false),
  }));
  const rows = useComputed((): readonly Row[] => {
    const troubled = new Set(model.audit.value.findings.flatMap(({ cookie, severity }) => (cookie === null || severity === 'info' ? [] : [cookie])));
    const words = model.filter.value.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 16);
    return model.conclusions.value.cookies
      .map((cookie) => ({ cookie, trouble: troubled.has(cookie.facts.key) }))
      .filter(({ cookie, trouble: hasTrouble }) => {
        if (role.value !== null && cookie.role !== role.value) return false;
        if ((thirdParty.value && !cookie.facts.thirdParty) || (trouble.value && !hasTrouble)) return false;
        const text = `${cookie.facts.name} ${cookie.facts.domain}${cookie.facts.path} ${cookie.role}`.toLowerCase();
        return words.every((word) => text.includes(word));
      });
  });
  const all = model.conclusions.value.cookies;
  const selected = model.place.value.cookie ?? null;
  const chosen = all.find(({ facts }) => facts.key === selected);
  const { exchanges, cookies } = model.capture.value.analysis;
  const { length } = exchanges;
  if (all.length === 0 && length === 0) return <NothingRecorded model={model} title={texts.empty} detail={texts.emptyDetail} />;
  // What they are is concluded in a moment.
  if (all.length === 0 && cookies.size > 0) return <div />;
  if (all.length === 0) return <EmptyState title={fill(texts.noCookies, { n: length })} detail={texts.emptyDetail} />;

  const reset = (): void => {
    role.value = null;
    thirdParty.value = false;
    trouble.value = false;
    model.filter.value = '';
  };
  return (
    <div class="cookies">
      <Lead>
        <Sentence text={answer(all)} /> <ExchangeLinks ids={shownBy(all)} show={model.show} />
      </Lead>
      <div class="cookies-tools">
        <select
          aria-label={t(texts.role)}
          value={role.value ?? ''}
          onChange={(event) => {
            role.value = roles.find((known) => known === event.currentTarget.value) ?? null;
          }}
        >
          <option value="">{t(texts.everyRole)}</option>
          {roles.map((known) => (
            <option key={known} value={known}>
              {t(roleWords[known])}
            </option>
          ))}
        </select>
        <label>
          <input type="checkbox" checked={thirdParty.value} onChange={(event) => (thirdParty.value = event.currentTarget.checked)} />{' '}
          {t(texts.thirdParty)}
        </label>
        <label>
          <input type="checkbox" checked={trouble.value} onChange={(event) => (trouble.value = event.currentTarget.checked)} /> {t(texts.trouble)}
        </label>
      </div>
      <div class="cookies-body">
        <Split
          label={texts.detail}
          close={() => model.show({ view: 'cookies' })}
          main={
            rows.value.length === 0 ? (
              <EmptyState title={texts.noneMatch} action={{ label: texts.reset, run: reset }} />
            ) : (
              <VirtualTable
                label={texts.table}
                columns={columnsAt(model.now.value)}
                rows={rows.value}
                keyOf={({ cookie }) => cookie.facts.key}
                selected={selected}
                select={({ cookie }) => model.show({ view: 'cookies', cookie: cookie.facts.key })}
                dataOf={({ cookie }) => ({ 'data-cookie-name': cookie.facts.name, 'data-cookie-role': cookie.role })}
              />
            )
          }
          detail={chosen ? <CookieDetail key={chosen.facts.key} cookie={chosen} model={model} /> : null}
        />
      </div>
    </div>
  );
}

/** For each cookie that the sentence names, the exchange that says most for it. */
function shownBy(cookies: readonly CookieConclusion[]): readonly number[] {
  const named = cookies.filter(({ role }) => sessionRoles.has(role)).slice(0, 2);
  return named.flatMap(({ evidence }) => evidence[0]?.exchanges[0] ?? []);
}

function answer(cookies: readonly CookieConclusion[]): Text {
  const session = cookies.filter(({ role }) => sessionRoles.has(role));
  const [first, second] = session;
  const others = cookies.length - session.length;
  if (!first) return fill(texts.none, { all: cookies.length });
  const name = first.facts.name;
  if (!second) return fill(texts.one, { name, others });
  if (session.length > 2) return fill(texts.several, { name, more: session.length - 1, others });
  return fill(second.role === 'remember-me' ? texts.remembered : texts.two, { name, second: second.facts.name, others });
}
