import { threeAt } from './letters.ts';
import type { SameSite } from './types.ts';

/** The SameSite attribute (§5.6.7), `text[start, end)`: any other word is "Default". */
export function sameSiteAttribute(text: string, start = 0, end = text.length): SameSite {
  switch (end - start) {
    case 3:
      return threeAt(text, start) === lax ? 'lax' : 'default';
    case 4:
      return threeAt(text, start) === non && threeAt(text, start + 1) === one ? 'none' : 'default';
    case 6:
      return threeAt(text, start) === str && threeAt(text, start + 3) === ict ? 'strict' : 'default';
    default:
      return 'default';
  }
}

const [lax, non, one, str, ict] = [threeAt('lax', 0), threeAt('non', 0), threeAt('one', 0), threeAt('str', 0), threeAt('ict', 0)];
