import { readdirSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { attributeChanges, behaviourChanges, type Change } from '../../../utils/audit/fixes/change.ts';
import type { Fixer, Part } from '../../../utils/audit/fixes/fixer.ts';
import { fixers, partsOf, piecesOf, recipesOf, recognisedRecipe } from '../../../utils/audit/fixes/index.ts';
import { ruleChanges } from '../../../utils/audit/fixes/rule-changes.ts';
import { wantedOf } from '../../../utils/audit/fixes/wanted.ts';
import { rules } from '../../../utils/audit/index.ts';
import { frameworks } from '../../../utils/session/frameworks/index.ts';
import { captures, examined } from '../../tools/captures.ts';
import { exchange } from '../../tools/flow.ts';
import { facts } from './facts-builder.ts';
import { reviewed } from './fixes-options.ts';

const line = 'Set-Cookie: __Host-sid=…; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax; Partitioned';
const sound = wantedOf('sid', line, null);
const other = wantedOf(
  'theme',
  'Set-Cookie: theme=…; Path=/app; Domain=shop.example; Max-Age=3600; Secure; HttpOnly; SameSite=None; Partitioned',
  null,
);

/** Everything that a fixer can be asked for, with what it answers. */
function answersOf(fixer: Fixer): readonly { readonly asked: string; readonly parts: readonly Part[] }[] {
  const ask = (change: Change, wanted = sound) => partsOf(piecesOf(fixer, [change], wanted, true), fixer);
  return [
    ...[...attributeChanges, ...behaviourChanges].map((change) => ({ asked: change as string, parts: ask(change) })),
    { asked: 'no Max-Age', parts: ask('lifetime', { ...sound, maxAge: null }) },
    { asked: 'another cookie', parts: partsOf(piecesOf(fixer, ['secure'], other, false), fixer) },
    { asked: 'a cookie of another scope', parts: partsOf(piecesOf(fixer, ['delete-cookie'], other, false), fixer) },
  ].filter(({ parts }) => parts.length > 0);
}

const all = fixers.flatMap((fixer) => answersOf(fixer).flatMap(({ asked, parts }) => parts.map((part) => ({ id: fixer.id, asked, ...part }))));

describe('the registry of fixes', () => {
  it('lists every file that is one', () => {
    const shared = ['change.ts', 'fixer.ts', 'index.ts', 'rule-changes.ts', 'wanted.ts'];
    const files = readdirSync(new URL('../../../utils/audit/fixes/', import.meta.url)).filter((file) => !shared.includes(file));
    expect(files.map((file) => file.replace(/\.ts$/, '')).toSorted(), 'add it to `fixers` in utils/audit/fixes/index.ts').toEqual(
      fixers.map(({ id }) => id).toSorted(),
    );
  });

  it('serves only frameworks that can be recognised, each by one fixer', () => {
    const served = fixers.flatMap(({ serves }) => serves);
    expect(new Set(served).size).toBe(served.length);
    expect(served.filter((id) => !frameworks.some((framework) => framework.id === id))).toEqual([]);
  });
});

describe('what mends a rule', () => {
  it.each(rules.map(({ id }) => id))('is said for %s', (id) => {
    expect(
      Object.hasOwn(ruleChanges, id),
      `add ${id} to utils/audit/fixes/rule-changes.ts: the changes that mend it, or why no configuration does`,
    ).toBe(true);
  });

  it('is said for no rule that does not exist', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(Object.keys(ruleChanges).filter((id) => !ids.has(id))).toEqual([]);
  });
});

/** What each can be asked: `a` the attributes of its session cookie, the rest by name. Where the documentation knows no setting, there is none. */
const everyAttribute = 'secure http-only same-site host-only path prefix partitioned lifetime';
const able: Readonly<Record<string, string>> = {
  'express-session': `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts redirect-to-https no-store referrer-policy store long-id`,
  'cookie-session': `${everyAttribute} end-at-logout idle-timeout store revocable`,
  django:
    'secure http-only same-site host-only path prefix lifetime rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts redirect-to-https no-store referrer-policy store',
  rails: `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts redirect-to-https no-store referrer-policy store revocable`,
  php: `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts no-store cookies-only referrer-policy store long-id`,
  'spring-boot': `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout hsts redirect-to-https no-store cookies-only referrer-policy store`,
  tomcat: `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts redirect-to-https no-store cookies-only referrer-policy store long-id`,
  'aspnet-core': `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts redirect-to-https no-store referrer-policy store revocable`,
  aspnet: 'secure http-only same-site prefix rotate-at-login end-at-logout idle-timeout hsts no-store cookies-only referrer-policy store',
  laravel: `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout hsts no-store referrer-policy store`,
  flask: `${everyAttribute} rotate-at-login end-at-logout delete-cookie idle-timeout absolute-timeout hsts no-store referrer-policy store revocable`,
  nginx: 'secure http-only same-site hsts redirect-to-https no-store referrer-policy sticky affinity-cookie',
  haproxy: 'hsts redirect-to-https no-store referrer-policy sticky affinity-cookie',
};

