import type { JSX } from 'preact';
import { explainMissing } from '../../utils/cookie/index.ts';
import { headerValue } from '../../utils/http/headers.ts';
import { readUrl } from '../../utils/http/url.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { ExchangeFacts } from '../../utils/session/types.ts';
import { Sentence, t } from '../ui/index.ts';

const texts = {
  unsent: { en: 'Expected, and not sent', ko: '보낼 것으로 예측했지만 보내지 않은 쿠키' },
  some: {
    en: 'By the rules these would have gone too: {names}. Something removed them that no recorded line explains, or they were withheld.',
    ko: '규칙대로라면 다음 쿠키도 갔어야 합니다: {names}. 기록된 줄로는 설명되지 않는 이유로 지워졌거나 전송이 막혔습니다.',
  },
  all: {
    en: 'By the rules these would have gone, and the request carried no cookie at all: {names}.',
    ko: '규칙대로라면 다음 쿠키가 갔어야 하지만 요청에 쿠키가 하나도 없습니다: {names}.',
  },
  fetch: {
    en: 'To another origin a script’s request takes cookies along only with `credentials: "include"` (`withCredentials` of `XMLHttpRequest`).',
    ko: '다른 출처로 보내는 스크립트 요청은 `credentials: "include"`(`XMLHttpRequest`는 `withCredentials`)가 있어야 쿠키를 싣습니다.',
  },
  element: {
    en: 'It was asked for in CORS mode (fonts always are, other elements by `crossorigin`): to another origin that goes without cookies unless `crossorigin="use-credentials"` says otherwise.',
    ko: 'CORS 모드로 요청했습니다(글꼴은 항상, 다른 요소는 `crossorigin`이 있을 때). `crossorigin="use-credentials"`가 아니면 다른 출처로는 쿠키 없이 갑니다.',
  },
  unknown: {
    en: 'It was made without credentials (`credentials: "omit"`), or the recording left its `Cookie` header out.',
    ko: '자격 증명 없이(`credentials: "omit"`) 보냈거나, 기록에 `Cookie` 헤더가 빠졌습니다.',
  },
} satisfies Record<string, Text>;

const mostNamed = 20;

/** The cookies that the engine expected in vain, and what would explain it (Fetch, "credentials mode"; facts that the recording lacks). */
export function Unsent({ facts }: { readonly facts: ExchangeFacts }): JSX.Element | null {
  const went = new Set(facts.sent.map(({ name }) => name));
  const names = facts.predicted.filter((name) => !went.has(name));
  if (names.length === 0) return null;
  const bare = facts.sent.length === 0;
  const doubts = new Set(facts.uncertain.map(({ fact }) => fact));
  return (
    <section data-unsent>
      <h3>{t(texts.unsent)}</h3>
      <p>
        <Sentence text={fill(bare ? texts.all : texts.some, { names: names.slice(0, mostNamed).join(', ') })} />
      </p>
      <ul class="reasons reasons-uncertain">
        {bare && (
          <li>
            <Sentence text={withoutCredentials(facts)} />
          </li>
        )}
        {[...doubts].map((fact) => (
          <li key={fact} data-uncertain={fact}>
            <Sentence text={explainMissing(fact)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function withoutCredentials({ exchange }: ExchangeFacts): Text {
  const { url, initiator, resourceType, requestHeaders } = exchange;
  const asked = initiator.url ?? initiator.topLevelUrl;
  if (asked === null || originOf(asked) === originOf(url)) return texts.unknown;
  if (resourceType === 'fetch') return texts.fetch;
  return resourceType === 'font' || headerValue(requestHeaders, 'sec-fetch-mode') === 'cors' ? texts.element : texts.unknown;
}

function originOf(url: string): string {
  return readUrl(url)?.origin ?? url;
}
