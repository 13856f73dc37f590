import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from './locale.ts';

/** A sentence, with what stands between backticks as code. */
export function Sentence({ text }: { readonly text: Text }): JSX.Element {
  const parts = t(text).split('`');
  return <>{parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? <code key={index}>{part}</code> : part))}</>;
}
