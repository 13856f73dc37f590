import type { Sentences } from './sentences.ts';

const refused = { en: 'The cookie is not stored.', ko: '쿠키가 저장되지 않습니다.' };
const leaveDomainOut = { en: 'Leave `Domain` out.', ko: '`Domain`을 빼십시오.' };
const overHttps = { en: 'Use https.', ko: 'https를 사용하십시오.' };

/** Why a well-formed line is not stored (§5.7). */
export const storeSentences = {
  'invalid-domain': {
    clash: { en: '{domain} is not a host name.', ko: '{domain|은/는} 호스트 이름이 아닙니다.' },
    consequence: refused,
    change: leaveDomainOut,
  },
  'domain-non-ascii': {
    clash: { en: '{domain} holds characters outside ASCII.', ko: '{domain}에 ASCII가 아닌 문자가 있습니다.' },
    consequence: refused,
    change: { en: 'Write the name in its `xn--` form.', ko: '이름을 `xn--` 형식으로 쓰십시오.' },
  },
  'public-suffix': {
    clash: {
      en: '{domain} is a public suffix: sites of different owners share it.',
      ko: '{domain|은/는} 여러 소유자가 함께 쓰는 공개 접미사(public suffix)입니다.',
    },
    consequence: refused,
    change: leaveDomainOut,
  },
  'overwrite-secure': {
    clash: {
      en: 'A `Secure` cookie of this name exists, and a plain http response may not lay another over it.',
      ko: '같은 이름의 `Secure` 쿠키가 이미 있고 http 응답은 이를 덮어쓸 수 없습니다.',
    },
    consequence: { en: 'The old cookie stays.', ko: '기존 쿠키가 그대로 남습니다.' },
    change: { en: 'Set it over https.', ko: 'https로 설정하십시오.' },
  },
  'overwrite-http-only': {
    clash: {
      en: 'An `HttpOnly` cookie of this name exists, and a script may not replace it.',
      ko: '같은 이름의 `HttpOnly` 쿠키가 이미 있고 스크립트는 이를 바꿀 수 없습니다.',
    },
    consequence: { en: 'The old cookie stays.', ko: '기존 쿠키가 그대로 남습니다.' },
    change: { en: 'Let the server set it, or choose another name.', ko: '서버에서 설정하거나 다른 이름을 쓰십시오.' },
  },
  'same-site-none-insecure': {
    clash: { en: '`SameSite=None` needs `Secure`, and the line has none.', ko: '`SameSite=None`에는 `Secure`가 필요한데 줄에 없습니다.' },
    consequence: refused,
    change: {
      en: 'Add `Secure`, or use `SameSite=Lax` when no other site needs the cookie.',
      ko: '`Secure`를 추가하거나, 다른 사이트에서 쓸 일이 없으면 `SameSite=Lax`를 쓰십시오.',
    },
  },
  'partitioned-insecure': {
    clash: { en: '`Partitioned` needs `Secure` and a secure connection.', ko: '`Partitioned`에는 `Secure`와 안전한 연결이 필요합니다.' },
    consequence: refused,
    change: { en: 'Add `Secure`, and answer over https.', ko: '`Secure`를 추가하고 https로 응답하십시오.' },
  },
  prefix: {
    clash: { en: '{promise}', ko: '{promise}' },
    consequence: refused,
    change: { en: '{keepPromise}', ko: '{keepPromise}' },
  },
  'no-room': {
    clash: {
      en: 'The domain has as many cookies as the browser keeps, all `Secure`, and this one is not.',
      ko: '이 도메인의 쿠키가 한도에 이르렀고 모두 `Secure`인데 이 쿠키는 아닙니다.',
    },
    consequence: refused,
    change: { en: 'Add `Secure`, or set fewer cookies.', ko: '`Secure`를 추가하거나 쿠키 수를 줄이십시오.' },
  },
  'secure-only': {
    clash: { en: 'The cookie is `Secure`, and the connection to {host} is plain http.', ko: '`Secure` 쿠키인데 {host}와의 연결이 http입니다.' },
    consequence: { en: 'The browser neither stores nor sends it there.', ko: '브라우저가 저장하지도 보내지도 않습니다.' },
    change: overHttps,
  },
  'http-only': {
    clash: { en: 'The cookie is `HttpOnly`, and a script asked.', ko: '`HttpOnly` 쿠키인데 스크립트가 접근했습니다.' },
    consequence: { en: 'Scripts may neither set nor read it.', ko: '스크립트는 설정할 수도 읽을 수도 없습니다.' },
    change: {
      en: 'Leave the cookie to the server; give the script what it needs in another way.',
      ko: '쿠키는 서버에 맡기고 스크립트에 필요한 정보는 다른 방법으로 전달하십시오.',
    },
  },
} satisfies Readonly<Record<string, Sentences>>;
