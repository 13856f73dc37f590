import type { AttributeName, ParsedAttribute, StoredCookie } from '../../utils/cookie/types.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';

/** What an attribute does here, for whoever points at it. */
export function attributeMeaning({ known, value, inForce }: ParsedAttribute, cookie: StoredCookie | undefined): Text {
  if (known === null) return unknown;
  if (!inForce) return notInForce;
  const slots = {
    value: (value ?? '').slice(0, 200),
    domain: cookie?.domain ?? (value ?? '').slice(0, 200),
    path: cookie?.path ?? (value ?? '').slice(0, 200),
  };
  return fill(meanings[known], slots);
}

const unknown: Text = { en: 'No browser knows this attribute; it does nothing.', ko: '브라우저가 모르는 속성으로, 아무 효과가 없습니다.' };
const notInForce: Text = {
  en: 'Not in force: it could not be read, or a later one of its kind overrules it.',
  ko: '적용되지 않습니다. 읽을 수 없거나, 뒤에 나온 같은 속성이 우선합니다.',
};

const meanings: Readonly<Record<AttributeName, Text>> = {
  secure: { en: 'Sent only over https (and to loopback).', ko: 'https(와 루프백)로만 전송됩니다.' },
  httponly: { en: 'Scripts of the page cannot read it.', ko: '페이지의 스크립트가 읽을 수 없습니다.' },
  samesite: {
    en: '`{value}` decides whether requests that another site started carry it.',
    ko: '다른 사이트가 시작한 요청에 실릴지를 `{value}` 값이 정합니다.',
  },
  domain: { en: 'Sent to `{domain}` and every subdomain of it.', ko: '`{domain}` 및 모든 하위 도메인에 전송됩니다.' },
  path: {
    en: 'Sent for `{path}` and what lies below it. It is no protection: pages of one host can read each other.',
    ko: '`{path}` 아래 요청에 전송됩니다. 보호 수단은 아닙니다. 같은 호스트의 페이지끼리는 서로 읽을 수 있습니다.',
  },
  expires: { en: 'Kept until this moment, unless `Max-Age` says otherwise.', ko: '`Max-Age`가 없으면 이 시각까지 보관됩니다.' },
  'max-age': { en: 'Kept for {value} seconds.', ko: '{value}초 동안 보관됩니다.' },
  partitioned: { en: 'A separate copy for each top-level site (CHIPS).', ko: '최상위 사이트마다 따로 저장됩니다(CHIPS).' },
  priority: {
    en: 'Chromium evicts low priorities first; others ignore it.',
    ko: 'Chromium은 우선순위가 낮은 쿠키부터 지웁니다. 다른 브라우저는 무시합니다.',
  },
};
