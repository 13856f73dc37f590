import type { Browser, Reason, StoredCookie } from '../cookie/types.ts';
import type { Text } from '../i18n/text.ts';
import { trySending } from './what-if.ts';

/** The classic ways to get at a session, each acted out on one cookie by the engine. */

export type AttackId = 'sniffing' | 'script' | 'cross-site' | 'subdomain';

export interface Attack {
  readonly id: AttackId;
  readonly title: Text;
  /** What the attacker does. */
  readonly act: Text;
  works(cookie: StoredCookie, browser: Browser, now: number): { readonly works: boolean; readonly reasons: readonly Reason[] };
  /** What stopped it, or what would. */
  readonly protection: Text;
}

/** This machine itself (RFC 6761 §6.3): no network lies between, and browsers treat it as if it were encrypted. */
export function isLoopback({ domain }: StoredCookie): boolean {
  return /^(?:.+\.)?localhost$|^127(?:\.\d+){3}$|^\[?::1\]?$/i.test(domain);
}

/** The same cookie on a site that is reached over a network (RFC 2606 keeps the name free). */
function abroad(cookie: StoredCookie): StoredCookie {
  return isLoopback(cookie) ? { ...cookie, domain: 'shop.example' } : cookie;
}

/** A site that has nothing to do with the inspected one (RFC 2606 keeps the name free). */
const attacker = 'https://attacker.example/';

export const attacks: readonly Attack[] = [
  {
    id: 'sniffing',
    title: { en: 'Sniffing', ko: '스니핑(sniffing)' },
    act: {
      en: 'Somebody on the same network makes the browser load one `http` address of the site, and listens.',
      ko: '같은 네트워크에 있는 사람이 브라우저에 사이트의 `http` 주소 하나를 열게 하고 엿듣습니다.',
    },
    works(cookie, browser, now) {
      const there = abroad(cookie);
      const { sent, reasons } = trySending(there, { url: `http://${there.domain}${there.path}` }, browser, now);
      return { works: sent, reasons };
    },
    protection: { en: '`Secure`, and HSTS so that no `http` request leaves at all', ko: '`Secure`, 그리고 `http` 요청 자체를 막는 HSTS' },
  },
  {
    id: 'script',
    title: { en: 'Injected script', ko: '스크립트 삽입(XSS)' },
    act: { en: 'A script that got into the page reads `document.cookie`.', ko: '페이지에 끼어든 스크립트가 `document.cookie`를 읽습니다.' },
    // §5.8.3: retrieval for a "non-HTTP" API leaves out cookies whose http-only-flag is set.
    works(cookie, browser, now) {
      const { sent, reasons } = trySending(cookie, { url: `https://${cookie.domain}${cookie.path}`, context: { api: 'script' } }, browser, now);
      return { works: sent, reasons };
    },
    protection: {
      en: '`HttpOnly`. The script can still act in your name while the page is open',
      ko: '`HttpOnly`. 다만 페이지가 열려 있는 동안 스크립트는 내 이름으로 동작할 수 있습니다',
    },
  },
  {
    id: 'cross-site',
    title: { en: 'Request from another site', ko: '다른 사이트의 요청(CSRF)' },
    act: { en: 'Another site submits a form to this one, in your browser.', ko: '다른 사이트가 내 브라우저에서 이 사이트로 폼을 보냅니다.' },
    works(cookie, browser, now) {
      const context = { method: 'POST', navigation: 'top-level', initiatorUrl: attacker } as const;
      const { sent, reasons } = trySending(cookie, { url: `https://${cookie.domain}${cookie.path}`, context }, browser, now);
      return { works: sent, reasons };
    },
    protection: { en: '`SameSite=Lax` or `Strict`, and a CSRF token', ko: '`SameSite=Lax` 또는 `Strict`, 그리고 CSRF 토큰' },
  },
  {
    id: 'subdomain',
    title: { en: 'Neighbour host', ko: '이웃 호스트' },
    act: {
      en: 'Another host of the same domain, forgotten and taken over, receives a request.',
      ko: '같은 도메인의 방치된 다른 호스트를 탈취한 공격자가 요청을 받습니다.',
    },
    works(cookie, browser, now) {
      const { sent, reasons } = trySending(cookie, { url: `https://forgotten.${cookie.domain}${cookie.path}` }, browser, now);
      return { works: sent, reasons };
    },
    protection: { en: 'No `Domain` attribute, best with a `__Host-` name', ko: '`Domain` 속성을 쓰지 않는 것. `__Host-` 이름이면 더 좋습니다' },
  },
];