describe.each(fixers.map((fixer) => [fixer.id, fixer] as const))('%s', (id, fixer) => {
  it('answers every change that it can, and no other', () => {
    const answered = [...Object.keys(fixer.session), ...Object.keys(fixer.behaviour)];
    expect(answered.toSorted()).toEqual(able[id]?.split(' ').toSorted());
    for (const change of [...attributeChanges, ...behaviourChanges].filter((one) => answered.includes(one)))
      expect(partsOf(piecesOf(fixer, [change], sound, true), fixer), change).not.toEqual([]);
  });

  it('names only settings and calls that were looked up, and each of them somewhere', () => {
    const names = Object.values(reviewed[id] ?? {}).flat();
    const written = answersOf(fixer).flatMap(({ asked, parts }) => parts.map(({ code }) => ({ asked, code })));
    for (const { asked, code } of written)
      expect(
        names.some((name) => code.includes(name)),
        `${asked}: ${code}`,
      ).toBe(true);
    const unused = names.filter((name) => !written.some(({ code }) => code.includes(name)));
    // The comma-separated ways of one setting are asked for above with one value only.
    expect(unused).toEqual([]);
  });

  it('leads to documentation on the web', () => {
    for (const { docs } of Object.values(fixer.places)) expect(new URL(docs).protocol).toBe('https:');
    for (const page of Object.keys(reviewed[id] ?? {})) expect(new URL(page).protocol).toBe('https:');
  });
});

