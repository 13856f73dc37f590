import type { SameSite } from './types.ts';

/** The SameSite attribute (§5.6.7): any other word is "Default". */
export function sameSiteAttribute(value: string): SameSite {
  const word = value.length <= 6 ? value.toLowerCase() : '';
  return word === 'strict' || word === 'lax' || word === 'none' ? word : 'default';
}
