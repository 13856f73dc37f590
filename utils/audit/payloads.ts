import type { CookieConclusion } from '../session/types.ts';
import { fromBase64, readJwt } from './tokens.ts';

/** What a session that lives in its own value says, where it can be read without a key; null where it cannot. */
export function payloadOf(value: string): Readonly<Record<string, unknown>> | null {
  const plain = unescaped(value).replace(/^"|"$/g, '');
  const token = readJwt(plain);
  if (token) return token.payload;
  // JSON in base64, alone or before a signature (Flask, cookie-session, express).
  const [head = ''] = plain.replace(/^s:/, '').split('.');
  const data = objectIn(fromBase64(head)) ?? objectIn(plain.startsWith('{') ? plain : null);
  // The head of an encrypted token says how it is sealed, not what is in it.
  return data && typeof data['alg'] === 'string' ? null : data;
}

export function livesInItself({ decoded }: CookieConclusion): boolean {
  return decoded?.carriesData === true;
}

function objectIn(text: string | null): Readonly<Record<string, unknown>> | null {
  if (text === null || !text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : null;
  } catch {
    return null;
  }
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
