import type { AttributeName, ParsedAttribute, ParsedSetCookie, Verdict } from '../../utils/cookie/types.ts';
import { formatDate, formatDuration } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';

/** What an attribute does here, for whoever points at it. */
export function attributeMeaning({ known, value, inForce }: ParsedAttribute, line: ParsedSetCookie, { outcome, cookie }: Verdict): Text {
  if (known === null) return unknown;
  if (!inForce) return notInForce;
  if (known === 'samesite') return sameSiteMeanings[line.sameSite];
  if (known === 'expires' && line.maxAge !== null) return overruled;
  if (outcome === 'deleted' && (known === 'expires' || known === 'max-age')) return deletes;
  const slots = {
    length: formatDuration((line.maxAge ?? 0) * 1000),
    // With the browser's limit, which the cookie knows of.
    date: cookie?.expires == null ? '' : formatDate(cookie.expires),
    domain: cookie?.domain ?? (value ?? '').slice(0, 200),
    path: cookie?.path ?? (value ?? '').slice(0, 200),
  };
  if (known === 'max-age' && slots.date === '') return fill(lasting, slots);
  return fill(known === 'expires' && slots.date === '' ? kept : meanings[known], slots);
}

const unknown: Text = { en: 'No browser knows this attribute; it does nothing.', ko: '브라우저가 모르는 속성으로, 아무 효과가 없습니다.' };
const notInForce: Text = {
  en: 'Not in force: it could not be read, or a later one of its kind overrules it.',
  ko: '적용되지 않습니다. 읽을 수 없거나, 뒤에 나온 같은 속성이 우선합니다.',
};

const overruled: Text = { en: 'Not looked at: `Max-Age` of the same line counts.', ko: '쓰이지 않습니다. 같은 줄의 `Max-Age`가 우선합니다.' };
const lasting: Text = { en: 'To be kept for {length}.', ko: '{length} 동안 보관하라는 뜻입니다.' };
const kept: Text = { en: 'To be kept until this moment.', ko: '이 시각까지 보관하라는 뜻입니다.' };
const deletes: Text = { en: 'Deletes the cookie at once.', ko: '쿠키를 바로 삭제합니다.' };

const sameSiteMeanings: Readonly<Record<ParsedSetCookie['sameSite'], Text>> = {
  strict: {
    en: 'No request that another site started carries it, not even a link that leads here.',
    ko: '다른 사이트에서 시작된 요청에는 실리지 않습니다. 이곳으로 오는 링크를 눌러도 마찬가지입니다.',
  },
  lax: {
    en: 'Of the requests that another site starts only those carry it that open a page without changing anything: a link, not a form’s `POST`, a frame or a script.',
    ko: '다른 사이트에서 시작된 요청 가운데 페이지를 여는 GET 요청(링크 등)에만 실립니다. `POST` 폼, 프레임, 스크립트의 요청에는 실리지 않습니다.',
  },
  none: {
    en: 'Requests that another site started carry it too; therefore it needs `Secure`.',
    ko: '다른 사이트에서 시작된 요청에도 실립니다. 그래서 `Secure`가 필요합니다.',
  },
  default: {
    en: 'Not a value that browsers know, so the default holds: as `Lax` in Chromium.',
    ko: '브라우저가 모르는 값이라 기본값을 따릅니다. Chromium에서는 `Lax`와 같습니다.',
  },
};

const meanings: Readonly<Record<Exclude<AttributeName, 'samesite'>, Text>> = {
  secure: { en: 'Sent only over https (and to loopback).', ko: 'https(와 루프백)로만 전송됩니다.' },
  httponly: { en: 'Scripts of the page cannot read it.', ko: '페이지의 스크립트가 읽을 수 없습니다.' },
  domain: { en: 'Sent to `{domain}` and every subdomain of it.', ko: '`{domain}` 및 모든 하위 도메인에 전송됩니다.' },
  path: {
    en: 'Sent for `{path}` and what lies below it. It is no protection: pages of one host can read each other.',
    ko: '`{path}` 아래 요청에 전송됩니다. 보호 수단은 아닙니다. 같은 호스트의 페이지끼리는 서로 읽을 수 있습니다.',
  },
  expires: { en: 'Kept until this moment; here until {date} by your clock.', ko: '이 시각까지, 여기서는 내 시계로 {date}까지 보관됩니다.' },
  'max-age': { en: 'Asks for {length}; here that is until {date} by your clock.', ko: '{length} 동안, 여기서는 내 시계로 {date}까지 보관됩니다.' },
  partitioned: { en: 'A separate copy for each top-level site (CHIPS).', ko: '최상위 사이트마다 따로 저장됩니다(CHIPS).' },
  priority: {
    en: 'Chromium evicts low priorities first; others ignore it.',
    ko: 'Chromium은 우선순위가 낮은 쿠키부터 지웁니다. 다른 브라우저는 무시합니다.',
  },
};
