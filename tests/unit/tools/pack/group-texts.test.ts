import { parseAst } from 'rollup/parseAst';
import { expect, it } from 'vitest';
import { groupTexts } from '../../../tools/pack/group-texts.ts';

/** Enough sentences for a list of them to be worth its while. */
const many = `export const many = [${Array.from({ length: 50 }, (_, index) => `{ en: 'Sentence ${index}.', ko: '문장 ${index}.' }`).join(', ')}];`;

function grouped(code: string): string | null {
  return groupTexts().renderChunk.call({ parse: parseAst }, code)?.code ?? null;
}

async function evaluated(code: string): Promise<Record<string, unknown>> {
  return { ...(await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) };
}

it.each([
  ['of each kind of quotes', 'export const a = [{ en: "It’s `a`", ko: \'"a"입니다\' }, { en: `A "b" \'c\'`, ko: `\\`c\\`` }];'],
  ['with escapes', "export const a = { en: 'a\\\\b\\tc \\u2028 {d}', ko: '\\u{1f36a}' };"],
  ['that are the same twice, or in both languages', "export const a = [{ en: 'x', ko: 'x' }, { en: 'x', ko: 'x' }];"],
  ['that are empty', "export const a = { en: '', ko: '' };"],
  ['of more than one line', "export const a = { en: 'one\\ntwo', ko: '하나' };"],
  ['put together from parts', `const b = 'b'; export const a = [{ en: \`a \${b}\`, ko: '가' }, { en: b + b, ko: '나' }];`],
  ['that are read by a getter', "export const a = { get en() { return 'a'; }, ko: '가' }.en;"],
  ['with a third property', "export const a = [{ en: 'a', ko: '가', to: 1 }, { ...{ en: 'b', ko: '나' }, ko: '다' }];"],
  ['in the other order', "export const a = Object.keys({ ko: '가', en: 'a' });"],
  ['within sentences', "export const a = { en: { en: 'a', ko: '가' }, ko: { en: 'b', ko: '나' } };"],
])('a chunk with sentences %s means what it meant', async (_kind, code) => {
  const whole = `${many}\n${code}`;
  const small = grouped(whole);
  expect(small).not.toBeNull();
  expect(await evaluated(small ?? '')).toEqual(await evaluated(whole));
});

it('puts all English before all Korean, and both before the code', () => {
  const code = grouped(many) ?? '';
  expect(code.lastIndexOf('Sentence')).toBeLessThan(code.indexOf('문장'));
  expect(code.lastIndexOf('문장')).toBeLessThan(code.indexOf('many'));
});

it('makes an object of its own each time a place is reached', async () => {
  const { make } = await evaluated(grouped(`${many}\nexport const make = () => ({ en: 'a', ko: '가' });`) ?? '');
  if (typeof make !== 'function') throw new TypeError('The chunk lost its function.');
  expect(make()).toEqual({ en: 'a', ko: '가' });
  expect(make()).not.toBe(make());
});

it('leaves a chunk of few sentences as it is', () => {
  expect(grouped("export const a = { en: 'a', ko: '가' };")).toBeNull();
});
