import type { Text } from '../i18n/text.ts';
import type { SiteLife } from './events/site-life.ts';
import type { Subject } from './evidence/subject.ts';
import type { Session } from './types.ts';

/** What the recording could not show of a session, and how it could be shown. */
export function unseenOf(
  session: Pick<Session, 'state' | 'events' | 'expiry' | 'storage' | 'carrier'>,
  cookies: readonly Subject[],
  life: SiteLife,
): readonly Text[] {
  const seen = new Set(session.events.map(({ type }) => type));
  const unseen: Text[] = [];
  if (!seen.has('login')) {
    unseen.push({
      en: 'A login was not seen. Log out and in again while recording, and it shows which cookies the login issues.',
      ko: '로그인이 보이지 않았습니다. 기록하는 동안 로그아웃한 뒤 다시 로그인하면 어떤 쿠키가 발급되는지 나타납니다.',
    });
  } else if (!seen.has('logout')) {
    unseen.push({
      en: 'A logout was not seen. Log out while recording to see what it deletes.',
      ko: '로그아웃이 보이지 않았습니다. 기록하는 동안 로그아웃하면 무엇이 지워지는지 나타납니다.',
    });
  } else {
    unseen.push({
      en: 'Whether the server forgets the id at logout cannot be seen: only a request with the old id would show it.',
      ko: '로그아웃할 때 서버가 ID를 지웠는지는 보이지 않습니다. 예전 ID로 요청을 보내야만 알 수 있습니다.',
    });
  }
  if (cookies.some(({ facts }) => !facts.attributesKnown)) {
    unseen.push({
      en: 'The cookie was set before the recording began, so its attributes are not known. Delete it and load the page again.',
      ko: '기록을 시작하기 전에 설정된 쿠키라서 속성을 알 수 없습니다. 쿠키를 지우고 페이지를 다시 여십시오.',
    });
  }
  if (session.expiry.server.kind === 'unknown' && life.longestQuiet === null) {
    unseen.push({
      en: 'The server’s own time-out cannot be seen from one visit. Leave the page alone for a while, then load it again.',
      ko: '서버의 만료 시간은 한 번의 방문으로 보이지 않습니다. 한동안 그대로 두었다가 페이지를 다시 여십시오.',
    });
  }
  if (session.storage === 'unknown') {
    unseen.push({
      en: 'Where the session’s data lives cannot be told from this traffic.',
      ko: '세션 데이터가 어디에 있는지는 이 트래픽으로 알 수 없습니다.',
    });
  }
  return unseen;
}
