import { fill, type Text } from '../../i18n/text.ts';
import { inflate } from '../inflate.ts';
import type { Decoded } from '../types.ts';

/** A form that values take. One file each, listed in `index.ts`. */
export interface Format {
  readonly id: string;
  readonly title: Text;
  /** What that means for whoever has the value, in a sentence. */
  readonly about: Text;
  /**
   * Whether the same session is written anew each time (encrypted, or signed with the time): then another value is not another id.
   */
  readonly rewritten: boolean;
  /** null: the value has not this form. May throw on odd input: the registry takes that for null. */
  read(value: string, name: string): Reading | null;
}

export interface Reading {
  readonly fields: Decoded['fields'];
  readonly carriesData: boolean;
  readonly expires?: number | null;
  /** Milliseconds without a request after which the value itself says that it ends. */
  readonly idle?: number | null;
  /** What stands out in this value: what it lacks, what it gives away. */
  readonly notes?: readonly Text[];
}

type Field = Decoded['fields'][number];

/** A field that tells nothing of the value that would help to use it. */
export function plain(name: string, value: string | number): Field {
  return { name, value: cut(String(value)), secret: false };
}

/** A field that holds a part of the value, or what it says of a person. */
export function secret(name: string, value: string | number): Field {
  return { name, value: cut(String(value)), secret: true };
}

const longestField = 2000;
const mostFields = 40;

function cut(text: string): string {
  return text.length > longestField ? `${text.slice(0, longestField)}…` : text;
}

/** Claims that name no person and open no door. */
const harmless: ReadonlySet<string> = new Set(['alg', 'aud', 'auth_time', 'cty', 'enc', 'exp', 'iat', 'iss', 'nbf', 'scope', 'typ']);
const moments: ReadonlySet<string> = new Set(['auth_time', 'exp', 'iat', 'nbf']);

/** The members of a JSON object as fields, moments as dates. */
export function jsonFields(value: object): Field[] {
  return Object.entries(value)
    .slice(0, mostFields)
    .map(([name, member]) => {
      const shown = moments.has(name) && typeof member === 'number' ? moment(member * 1000) : text(member);
      return harmless.has(name) ? plain(name, shown) : secret(name, shown);
    });
}

function text(member: unknown): string {
  return typeof member === 'string' ? member : (JSON.stringify(member) ?? '');
}

/** A moment as people and machines read it; the number itself when it is no date. */
export function moment(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString();
}

/** Percent escapes undone where they are well-formed. */
export function unescaped(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** base64 or base64url, with or without padding; null when it is neither. */
export function bytesOf(text: string): Uint8Array | null {
  const bare = text.replace(/=+$/, '');
  if (bare === '' || bare.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+$/.test(bare)) return null;
  const octets = atob(bare.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(octets, (octet) => octet.charCodeAt(0));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** base64 of well-formed UTF-8, else null. */
export function textOf(base64: string): string | null {
  const bytes = bytesOf(base64);
  if (bytes === null) return null;
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** base64 of text compressed by zlib, else null. */
export function inflatedTextOf(base64: string): string | null {
  const bytes = bytesOf(base64);
  const plain = bytes === null ? null : inflate(bytes);
  if (plain === null) return null;
  try {
    return utf8.decode(plain);
  } catch {
    return null;
  }
}

/** The object that a JSON text holds, else null. Without a prototype: its members may have any name. */
export function objectOf(json: string | null): Readonly<Record<string, unknown>> | null {
  if (json === null || !/^\s*\{/.test(json)) return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const bare: Record<string, unknown> = Object.create(null);
    for (const [name, member] of Object.entries(value)) bare[name] = member;
    return bare;
  } catch {
    return null;
  }
}

/** An address of the network behind the site, which visitors need not know. */
export function leaksAddress(address: string): Text {
  return fill(
    {
      en: 'It tells every visitor the address of a server behind the load balancer: {address}.',
      ko: '로드 밸런서 뒤에 있는 서버의 주소를 모든 방문자에게 알려 줍니다: {address}.',
    },
    { address },
  );
}

/** A moment that the value gives away. */
export function leaksTime(at: number): Text {
  return fill(
    {
      en: 'It tells when it was made: {at}. The part that is a time is no secret.',
      ko: '만들어진 시각을 알려 줍니다: {at}. 시각인 부분은 비밀이 아닙니다.',
    },
    { at: moment(at) },
  );
}

const endNames = ['exp', 'expires', 'expires_at', 'expiresAt', '_expire'];
const idleNames = ['idle', 'idle_timeout', 'idleTimeout'];

/** When an object says that it ends, whatever the member is called (`_expire`: koa-session). */
export function endOf(data: Readonly<Record<string, unknown>>): { readonly expires: number | null; readonly idle: number | null } {
  const ends = endNames.flatMap((name) => timeOf(data[name]) ?? []);
  const idles = idleNames.map((name) => data[name]).filter((value) => typeof value === 'number' && value > 0);
  // A short number is a length in seconds, a long one a moment.
  const [length] = idles.filter((value) => Number(value) < 1e8).map((value) => Number(value) * 1000);
  ends.push(...idles.filter((value) => Number(value) >= 1e9).flatMap((value) => timeOf(value) ?? []));
  return { expires: ends.length === 0 ? null : Math.min(...ends), idle: length ?? null };
}

/** Seconds or milliseconds since 1970, or a date as text; else null. */
function timeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : typeof value === 'number' ? value : Number.NaN;
  if (!(number >= 1e9 && number < 1e14)) return null;
  return number < 1e11 ? number * 1000 : number;
}

/** Seconds since 1970 in a member of an object as milliseconds, else null. */
export function secondsIn(object: Readonly<Record<string, unknown>>, name: string): number | null {
  const value = object[name];
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e11 ? value * 1000 : null;
}
