import { describe, expect, it } from 'vitest';
import { attributeMeaning } from '../../../components/traffic/attributes.ts';
import { createJar, parseSetCookie } from '../../../utils/cookie/index.ts';
import { formatDate } from '../../../utils/i18n/format.ts';

const url = 'https://shop.example/account/login';
const now = Date.UTC(2026, 2, 2, 9, 0, 0);
const day = 86_400_000;

/** What `attribute` of the line is said to do, in English. */
function meaningOf(attribute: string, line: string): string | undefined {
  const verdict = createJar({ browser: 'chromium' }).receive({ url, line, now });
  const parsed = parseSetCookie(line);
  if (parsed.kind !== 'set-cookie') throw new Error(`malformed: ${line}`);
  const found = parsed.attributes.find(({ name }) => name.toLowerCase() === attribute);
  return found && attributeMeaning(found, parsed, verdict).en;
}

describe('what an attribute does here', () => {
  it.each([
    ['SameSite=Strict', 'not even a link'],
    ['SameSite=lax', 'a link, not a form’s `POST`'],
    ['SameSite=None; Secure', 'needs `Secure`'],
    ['SameSite=Never', 'the default holds'],
  ])('is told of %s by its value', (attribute, words) => {
    expect(meaningOf('samesite', `sid=1; ${attribute}`)).toContain(words);
  });

  it('says Max-Age as a duration and as the moment it comes to', () => {
    const said = meaningOf('max-age', 'sid=1; Max-Age=2592000');
    expect(said).toContain('30 days');
    expect(said).toContain(formatDate(now + 30 * day));
  });

  it('tells the moment that the browser’s limit leaves of a longer Max-Age', () => {
    expect(meaningOf('max-age', 'sid=1; Max-Age=315360000')).toContain(formatDate(now + 400 * day));
  });

  it('says Expires by the reader’s clock', () => {
    expect(meaningOf('expires', 'sid=1; Expires=Wed, 01 Apr 2026 09:00:00 GMT')).toContain(formatDate(Date.UTC(2026, 3, 1, 9, 0, 0)));
  });

  it('does not look at Expires beside a Max-Age', () => {
    expect(meaningOf('expires', 'sid=1; Expires=Wed, 01 Apr 2026 09:00:00 GMT; Max-Age=60')).toContain('`Max-Age` of the same line counts');
  });

  it.each(['Max-Age=0', 'Max-Age=-1', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT'])('says that %s deletes', (attribute) => {
    const name = attribute.split('=')[0]?.toLowerCase() ?? '';
    expect(meaningOf(name, `sid=; ${attribute}`)).toBe('Deletes the cookie at once.');
  });

  it('says of a refused line what it asks for', () => {
    expect(meaningOf('max-age', 'sid=1; Domain=other.example; Max-Age=3600')).toBe('To be kept for 1 h.');
  });
});
