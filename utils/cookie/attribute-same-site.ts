import type { SameSite } from './types.ts';

/** The SameSite attribute (§5.6.7), `text[start, end)`: any other word is "Default". */
export function sameSiteAttribute(text: string, start = 0, end = text.length): SameSite {
  switch (end - start) {
    case 3:
      return text.slice(start, end).toLowerCase() === 'lax' ? 'lax' : 'default';
    case 4:
      return text.slice(start, end).toLowerCase() === 'none' ? 'none' : 'default';
    case 6:
      return text.slice(start, end).toLowerCase() === 'strict' ? 'strict' : 'default';
    default:
      return 'default';
  }
}
