import type { Text } from '../i18n/text.ts';
import type { Reason, ReasonCode, StoredCookie } from './types.ts';

/** What a reason means for the reader: what clashes, what follows, and the smallest change that helps. */
const sentences: Readonly<Record<ReasonCode, Text>> = {
  'disallowed-character': {
    en: 'The line holds a control character, so the browser drops the whole line. Take the character out.',
    ko: '줄에 제어 문자가 있어 브라우저가 줄 전체를 버립니다. 그 문자를 빼십시오.',
  },
  'name-value-too-long': {
    en: 'Name and value together are over 4096 bytes, the most a cookie may have. Keep the data on the server, or split it.',
    ko: '이름과 값을 합쳐 4096바이트를 넘습니다. 쿠키의 최대 크기입니다. 데이터를 서버에 두거나 나누십시오.',
  },
  'no-cookie-content': {
    en: 'The line has neither a name nor a value, so there is nothing to keep.',
    ko: '이름도 값도 없는 줄이어서 저장할 것이 없습니다.',
  },
  'invalid-domain': { en: '`Domain` is not a host name. Leave `Domain` out.', ko: '`Domain`이 호스트 이름이 아닙니다. `Domain`을 빼십시오.' },
  'domain-non-ascii': {
    en: '`Domain` holds characters outside ASCII. Write the name in its `xn--` form.',
    ko: '`Domain`에 ASCII가 아닌 문자가 있습니다. 이름을 `xn--` 형식으로 쓰십시오.',
  },
  'domain-mismatch': {
    en: '`Domain` does not cover the host of this request: a cookie belongs to the host that sets it, or to a parent of that host.',
    ko: '`Domain`이 이 요청의 호스트를 포함하지 않습니다. 쿠키는 그것을 설정한 호스트나 그 상위 도메인에만 속합니다.',
  },
  'public-suffix': {
    en: '`Domain` is a public suffix, shared by sites of different owners. Leave `Domain` out.',
    ko: '`Domain`이 여러 소유자가 함께 쓰는 공개 접미사(public suffix)입니다. `Domain`을 빼십시오.',
  },
  'secure-only': {
    en: 'The cookie is `Secure` and the connection is plain http. Use https.',
    ko: '`Secure` 쿠키인데 연결이 http입니다. https를 사용하십시오.',
  },
  'http-only': {
    en: 'The cookie is `HttpOnly`: scripts may neither set nor read it.',
    ko: '`HttpOnly` 쿠키여서 스크립트가 설정하거나 읽을 수 없습니다.',
  },
  'overwrite-secure': {
    en: 'A `Secure` cookie of this name exists, and a plain http response may not lay another over it. Set it over https.',
    ko: '같은 이름의 `Secure` 쿠키가 이미 있어 http 응답으로는 덮어쓸 수 없습니다. https로 설정하십시오.',
  },
  'overwrite-http-only': {
    en: 'An `HttpOnly` cookie of this name exists, and a script may not replace it.',
    ko: '같은 이름의 `HttpOnly` 쿠키가 이미 있어 스크립트가 바꿀 수 없습니다.',
  },
  'same-site-strict': {
    en: '`SameSite=Strict`, and the request was started by another site. Such a cookie travels only within its own site.',
    ko: '`SameSite=Strict`인데 다른 사이트가 시작한 요청입니다. 이 쿠키는 자기 사이트 안에서만 오갑니다.',
  },
  'same-site-lax': {
    en: '`SameSite=Lax`, and the request is part of another site’s page. Such a cookie crosses sites only when the user follows a link (`GET`). If it must: `SameSite=None; Secure`.',
    ko: '`SameSite=Lax`인데 다른 사이트의 페이지가 보낸 요청입니다. 사용자가 링크를 따라갈 때(`GET`)만 사이트를 넘어갑니다. 꼭 필요하면 `SameSite=None; Secure`를 쓰십시오.',
  },
  'same-site-default': {
    en: 'No `SameSite` is set, which counts as `Lax`, and the request is part of another site’s page. If it must go there: `SameSite=None; Secure`.',
    ko: '`SameSite`가 없어 `Lax`로 취급되는데 다른 사이트의 페이지가 보낸 요청입니다. 꼭 필요하면 `SameSite=None; Secure`를 쓰십시오.',
  },
  'same-site-none-insecure': {
    en: '`SameSite=None` needs `Secure`. Add `Secure`, or use `SameSite=Lax` when no other site needs the cookie.',
    ko: '`SameSite=None`에는 `Secure`가 필요합니다. `Secure`를 추가하거나, 다른 사이트에서 쓸 일이 없으면 `SameSite=Lax`를 쓰십시오.',
  },
  prefix: {
    en: 'The name’s prefix makes a promise that the attributes do not keep: `__Host-` needs `Secure`, `Path=/` and no `Domain`; `__Secure-` needs `Secure`.',
    ko: '이름의 접두사가 요구하는 조건을 속성이 지키지 않습니다. `__Host-`에는 `Secure`와 `Path=/`가 필요하고 `Domain`이 없어야 하며, `__Secure-`에는 `Secure`가 필요합니다.',
  },
  'partitioned-insecure': { en: '`Partitioned` needs `Secure`. Add it.', ko: '`Partitioned`에는 `Secure`가 필요합니다. 추가하십시오.' },
  'third-party-blocked': {
    en: 'The browser blocks cookies of other sites here. `Partitioned` would allow one jar for each page’s site.',
    ko: '브라우저가 서드파티 쿠키를 차단합니다. `Partitioned`를 쓰면 페이지의 사이트마다 따로 저장됩니다.',
  },
  'nameless-refused': {
    en: 'This browser does not keep a cookie without a name. Write `name=value`.',
    ko: '이 브라우저는 이름 없는 쿠키를 저장하지 않습니다. `name=value` 형식으로 쓰십시오.',
  },
  'no-room': {
    en: 'The domain’s cookies are as many as the browser keeps, and all are `Secure`: one without `Secure` has no room. Add `Secure`, or set fewer cookies.',
    ko: '이 도메인의 쿠키가 한도에 이르렀고 모두 `Secure`여서 `Secure`가 없는 쿠키는 저장되지 않습니다. `Secure`를 추가하거나 쿠키 수를 줄이십시오.',
  },
  'scheme-not-supported': { en: 'This kind of URL has no cookies.', ko: '쿠키를 쓰지 않는 종류의 URL입니다.' },
  'not-on-path': {
    en: 'The cookie’s `Path` does not cover this request. `Path=/` would.',
    ko: '쿠키의 `Path`가 이 요청을 포함하지 않습니다. `Path=/`로 설정하면 포함합니다.',
  },
  expired: { en: 'The cookie had expired.', ko: '쿠키가 만료되었습니다.' },
  evicted: { en: 'The browser dropped the cookie to make room for others.', ko: '브라우저가 다른 쿠키를 위해 이 쿠키를 지웠습니다.' },
  'other-partition': {
    en: 'The cookie is `Partitioned` and belongs to pages of another top-level site.',
    ko: '`Partitioned` 쿠키이며 다른 최상위 사이트의 페이지에 속합니다.',
  },
  'attribute-too-long': { en: 'The attribute’s value is over 1024 bytes and is ignored.', ko: '속성 값이 1024바이트를 넘어 무시됩니다.' },
  'attribute-duplicate': { en: 'The attribute is there twice; the last one counts.', ko: '같은 속성이 두 번 있습니다. 마지막 것만 적용됩니다.' },
  'attribute-unknown': { en: 'The browser does not know this attribute and ignores it.', ko: '브라우저가 모르는 속성이어서 무시됩니다.' },
  'attribute-misspelt': {
    en: 'This looks like a misspelt attribute. As it is written, the browser ignores it.',
    ko: '속성 이름이 잘못 쓰인 것으로 보입니다. 지금 이대로는 브라우저가 무시합니다.',
  },
  'attribute-glued': {
    en: 'Two attributes have grown together: a `;` is missing between them. The browser ignores both.',
    ko: '두 속성 사이에 `;`가 빠져 붙어 있습니다. 브라우저가 둘 다 무시합니다.',
  },
  'lines-joined': {
    en: 'Two `Set-Cookie` lines were joined with a comma. Browsers do not split them: the second cookie is lost. Send each in a header line of its own.',
    ko: '두 `Set-Cookie` 줄이 쉼표로 합쳐져 있습니다. 브라우저는 이를 나누지 않아 두 번째 쿠키가 사라집니다. 쿠키마다 헤더 줄을 따로 보내십시오.',
  },
  'value-cut': {
    en: 'The value holds a `;` and ends there: quotes and brackets do not protect it. Encode the value (percent or base64).',
    ko: '값에 `;`가 있어 거기서 잘립니다. 따옴표나 괄호로는 막을 수 없습니다. 값을 퍼센트 인코딩이나 base64로 인코딩하십시오.',
  },
  'no-equals-sign': {
    en: 'The line has no `=`. Chromium takes the word for a value without a name, Firefox for a name without a value. Write `name=value`.',
    ko: '줄에 `=`가 없습니다. Chromium은 이 단어를 이름 없는 값으로, Firefox는 값 없는 이름으로 받아들입니다. `name=value` 형식으로 쓰십시오.',
  },
  'prefix-misspelt': {
    en: 'The name looks like a prefix (`__Host-`, `__Secure-`) but is not one, so the browser guarantees nothing. Write it with two underscores and a hyphen.',
    ko: '이름이 접두사(`__Host-`, `__Secure-`)처럼 보이지만 아니므로 브라우저가 아무것도 보장하지 않습니다. 밑줄 두 개와 하이픈으로 정확히 쓰십시오.',
  },
  'domain-host-only': {
    en: '`Domain` names the host itself, which has no subdomains to share with (an IP address or a public suffix), so it counts as absent.',
    ko: '`Domain`이 하위 도메인과 나눌 수 없는 호스트 자신(IP 주소나 공개 접미사)을 가리켜 없는 것으로 취급됩니다.',
  },
  'expires-unreadable': {
    en: '`Expires` is not a date that browsers can read, so it is ignored: without another one the cookie lasts until the browser closes.',
    ko: '`Expires`를 날짜로 읽을 수 없어 무시됩니다. 다른 만료 속성이 없으면 브라우저를 닫을 때까지 유지됩니다.',
  },
  'expires-overruled': { en: '`Max-Age` overrules `Expires`.', ko: '`Max-Age`가 `Expires`보다 우선합니다.' },
  'expiry-capped': { en: 'The browser shortens this life to 400 days.', ko: '브라우저가 수명을 400일로 줄입니다.' },
  'max-age-unreadable': { en: '`Max-Age` is not a whole number of seconds and is ignored.', ko: '`Max-Age`가 초 단위 정수가 아니어서 무시됩니다.' },
  'path-unusable': {
    en: '`Path` does not begin with `/`, so the folder of the request is used instead.',
    ko: '`Path`가 `/`로 시작하지 않아 요청 경로의 디렉터리가 대신 쓰입니다.',
  },
  'same-site-unknown': {
    en: '`SameSite` has a value that browsers do not know; they act as if it were absent (`Lax`).',
    ko: '`SameSite` 값을 브라우저가 알지 못해 없는 것처럼(`Lax`) 취급합니다.',
  },
  'domain-widens': {
    en: '`Domain` sends the cookie to every subdomain too. Without `Domain` it would stay with this host.',
    ko: '`Domain` 때문에 모든 하위 도메인에도 전송됩니다. `Domain`을 빼면 이 호스트에만 전송됩니다.',
  },
  'shadows-cookie': {
    en: 'A cookie of the same name exists with another domain or path. Requests may carry both, and servers read only one.',
    ko: '도메인이나 경로가 다른 같은 이름의 쿠키가 있습니다. 요청에 둘 다 실릴 수 있고 서버는 하나만 읽습니다.',
  },
  'lax-allowing-unsafe': {
    en: 'It went with a cross-site POST only because it is younger than two minutes and has no `SameSite`.',
    ko: '`SameSite`가 없고 발급된 지 2분이 안 되어 사이트 간 POST에 실렸습니다.',
  },
  'redirected-cross-site': {
    en: 'The request came through a redirect of another site. Today’s browsers do not count that; they have announced that they may.',
    ko: '다른 사이트의 리다이렉트를 거친 요청입니다. 지금의 브라우저는 이를 따지지 않지만 앞으로 바뀔 수 있습니다.',
  },
  'name-empty': { en: 'The cookie has no name; servers may not find it.', ko: '이름 없는 쿠키여서 서버가 찾지 못할 수 있습니다.' },
};

/** The sentence for a reason, in every language. */
export function explain(reason: Reason, _about: { readonly cookie?: StoredCookie; readonly line?: string } = {}): Text {
  return sentences[reason.code];
}
