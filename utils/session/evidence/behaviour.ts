import { fill, type Text } from '../../i18n/text.ts';
import { weights } from '../weights.ts';
import type { Clue, Purpose, Subject } from './subject.ts';

/** What the cookie did. This decides over names and looks. */
export function behaviourWitness({ facts, notes, form, framework }: Subject): readonly Clue[] {
  const clues: Clue[] = [];
  const says = (purpose: Purpose, code: string, weight: number, message: Text, exchanges: readonly number[]) =>
    clues.push({ purpose, code, basis: 'observed', weight, message, exchanges: exchanges.slice(0, 5) });
  // A server's own session may be there for other things than the login.
  const share = framework && !framework.weak ? weights.ofNamed : 1;
  const atLogin = notes.issuedAtLogin.length + notes.changedAtLogin.length + notes.writtenAtLogin.length;

  if (notes.issuedAtLogin.length > 0) {
    says(
      'session',
      'issued-at-login',
      weights.issuedAtLogin,
      { en: 'The answer to a login issued it; the request had come without it.', ko: '이 쿠키 없이 온 로그인 요청에 대한 응답에서 발급되었습니다.' },
      notes.issuedAtLogin,
    );
  }
  if (notes.changedAtLogin.length > 0) {
    if (notes.rewritten && notes.changes * 2 > notes.answers) {
      says(
        'session',
        'changed-anyway',
        weights.refreshedAnyway,
        { en: 'It changed at the login, but it changes with other answers too.', ko: '로그인에서 바뀌었지만 다른 응답에서도 바뀝니다.' },
        notes.changedAtLogin,
      );
    } else {
      says(
        'session',
        'changed-at-login',
        weights.changedAtLogin,
        { en: 'The login replaced its value.', ko: '로그인에서 값이 바뀌었습니다.' },
        notes.changedAtLogin,
      );
    }
  }
  if (atLogin === 0 && notes.sentAtLogin.length > 0) {
    says(
      'session',
      'kept-at-login',
      weights.sentAtLogin,
      {
        en: 'It was sent with the login, and no other cookie came of it.',
        ko: '로그인 요청에 함께 보내졌고, 로그인에서 다른 쿠키가 생기지 않았습니다.',
      },
      notes.sentAtLogin,
    );
  }
  if (atLogin === 0 && notes.untouchedAtLogin.length > 0) {
    says(
      'session',
      'untouched-at-login',
      weights.untouchedAtLogin * share,
      { en: 'The login changed another cookie and left this one alone.', ko: '로그인에서 다른 쿠키가 바뀌고 이 쿠키는 그대로였습니다.' },
      notes.untouchedAtLogin,
    );
  }
  if (notes.sentWhenLoggedIn >= 2 && notes.absentWhenLoggedIn * 10 <= notes.sentWhenLoggedIn && atLogin + notes.sentAtLogin.length > 0) {
    says(
      'session',
      'always-sent',
      weights.sentWhenLoggedIn,
      fill(
        { en: 'It went with {count} requests while logged in.', ko: '로그인한 동안 요청 {count}개에 실려 갔습니다.' },
        { count: notes.sentWhenLoggedIn },
      ),
      notes.sentIn.slice(-2),
    );
  }
  if (notes.absentWhenLoggedIn > 1 && notes.absentWhenLoggedIn > notes.sentWhenLoggedIn * 4) {
    says(
      'session',
      'seldom-sent',
      weights.absentWhenLoggedIn,
      { en: 'Most requests while logged in did not carry it.', ko: '로그인한 동안 대부분의 요청에 실리지 않았습니다.' },
      notes.sentIn.slice(-2),
    );
  }
  if (notes.deletedAtLogout.length > 0) {
    says(
      'session',
      'deleted-at-logout',
      weights.deletedAtLogout,
      { en: 'The logout deleted or replaced it.', ko: '로그아웃에서 지워지거나 교체되었습니다.' },
      notes.deletedAtLogout,
    );
  }
  if (notes.survivedLogout.length > 0 && notes.deletedAtLogout.length === 0) {
    says(
      'session',
      'survives-logout',
      weights.survivesLogout * share,
      { en: 'The logout deleted other cookies and left it.', ko: '로그아웃에서 다른 쿠키는 지워지고 이 쿠키는 남았습니다.' },
      notes.survivedLogout,
    );
  }
  if (notes.writtenAtLogin.length > 0) {
    says(
      'session',
      'written-at-login',
      weights.issuedAtLogin,
      { en: 'A script wrote it right after a login.', ko: '로그인 직후에 스크립트가 썼습니다.' },
      notes.writtenAtLogin,
    );
  }
  if (notes.deletedInUse.length > 0) {
    says(
      'session',
      'deleted-in-use',
      weights.deletedInUse,
      { en: 'It was deleted, and the session went on without it.', ko: '이 쿠키가 지워진 뒤에도 세션은 이어졌습니다.' },
      notes.deletedInUse,
    );
  }
  if (notes.missingAtRefusal.length > 0 && atLogin + notes.sentAtLogin.length > 0) {
    says(
      'session',
      'missing-refused',
      weights.missingAtRefusal,
      { en: 'A request without it was sent to the login page.', ko: '이 쿠키가 없는 요청은 로그인 페이지로 보내졌습니다.' },
      notes.missingAtRefusal,
    );
  }
  if (notes.echoed.length > 0) {
    const message = { en: 'Scripts copied it into a CSRF header.', ko: '스크립트가 CSRF 헤더에 같은 값을 넣었습니다.' };
    says('csrf', 'echoed', weights.echoed, message, notes.echoed);
    says('session', 'echoed', weights.notEchoed, message, notes.echoed);
  }
  if (notes.sentAlong.length > 0) {
    const message = {
      en: 'Its value went along to a sign-on elsewhere as `state`, to be compared when the browser comes back.',
      ko: '외부 인증으로 갈 때 `state` 값으로 함께 보내져, 돌아왔을 때 비교하는 데 쓰입니다.',
    };
    says('csrf', 'sent-along', weights.echoed, message, notes.sentAlong);
    says('session', 'sent-along', weights.notEchoed, message, notes.sentAlong);
  }
  if (atLogin === 0 && notes.untouchedAtLogin.length > 0 && notes.survivedLogout.length > 0 && form.opaque && knowsTheBrowser(facts, notes)) {
    says(
      'analytics',
      'knows-the-browser',
      weights.knowsTheBrowser,
      {
        en: 'A random value that login and logout leave alone: it knows the browser, not the user.',
        ko: '로그인과 로그아웃에도 그대로인 무작위 값입니다. 사용자가 아니라 브라우저를 알아봅니다.',
      },
      [...notes.untouchedAtLogin, ...notes.survivedLogout],
    );
  }
  if (notes.takenBack.length > 0) {
    const message = {
      en: 'It was given on the way to a sign-on elsewhere and taken back on the return.',
      ko: '외부 인증으로 가는 길에 발급되었고, 돌아오자 지워졌습니다.',
    };
    says('csrf', 'taken-back', weights.echoed, message, notes.takenBack);
    says('session', 'taken-back', weights.notEchoed, message, notes.takenBack);
  }
  const expires = notes.lastStored?.expires ?? null;
  if (notes.issuedAtLogin.length > 0 && expires !== null && form.opaque && expires - (facts.firstSeen.time || 0) > 6 * 24 * 60 * 60 * 1000) {
    says(
      'remember-me',
      'persistent-at-login',
      weights.rememberPersistent,
      {
        en: 'It was issued at the login to be kept for days, beyond the browser’s end.',
        ko: '로그인에서 발급되어 브라우저를 닫아도 며칠 동안 보관됩니다.',
      },
      notes.issuedAtLogin,
    );
  }
  return clues;
}

const tenMonths = 300 * 24 * 60 * 60 * 1000;

/** Written by a script, or kept for a year: what counts visitors is, and what carries a session or a cart seldom is. */
function knowsTheBrowser(facts: Subject['facts'], { lastStored, setByResponse, setByScript }: Subject['notes']): boolean {
  if (setByScript > 0 && setByResponse === 0) return true;
  const expires = lastStored?.expires ?? null;
  return expires !== null && expires - facts.firstSeen.time > tenMonths;
}
