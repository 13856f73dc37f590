import type { Text } from '../../i18n/text.ts';
import type { Decoded } from '../types.ts';

/** A form that values take. One file each, listed in `index.ts`. */
export interface Format {
  readonly id: string;
  readonly title: Text;
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

/** base64 of well-formed UTF-8, else null. */
export function textOf(base64: string): string | null {
  const bytes = bytesOf(base64);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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

/** Seconds since 1970 in a member of an object as milliseconds, else null. */
export function secondsIn(object: Readonly<Record<string, unknown>>, name: string): number | null {
  const value = object[name];
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e11 ? value * 1000 : null;
}
