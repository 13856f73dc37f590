import type { Verdict } from '../../utils/cookie/types.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { EventType } from '../../utils/session/types.ts';

export const outcomeWords: Readonly<Record<Verdict['outcome'], Text>> = {
  stored: { en: 'stored', ko: '저장됨' },
  replaced: { en: 'replaced', ko: '교체됨' },
  deleted: { en: 'deleted', ko: '삭제됨' },
  refused: { en: 'refused', ko: '거부됨' },
};

export const outcomeShapes: Readonly<Record<Verdict['outcome'], string>> = { stored: '+', replaced: '↻', deleted: '−', refused: '✕' };

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

/** Of a finding, where only its sentence stands: what leads to the rest. */
export const whyAndFix: Text = { en: 'Why, and the fix', ko: '이유와 해결 방법' };
