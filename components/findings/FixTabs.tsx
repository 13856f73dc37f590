import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import type { Part, Recipe } from '../../utils/audit/fixes/fixer.ts';
import { recipesOf } from '../../utils/audit/fixes/index.ts';
import type { Finding } from '../../utils/audit/rule.ts';
import { fill, same, type Text } from '../../utils/i18n/text.ts';
import type { PanelModel } from '../models/types.ts';
import { CopyButton, t } from '../ui/index.ts';

const texts = {
  ways: { en: 'Ways to say the fix', ko: '해결 방법을 적는 형식' },
  header: { en: 'Header', ko: '헤더' },
  recognised: { en: 'recognised on this site', ko: '이 사이트에서 확인됨' },
  others: { en: 'Other frameworks ({n})', ko: '다른 프레임워크 ({n}개)' },
  fewer: { en: 'Fewer', ko: '접기' },
  copy: { en: 'Copy', ko: '복사' },
  docs: { en: 'Documentation', ko: '공식 문서' },
} satisfies Record<string, Text>;

interface Way {
  readonly id: string;
  readonly name: Text;
  readonly recognised: boolean;
  readonly behaviour: boolean;
  readonly parts: readonly (Pick<Part, 'code'> & Partial<Part>)[];
}

/** The fix as it is copied: the header line that should have been sent, and the configuration of a framework that sends it. */
export function FixTabs({ finding, model }: { readonly finding: Finding; readonly model: PanelModel }): JSX.Element | null {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = useSignal<string | null>(null);
  const all = useSignal(false);
  const { analysis } = model.capture.value;
  const conclusions = model.conclusions.value;
  const recipes = recipesOf(finding, { analysis, conclusions, now: conclusions.now });
  const own: readonly Way[] = [
    ...(finding.fix.header === undefined
      ? []
      : [{ id: 'header', name: texts.header, recognised: false, behaviour: false, parts: [{ code: finding.fix.header }] }]),
    ...recipes.filter(({ recognised }) => recognised).map(wayOf),
  ];
  const others = recipes.filter(({ recognised }) => !recognised).map(wayOf);
  const ways = all.value ? [...own, ...others] : own;
  // What the site has to do is said by its framework's own words; an attribute is said best by the line.
  const first = ways.find(({ recognised, behaviour }) => recognised && behaviour) ?? ways[0];
  const shown = ways.find(({ id }) => id === chosen.value) ?? first;
  if (ways.length === 0 && others.length === 0) return null;

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = shown === undefined ? -1 : ways.indexOf(shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ways.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + ways.length) % ways.length;
    chosen.value = ways[index]?.id ?? null;
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div class="fix">
      <div class="fix-bar">
        {ways.length > 0 && (
          <div class="fix-tabs" role="tablist" aria-label={t(texts.ways)} ref={list} onKeyDown={onKeyDown}>
            {ways.map((way) => (
              <button
                key={way.id}
                type="button"
                role="tab"
                id={`${base}-${way.id}`}
                aria-selected={way === shown}
                aria-controls={`${base}-panel`}
                tabIndex={way === shown ? 0 : -1}
                title={way.recognised ? t(texts.recognised) : undefined}
                onClick={() => (chosen.value = way.id)}
              >
                {t(way.name)}
                {way.recognised && (
                  <>
                    <span aria-hidden="true" class="fix-known">
                      ✓
                    </span>
                    <span class="for-reader"> ({t(texts.recognised)})</span>
                  </>
                )}
              </button>
            ))}
          </div>
        )}
        {others.length > 0 && (
          <button type="button" class="link fix-more" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
            {t(all.value ? texts.fewer : fill(texts.others, { n: others.length }))}
          </button>
        )}
      </div>
      {shown && (
        <div class="fix-panel" role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${shown.id}`}>
          {shown.parts.map((part, index) => (
            <FixPart key={index} part={part} />
          ))}
        </div>
      )}
    </div>
  );
}

function FixPart({ part: { file, code, docs } }: { readonly part: Way['parts'][number] }): JSX.Element {
  return (
    <div class="fix-part">
      <div class="fix-part-head">
        {file !== undefined && <span class="fix-file">{file}</span>}
        {docs !== undefined && (
          <a href={docs} target="_blank" rel="noreferrer">
            {t(texts.docs)}
          </a>
        )}
        <CopyButton text={code} label={texts.copy} />
      </div>
      <pre>
        <code>{code}</code>
      </pre>
    </div>
  );
}

function wayOf({ name, ...rest }: Recipe): Way {
  return { ...rest, name: same(name) };
}
