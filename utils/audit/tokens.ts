import { headerValue } from '../http/headers.ts';
import type { Text } from '../i18n/text.ts';
import { type CookieKey, sessionRoles } from '../session/types.ts';
import type { Facts } from './facts.ts';

/** A JSON Web Token by which the site knows its visitor. */
export interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** null for one in the `Authorization` header. */
  readonly cookie: CookieKey | null;
  /** The cookie's name, or `Authorization`. */
  readonly name: string;
  readonly exchange: number;
}

/** A token is not read beyond this: the browser would not keep a longer cookie. */
const longest = 8192;

/** Every session cookie that is a JWT, and the latest bearer token of every host. */
export function sessionTokens({ analysis, conclusions }: Facts): readonly Token[] {
  const tokens: Token[] = [];
  for (const { role, facts: cookie } of conclusions.cookies) {
    const exchange = cookie.lastSent?.exchange ?? cookie.steps.find((step) => step.exchange !== null)?.exchange ?? null;
    const jwt = sessionRoles.has(role) ? readJwt(cookie.value) : null;
    if (jwt && exchange !== null) tokens.push({ ...jwt, cookie: cookie.key, name: cookie.name, exchange });
  }
  const bearers = new Map<string, number>();
  for (const { exchange } of analysis.exchanges) {
    const value = headerValue(exchange.requestHeaders, 'authorization');
    if (value?.startsWith('Bearer ')) bearers.set(value.slice(7).trim(), exchange.id);
  }
  for (const [value, exchange] of [...bearers].slice(-20)) {
    const jwt = readJwt(value);
    if (jwt) tokens.push({ ...jwt, cookie: null, name: 'Authorization', exchange });
  }
  return tokens;
}

export function readJwt(value: string): Pick<Token, 'header' | 'payload'> | null {
  if (value.length > longest) return null;
  const parts = value.replace(/^"|"$/g, '').split('.');
  const [head, body] = parts;
  if (parts.length !== 3 || !head || !body) return null;
  const header = readPart(head);
  const payload = readPart(body);
  return header && payload && typeof header['alg'] === 'string' ? { header, payload } : null;
}

function readPart(part: string): Record<string, unknown> | null {
  const text = fromBase64(part);
  if (text === null || !text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : null;
  } catch {
    return null;
  }
}

/** base64 or base64url as text (UTF-8), null when it is neither. */
export function fromBase64(text: string): string | null {
  if (text.length > longest || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return null;
  try {
    const octets = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return null;
  }
}

export const noToken: Text = {
  en: 'No JSON Web Token identifies the visitor in this recording.',
  ko: '이 기록에는 방문자를 식별하는 JWT(JSON Web Token)가 없습니다.',
};
