import { describe, expect, it } from 'vitest';
import { cookieAttributeConflicting } from '../../../../utils/audit/rules/cookie-attribute-conflicting.ts';
import { cookieSetTwice } from '../../../../utils/audit/rules/cookie-set-twice.ts';
import { flowStart } from '../../../tools/flow.ts';
import { only } from '../checks.ts';
import { judge } from '../facts-builder.ts';
import { ids, recording, shop, sound } from '../recording.ts';

const line = (text: string) => recording({ url: shop, set: [text] });
const at = (seconds: number) => new Date(flowStart + seconds * 1000).toUTCString();

describe('cookie-attribute-conflicting', () => {
  it.each([
    ['Path=/; HttpOnly; Secure; SameSite=Lax; SameSite=None', 'SameSite=Lax', 'SameSite=None', 'SameSite=None'],
    ['Path=/app; Path=/', 'Path=/app', 'Path=/', 'Path=/'],
    ['Domain=shop.example; Domain=www.shop.example', 'Domain=shop.example', 'Domain=www.shop.example', 'Domain=www.shop.example'],
    ['Max-Age=3600; Max-Age=86400', 'Max-Age=3600', 'Max-Age=86400', 'Max-Age=86400'],
  ])('finds what contradicts in %s, and keeps what browsers go by', (attributes, loses, wins, kept) => {
    const stated = recording({ url: 'https://www.shop.example/', set: [`sid=${ids[0]}; ${attributes}`] });
    const finding = only(judge(cookieAttributeConflicting, stated), ids);
    expect(finding.severity).toBe('low');
    expect(finding.message.en).toContain(`\`${loses}\` and \`${wins}\``);
    expect(finding.fix.header).toContain(kept);
    expect(finding.fix.header).not.toContain(`${loses};`);
  });

  it('marks the attribute that is in force', () => {
    const text = `sid=${ids[0]}; SameSite=None; Secure; SameSite=Lax`;
    const { line: marked } = only(judge(cookieAttributeConflicting, line(text)));
    expect(text.slice(marked?.start, marked?.end).trim()).toBe('SameSite=Lax');
  });

  it('finds a Max-Age and an Expires that mean different ends', () => {
    const finding = only(judge(cookieAttributeConflicting, line(`theme=dark; Max-Age=3600; Expires=${at(90 * 86_400)}`)));
    expect(finding.severity).toBe('info');
    expect(finding.fix.header).toBe('Set-Cookie: theme=…; Max-Age=3600');
  });

  it.each([
    ['the two ways to say one end, as frameworks write them', `theme=dark; Max-Age=86400; Expires=${at(86_400)}`],
    ['a clock that is hours off', `theme=dark; Max-Age=604800; Expires=${at(604_800 - 7200)}`],
    ['the same said twice', `${sound}; SameSite=lax; Path=/`],
    ['flags said twice', `${sound}; Secure; HttpOnly`],
    ['a leading dot', 'theme=dark; Domain=.shop.example; Domain=shop.example'],
  ])('stays silent about %s', (_, text) => {
    expect(judge(cookieAttributeConflicting, line(text)).kind).toBe('pass');
  });

  it('tells a fault that every answer repeats once', () => {
    const set = ['theme=dark; Path=/; Path=/app'];
    expect(only(judge(cookieAttributeConflicting, recording({ url: shop, set }, { url: shop, set }))).exchanges).toEqual([0, 1]);
  });
});

describe('cookie-set-twice', () => {
  it('names the last of two values in one answer', () => {
    const finding = only(judge(cookieSetTwice, recording({ url: shop, set: [sound, sound.replace(ids[0], ids[1])] })), ids);
    expect(finding).toMatchObject({ severity: 'low', line: { index: 1 } });
  });

  it('is advice when only the attributes differ, or when the cookie is no session', () => {
    expect(only(judge(cookieSetTwice, recording({ url: shop, set: [`sid=${ids[0]}; Path=/`, sound] }))).severity).toBe('info');
    expect(only(judge(cookieSetTwice, recording({ url: shop, set: ['theme=dark; Path=/', 'theme=light; Path=/'] }))).severity).toBe('info');
  });

  it.each([
    ['the same line twice', [sound, sound]],
    ['a deletion before the new value, which is how one is replaced', ['sid=; Path=/; Max-Age=0', sound]],
    ['two cookies of one name in two scopes', ['theme=dark; Path=/', 'theme=dark; Path=/app']],
    ['a session in pieces', ['sid=a; Path=/', 'sid1=b; Path=/']],
  ])('stays silent about %s', (_, set) => {
    expect(judge(cookieSetTwice, recording({ url: shop, set })).kind).toBe('pass');
  });

  it('stays silent about two answers', () => {
    const other = sound.replace(ids[0], ids[1]);
    expect(judge(cookieSetTwice, recording({ url: shop, set: [sound] }, { url: shop, set: [other] })).kind).toBe('pass');
  });
});
