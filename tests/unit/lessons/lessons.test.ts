import { describe, expect, it } from 'vitest';
import { exampleFacts, lessonFacts } from '../../../components/cluster/lesson-facts.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import type { Text } from '../../../utils/i18n/text.ts';
import { bindLesson, type LessonFacts, lessons } from '../../../utils/lessons/index.ts';
import type { BoundLesson } from '../../../utils/lessons/lesson.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { loginFlow } from '../../tools/login-flow.ts';

function factsOf(exchanges: readonly Exchange[]): LessonFacts {
  const analysis = exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  return lessonFacts(analysis, conclude(analysis, analysis.lastTime));
}

/** Every sentence in a value, wherever it stands. */
function textsIn(value: unknown): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'ko' in value) return [value as Text];
  return Object.values(value).flatMap(textsIn);
}

function wordsOf(bound: BoundLesson): string {
  return JSON.stringify(bound);
}

const empty = factsOf([]);
const example = exampleFacts();
const sound = factsOf(loginFlow().exchanges);

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('the lesson %s', (_, lesson) => {
  const bound = [
    ['with the example', bindLesson(lesson, empty, example)],
    ['with a recorded login', bindLesson(lesson, sound, example)],
  ] as const;

  it('says what it needs when nothing is recorded, and shows the example meanwhile', () => {
    const filled = bindLesson(lesson, empty, example);
    expect(filled.need?.en).toMatch(/\S/);
    expect(filled.blocks.length).toBeGreaterThan(0);
    expect(filled.experiment.choices.length).toBeGreaterThan(1);
    expect(filled.interview.length).toBeGreaterThan(0);
  });

  it.each(bound)('is whole in both languages, %s', (_, filled) => {
    const texts = textsIn(filled);
    expect(texts.length).toBeGreaterThan(10);
    for (const { en, ko } of texts) {
      expect(Boolean(en)).toBe(Boolean(ko));
      for (const text of [en, ko]) {
        expect(text).not.toMatch(/\{~?\w+[|}]/);
        expect(text.split('`').length % 2, text).toBe(1);
        expect(text).not.toMatch(/undefined|NaN|\[object|!/);
      }
      // A sentence is written in Korean, not left in English; names, header lines and numbers are the same everywhere.
      if (en !== ko) expect(ko, en).toMatch(/[가-힣]/);
      expect(en, ko).not.toMatch(/[가-힣]/);
    }
  });

  it.each(bound)('shows no value of any cookie, %s', (_, filled) => {
    const words = wordsOf(filled);
    const facts = filled.need === null ? sound : example;
    const values = facts.analysis.exchanges.flatMap(({ sent }) => sent.map(({ value }) => value)).filter((value) => value.length >= 8);
    expect(values.length).toBeGreaterThan(0);
    for (const value of new Set(values)) expect(words.includes(value), 'a value is in the lesson').toBe(false);
  });

  it('has one right answer, and explains every other', () => {
    const { options } = lesson.quiz;
    expect(options.filter(({ right }) => right)).toHaveLength(1);
    for (const { because } of options) expect(because.ko).toMatch(/[가-힣]/);
  });

  it('says so where its answers come from servers that are only supposed', () => {
    for (const [, { blocks, experiment }] of bound) expect(experiment.replayed === true).toBe(blocks.some(({ kind }) => kind === 'replay'));
  });

  it('predictions have an answer that the engine gave', () => {
    for (const [, { experiment }] of bound) {
      const guesses = experiment.choices.filter(({ right }) => right !== undefined);
      if (guesses.length > 0) expect(guesses.some(({ right }) => right)).toBe(true);
    }
  });
});
