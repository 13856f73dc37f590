import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { formatDate, formatMoment } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { Evidence } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';
import { t } from './locale.ts';
import { Sentence } from './Sentence.tsx';

const texts = {
  exchange: { en: 'Show exchange {id} in Traffic', ko: '트래픽에서 교환 {id}번 보기' },
  copy: { en: 'Copy', ko: '복사' },
  copied: { en: 'Copied', ko: '복사됨' },
  notCopied: { en: 'The browser did not allow copying', ko: '브라우저가 복사를 허용하지 않았습니다' },
  against: { en: 'against', ko: '반대 근거' },
} satisfies Record<string, Text>;

/** Leads to the exchange that shows a claim. */
export function ExchangeLink({ id, show }: { readonly id: number; readonly show: PanelModel['show'] }): JSX.Element {
  return (
    <button type="button" class="exchange-link" title={t(fill(texts.exchange, { id }))} onClick={() => show({ view: 'traffic', exchange: id })}>
      #{id}
    </button>
  );
}

/** Why there is nothing, and what to do about it. */
export function EmptyState(props: {
  readonly title: Text;
  readonly detail?: Text;
  readonly action?: { readonly label: Text; readonly run: () => void };
}): JSX.Element {
  const { title, detail, action } = props;
  return (
    <div class="empty">
      <p class="empty-title">
        <Sentence text={title} />
      </p>
      {detail && (
        <p class="empty-detail">
          <Sentence text={detail} />
        </p>
      )}
      {action && (
        <button type="button" class="button" onClick={action.run}>
          {t(action.label)}
        </button>
      )}
    </div>
  );
}

/** A moment, told from now; the whole date in its title. */
export function Moment({ at, now }: { readonly at: number; readonly now: number }): JSX.Element {
  return (
    <time dateTime={isoOf(at)} title={formatDate(at)}>
      {t(formatMoment(at, now))}
    </time>
  );
}

/** Dates outside what JavaScript can write are left to the words beside them. */
function isoOf(at: number): string | undefined {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined;
}

export function CopyButton({ text, label }: { readonly text: string | (() => string); readonly label?: Text }): JSX.Element {
  const said = useSignal<Text | null>(null);
  const copy = async (): Promise<void> => {
    const words = typeof text === 'string' ? text : text();
    said.value = (await copyText(words)) ? texts.copied : texts.notCopied;
  };
  return (
    <button type="button" class="button" onClick={() => void copy()} onBlur={() => (said.value = null)}>
      <span role="status">{t(said.value ?? label ?? texts.copy)}</span>
    </button>
  );
}

/** A panel in DevTools has no focus of its own in every browser, and there only the older way works. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Reasons to believe something, the strongest first, each leading to what shows it. */
export function EvidenceList(props: {
  readonly evidence: readonly Evidence[];
  readonly show: PanelModel['show'];
  /** The exchange whose details the list stands in: a link to it would lead nowhere. */
  readonly here?: number;
}): JSX.Element {
  const { evidence, show, here } = props;
  return (
    <ul class="evidence">
      {evidence.map(({ code, message, exchanges, weight }, index) => (
        <li key={`${code}${index}`} class={weight < 0 ? 'evidence-against' : undefined}>
          <span aria-hidden="true" class="evidence-sign">
            {weight < 0 ? '−' : '+'}
          </span>
          {weight < 0 && <span class="for-reader">{t(texts.against)}: </span>}
          <Sentence text={message} /> <ExchangeLinks ids={exchanges.filter((id) => id !== here)} show={show} />
        </li>
      ))}
    </ul>
  );
}

export function ExchangeLinks(props: { readonly ids: readonly number[]; readonly show: PanelModel['show'] }): JSX.Element {
  const { show } = props;
  const ids = [...new Set(props.ids)];
  return (
    <span class="exchange-links">
      {ids.slice(0, 5).map((id) => (
        <ExchangeLink key={id} id={id} show={show} />
      ))}
      {ids.length > 5 && <span class="dim">+{ids.length - 5}</span>}
    </span>
  );
}

/** The answer first: what a view opens with. */
export function Lead({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="lead">{children}</p>;
}
