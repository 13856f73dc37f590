import type { JSX } from 'preact';
import type { Severity } from '../../utils/audit/rule.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { roleWords, severityMarks, severityWords } from '../../utils/report/words.ts';
import type { Role } from '../../utils/session/types.ts';
import { t } from './locale.ts';

const shapes = ['●', '■', '▲', '◆', '⬟', '✚'] as const;

/** Stands for a value without telling it: the same letter, colour and shape wherever the same value appears. */
export function AliasChip({ name, alias }: { readonly name: string; readonly alias: string }): JSX.Element {
  const kind = (hashOf(name) + letterIndex(alias)) % shapes.length;
  return (
    <span class={`alias alias-${kind + 1}`} title={`${name} = ‹${alias}›`}>
      <span aria-hidden="true">{shapes[kind]}</span>
      {alias}
    </span>
  );
}

function letterIndex(alias: string): number {
  return [...alias].reduce((sum, letter) => sum * 26 + (letter.charCodeAt(0) - 64), 0);
}

/** Spreads names over the palette; nothing depends on it but which colour a cookie begins with. */
function hashOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < Math.min(name.length, 64); at++) hash = (hash * 31 + name.charCodeAt(at)) % 9973;
  return hash;
}

const sureness: readonly (readonly [number, string, Text])[] = [
  [0.9, '●●●', { en: 'shown by behaviour', ko: '동작으로 확인' }],
  [0.6, '●●○', { en: 'likely', ko: '가능성 높음' }],
  [0, '●○○', { en: 'a guess', ko: '추측' }],
];

export function surenessOf(confidence: number): { readonly dots: string; readonly text: Text } {
  const [, dots, text] = sureness.find(([least]) => confidence >= least) ?? [0, '○○○', { en: 'unknown', ko: '알 수 없음' }];
  return { dots, text };
}

/** What a cookie is for, and how sure that is in three steps. */
export function RoleChip({ role, confidence }: { readonly role: Role; readonly confidence: number }): JSX.Element {
  const { dots, text } = surenessOf(confidence);
  return (
    <span class={`role role-${role}`} title={`${t(text)} (${Math.round(confidence * 100)} %)`}>
      {t(roleWords[role])}
      {role !== 'unknown' && (
        <span class="role-dots">
          <span aria-hidden="true">{dots}</span>
          <span class="for-reader">{t(text)}</span>
        </span>
      )}
    </span>
  );
}

const counted: Text = { en: '{n} {severity}', ko: '{severity} {n}건' };

/** `▲ 2 high`. */
export function SeverityCount({ severity, count }: { readonly severity: Severity; readonly count: number }): JSX.Element {
  return (
    <>
      <span aria-hidden="true">
        <SeverityMark severity={severity} />
      </span>{' '}
      {t(fill(counted, { n: count, severity: severityWords[severity] }))}
    </>
  );
}

export function SeverityMark({ severity }: { readonly severity: Severity }): JSX.Element {
  return (
    <span class={`severity severity-${severity}`} title={t(severityWords[severity])}>
      <span aria-hidden="true">{severityMarks[severity]}</span>
      <span class="for-reader">{t(severityWords[severity])}</span>
    </span>
  );
}
