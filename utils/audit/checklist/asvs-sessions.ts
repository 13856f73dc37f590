import { asvs } from '../references.ts';
import type { Item, Standard } from './item.ts';

const { url } = asvs(7, '1');

/** What no browser sees at all: documents, and what happens on the server. */
function hidden(id: string, level: 1 | 2 | 3, title: Item['title'], limit: Item['limit'], decide: Item['decide']): Item {
  return { id, level, title, url, rules: [], sights: [], limit, decide };
}

const documents = { en: 'It asks for documents.', ko: '문서에 관한 요구 사항입니다.' };
const server = { en: 'It happens on the server.', ko: '서버에서 일어나는 일입니다.' };
const otherSessions = {
  en: 'It is about other sessions of the account, and this browser has one.',
  ko: '계정의 다른 세션에 관한 것이며, 이 브라우저에는 세션이 하나뿐입니다.',
};

/** OWASP ASVS 5.0, V7 "Session Management". What it asks is told in our words. */
export const asvsSessions: Standard = {
  id: 'asvs-v7',
  title: { en: 'OWASP ASVS 5.0 V7: sessions', ko: 'OWASP ASVS 5.0 V7: 세션 관리' },
  url,
  items: [
    hidden(
      '7.1.1',
      2,
      { en: 'Idle timeout and longest lifetime are documented and justified', ko: '유휴 만료와 최대 수명을 근거와 함께 문서화해야 합니다' },
      documents,
      { en: 'Compare the document with what Sessions shows of this session’s end.', ko: '문서를 세션 보기에 나타난 만료와 견주어 보십시오.' },
    ),
    hidden(
      '7.1.2',
      2,
      { en: 'How many sessions an account may have at once is documented', ko: '계정의 동시 세션 수와 초과 시 동작을 문서화해야 합니다' },
      documents,
      { en: 'Read the document; then try as in WSTG-SESS-11.', ko: '문서를 읽고 WSTG-SESS-11처럼 시험해 보십시오.' },
    ),
    hidden(
      '7.1.3',
      2,
      {
        en: 'Systems of a single sign-on, and how their sessions hang together, are documented',
        ko: '통합 로그인에 참여하는 시스템과 세션의 관계를 문서화해야 합니다',
      },
      documents,
      { en: 'Compare the document with the hosts of a recorded login.', ko: '문서를 기록된 로그인의 호스트와 견주어 보십시오.' },
    ),
    hidden(
      '7.2.1',
      1,
      { en: 'Session tokens are verified by a trusted back end', ko: '세션 토큰은 신뢰할 수 있는 백엔드가 검증해야 합니다' },
      server,
      {
        en: 'Send a request with a changed token; read the code.',
        ko: '토큰을 바꾸어 요청을 보내고, 코드를 확인하십시오.',
      },
    ),
    {
      id: '7.2.2',
      level: 1,
      title: { en: 'Session tokens are made for each session, not fixed keys', ko: '세션 토큰은 고정된 키가 아니라 세션마다 새로 만들어야 합니다' },
      url,
      rules: ['session-not-rotated-at-login'],
      sights: ['rotation', 'two-logins'],
      limit: null,
      decide: null,
    },
    {
      id: '7.2.3',
      level: 1,
      title: { en: 'Ids are unique, random, and have 128 bits or more', ko: 'ID는 고유하고 무작위이며 128비트 이상이어야 합니다' },
      url,
      rules: ['session-id-too-short', 'session-id-predictable', 'session-id-contains-time', 'session-id-contains-counter'],
      sights: ['entropy'],
      limit: {
        en: 'Length and letters give an upper bound; the generator is on the server.',
        ko: '길이와 글자로는 상한만 알 수 있습니다. 생성기는 서버에 있습니다.',
      },
      decide: {
        en: 'Read which generator makes the ids, or test some thousand of them.',
        ko: 'ID를 만드는 생성기를 코드에서 확인하거나 수천 개를 모아 검정하십시오.',
      },
    },
    {
      id: '7.2.4',
      level: 1,
      title: {
        en: 'Every login, also a repeated one, gives a new token and ends the old',
        ko: '로그인(재인증 포함)할 때마다 새 토큰을 발급하고 이전 토큰은 끝내야 합니다',
      },
      url,
      rules: ['session-not-rotated-at-login', 'session-old-id-still-sent'],
      sights: ['rotation'],
      limit: {
        en: 'Whether the server still takes the old token shows only when it is sent.',
        ko: '서버가 이전 토큰을 아직 받아들이는지는 그 토큰을 보내야 알 수 있습니다.',
      },
      decide: {
        en: 'After the login, and after confirming the password once more, send a request with the token from before.',
        ko: '로그인한 뒤, 그리고 비밀번호를 다시 확인한 뒤에 이전 토큰으로 요청을 보내십시오.',
      },
    },
    {
      id: '7.3.1',
      level: 2,
      title: { en: 'A session ends after a time without requests', ko: '요청이 없으면 일정 시간 뒤 세션이 끝나야 합니다' },
      url,
      rules: ['session-never-expires'],
      sights: ['ends'],
      limit: { en: 'The server’s own timeout shows only when it strikes.', ko: '서버의 만료 시간은 실제로 만료되어야 드러납니다.' },
      decide: {
        en: 'Wait for the documented time without a request, then send the id again.',
        ko: '문서에 정한 시간만큼 요청 없이 기다렸다가 ID를 다시 보내십시오.',
      },
    },
    {
      id: '7.3.2',
      level: 2,
      title: { en: 'A session ends at a last moment, however busy it is', ko: '계속 사용하더라도 정해진 최대 시간이 지나면 세션이 끝나야 합니다' },
      url,
      rules: ['session-without-absolute-limit', 'session-never-expires', 'jwt-without-exp', 'jwt-long-lived'],
      sights: ['ends'],
      limit: {
        en: 'The server may end it sooner or later than cookie and token say.',
        ko: '서버는 쿠키나 토큰에 적힌 것보다 일찍 또는 늦게 끝낼 수 있습니다.',
      },
      decide: { en: 'Keep a session busy beyond the documented lifetime.', ko: '문서에 정한 수명이 지날 때까지 세션을 계속 사용해 보십시오.' },
    },
    {
      id: '7.4.1',
      level: 1,
      title: { en: 'Logout and expiry end the session for good', ko: '로그아웃하거나 만료되면 세션이 완전히 끝나야 합니다' },
      url,
      rules: ['session-alive-after-logout', 'logout-without-deletion', 'session-deletion-misses-scope', 'session-cookies-disagree'],
      sights: ['logout', 'old-id-dead'],
      limit: {
        en: 'Other applications that rely on this login are not in this recording.',
        ko: '이 로그인을 사용하는 다른 애플리케이션은 이 기록에 없습니다.',
      },
      decide: {
        en: 'After the logout, go back, send the old id again, and open the applications behind the same login.',
        ko: '로그아웃한 뒤 뒤로 가기를 누르고, 이전 ID를 다시 보내고, 같은 로그인을 쓰는 애플리케이션을 열어 보십시오.',
      },
    },
    hidden('7.4.2', 1, { en: 'Disabling an account ends its sessions', ko: '계정을 비활성화하면 그 계정의 세션이 모두 끝나야 합니다' }, server, {
      en: 'Disable a test account while it is logged in, and load a page.',
      ko: '로그인한 테스트 계정을 비활성화하고 페이지를 열어 보십시오.',
    }),
    hidden(
      '7.4.3',
      2,
      {
        en: 'After a change of password or factor, the other sessions can be ended',
        ko: '비밀번호나 인증 수단을 바꾼 뒤 다른 세션을 모두 끝낼 수 있어야 합니다',
      },
      otherSessions,
      {
        en: 'Log in twice, change the password in one, and use the other.',
        ko: '두 곳에서 로그인하고 한쪽에서 비밀번호를 바꾼 뒤 다른 쪽을 사용해 보십시오.',
      },
    ),
    hidden(
      '7.4.4',
      2,
      { en: 'Every page behind the login shows the way out', ko: '로그인이 필요한 모든 페이지에서 로그아웃을 쉽게 찾을 수 있어야 합니다' },
      { en: 'What a page shows is not in its headers.', ko: '페이지에 무엇이 보이는지는 헤더에 나타나지 않습니다.' },
      { en: 'Look at the pages.', ko: '페이지를 직접 확인하십시오.' },
    ),
    hidden(
      '7.4.5',
      2,
      { en: 'Administrators can end the sessions of one user or of all', ko: '관리자가 한 사용자 또는 모든 사용자의 세션을 끝낼 수 있어야 합니다' },
      server,
      {
        en: 'Try it in the administration of the site.',
        ko: '관리자 화면에서 시험해 보십시오.',
      },
    ),
    hidden(
      '7.5.1',
      2,
      {
        en: 'Changing mail address, phone or factors asks for the password again',
        ko: '이메일, 전화번호, 인증 수단을 바꾸려면 다시 인증해야 합니다',
      },
      { en: 'What a request changes is in its body, which is not read.', ko: '요청이 무엇을 바꾸는지는 본문에 있으며, 본문은 읽지 않습니다.' },
      { en: 'Change each of them, and see whether the site asks who you are.', ko: '항목마다 바꾸어 보고 재인증을 요구하는지 확인하십시오.' },
    ),
    hidden('7.5.2', 2, { en: 'Users see their sessions and can end them', ko: '사용자가 자신의 세션을 보고 끝낼 수 있어야 합니다' }, otherSessions, {
      en: 'Look for the list of sessions or devices in the account.',
      ko: '계정 설정에서 세션이나 기기 목록을 찾아보십시오.',
    }),
    hidden(
      '7.5.3',
      3,
      { en: 'Highly sensitive operations ask for a second proof', ko: '매우 민감한 작업은 추가 인증을 거쳐야 합니다' },
      { en: 'Which operations are sensitive is not in the traffic.', ko: '어느 작업이 민감한지는 트래픽에 나타나지 않습니다.' },
      { en: 'Walk through such an operation, and see whether it asks.', ko: '그런 작업을 해 보고 추가 인증을 요구하는지 확인하십시오.' },
    ),
    {
      id: '7.6.1',
      level: 2,
      title: {
        en: 'Sessions of application and identity provider end as documented',
        ko: '애플리케이션과 인증 제공자(IdP)의 세션이 문서대로 끝나야 합니다',
      },
      url,
      rules: [],
      sights: ['federated', 'ends'],
      limit: { en: 'What was agreed between the two is in documents.', ko: '둘 사이의 합의는 문서에 있습니다.' },
      decide: {
        en: 'End the session at the provider, and use the application; and the other way round.',
        ko: '인증 제공자에서 세션을 끝낸 뒤 애플리케이션을 사용해 보고, 반대로도 해 보십시오.',
      },
    },
    {
      id: '7.6.2',
      level: 2,
      title: { en: 'A session begins only with the user’s consent or action', ko: '사용자의 동의나 행동이 있을 때만 세션이 만들어져야 합니다' },
      url,
      rules: [],
      sights: ['federated'],
      limit: {
        en: 'A click is not in the traffic: a redirect looks the same with it and without.',
        ko: '클릭은 트래픽에 나타나지 않아, 리디렉션만으로는 사용자의 행동이 있었는지 알 수 없습니다.',
      },
      decide: {
        en: 'While logged in at the provider only, open the application by a link, and see whether it logs you in unasked.',
        ko: '인증 제공자에만 로그인한 상태로 링크를 통해 애플리케이션을 열고, 묻지 않고 로그인되는지 확인하십시오.',
      },
    },
  ],
};
