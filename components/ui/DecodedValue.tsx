import type { JSX } from 'preact';
import type { Decoded } from '../../utils/session/types.ts';
import { Secret } from './Secret.tsx';
import { Sentence } from './Sentence.tsx';

/** What a value says without its key. Parts of the secret stay masked. */
export function DecodedValue({ decoded, name }: { readonly decoded: Decoded; readonly name: string }): JSX.Element {
  return (
    <div class="decoded" data-format={decoded.format}>
      <p>
        <strong>
          <Sentence text={decoded.title} />
        </strong>
        {decoded.about && (
          <>
            {'. '}
            <Sentence text={decoded.about} />
          </>
        )}
      </p>
      <dl>
        {decoded.fields.map((field, index) => (
          <div key={index}>
            <dt>{field.name}</dt>
            <dd>{field.secret ? <Secret name={`${name} ${field.name}`} value={field.value} alias={null} /> : <code>{field.value}</code>}</dd>
          </div>
        ))}
      </dl>
      {(decoded.notes ?? []).map((note, index) => (
        <p key={index} class="decoded-note">
          <Sentence text={note} />
        </p>
      ))}
    </div>
  );
}
