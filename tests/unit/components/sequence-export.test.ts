import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../../../components/cluster/lesson-facts.ts';
import { toMermaid, toSvg } from '../../../components/sequence/export.ts';
import { lessons } from '../../../utils/lessons/index.ts';
import type { Sequence } from '../../../utils/lessons/lesson.ts';

function recorded(): Sequence {
  const live = lessons.find(({ id }) => id === 'login-step-by-step')?.live(exampleFacts());
  const block = live?.kind === 'shown' ? live.blocks.find(({ kind }) => kind === 'sequence') : undefined;
  if (block?.kind !== 'sequence') throw new Error('The example has no login to draw.');
  return block.sequence;
}

const hostile: Sequence = {
  title: { en: '<script>alert(1)</script>', ko: '<script>' },
  actors: [
    { id: 'browser', title: { en: 'a"b', ko: 'a"b' } },
    { id: 'server', title: { en: 'x;y', ko: 'x;y' } },
  ],
  steps: [
    {
      from: 'browser',
      to: 'server',
      label: { en: 'one\nbrowser->>server: two; # <b>', ko: '하나' },
      note: { en: '', ko: '' },
      exchange: 0,
      basis: 'observed',
    },
  ],
};

describe('a sequence as SVG', () => {
  it.each(['en', 'ko'] as const)('is well-formed and tells every step in %s', (locale) => {
    const sequence = recorded();
    const svg = new Elements(toSvg(sequence, locale));
    expect(svg.unbalanced()).toEqual([]);
    for (const { label } of sequence.steps) expect(svg.words()).toContain(label[locale].replaceAll('`', '').replaceAll(' ', ''));
  });

  it('breaks a long label into lines between its actors', () => {
    const name = `${'a-long-word '.repeat(12)}${'x'.repeat(200)}`;
    const [step] = hostile.steps;
    if (step === undefined) throw new Error('There is no step.');
    const svg = new Elements(toSvg({ ...hostile, steps: [{ ...step, label: { en: name, ko: name } }] }, 'en'));
    expect(svg.unbalanced()).toEqual([]);
    const lines = [...svg.text.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, line = '']) => line);
    expect(lines.length).toBeGreaterThan(2);
    // 720 pixels between the two, and seven for a letter.
    for (const line of lines) expect(line.length).toBeLessThan(103);
    expect(lines.join('').replaceAll(' ', '')).toBe(`1.${name.replaceAll(' ', '')}`);
  });

  it('holds nothing that XML forbids', () => {
    const [step] = hostile.steps;
    if (step === undefined) throw new Error('There is no step.');
    const label = 'a\u0000b\u001fc\ud800d\uffffe\u{1f36a}';
    expect(toSvg({ ...hostile, steps: [{ ...step, label: { en: label, ko: label } }] }, 'en')).toContain(
      '>1. a\ufffdb\ufffdc\ufffdd\ufffde\u{1f36a}<',
    );
  });

  it('holds markup of a site as text', () => {
    expect(toSvg(hostile, 'en')).not.toContain('<script');
    expect(toSvg(hostile, 'en')).not.toContain('<b>');
  });
});

describe('a sequence as Mermaid text', () => {
  it('has a line for each participant and each step', () => {
    const sequence = recorded();
    const lines = toMermaid(sequence, 'en').trim().split('\n');
    expect(lines[0]).toBe('sequenceDiagram');
    expect(lines).toHaveLength(1 + sequence.actors.length + sequence.steps.length);
    expect(lines.at(-1)).toMatch(/^ {2}(browser|server|store)-{1,2}>>(browser|server|store): \S/);
  });

  it('lets no name of a site begin a statement of its own', () => {
    const lines = toMermaid(hostile, 'en').trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('  browser->>server: one browser-#62;#62;server: two#59; #35; #60;b#62;');
  });

  it('lets no name of a site be a directive, which Mermaid obeys wherever it stands', () => {
    const [step] = hostile.steps;
    if (step === undefined) throw new Error('There is no step.');
    const label = '%%{init: {"theme": "dark"}}%% /a%20b';
    expect(toMermaid({ ...hostile, steps: [{ ...step, label: { en: label, ko: label } }] }, 'en')).not.toContain('%');
  });

  it.each(['en', 'ko'] as const)('follows the grammar of sequence diagrams in %s', (locale) => {
    // A participant with its alias, or a message: two actors, a solid or a dashed arrow, a colon, and text without what would end it.
    const grammar = /^ {2}(?:participant \w+ as (?:[^\n:;#%<>]|#\d+;)+|\w+--?>>\w+: (?:[^\n;#%]|#\d+;)+)$/;
    for (const sequence of [recorded(), hostile])
      for (const line of toMermaid(sequence, locale).trimEnd().split('\n').slice(1)) expect(line).toMatch(grammar);
  });
});

/** Enough of a parser to see whether elements are closed: bare Node has none. */
class Elements {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** What is written, without the spaces that a break of a line takes away. */
  words(): string {
    return this.text.replace(/<[^>]*>|[ \n]/g, '').replaceAll('&#34;', '"');
  }
  unbalanced(): readonly string[] {
    const open: string[] = [];
    for (const [, end, name = '', self] of this.text.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (self === '/') continue;
      if (end === '/') {
        if (open.pop() !== name) return [name];
      } else open.push(name);
    }
    return open;
  }
}
