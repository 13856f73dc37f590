import type { JSX } from 'preact';
import type { LessonFacts } from '../../utils/lessons/index.ts';
import type { Block, HeaderLine } from '../../utils/lessons/lesson.ts';
import { LessonReplay } from '../cluster/LessonReplay.tsx';
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx';
import { AliasChip, Sentence, t } from '../ui/index.ts';
import { type ShowExchange, Shown } from './Shown.tsx';

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly show: ShowExchange | null;
  readonly facts: LessonFacts;
}

/** The live part of a lesson. */
export function Blocks({ blocks, show, facts }: BlocksProps): JSX.Element {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockOf key={index} block={block} show={show} facts={facts} />
      ))}
    </>
  );
}

function BlockOf({ block, show, facts }: { readonly block: Block } & Omit<BlocksProps, 'blocks'>): JSX.Element {
  switch (block.kind) {
    case 'sentence':
      return (
        <p class="lesson-outcome">
          <Sentence text={block.text} /> <Shown exchanges={block.exchanges} show={show} />
        </p>
      );
    case 'lines':
      return (
        <ul class="lesson-lines">
          {block.lines.map((line, index) => (
            <Line key={index} line={line} show={show} />
          ))}
        </ul>
      );
    case 'numbers':
      return (
        <dl class="lesson-numbers">
          {block.numbers.map(({ value, label, exchanges }, index) => (
            <div key={index}>
              <dt>
                <Sentence text={label} /> <Shown exchanges={exchanges} show={show} />
              </dt>
              <dd>{t(value)}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <table class="lesson-table">
          <caption>
            <Sentence text={block.caption} />
          </caption>
          <thead>
            <tr>
              {block.head.map((cell, index) =>
                // The corner above the heads of the rows is the head of nothing.
                t(cell) === '' ? (
                  <td key={index} />
                ) : (
                  <th key={index} scope="col">
                    <Sentence text={cell} />
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key={at} scope="row">
                      <Sentence text={cell} />
                    </th>
                  ) : (
                    <td key={at}>
                      <Sentence text={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'sequence':
      return <SequenceDiagram sequence={block.sequence} show={show} />;
    case 'replay':
      return <LessonReplay strategies={block.strategies} begin={block.begin} facts={facts} />;
  }
}

function Line({ line, show }: { readonly line: HeaderLine; readonly show: ShowExchange | null }): JSX.Element {
  return (
    <li>
      <code>
        {line.parts.map((part, index) => {
          if (part.kind === 'value')
            return part.alias === null ? (
              <span key={index} class="masked">
                ••••
              </span>
            ) : (
              <AliasChip key={index} name={part.cookie} alias={part.alias} />
            );
          return part.marked === true ? <mark key={index}>{part.text}</mark> : part.text;
        })}
      </code>{' '}
      <Shown exchanges={[line.exchange]} show={show} />
    </li>
  );
}
