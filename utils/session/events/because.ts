import type { Text } from '../../i18n/text.ts';
import type { Basis, Evidence } from '../types.ts';

/** One reason for an event. Its weight says how much on the scale of `weights.ts`; events are not summed, so it only orders. */
export function because(code: string, message: Text, exchanges: readonly number[], basis: Basis = 'observed', weight = 1): Evidence {
  return { code, basis, weight, message, exchanges };
}

export const reasons = {
  postedToLogin: { en: 'A form or script sent data to a login address.', ko: '폼이나 스크립트가 로그인 주소로 데이터를 보냈습니다.' },
  postedFromLogin: { en: 'The request was sent from a login page.', ko: '로그인 페이지에서 보낸 요청입니다.' },
  cameBack: { en: 'A sign-on elsewhere sent the browser back with its proof.', ko: '외부 인증이 증명과 함께 브라우저를 돌려보냈습니다.' },
  sentOn: {
    en: 'The page in answer sent a form on to another site, with a new session cookie in the browser.',
    ko: '응답 페이지가 새 세션 쿠키를 남기고 다른 사이트로 폼을 보냈습니다.',
  },
  letThrough: {
    en: 'The form stands where other pages send visitors, and the answer let this one through to them.',
    ko: '다른 페이지들이 방문자를 보내던 곳의 폼이며, 응답이 그 페이지로 들여보냈습니다.',
  },
  opened: {
    en: 'What had been refused before opened with the cookie from this answer.',
    ko: '전에는 거부되던 것이 이 응답이 준 쿠키로 열렸습니다.',
  },
  sameAddress: { en: 'A login was sent to the same address later.', ko: '나중에 같은 주소로 로그인이 이루어졌습니다.' },
  leftByLink: {
    en: 'A page that was opened for the first time took the session cookie away, right after others had opened with it.',
    ko: '세션 쿠키로 다른 페이지들이 열린 직후에, 처음 연 페이지가 그 쿠키를 지웠습니다.',
  },
  credentialsAccepted: {
    en: 'Name and password were accepted (HTTP authentication).',
    ko: '이름과 비밀번호가 받아들여졌습니다(HTTP 인증).',
  },
  credentialsRefused: {
    en: 'Name and password were refused (HTTP authentication).',
    ko: '이름과 비밀번호가 거부되었습니다(HTTP 인증).',
  },
  wentAway: { en: 'The answer led away from the login page.', ko: '응답이 로그인 페이지 밖으로 보냈습니다.' },
  answeredOk: { en: 'The answer reported success.', ko: '응답이 성공을 알렸습니다.' },
  issued: { en: 'The answer issued a session cookie.', ko: '응답이 세션 쿠키를 발급했습니다.' },
  changed: { en: 'The answer replaced the session id that was sent.', ko: '응답이 보내진 세션 ID를 새것으로 바꾸었습니다.' },
  kept: {
    en: 'No new id was issued; the pages after it opened.',
    ko: '새 ID는 발급되지 않았지만 이어진 페이지가 열렸습니다.',
  },
  bearer: { en: 'From then on requests carried an `Authorization` header.', ko: '그 뒤의 요청에 `Authorization` 헤더가 실렸습니다.' },
  scriptKept: {
    en: 'A script wrote a cookie after it, and the next request with that cookie was answered.',
    ko: '그 뒤에 스크립트가 쿠키를 썼고, 그 쿠키를 실은 다음 요청이 응답을 받았습니다.',
  },
  backToForm: { en: 'The answer led back to the login page.', ko: '응답이 로그인 페이지로 되돌려 보냈습니다.' },
  refused: { en: 'The server refused the login.', ko: '서버가 로그인을 거부했습니다.' },
  formAgain: {
    en: 'The login address was answered with a page, and nothing about the session changed.',
    ko: '로그인 주소가 페이지로 응답했고 세션에는 변화가 없었습니다.',
  },
  askedAgain: {
    en: 'The login seemed to work, but the next page asked to log in again.',
    ko: '로그인이 된 것처럼 보였지만 다음 페이지가 다시 로그인을 요구했습니다.',
  },
  logoutPath: { en: 'The address says logout.', ko: '주소가 로그아웃을 가리킵니다.' },
  logoutDeleted: { en: 'The answer deleted the session cookie.', ko: '응답이 세션 쿠키를 지웠습니다.' },
  logoutReplaced: { en: 'The answer replaced the session id by a new one.', ko: '응답이 세션 ID를 새것으로 바꾸었습니다.' },
  logoutServerOnly: {
    en: 'The cookie stayed in the browser: only the server can have ended the session.',
    ko: '쿠키는 브라우저에 남았습니다. 세션을 끝냈다면 서버에서만 끝낸 것입니다.',
  },
  started: { en: 'The answer issued a session id to a visitor who had none.', ko: '응답이 세션 ID가 없던 방문자에게 ID를 발급했습니다.' },
  rotated: { en: 'The session id was replaced; the one before was sent with the request.', ko: '요청에 실린 세션 ID가 새것으로 교체되었습니다.' },
  refreshed: {
    en: 'A script exchanged its token for a new one; the session went on.',
    ko: '스크립트가 토큰을 새것으로 교환했고 세션은 이어졌습니다.',
  },
  renewed: { en: 'The same id was set again, to be kept longer.', ko: '같은 ID가 만료를 늦추어 다시 설정되었습니다.' },
  lost: {
    en: 'An id was sent, yet the answer issued another, without a login or logout: the server no longer knew it.',
    ko: 'ID를 보냈는데도 로그인이나 로그아웃 없이 다른 ID가 발급되었습니다. 서버가 더는 알지 못하는 ID입니다.',
  },
  endedToLogin: { en: 'A page that needs a login sent the visitor to the login page.', ko: '로그인이 필요한 페이지가 로그인 페이지로 보냈습니다.' },
  endedRefused: { en: 'A request that was answered before is now refused (401).', ko: '전에는 응답하던 요청이 이제 거부됩니다(401).' },
  endedDeleted: { en: 'The server deleted the session cookie without a logout.', ko: '서버가 로그아웃 없이 세션 쿠키를 지웠습니다.' },
  cookieGone: { en: 'The session cookie was no longer sent.', ko: '세션 쿠키가 더는 보내지지 않았습니다.' },
} as const;
