import type { Verdict } from '../../utils/cookie/types.ts';
import type { Text } from '../../utils/i18n/text.ts';

export const outcomeWords: Readonly<Record<Verdict['outcome'], Text>> = {
  stored: { en: 'stored', ko: '저장됨' },
  replaced: { en: 'replaced', ko: '교체됨' },
  deleted: { en: 'deleted', ko: '삭제됨' },
  refused: { en: 'refused', ko: '거부됨' },
};

export const outcomeShapes: Readonly<Record<Verdict['outcome'], string>> = { stored: '+', replaced: '↻', deleted: '−', refused: '✕' };

/** Of a finding, where only its sentence stands: what leads to the rest. */
export const whyAndFix: Text = { en: 'Why, and the fix', ko: '이유와 해결 방법' };