describe('the code of a fix', () => {
  it.each(all.map((one) => [`${one.id}, ${one.asked}, ${one.file}`, one] as const))('is closed: %s', (_, { code, language }) => {
    expect(openAfter(code), code).toEqual([]);
    if (language === 'xml') expect(openElements(code), code).toEqual([]);
    if (language === 'js') expect(() => new vm.Script(code)).not.toThrow();
    expect(code).not.toMatch(/undefined(?!,)|null;null|NaN|\[object/);
  });

  it.each(fixers.map((fixer) => [fixer.id, fixer] as const))('stays closed whatever a cookie is named: %s', (_, fixer) => {
    const nasty = ['a\'"`<>;\\\n$', '{x}#{y}$z&(){}|*/--'].join('');
    const wanted = wantedOf(
      nasty,
      `Set-Cookie: ${nasty.replace(/[;\n]/g, '')}=…; Path=/'"<; Domain=x'"<.example; Secure; HttpOnly; SameSite=Lax`,
      null,
    );
    const pieces = [true, false].flatMap((session) => piecesOf(fixer, [...attributeChanges, ...behaviourChanges], wanted, session));
    for (const { code } of partsOf(pieces, fixer)) {
      expect(openAfter(code), code).toEqual([]);
      expect(code).not.toMatch(/\$\{x\}|#\{y\}|\\\n/);
    }
  });

  it('keeps the elements of a deployment descriptor in the order of its schema', () => {
    const tomcat = fixers.find(({ id }) => id === 'tomcat');
    const [part] = tomcat ? partsOf(piecesOf(tomcat, ['lifetime', 'secure', 'http-only', 'path', 'prefix'], sound, true), tomcat) : [];
    const elements = [...(part?.code.matchAll(/<(name|path|http-only|secure|max-age)>/g) ?? [])].map((match) => match[1]);
    expect(elements).toEqual(['name', 'path', 'http-only', 'secure', 'max-age']);
  });
});

describe('the recipes of a finding', () => {
  const plainFinding = (rule: string, header?: string) => ({
    rule,
    cookie: null,
    exchanges: [0],
    fix: { message: { en: '', ko: '' }, ...(header ? { header } : {}) },
  });
  const nothing = facts({ exchanges: [exchange({ url: 'https://shop.example/' })] });

  it('begin with what works for any site while no framework is recognised', () => {
    const recipes = recipesOf(plainFinding('hsts-missing', 'Strict-Transport-Security: max-age=63072000'), nothing);
    expect(recipes.slice(0, 2).map(({ id }) => id)).toEqual(['nginx', 'haproxy']);
    expect(recipes.some(({ recognised }) => recognised)).toBe(false);
    expect(recipes[0]?.parts[0]?.code).toBe('add_header Strict-Transport-Security "max-age=63072000" always;');
  });

  it('are none where no configuration mends it', () => {
    expect(recipesOf(plainFinding('jwt-alg-none'), nothing)).toEqual([]);
    expect(recipesOf(plainFinding('no-such-rule'), nothing)).toEqual([]);
  });

  it('say nothing of an attribute that the line should not have', () => {
    const recipes = recipesOf(plainFinding('same-site-none-insecure', 'Set-Cookie: sid=…; Path=/; SameSite=Lax'), nothing);
    const codes = recipes.flatMap(({ parts }) => parts.map(({ code }) => code)).join('\n');
    expect(codes).toContain("SESSION_COOKIE_SAMESITE = 'Lax'");
    expect(codes).not.toMatch(/SESSION_COOKIE_SECURE/);
  });

  it('set a cookie that is not the session by one call with all of its attributes', () => {
    const stated = facts({
      exchanges: [exchange({ url: 'https://shop.example/', set: ['theme=dark; SameSite=None'] })],
      roles: { theme: 'preference' },
    });
    const cookie = stated.conclusions.cookies[0]?.facts.key ?? null;
    const finding = { ...plainFinding('same-site-none-insecure', 'Set-Cookie: theme=…; Path=/; Secure; SameSite=None'), cookie };
    const django = recipesOf(finding, stated).find(({ id }) => id === 'django');
    expect(django?.parts.map(({ code }) => code.replace(/\s+/g, ' '))).toEqual([
      "response.set_cookie('theme', value, path='/', secure=True, samesite='None', )",
    ]);
  });

  it.each([
    ['express-session', 'express-session', 'secure: true,'],
    ['django', 'django', 'SESSION_COOKIE_SECURE = True'],
    ['rails', 'rails', 'secure: true'],
    ['php', 'php', 'session.cookie_secure = 1'],
    ['tomcat', 'tomcat', '<secure>true</secure>'],
    ['flask', 'flask', 'SESSION_COOKIE_SECURE=True'],
  ])('begin with the framework that was recognised: the recording of %s', (recording, id, setting) => {
    const capture = captures().find(({ labels }) => labels.id === recording);
    if (!capture) throw new Error(`no recording ${recording}`);
    const { analysis, conclusions } = examined(capture);
    const session = conclusions.sessions.find(({ framework }) => framework !== null);
    const cookie = session?.cookies[0] ?? null;
    const shownBy = analysis.exchanges.find(({ setCookies }) => setCookies.some(({ key }) => key === cookie))?.exchange.id ?? 0;
    const name = session?.names[0] ?? '';
    const finding = { ...plainFinding('session-without-secure', `Set-Cookie: ${name}=…; Path=/; Secure; HttpOnly`), cookie, exchanges: [shownBy] };
    const recipe = recognisedRecipe(finding, { analysis, conclusions, now: analysis.lastTime });
    expect(recipe?.id).toBe(id);
    expect(recipe?.parts.some(({ code }) => code.includes(setting))).toBe(true);
    expect(recipesOf(finding, { analysis, conclusions, now: analysis.lastTime })[0]?.id).toBe(id);
  });
});

/** The brackets that are still open at the end, quoted text and comments left out; a bracket that closes nothing is one too. */
function openAfter(code: string): readonly string[] {
  const bare = code.replace(/\/\/ .*$|(?<=^|\s)# .*$|<!--.*?-->/gm, '').replace(/'(?:[^'\n])*'|"(?:[^"\n])*"/g, '');
  const open: string[] = [];
  for (const sign of bare.replace(/=>|->/g, '').match(/[()[\]{}'"]/g) ?? []) {
    const opener = { ')': '(', ']': '[', '}': '{' }[sign];
    if (opener === undefined) open.push(sign);
    else if (open.at(-1) === opener) open.pop();
    else open.push(sign);
  }
  return open;
}

function openElements(code: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = '', empty] of code.replace(/<!--.*?-->/g, '').matchAll(/<(\/?)([\w.-]+)[^<>]*?(\/?)>/g)) {
    if (empty) continue;
    if (!close) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  return open;
}
