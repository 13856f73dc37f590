import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import type { Sequence } from '../../utils/lessons/lesson.ts';
import { CopyButton, locale, t } from '../ui/index.ts';
import { toMermaid, toSvg } from './export.ts';

const texts = {
  svg: { en: 'Save SVG', ko: 'SVG 저장' },
  png: { en: 'Save PNG', ko: 'PNG 저장' },
  mermaid: { en: 'Copy Mermaid', ko: 'Mermaid 복사' },
} satisfies Record<string, Text>;

/** The picture in twice its size: for slides and dense screens. */
const scale = 2;

/** The diagram as a file or as text. Values of cookies are in none of them. */
export function ExportButtons({ sequence }: { readonly sequence: Sequence }): JSX.Element {
  const svg = (): Blob => new Blob([toSvg(sequence, locale.value)], { type: 'image/svg+xml' });
  return (
    <div class="sequence-export">
      <button type="button" class="button" onClick={() => save(svg(), 'sequence.svg')}>
        {t(texts.svg)}
      </button>
      <button type="button" class="button" onClick={() => void savePng(svg())}>
        {t(texts.png)}
      </button>
      <CopyButton text={() => toMermaid(sequence, locale.value)} label={texts.mermaid} />
    </div>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function savePng(svg: Blob): Promise<void> {
  const image = new Image();
  // A data URL: a canvas that has drawn a blob: URL may refuse to give its picture away.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svg.text())}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((png) => {
    if (png !== null) save(png, 'sequence.png');
  });
}
