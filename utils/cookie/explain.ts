import { fill, type Text } from '../i18n/text.ts';
import { type About, slotsOf } from './explain/facts.ts';
import { lineSentences } from './explain/line.ts';
import { remarkSentences } from './explain/remarks.ts';
import { sendSentences } from './explain/send.ts';
import type { Sentences } from './explain/sentences.ts';
import { storeSentences } from './explain/store.ts';
import type { MissingFact, Reason, ReasonCode } from './types.ts';

const sentences: Readonly<Record<ReasonCode, Sentences>> = { ...lineSentences, ...storeSentences, ...sendSentences, ...remarkSentences };

/** A reason in its parts. */
export interface Explanation {
  /** Which attribute and which fact of the request clash. */
  readonly clash: Text;
  /** The section of the standard, or the browser's deviation. */
  readonly step: string;
  readonly consequence: Text;
  /** The smallest change that makes it work; null when nothing needs to change. */
  readonly change: Text | null;
}

/** What a reason means in this case. The more is known about it, the more exactly it is said; no cookie's value is ever in it. */
export function explainInParts(reason: Reason, about: About = {}): Explanation {
  const { clash, consequence, change } = sentences[reason.code];
  const slots = slotsOf(reason, about);
  return { clash: fill(clash, slots), step: reason.step, consequence: fill(consequence, slots), change: change ? fill(change, slots) : null };
}

/** The same in one breath. */
export function explain(reason: Reason, about: About = {}): Text {
  const { clash, consequence, change } = explainInParts(reason, about);
  const parts = [clash, consequence, ...(change ? [change] : [])];
  return { en: parts.map(({ en }) => en).join(' '), ko: parts.map(({ ko }) => ko).join(' ') };
}

/** What a verdict would depend on that the recording does not hold. */
export function explainMissing(fact: MissingFact): Text {
  return missing[fact];
}

const missing: Readonly<Record<MissingFact, Text>> = {
  initiator: {
    en: 'The recording does not say who started the request. Had it been another site, this would be otherwise.',
    ko: '누가 요청을 시작했는지 기록에 없습니다. 다른 사이트였다면 결과가 달라집니다.',
  },
  'top-level page': {
    en: 'The recording does not say which page the request belongs to. In another site’s page this would be otherwise.',
    ko: '요청이 어느 페이지에 속하는지 기록에 없습니다. 다른 사이트의 페이지였다면 결과가 달라집니다.',
  },
  'frame ancestors': {
    en: 'The recording does not say which frames lie around this one. With another site’s frame between, this would be otherwise.',
    ko: '이 프레임을 둘러싼 프레임이 기록에 없습니다. 사이에 다른 사이트의 프레임이 있다면 결과가 달라집니다.',
  },
};
