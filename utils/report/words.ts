import type { Status } from '../audit/checklist/checked.ts';
import type { Severity } from '../audit/rule.ts';
import type { Browser } from '../cookie/types.ts';
import type { Text } from '../i18n/text.ts';
import type { EventType, Role, Session } from '../session/types.ts';

/** The words of reports and views that are not sentences of a rule or of a conclusion: the same in both. */

export const severityWords: Readonly<Record<Severity, Text>> = {
  high: { en: 'high', ko: '높음' },
  medium: { en: 'medium', ko: '중간' },
  low: { en: 'low', ko: '낮음' },
  info: { en: 'info', ko: '참고' },
};

/** Never colour alone. */
export const severityMarks: Readonly<Record<Severity, string>> = { high: '▲', medium: '◆', low: '●', info: '○' };

/** Worst first. */
export const severities: readonly Severity[] = ['high', 'medium', 'low', 'info'];

export const statusWords: Readonly<Record<Status, Text>> = {
  failed: { en: 'failed', ko: '실패' },
  partly: { en: 'in part', ko: '일부 확인' },
  'not-recorded': { en: 'not recorded', ko: '기록에 없음' },
  unseen: { en: 'cannot be seen', ko: '확인 불가' },
  passed: { en: 'passed', ko: '통과' },
  'not-applicable': { en: 'does not apply', ko: '해당 없음' },
};

/** Never colour alone. */
export const statusMarks: Readonly<Record<Status, string>> = {
  failed: '✕',
  partly: '◐',
  'not-recorded': '○',
  unseen: '–',
  passed: '✓',
  'not-applicable': '·',
};

/** The order in which counts are told: what needs work first. */
export const statusOrder: readonly Status[] = ['failed', 'partly', 'not-recorded', 'unseen', 'passed', 'not-applicable'];

export const roleWords: Readonly<Record<Role, Text>> = {
  'session-id': { en: 'session id', ko: '세션 ID' },
  'auth-token': { en: 'auth token', ko: '인증 토큰' },
  'remember-me': { en: 'remember me', ko: '로그인 유지' },
  csrf: { en: 'CSRF token', ko: 'CSRF 토큰' },
  affinity: { en: 'load balancer', ko: '로드 밸런서' },
  infrastructure: { en: 'infrastructure', ko: '인프라' },
  consent: { en: 'consent', ko: '동의' },
  analytics: { en: 'analytics', ko: '분석' },
  preference: { en: 'preference', ko: '환경 설정' },
  unknown: { en: 'unknown', ko: '알 수 없음' },
};

export const eventWords: Readonly<Record<EventType, Text>> = {
  started: { en: 'started', ko: '시작' },
  'login-failed': { en: 'login failed', ko: '로그인 실패' },
  login: { en: 'login', ko: '로그인' },
  rotated: { en: 'rotated', ko: 'ID 교체' },
  renewed: { en: 'renewed', ko: '연장' },
  logout: { en: 'logout', ko: '로그아웃' },
  ended: { en: 'ended', ko: '종료됨' },
  lost: { en: 'lost', ko: '유실' },
};

export const browserWords: Readonly<Record<Browser, Text>> = {
  rfc: { en: 'rules of the standard (RFC 6265bis)', ko: '표준(RFC 6265bis)의 규칙' },
  chromium: { en: 'rules of Chromium', ko: 'Chromium의 규칙' },
  firefox: { en: 'rules of Firefox', ko: 'Firefox의 규칙' },
};

export const stateWords: Readonly<Record<'anonymous' | 'authenticated' | 'ended', Text>> = {
  anonymous: { en: 'not logged in', ko: '로그인하지 않음' },
  authenticated: { en: 'logged in', ko: '로그인함' },
  ended: { en: 'ended', ko: '종료됨' },
};

export const placeWords: Readonly<Record<Session['place'], Text>> = {
  'one-node': { en: 'on the server: in the memory or the files of one', ko: '서버(한 대의 메모리나 파일)' },
  replicated: { en: 'on the server: in several, which copy from each other', ko: '서버(여러 대가 서로 복제)' },
  shared: { en: 'on the server: in a store that all share', ko: '서버(공유 저장소)' },
  server: { en: 'on the server', ko: '서버' },
  cookie: { en: 'in the cookie itself', ko: '쿠키 자체' },
  unknown: { en: 'cannot be told', ko: '알 수 없음' },
};

