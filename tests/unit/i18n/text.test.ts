import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, same } from '../../../utils/i18n/text.ts';

describe('fill', () => {
  it('puts slots into every language', () => {
    expect(fill({ en: '`{cookie}` ends in {n} min', ko: '`{cookie}` 쿠키는 {n}분 뒤에 끝납니다' }, { cookie: 'sid', n: 20 })).toEqual({
      en: '`sid` ends in 20 min',
      ko: '`sid` 쿠키는 20분 뒤에 끝납니다',
    });
  });

  it('fills a slot that is itself a text with the same language', () => {
    expect(fill(same('{what}!'), { what: { en: 'login', ko: '로그인' } })).toEqual({ en: 'login!', ko: '로그인!' });
  });

  it.each([
    ['세션', '은'],
    ['쿠키', '는'],
    ['JSESSIONID', '는'],
    ['token', '은'],
    ['sid1', '은'],
    ['sid2', '는'],
    ['쿠키`', '는'],
  ])('chooses the Korean particle after %s: %s', (word, particle) => {
    expect(fill(same('{word|은/는}'), { word }).ko.endsWith(particle)).toBe(true);
  });

  it('puts a particle behind the backticks of its noun', () => {
    expect(fill(same('`{name}`{~name|은/는} `{other}`{~other|과/와}'), { name: 'connect.sid', other: '/login' }).ko).toBe(
      '`connect.sid`는 `/login`과',
    );
  });

  it.each([
    ['/login', '으로'],
    ['/shop', '으로'],
    ['/api/mail', '로'],
    ['서울', '로'],
    ['/v1', '로'],
    ['/cart', '으로'],
    ['/home', '으로'],
    ['/table', '로'],
    ['cookie', '로'],
  ])('%s takes %s', (word, particle) => {
    expect(fill(same('{~word|으로/로}'), { word }).ko).toBe(particle);
  });

  it('leaves an unknown place as it is written, whatever its name', () => {
    expect(fill(same('{nothing} {constructor} {__proto__}'), {}).en).toBe('{nothing} {constructor} {__proto__}');
  });

  it('lets no slot open or close a piece of code, nor bring places of its own', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const { en } = fill(same('a `{word}` b'), { word });
        expect(en.split('`')).toHaveLength(3);
      }),
    );
    expect(fill(same('{a} {b}'), { a: '{b}', b: 'secret' }).en).toBe('{b} secret');
  });

  it('keeps the code of a sentence in a slot, and not a backtick that does not end', () => {
    const why = { en: 'The login replaced `sid`.', ko: '로그인이 `sid` 값을 바꿨습니다.' };
    expect(fill({ en: 'So: {why}', ko: '이유: {why}' }, { why }).en).toBe('So: The login replaced `sid`.');
    expect(fill({ en: 'So: {why}', ko: '이유: {why}' }, { why: { en: 'a`b', ko: 'a`b' } }).en).toBe("So: a'b");
  });
});
