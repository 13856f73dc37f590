import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { AliasChip } from './chips.tsx';
import { t } from './locale.ts';

const reveal: Text = { en: 'Reveal the value of {name}', ko: '{name} 값 보기' };
const empty: Text = { en: '(empty)', ko: '(빈 값)' };
const hide: Text = { en: 'Hide the value of {name}', ko: '{name} 값 가리기' };

interface SecretProps {
  readonly name: string;
  readonly value: string;
  readonly alias: string | null;
  /** Told when the reader shows or hides it, so that what is copied beside it does the same. */
  readonly toggled?: (open: boolean) => void;
}

/** A value behind its chip until the reader presses. Never remembered: another value, or another visit, is masked again. */
export function Secret({ name, value, alias, toggled }: SecretProps): JSX.Element {
  const shown = useSignal<string | null>(null);
  if (value === '') return <span class="dim">{t(empty)}</span>;
  const open = shown.value === value;
  return (
    <span class="secret">
      {open ? (
        <code class="secret-value">{value}</code>
      ) : alias === null ? (
        <span class="masked" aria-hidden="true">
          ••••••
        </span>
      ) : (
        <AliasChip name={name} alias={alias} />
      )}
      <button
        type="button"
        class="icon-button"
        aria-pressed={open}
        aria-label={t(fill(open ? hide : reveal, { name }))}
        title={t(fill(open ? hide : reveal, { name }))}
        onClick={() => {
          shown.value = open ? null : value;
          toggled?.(!open);
        }}
      >
        <span aria-hidden="true">{open ? '◉' : '◌'}</span>
      </button>
    </span>
  );
}
