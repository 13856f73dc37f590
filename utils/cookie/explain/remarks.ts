import type { Sentences } from './sentences.ts';

const ignored = { en: 'The browser ignores it.', ko: '브라우저가 무시합니다.' };

/** What is odd about a line that is taken all the same: the author may have meant otherwise. */
export const remarkSentences = {
  'attribute-too-long': {
    clash: { en: 'The value of `{kind}` is over 1024 bytes.', ko: '`{kind}` 값이 1024바이트를 넘습니다.' },
    consequence: ignored,
    change: { en: 'Shorten it.', ko: '줄이십시오.' },
  },
  'attribute-duplicate': {
    clash: { en: '`{kind}` is there more than once.', ko: '`{kind}` 속성이 두 번 이상 있습니다.' },
    consequence: { en: 'Only the last one counts.', ko: '마지막 것만 적용됩니다.' },
    change: { en: 'Leave the others out.', ko: '나머지를 빼십시오.' },
  },
  'attribute-unknown': {
    clash: { en: 'No browser knows this attribute.', ko: '브라우저가 모르는 속성입니다.' },
    consequence: ignored,
    change: { en: 'Leave it out, or check how it is spelt.', ko: '빼거나 철자를 확인하십시오.' },
  },
  'attribute-misspelt': {
    clash: {
      en: '{written} is not an attribute; `{kind}` was probably meant.',
      ko: '{written|은/는} 속성이 아닙니다. `{kind}` 속성을 쓰려던 것으로 보입니다.',
    },
    consequence: { en: 'The cookie is kept as if it were not there.', ko: '이 속성이 없는 것처럼 저장됩니다.' },
    change: { en: 'Write `{kind}`.', ko: '`{kind}`{~kind|으로/로} 고치십시오.' },
  },
  'attribute-glued': {
    clash: { en: 'Two attributes have grown together: a `;` is missing between them.', ko: '두 속성 사이에 `;`가 빠져 붙어 있습니다.' },
    consequence: { en: 'Neither does what it says.', ko: '둘 다 의도대로 적용되지 않습니다.' },
    change: { en: 'Put `; ` between them.', ko: '사이에 `; `를 넣으십시오.' },
  },
  'lines-joined': {
    clash: { en: 'Two `Set-Cookie` lines were joined with a comma.', ko: '두 `Set-Cookie` 줄이 쉼표로 합쳐져 있습니다.' },
    consequence: { en: 'Browsers do not split them: the second cookie is lost.', ko: '브라우저는 이를 나누지 않아 두 번째 쿠키가 사라집니다.' },
    change: { en: 'Send each in a header line of its own.', ko: '쿠키마다 헤더 줄을 따로 보내십시오.' },
  },
  'value-cut': {
    clash: { en: 'The value holds a `;`, and quotes or brackets do not protect it.', ko: '값에 `;`가 있는데 따옴표나 괄호로는 보호되지 않습니다.' },
    consequence: { en: 'It ends there; the rest is taken for attributes.', ko: '값이 거기서 끝나고 나머지는 속성으로 취급됩니다.' },
    change: { en: 'Encode the value (percent or base64).', ko: '값을 퍼센트 인코딩이나 base64로 인코딩하십시오.' },
  },
  'no-equals-sign': {
    clash: { en: 'The line has no `=`.', ko: '줄에 `=`가 없습니다.' },
    consequence: {
      en: 'Chromium takes the word for a value without a name, Firefox for a name without a value.',
      ko: 'Chromium은 이 단어를 이름 없는 값으로, Firefox는 값 없는 이름으로 받아들입니다.',
    },
    change: { en: 'Write `name=value`.', ko: '`name=value` 형식으로 쓰십시오.' },
  },
  'name-empty': {
    clash: { en: 'The cookie has no name.', ko: '이름 없는 쿠키입니다.' },
    consequence: { en: 'It comes back as a bare value, and servers may not find it.', ko: '값만 돌아오므로 서버가 찾지 못할 수 있습니다.' },
    change: { en: 'Write `name=value`.', ko: '`name=value` 형식으로 쓰십시오.' },
  },
  'prefix-misspelt': {
    clash: { en: 'The name only looks like one with a prefix.', ko: '이름이 접두사처럼 보이지만 접두사가 아닙니다.' },
    consequence: { en: 'The browser guarantees nothing.', ko: '브라우저가 아무것도 보장하지 않습니다.' },
    change: { en: 'Begin it with `__Host-` or `__Secure-`, hyphen included.', ko: '하이픈까지 포함해 `__Host-`나 `__Secure-`로 시작하게 하십시오.' },
  },
  'expires-unreadable': {
    clash: { en: '`Expires` is not a date that browsers can read.', ko: '`Expires`를 날짜로 읽을 수 없습니다.' },
    consequence: {
      en: 'It is ignored; without another one the cookie lasts until the browser closes.',
      ko: '무시되며, 다른 만료 속성이 없으면 브라우저를 닫을 때까지 유지됩니다.',
    },
    change: {
      en: 'Write `Wed, 09 Jun 2027 10:18:14 GMT`, or use `Max-Age`.',
      ko: '`Wed, 09 Jun 2027 10:18:14 GMT` 형식으로 쓰거나 `Max-Age`를 사용하십시오.',
    },
  },
  'expires-overruled': {
    clash: { en: 'There are both `Max-Age` and `Expires`.', ko: '`Max-Age`와 `Expires`가 모두 있습니다.' },
    consequence: { en: '`Max-Age` counts; `Expires` is not looked at.', ko: '`Max-Age`만 적용되고 `Expires`는 쓰이지 않습니다.' },
  },
  'expiry-capped': {
    clash: { en: 'The cookie asks for more than 400 days.', ko: '400일보다 긴 수명을 요구합니다.' },
    consequence: { en: 'The browser shortens its life to 400 days.', ko: '브라우저가 수명을 400일로 줄입니다.' },
    change: { en: 'Renew it while it is used.', ko: '사용하는 동안 갱신하십시오.' },
  },
  'max-age-unreadable': {
    clash: { en: '`Max-Age` is not a whole number of seconds.', ko: '`Max-Age`가 초 단위 정수가 아닙니다.' },
    consequence: { en: 'It is ignored.', ko: '무시됩니다.' },
    change: { en: 'Write digits only, without quotes: `Max-Age=3600`.', ko: '따옴표 없이 숫자만 쓰십시오. 예: `Max-Age=3600`' },
  },
  'path-unusable': {
    clash: { en: '{path} does not begin with `/`.', ko: '{path|이/가} `/`로 시작하지 않습니다.' },
    consequence: { en: 'The folder of the request is used instead.', ko: '요청 경로의 디렉터리가 대신 쓰입니다.' },
    change: { en: 'Write `Path=/`.', ko: '`Path=/`로 쓰십시오.' },
  },
  'same-site-unknown': {
    clash: { en: '`SameSite` has a value that browsers do not know.', ko: '`SameSite` 값을 브라우저가 알지 못합니다.' },
    consequence: { en: 'They act as if it were absent.', ko: '없는 것처럼 취급합니다.' },
    change: { en: 'Write `Strict`, `Lax` or `None`.', ko: '`Strict`, `Lax`, `None` 중 하나를 쓰십시오.' },
  },
  'domain-widens': {
    clash: { en: '{domain} covers every subdomain.', ko: '{domain|은/는} 모든 하위 도메인을 포함합니다.' },
    consequence: {
      en: 'The cookie goes to all of them, and any of them may replace it.',
      ko: '쿠키가 모두에게 전송되고 그중 어디서든 바꿀 수 있습니다.',
    },
    change: { en: 'Without `Domain` it stays with {host}.', ko: '`Domain`을 빼면 {host}에만 남습니다.' },
  },
  'domain-host-only': {
    clash: {
      en: '{domain} names the host itself, which has no subdomains to share with (an IP address or a public suffix).',
      ko: '{domain|은/는} 하위 도메인과 나눌 수 없는 호스트 자신(IP 주소나 공개 접미사)입니다.',
    },
    consequence: { en: 'It counts as absent.', ko: '없는 것으로 취급됩니다.' },
    change: { en: 'Leave `Domain` out.', ko: '`Domain`을 빼십시오.' },
  },
  'shadows-cookie': {
    clash: {
      en: 'A cookie of the same name exists with another domain or path.',
      ko: '도메인이나 경로가 다른 같은 이름의 쿠키가 있습니다.',
    },
    consequence: { en: 'Requests may carry both, and servers read only one.', ko: '요청에 둘 다 실릴 수 있고 서버는 하나만 읽습니다.' },
    change: {
      en: 'Use one `Domain` and one `Path` for a name, and delete the other.',
      ko: '한 이름에는 `Domain`과 `Path`를 하나씩만 쓰고 다른 쿠키는 삭제하십시오.',
    },
  },
  'lax-allowing-unsafe': {
    clash: {
      en: 'It went with a cross-site {method} only because it has no `SameSite` and is younger than two minutes.',
      ko: '`SameSite`가 없고 발급된 지 2분이 안 되어 사이트 간 {method} 요청에 실렸습니다.',
    },
    consequence: { en: 'Later it stays at home.', ko: '그 뒤에는 실리지 않습니다.' },
    change: { en: 'If it must go: `SameSite=None; Secure`.', ko: '꼭 필요하면 `SameSite=None; Secure`를 쓰십시오.' },
  },
  'redirected-cross-site': {
    clash: { en: 'The request came through a redirect of another site.', ko: '다른 사이트의 리다이렉트를 거친 요청입니다.' },
    consequence: {
      en: 'Chromium does not count that yet and sends the cookie; Firefox does and leaves it out.',
      ko: 'Chromium은 아직 이를 따지지 않아 쿠키를 보내고, Firefox는 이를 따져 보내지 않습니다.',
    },
    change: { en: 'Do not rely on it: keep the chain within the site.', ko: '여기에 기대지 말고 리다이렉트를 같은 사이트 안에 두십시오.' },
  },
} satisfies Readonly<Record<string, Sentences>>;
