import { describe, expect, it } from 'vitest';
import { exampleFacts, lessonFacts } from '../../../components/cluster/lesson-facts.ts';
import { bindLesson, lessons } from '../../../utils/lessons/index.ts';
import { captures, examined } from '../../tools/captures.ts';

/** Every lesson on every labelled recording: sites that the lessons were not written for. */
describe.each(captures().map((capture) => [capture.labels.id, capture] as const))('the lessons on %s', (_, capture) => {
  const { analysis, conclusions } = examined(capture);
  const facts = lessonFacts(analysis, conclusions);
  const bound = lessons.map((lesson) => bindLesson(lesson, facts, exampleFacts())).filter(({ need }) => need === null);
  const words = JSON.stringify(bound.map(({ lesson, ...rest }) => ({ ...rest, id: lesson.id })));

  it('show no secret: no value of a cookie, no id in an address', () => {
    for (const { sent, exchange } of analysis.exchanges) {
      for (const { value } of sent)
        if (value.length >= 12) expect(words.includes(JSON.stringify(value).slice(1, -1)), 'a value is in a lesson').toBe(false);
      const inUrl = /;[^=;/]*=([^;/?#]{8,})/.exec(exchange.url)?.[1];
      if (inUrl !== undefined) expect(words.includes(inUrl.slice(0, 8)), 'an id of an address is in a lesson').toBe(false);
    }
  });

  it('have something to try, and every slot filled', () => {
    for (const { lesson, experiment } of bound) expect(experiment.choices.length, lesson.id).toBeGreaterThan(1);
    expect(words).not.toMatch(/\{~?\w+[|}]|undefined|NaN|\[object/);
  });
});
