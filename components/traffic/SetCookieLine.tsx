import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import type { Finding } from '../../utils/audit/rule.ts';
import { explain, explainMissing, type Span, secretSpans } from '../../utils/cookie/index.ts';
import type { ParsedAttribute, ParsedSetCookie, Reason, Verdict } from '../../utils/cookie/types.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { maskLine, standIns, valueAt } from '../../utils/report/mask-line.ts';
import type { CookieConclusion, SetCookieFacts } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { CopyButton, RoleChip, Secret, Sentence, SeverityMark, t } from '../ui/index.ts';
import { outcomeShapes, outcomeWords, whyAndFix } from '../ui/words.ts';
import { attributeMeaning } from './attributes.ts';

const texts = {
  malformed: { en: 'Malformed: the browser drops the whole line', ko: '형식 오류: 브라우저가 줄 전체를 버립니다' },
  predicted: { en: 'predicted', ko: '예측' },
  confirmed: { en: 'observed: the browser did so', ko: '관측: 브라우저가 그렇게 했습니다' },
  contradicted: { en: 'the browser did otherwise', ko: '브라우저의 실제 동작과 다릅니다' },
  copy: { en: 'Copy the line (masked)', ko: '줄 복사 (값 가림)' },
  copyShown: { en: 'Copy the line (with its value)', ko: '줄 복사 (값 포함)' },
  verdicts: {
    stored: { en: 'The browser stored this cookie.', ko: '브라우저가 이 쿠키를 저장했습니다.' },
    replaced: { en: 'The browser put it in the place of the one it had.', ko: '브라우저가 갖고 있던 쿠키를 이것으로 바꿨습니다.' },
    deleted: { en: 'It is past its end, so the browser deleted the cookie.', ko: '만료 시점이 지났으므로 브라우저가 쿠키를 삭제했습니다.' },
    refused: { en: 'The browser refused this cookie.', ko: '브라우저가 이 쿠키를 거부했습니다.' },
  } satisfies Record<Verdict['outcome'], Text>,
};

/** A line that is longer is shown by its two ends; nobody reads a megabyte. */
const longestShown = 1200;

interface SetCookieLineProps {
  readonly facts: SetCookieFacts;
  /** The cookie, where it is the session's. */
  readonly role: CookieConclusion | undefined;
  /** Those about this very line. */
  readonly findings: readonly Finding[];
  readonly show: PanelModel['show'];
}

/** One `Set-Cookie` line as it was written, with what the browser made of it. The value stands behind its chip. */
export function SetCookieLine({ facts, role, findings, show }: SetCookieLineProps): JSX.Element {
  const { parsed, verdict, line, alias } = facts;
  const revealed = useSignal(false);
  const faulty = parsed.kind === 'set-cookie' ? findings.flatMap((finding) => attributeAt(parsed, finding)) : [];
  const faults: Faults = { reasons: new Set([...attributesOf(verdict.reasons), ...faulty]), warnings: attributesOf(verdict.warnings) };
  return (
    <div class={`set-cookie set-cookie-${verdict.outcome}`} data-set-cookie={parsed.kind === 'set-cookie' ? parsed.name : ''}>
      <p class="set-cookie-line">
        {parsed.kind === 'malformed' ? (
          <code class="fault">{shorten(printable(line))}</code>
        ) : (
          <Annotated parsed={parsed} verdict={verdict} alias={alias} faults={faults} toggled={(open) => (revealed.value = open)} />
        )}
      </p>
      <p class="set-cookie-verdict">
        <span class={`outcome outcome-${verdict.outcome}`} data-outcome={verdict.outcome}>
          <span aria-hidden="true">{outcomeShapes[verdict.outcome]}</span> {t(outcomeWords[verdict.outcome])}
        </span>{' '}
        <Sentence text={parsed.kind === 'malformed' ? texts.malformed : texts.verdicts[verdict.outcome]} />{' '}
        <span class="dim">({t(facts.confirmed === null ? texts.predicted : facts.confirmed ? texts.confirmed : texts.contradicted)})</span>{' '}
        {role && <RoleChip role={role.role} confidence={role.confidence} />}
      </p>
      {findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ rule, severity, message, title }) => (
          <p key={rule} class="set-cookie-finding">
            {/* Of a refused line the reasons below say what the finding would say again. */}
            <SeverityMark severity={severity} /> <Sentence text={verdict.outcome === 'refused' ? title : message} />{' '}
            <button type="button" class="link" onClick={() => show({ view: 'findings', rule })}>
              {t(whyAndFix)}
            </button>
          </p>
        ))}
      <Reasons reasons={verdict.reasons} kind="reason" />
      <Reasons reasons={verdict.warnings} kind="warning" />
      {facts.confirmed === null && <Doubts doubts={verdict.uncertain ?? []} />}
      {parsed.kind === 'set-cookie' && (
        <CopyButton
          text={() => `Set-Cookie: ${revealed.value ? withValue(facts, parsed) : maskLine(facts)}`}
          label={revealed.value ? texts.copyShown : texts.copy}
        />
      )}
    </div>
  );
}

