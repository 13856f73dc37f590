import type { Exchange } from '../http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../session/index.ts';
import exchanges from './example.json' with { type: 'json' };
import { deriveLessonFacts, type LessonFacts, type ReplayOf } from './facts.ts';

let facts: LessonFacts | null = null;

/** The bundled recording of the demo shop (`tests/tools/record-example.ts` made it), analysed when it is first asked for. */
export function exampleFacts(replayOf: ReplayOf): LessonFacts {
  if (facts !== null) return facts;
  const analysis = (exchanges as readonly Exchange[]).reduce(analyse, createAnalysis({ browser: 'chromium' }));
  facts = deriveLessonFacts(analysis, conclude(analysis, analysis.lastTime), replayOf);
  return facts;
}
