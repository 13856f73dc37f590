import type { JSX } from 'preact';
import { formatBytes } from '../../utils/i18n/format.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { type CookieConclusion, type CookieFacts, type Role, sessionRoles } from '../../utils/session/types.ts';
import { AliasChip, type Column, Moment, RoleChip, t } from '../ui/index.ts';

export interface Row {
  readonly cookie: CookieConclusion;
  /** Whether a finding is about it. */
  readonly trouble: boolean;
}

const texts = {
  browserClose: { en: 'with the browser', ko: '브라우저 종료 시' },
  gone: { en: 'gone', ko: '사라짐' },
  never: { en: 'never kept', ko: '저장된 적 없음' },
  unknown: { en: 'not seen', ko: '알 수 없음' },
  trouble: { en: 'has findings', ko: '발견 사항 있음' },
} as const;

export const origins: Readonly<Record<CookieFacts['origin'], Text>> = {
  response: { en: 'response', ko: '응답' },
  script: { en: 'script', ko: '스크립트' },
  before: { en: 'before recording', ko: '기록 이전' },
};

/** Its host, with `*.` where subdomains get it too, and path. */
export function whereOf({ hostOnly, domain, path }: CookieFacts): string {
  return `${hostOnly ? '' : '*.'}${domain}${path}`;
}

/** Bytes of the pair as it is sent. */
export function sizeOf({ name, value }: CookieFacts): number {
  return name.length + value.length;
}

/** The columns of Cookies; `now` (epoch milliseconds) drives the countdowns. */
export function columnsAt(now: number): readonly Column<Row>[] {
  return [
    {
      id: 'name',
      title: { en: 'Name', ko: '이름' },
      width: 'minmax(100px, 1.2fr)',
      cell: ({ cookie: { facts }, trouble }) => (
        <>
          {trouble && (
            <span class="cookie-trouble" title={t(texts.trouble)}>
              <span aria-hidden="true">!</span>
              <span class="for-reader">{t(texts.trouble)}</span>
            </span>
          )}
          <code title={facts.name.slice(0, 500)}>{facts.name.slice(0, 200)}</code>
        </>
      ),
    },
    {
      id: 'role',
      title: { en: 'Role', ko: '역할' },
      width: '138px',
      cell: ({ cookie }) => <RoleChip role={cookie.role} confidence={cookie.confidence} />,
    },
    { id: 'values', title: { en: 'Values', ko: '값' }, width: '134px', from: 490, cell: ({ cookie }) => <Strip cookie={cookie} /> },
    { id: 'ends', title: { en: 'Ends', ko: '종료' }, width: 'minmax(118px, 0.7fr)', cell: ({ cookie }) => <Ends cookie={cookie} now={now} /> },
    {
      id: 'flags',
      title: { en: 'Flags', ko: '속성' },
      width: 'minmax(150px, 0.9fr)',
      from: 640,
      cell: ({ cookie }) => <Flags facts={cookie.facts} role={cookie.role} />,
    },
    {
      id: 'where',
      title: { en: 'Where', ko: '범위' },
      width: 'minmax(110px, 0.9fr)',
      from: 860,
      cell: ({ cookie: { facts } }) => {
        const where = whereOf(facts);
        return <span title={facts.partitionKey === null ? where : `${where} (${facts.partitionKey})`}>{where}</span>;
      },
    },
    {
      id: 'origin',
      title: { en: 'Set by', ko: '설정 주체' },
      width: '92px',
      from: 1000,
      cell: ({ cookie }) => <Words text={origins[cookie.facts.origin]} />,
    },
    { id: 'changes', title: { en: 'Set', ko: '설정' }, width: '44px', from: 750, numeric: true, cell: ({ cookie }) => `${cookie.facts.timesSet}×` },
    { id: 'sent', title: { en: 'Sent', ko: '전송' }, width: '48px', from: 910, numeric: true, cell: ({ cookie }) => `${cookie.facts.timesSent}×` },
    {
      id: 'size',
      title: { en: 'Size', ko: '크기' },
      width: '56px',
      from: 700,
      numeric: true,
      cell: ({ cookie: { facts } }) => formatBytes(sizeOf(facts)),
    },
  ];
}

/** As people write them in headers. */
const sameSiteWords = { strict: 'Strict', lax: 'Lax', none: 'None' } as const;

/** Values shown in the strip; earlier ones are counted. */
const stripLength = 3;

function Strip({ cookie: { facts } }: { readonly cookie: CookieConclusion }): JSX.Element {
  const aliases = [...new Set(facts.steps.flatMap(({ alias }) => alias ?? []))];
  const last = aliases.slice(-stripLength);
  return (
    <span class="strip" title={aliases.slice(-26).join(' → ')}>
      {facts.distinctValues > last.length && <span class="dim">{facts.distinctValues - last.length}+</span>}
      {last.map((alias) => (
        <AliasChip key={alias} name={facts.name} alias={alias} />
      ))}
    </span>
  );
}

function Ends({ cookie: { facts }, now }: { readonly cookie: CookieConclusion; readonly now: number }): JSX.Element {
  const { current } = facts;
  if (current === null) return <Words text={facts.steps.some(({ what }) => what !== 'refused') ? texts.gone : texts.never} dim />;
  if (!facts.attributesKnown) return <Words text={texts.unknown} dim />;
  if (current.expires === null) return <Words text={texts.browserClose} />;
  const full = Math.max(1, current.expires - current.created);
  const left = Math.max(0, Math.min(1, (current.expires - now) / full));
  return (
    <span class="ends">
      <span class="ends-bar" aria-hidden="true" style={{ '--left': `${left * 100}%` }} />
      <Moment at={current.expires} now={now} />
    </span>
  );
}

/** What a narrow column may cut stands whole in its title. */
function Words({ text, dim = false }: { readonly text: Text; readonly dim?: boolean }): JSX.Element {
  return (
    <span class={dim ? 'dim' : undefined} title={t(text)}>
      {t(text)}
    </span>
  );
}

/** As words; of a session's cookie also those that are missing. */
export function Flags({ facts, role }: { readonly facts: CookieFacts; readonly role: Role }): JSX.Element | null {
  const { current } = facts;
  if (current === null) return null;
  if (!facts.attributesKnown) return <Words text={texts.unknown} dim />;
  const isSession = sessionRoles.has(role);
  const flags: readonly (readonly [string, boolean])[] = [
    ['Secure', current.secure],
    ['HttpOnly', current.httpOnly],
    [current.sameSite === 'default' ? 'SameSite' : `SameSite=${sameSiteWords[current.sameSite]}`, current.sameSite !== 'default'],
  ];
  return (
    <span class="flags" title={flags.flatMap(([word, there]) => (there ? [word] : isSession ? [`${word}: ${t(missing)}`] : [])).join(', ')}>
      {flags
        .filter(([, there]) => there || isSession)
        .map(([word, there]) => (
          <Flag key={word} word={word} there={there} />
        ))}
    </span>
  );
}

const missing: Text = { en: 'missing', ko: '없음' };

function Flag({ word, there }: { readonly word: string; readonly there: boolean }): JSX.Element {
  return there ? (
    <span class="flag">{word}</span>
  ) : (
    <span class="flag flag-missing" title={`${word}: ${t(missing)}`}>
      {word}
      <span class="for-reader"> {t(missing)}</span>
    </span>
  );
}
