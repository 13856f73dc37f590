import { fill, type Text } from '../../utils/i18n/text.ts';
import { severityWords } from '../../utils/report/words.ts';
import { findingId, standingFindings } from '../findings/dismissals.ts';
import type { PanelModel } from './types.ts';

const texts = {
  one: { en: 'New finding, {severity}: {title}.', ko: '새 발견 사항({severity}): {title}.' },
  several: { en: '{n} new findings. The worst, {severity}: {title}.', ko: '새 발견 사항 {n}건. 가장 심각한 것({severity}): {title}.' },
} satisfies Record<string, Text>;

export interface FindingNews {
  /** The sentence for what has been found since the last time; null when nothing has. */
  tell(judged: Pick<PanelModel, 'audit' | 'capture'>): Text | null;
  /** Another recording: all of it is new. */
  forget(): void;
}

/** Which findings were told of. A remark (`info`) is not worth an interruption, nor is what was dismissed. */
export function createFindingNews(): FindingNews {
  let told = new Set<string>();
  return {
    tell(judged) {
      const { analysis } = judged.capture.value;
      const fresh = standingFindings(judged).filter((finding) => {
        const key = JSON.stringify(findingId(finding, analysis));
        if (finding.severity === 'info' || told.has(key)) return false;
        told.add(key);
        return true;
      });
      const [worst] = fresh;
      if (!worst) return null;
      return fill(fresh.length === 1 ? texts.one : texts.several, {
        n: fresh.length,
        severity: severityWords[worst.severity],
        title: worst.title,
      });
    },
    forget() {
      told = new Set();
    },
  };
}
