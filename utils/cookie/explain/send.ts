import type { Sentences } from './sentences.ts';

const apart = { en: 'The browser keeps the two apart.', ko: '브라우저가 둘을 분리합니다.' };
const ifNeeded = {
  en: 'If the cookie must cross sites: `SameSite=None; Secure`.',
  ko: '꼭 사이트를 넘어야 하는 쿠키라면 `SameSite=None; Secure`를 쓰십시오.',
};

/** Why a cookie stays at home, and what keeps a cross-site response from setting it (§5.8.3, §5.7 step 18). */
export const sendSentences = {
  'domain-mismatch': {
    clash: { en: '{domain} does not cover {host}.', ko: '{domain|이/가} {host|을/를} 포함하지 않습니다.' },
    consequence: {
      en: 'A cookie belongs to the host that sets it or, with `Domain`, to a parent of that host.',
      ko: '쿠키는 그것을 설정한 호스트에 속하며, `Domain`을 쓰면 그 상위 도메인에 속합니다.',
    },
    change: { en: 'Leave `Domain` out, or name a parent of the host.', ko: '`Domain`을 빼거나 호스트의 상위 도메인을 쓰십시오.' },
  },
  'same-site-strict': {
    clash: { en: '`SameSite=Strict`, but {crossing}.', ko: '`SameSite=Strict`인데 {crossing}입니다.' },
    consequence: { en: 'Such a cookie travels only within its own site.', ko: '이 쿠키는 자기 사이트 안에서만 오갑니다.' },
    change: {
      en: '`SameSite=Lax` lets it come with links (`GET`); for the rest `SameSite=None; Secure`.',
      ko: '링크로 들어올 때(`GET`) 필요하면 `SameSite=Lax`를, 그 밖에는 `SameSite=None; Secure`를 쓰십시오.',
    },
  },
  'same-site-lax': {
    clash: { en: '`SameSite=Lax`, but {crossing}.', ko: '`SameSite=Lax`인데 {crossing}입니다.' },
    consequence: {
      en: 'Such a cookie crosses sites only when the user follows a link (`GET`).',
      ko: '이 쿠키는 사용자가 링크를 따라갈 때(`GET`)만 사이트를 넘어갑니다.',
    },
    change: ifNeeded,
  },
  'same-site-default': {
    clash: { en: 'Without `SameSite` it counts as `Lax`, but {crossing}.', ko: '`SameSite`가 없어 `Lax`로 취급되는데 {crossing}입니다.' },
    consequence: {
      en: 'Such a cookie crosses sites only when the user follows a link (`GET`).',
      ko: '이 쿠키는 사용자가 링크를 따라갈 때(`GET`)만 사이트를 넘어갑니다.',
    },
    change: ifNeeded,
  },
  'third-party-blocked': {
    clash: { en: 'The browser blocks cookies of other sites, and {crossing}.', ko: '브라우저가 서드파티 쿠키를 차단하는데 {crossing}입니다.' },
    consequence: { en: 'It is neither stored nor sent here.', ko: '여기서는 저장되지도 전송되지도 않습니다.' },
    change: {
      en: '`Partitioned` would give each page’s site a jar of its own.',
      ko: '`Partitioned`를 쓰면 페이지의 사이트마다 따로 저장됩니다.',
    },
  },
  'not-on-path': {
    clash: { en: '{path} does not cover {requestPath}.', ko: '{path|이/가} {requestPath|을/를} 포함하지 않습니다.' },
    consequence: { en: 'The cookie goes only to that path and below.', ko: '쿠키는 그 경로와 하위 경로에만 전송됩니다.' },
    change: { en: 'Set it with `Path=/`.', ko: '`Path=/`로 설정하십시오.' },
  },
  expired: {
    clash: { en: 'The cookie’s time had passed.', ko: '쿠키의 만료 시점이 지났습니다.' },
    consequence: { en: 'The browser has deleted it.', ko: '브라우저가 삭제했습니다.' },
    change: { en: 'Give it a longer `Max-Age`, or renew it with each response.', ko: '`Max-Age`를 늘리거나 응답마다 갱신하십시오.' },
  },
  evicted: {
    clash: { en: 'The domain has more cookies than the browser keeps.', ko: '이 도메인의 쿠키가 브라우저의 한도를 넘었습니다.' },
    consequence: { en: 'The browser dropped this one to make room.', ko: '브라우저가 자리를 만들기 위해 이 쿠키를 지웠습니다.' },
    change: { en: 'Set fewer cookies on this domain.', ko: '이 도메인의 쿠키 수를 줄이십시오.' },
  },
  'other-partition': {
    clash: { en: '{jar}', ko: '{jar}' },
    consequence: apart,
    change: {
      en: 'Set the cookie again within the page that needs it.',
      ko: '쿠키가 필요한 페이지 안에서 다시 설정하십시오.',
    },
  },
} satisfies Readonly<Record<string, Sentences>>;
