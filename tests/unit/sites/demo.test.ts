import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rules } from '../../../utils/audit/index.ts';
import { type FaultId, faults } from '../../sites/demo/faults.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { createVisitor, type Page, type Visitor } from './visitor.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());
beforeEach(() => demo.faults.clear());

const ada = { user: 'ada', password: 'lovelace' };
const lineOf = (page: Page, name: string) => page.setCookies.find((line) => line.startsWith(`${name}=`)) ?? null;

async function loggedIn(
  fields: Readonly<Record<string, string>> = {},
  origin = demo.http,
): Promise<{ visitor: Visitor; answer: Page; before: string }> {
  const visitor = createVisitor(origin);
  await visitor.post('/cart', { product: 'mug' }, '/');
  const before = visitor.cookies.get('connect.sid') ?? '';
  return { visitor, before, answer: await visitor.post('/login', { ...ada, ...fields }) };
}

describe('the demo shop without a fault', () => {
  it('gives a session only to somebody who has something to keep', async () => {
    const visitor = createVisitor(demo.http);
    expect(lineOf(await visitor.get('/'), 'connect.sid')).toBeNull();
    const cart = await visitor.post('/cart', { product: 'teapot' }, '/');
    expect(lineOf(cart, 'connect.sid')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('adds Secure to every cookie over https', async () => {
    const { visitor, answer } = await loggedIn({ remember: 'on' }, demo.https);
    const home = await createVisitor(demo.https).get('/');
    const lines = [...answer.setCookies, ...home.setCookies, ...(await visitor.get('/language?to=ko')).setCookies];
    expect(lines.map((line) => line.slice(0, line.indexOf('='))).sort()).toEqual(['connect.sid', 'csrf', 'lang', 'remember', 'srv_id']);
    for (const line of lines) expect(line).toContain('; Secure');
    expect(home.headers['strict-transport-security']).toMatch(/max-age=/);
  });

  it('sends a wrong password back to the form, without a new session', async () => {
    const visitor = createVisitor(demo.http);
    const answer = await visitor.post('/login', { ...ada, password: 'babbage' });
    expect(answer).toMatchObject({ status: 302, location: '/login?failed', setCookies: [] });
    expect((await visitor.get('/login?failed')).body).toContain('Name or password is wrong.');
  });

  it('gives a new id at login, keeps the cart and forgets the old id', async () => {
    const { visitor, answer, before } = await loggedIn();
    expect(answer).toMatchObject({ status: 302, location: '/account' });
    expect(visitor.cookies.get('connect.sid')).not.toBe(before);
    expect((await visitor.get('/account')).body).toMatch(/id="cart">1</);
    const thief = createVisitor(demo.http);
    thief.cookies.set('connect.sid', before);
    expect((await thief.get('/account')).location).toBe('/login');
  });

  it('ends the session on the server at logout, and the remembering with it', async () => {
    const { visitor } = await loggedIn({ remember: 'on' });
    const old = new Map(visitor.cookies);
    const answer = await visitor.post('/logout', {}, '/account');
    expect(answer).toMatchObject({ status: 302, location: '/' });
    expect(visitor.cookies.has('connect.sid') || visitor.cookies.has('remember')).toBe(false);
    const thief = createVisitor(demo.http);
    for (const [name, value] of old) thief.cookies.set(name, value);
    expect((await thief.get('/account')).location).toBe('/login');
  });

  it('brings a remembered visitor back under a new id', async () => {
    const { visitor } = await loggedIn({ remember: 'on' });
    const before = visitor.cookies.get('connect.sid');
    visitor.cookies.delete('connect.sid');
    expect((await visitor.get('/account')).status).toBe(200);
    expect(visitor.cookies.get('connect.sid')).toBeDefined();
    expect(visitor.cookies.get('connect.sid')).not.toBe(before);
  });

  it('takes no form without its token', async () => {
    const visitor = createVisitor(demo.http);
    expect((await visitor.post('/login', { ...ada, _csrf: 'forged' })).status).toBe(403);
  });

  it('embeds a page of another host, which sets a cookie of its own', async () => {
    const frame = await createVisitor(demo.http).get('/partner-frame');
    expect(frame.location).toMatch(/^http:\/\/partner\.localhost:\d+\/frame$/);
    const partner = await createVisitor(new URL(frame.location ?? '').origin).get('/frame');
    expect(partner.setCookies).toEqual([expect.stringMatching(/^partner_id=\w+; .*Secure; SameSite=None; Partitioned$/)]);
  });

  it('is not turned by what a visitor sends', async () => {
    const visitor = createVisitor(demo.http);
    visitor.cookies.set('__proto__', '<script>');
    visitor.cookies.set('lang', '"><script>');
    expect((await visitor.get('/')).body).not.toContain('"><script>');
    expect((await visitor.post('/login', { user: '__proto__', password: 'x' })).location).toBe('/login?failed');
  });
});

describe('the faults of the demo shop', () => {
  const setAtHome: readonly (readonly [FaultId, string, RegExp])[] = [
    ['same-site-none-insecure', 'wishlist', /SameSite=None(?!.*Secure)/],
    ['foreign-domain', 'newsletter', /Domain=news\.example/],
    ['host-prefix-with-path', '__Host-basket', /Path=\/cart; Secure/],
    ['oversized-cookie', 'recently_viewed', /=.{4097}/],
  ];

  it.each(setAtHome)('%s sets %s', async (fault, name, expected) => {
    expect(lineOf(await createVisitor(demo.http).get('/'), name)).toBeNull();
    demo.faults.add(fault);
    expect(lineOf(await createVisitor(demo.http).get('/'), name)).toMatch(expected);
  });

  it('session-not-rotated keeps the id', async () => {
    demo.faults.add('session-not-rotated');
    const { visitor, before } = await loggedIn();
    expect(visitor.cookies.get('connect.sid')).toBe(before);
    expect((await visitor.get('/account')).status).toBe(200);
  });

  it('session-without-http-only opens the cookie to scripts', async () => {
    demo.faults.add('session-without-http-only');
    expect(lineOf((await loggedIn()).answer, 'connect.sid')).not.toContain('HttpOnly');
  });

  it('logout-client-only leaves the old id alive, and offers it for a second try', async () => {
    demo.faults.add('logout-client-only');
    const { visitor } = await loggedIn();
    await visitor.post('/logout', {}, '/account');
    expect(visitor.cookies.has('connect.sid')).toBe(false);
    expect((await visitor.get('/')).body).toContain('id="old-id"');
    await visitor.get('/old-id');
    expect((await visitor.get('/account')).status).toBe(200);
  });

  it('session-id-in-url shows the id in the address', async () => {
    demo.faults.add('session-id-in-url');
    expect((await loggedIn()).answer.location).toMatch(/^\/account\?sid=.{16}/);
  });

  it('login-loop sets a session cookie that never reaches the account', async () => {
    demo.faults.add('login-loop');
    expect(lineOf((await loggedIn()).answer, 'connect.sid')).toContain('Path=/login;');
  });

  it('can be switched on its page, and nothing else can', async () => {
    const visitor = createVisitor(demo.http);
    await visitor.post('/faults', { fault: 'login-loop' });
    expect([...demo.faults]).toEqual(['login-loop']);
    expect((await visitor.get('/faults')).body).toMatch(/value="login-loop" checked/);
    await visitor.post('/faults', { fault: 'rm -rf' });
    expect([...demo.faults]).toEqual([]);
  });

  it.each(faults)('$id names a rule that exists', ({ rule }) => {
    expect(rules.map(({ id }) => id)).toContain(rule);
  });

  it('are listed once each', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });
});