export const clockWords: Readonly<Record<'browser' | 'server' | 'token' | 'framework', Text>> = {
  browser: { en: 'browser', ko: '브라우저' },
  server: { en: 'server', ko: '서버' },
  token: { en: 'token', ko: '토큰' },
  framework: { en: 'framework', ko: '프레임워크' },
};

export const labels = {
  report: { en: 'Sessions and cookies', ko: '세션과 쿠키' },
  oneExchange: { en: '1 exchange', ko: '요청·응답 1건' },
  exchanges: { en: '{n} exchanges', ko: '요청·응답 {n}건' },
  session: { en: 'Session', ko: '세션' },
  noSession: { en: 'No session was recognised in this recording.', ko: '이 기록에서는 세션을 찾지 못하였습니다.' },
  cookie: { en: 'cookie', ko: '쿠키' },
  carriedBy: { en: 'carried by', ko: '전달 수단' },
  carrierUrl: { en: 'the URL', ko: 'URL' },
  carrierBearer: { en: 'the `Authorization` header', ko: '`Authorization` 헤더' },
  since: { en: 'since', ko: '시작' },
  until: { en: 'until', ko: '종료' },
  unknownEnd: { en: 'not known', ko: '알 수 없습니다' },
  data: { en: 'data', ko: '데이터 위치' },
  framework: { en: 'framework', ko: '프레임워크' },
  affinity: { en: 'tied to a server by', ko: '서버 고정(sticky)' },
  life: { en: 'life', ko: '흐름' },
  clocks: { en: 'clocks', ko: '만료 시계' },
  because: { en: 'because', ko: '근거' },
  unseen: { en: 'not seen', ko: '보지 못한 것' },
  findings: { en: 'Findings', ko: '발견 사항' },
  noFindings: { en: 'Nothing found.', ko: '발견된 문제가 없습니다.' },
  why: { en: 'Why it matters here', ko: '이 사이트에서 문제가 되는 이유' },
  fix: { en: 'Fix', ko: '해결 방법' },
  documentation: { en: 'documentation', ko: '공식 문서' },
  dismissed: { en: 'Put away', ko: '숨긴 항목' },
  noReason: { en: 'no reason given', ko: '이유 없음' },
  checklists: { en: 'Checklists', ko: '점검표' },
  status: { en: 'Status', ko: '상태' },
  requirement: { en: 'Requirement', ko: '요구 사항' },
  seen: { en: 'What was seen', ko: '확인한 것' },
  missing: { en: 'Not in this recording', ko: '이 기록에 없는 것' },
  hidden: { en: 'No browser sees', ko: '브라우저로는 볼 수 없는 것' },
  decide: { en: 'What would decide it', ko: '판단하려면' },
  references: { en: 'References', ko: '참고 문서' },
  cookies: { en: 'Cookies', ko: '쿠키' },
  noCookies: { en: 'No cookies.', ko: '쿠키가 없습니다.' },
  refused: { en: 'Refused by the browser', ko: '브라우저가 거부한 쿠키' },
  undecided: { en: 'Could not be decided', ko: '판단하지 못한 검사' },
  name: { en: 'Name', ko: '이름' },
  role: { en: 'Role', ko: '역할' },
  value: { en: 'Value', ko: '값' },
  where: { en: 'Where', ko: '범위' },
  flags: { en: 'Flags', ko: '속성' },
  ends: { en: 'Ends', ko: '만료' },
  withBrowser: { en: 'with the browser', ko: '브라우저를 닫을 때' },
  gone: { en: 'gone', ko: '지워짐' },
  neverKept: { en: 'never kept', ko: '저장되지 않음' },
  traffic: { en: 'Set / sent', ko: '설정/전송' },
  exchange: { en: 'Exchange', ko: '요청·응답' },
  masked: {
    en: 'Values are masked: the same letter is the same value.',
    ko: '값은 가려져 있습니다. 같은 글자는 같은 값입니다.',
  },
} as const satisfies Readonly<Record<string, Text>>;