/** The line with the value that is shown, and with nothing else that a mask hides. */
function withValue(facts: SetCookieFacts, { valueStart, valueEnd }: ParsedSetCookie): string {
  const [value] = standIns(facts);
  return facts.line.slice(0, valueEnd) + maskLine(facts).slice(valueStart + (value?.standIn.length ?? 0));
}

function Reasons({ reasons, kind }: { readonly reasons: readonly Reason[]; readonly kind: 'reason' | 'warning' }): JSX.Element | null {
  if (reasons.length === 0) return null;
  return (
    <ul class={`reasons reasons-${kind}`}>
      {reasons.map((reason, index) => (
        <li key={index} data-reason={reason.code}>
          <Sentence text={explain(reason)} /> <span class="dim">({reason.step})</span>
        </li>
      ))}
    </ul>
  );
}

/** What the verdict hangs on, as long as nothing has shown what the browser did. */
function Doubts({ doubts }: { readonly doubts: NonNullable<Verdict['uncertain']> }): JSX.Element | null {
  if (doubts.length === 0) return null;
  return (
    <ul class="reasons reasons-uncertain">
      {doubts.map(({ fact }) => (
        <li key={fact} data-uncertain={fact}>
          <Sentence text={explainMissing(fact)} />
        </li>
      ))}
    </ul>
  );
}

/** Which attributes a refusal names, and which a mere remark. */
interface Faults {
  readonly reasons: ReadonlySet<string>;
  readonly warnings: ReadonlySet<string>;
}

function attributesOf(reasons: readonly Reason[]): ReadonlySet<string> {
  return new Set(reasons.flatMap(({ attribute }) => attribute ?? []));
}

/** The attribute that a finding marks in its line; none when it is about one that is missing. */
function attributeAt({ attributes }: ParsedSetCookie, { line }: Finding): readonly string[] {
  if (line === undefined) return [];
  return attributes.flatMap(({ known, start, end }) => (known !== null && start < line.end && end > line.start ? [known] : []));
}

function faultClass({ reasons, warnings }: Faults, attribute: string | null): string {
  if (attribute === null) return '';
  return reasons.has(attribute) ? ' fault' : warnings.has(attribute) ? ' remark' : '';
}

interface AnnotatedProps {
  readonly parsed: ParsedSetCookie;
  readonly verdict: Verdict;
  readonly alias: string | null;
  readonly faults: Faults;
  readonly toggled: (open: boolean) => void;
}

function Annotated({ parsed, verdict, alias, faults, toggled }: AnnotatedProps): JSX.Element {
  const { name, value, attributes } = parsed;
  const hidden = secretSpans(parsed);
  const parts: ComponentChildren[] = [];
  for (const [index, attribute] of attributes.slice(0, 40).entries()) {
    const meaning = t(attributeMeaning(attribute, parsed, verdict));
    const words = shownOf(parsed.line, attribute, hidden);
    parts.push(
      <span key={index}>
        <span class="dim">; </span>
        <button
          type="button"
          class={`attribute${faultClass(faults, attribute.known)}${attribute.inForce ? '' : ' attribute-idle'}`}
          data-tip={meaning.replaceAll('`', '')}
        >
          {shorten(words)}
          <span class="for-reader">: {meaning.replaceAll('`', '')}</span>
        </button>
      </span>,
    );
  }
  return (
    <code>
      <span class={`cookie-name${faultClass(faults, 'name')}`}>{shorten(name)}</span>=
      <span class={faultClass(faults, 'value').trim()}>
        <Secret name={name} value={shorten(value)} alias={alias} toggled={toggled} />
      </span>
      {parts}
    </code>
  );
}

/** An attribute as written, but for what may be a secret: that reaches to its end. */
function shownOf(line: string, { start, end }: ParsedAttribute, hidden: readonly Span[]): string {
  const secret = hidden.find((span) => span.start >= start && span.start < end);
  return secret === undefined ? line.slice(start, end) : `${line.slice(start, secret.start)}‹…›`;
}

function shorten(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown / 2)} … ${text.slice(-longestShown / 2)}`;
}

/** Control characters as their pictures, so that what broke the line is seen. A malformed line may still hold a secret: only its name is shown. */
function printable(line: string): string {
  const at = valueAt(line);
  const name = line === '' ? '' : `${line.slice(0, at)}…`;
  return [...name.slice(0, longestShown)]
    .map((char) => (char < ' ' ? String.fromCodePoint(0x2400 + char.charCodeAt(0)) : char === '\x7f' ? '␡' : char))
    .join('');
}
