import { readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formats, isRewritten } from '../../../utils/session/formats/index.ts';
import { decode } from '../../../utils/session/index.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const part = (value: object) => base64url(JSON.stringify(value));
const macaroonV1 = (...packets: readonly string[]) =>
  base64url(packets.map((packet) => `${(packet.length + 5).toString(16).padStart(4, '0')}${packet}\n`).join(''));
const mac = 'QpX0Yk3b5Jc1m8Rz7Tw2Vn4Ls6Hd9Fg0KaEuIoByCxM';

describe('decode', () => {
  it.each<[format: string, name: string, value: string, carriesData: boolean]>([
    ['jwt', 'token', `${part({ alg: 'HS256' })}.${part({ sub: 'u1', exp: 1772446000 })}.${mac}`, true],
    ['jwe', '__Secure-next-auth.session-token', `${part({ alg: 'dir', enc: 'A256GCM' })}..abc.def.ghi`, true],
    ['iron-named', 'session', 'Fe26.2*1*0a1b2c*iv*data*1772446000000*salt*mac~2', true],
    ['iron', 'session', 'Fe26.2**0a1b2c*iv*data*1772446000000*salt*mac', true],
    ['client-sessions', 'box', `${'aB3_'.repeat(5)}aB.${'aB3_'.repeat(11)}.1772446000000.86400000.${mac}`, true],
    ['data-protection', '.AspNetCore.Session', `CfDJ8${'Ab3_'.repeat(20)}`, false],
    ['data-protection', '.AspNetCore.Cookies', `CfDJ8${'Ab3_'.repeat(80)}`, true],
    ['laravel', 'laravel_session', encodeURIComponent(base64(JSON.stringify({ iv: 'aXY=', value: 'eA'.repeat(60), mac: 'ff', tag: '' }))), false],
    ['laravel', 'app_session', base64(JSON.stringify({ iv: 'aXY=', value: 'eA'.repeat(400), mac: 'ff', tag: '' })), true],
    ['express-signed', 'connect.sid', 's%3AQ9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a.7x0Jv4cXh2mQpLs9TgRkWn3YbZ1uDfE5oAiCyM8VtHw', false],
    ['express-signed', 'user', `s%3Aj%3A${encodeURIComponent('{"id":7}')}.${mac}`, true],
    ['keygrip', 'session.sig', 'aB3-dE5_gH7iJ9kL1mN3pQ5rS7t', false],
    ['cookie-session', 'session', base64(JSON.stringify({ user: 7 })), true],
    ['itsdangerous', 'session', `${part({ user_id: 7 })}.Z8Q2kA.abcdefghijklmnopqrstuvwxyz0`, true],
    ['itsdangerous', 'session', '.eJwNyUEKgCAQAMC_7LkO67a2-Rlhsxcp.Z8Q2kA.abcdefghijklmnopqrstuvwxyz0', true],
    ['django-signed', 'sessionid', `${part({ _auth_user_id: '1' })}:1vUabc:abcdefghijklmnopqrstuvwxyz0`, true],
    ['django-session', 'sessionid', 'k3v9x0q2m4n6b8c1z5a7s9d0f2g4h6j8', false],
    ['rails', '_shop_session', `${'Ab3d'.repeat(40)}--${'Ab3d'.repeat(4)}--${'Ab3d'.repeat(5)}Ab==`, true],
    ['rails', '_shop_session', `${base64(JSON.stringify({ session_id: 'x' }))}--${'0a'.repeat(20)}`, true],
    ['wordpress', `wordpress_logged_in_${'0a'.repeat(16)}`, 'alice%7C1772614800%7CZk3Vb8Qw1Xc5%7C0123456789abcdef', true],
    ['tomcat', 'JSESSIONID', '5AC1E2B8F0D94E7785B1C4D3A2960F11.node2', false],
    ['jetty', 'JSESSIONID', 'node01a2b3c4d5e6f7g8h9i0j1k2l3m4.node0', false],
    ['websphere', 'JSESSIONID', '0000A2Wh0jHc5Q1fZt9Lx7BvM3k:1a2b3c4d:5e6f7a8b', false],
    ['weblogic', 'JSESSIONID', 'Xc5Mn7Lp0Rt2Yd4Hs6Jg9FaZk3Vb8Qw1!-1582936047!NONE!1772442000123', false],
    ['php', 'PHPSESSID', 'q1v5c7a9k3m2n4b6d8f0g2h4j6', false],
    ['spring-session', 'SESSION', base64('1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'), false],
    ['uuid', 'id', '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', false],
    ['big-ip', 'BIGipServerpool', '1677787402.20480.0000', false],
    ['netscaler', 'NSC_wt', `ffffffff${'0a0b0c0d'}45525d5f4f58455e445a4a423660`, false],
    ['ingress-nginx', 'INGRESSCOOKIE', `1712345678.123.45.678901|${'0a'.repeat(16)}`, false],
    ['aws-alb', 'AWSALB', 'x'.repeat(128), false],
    ['arr-affinity', 'ARRAffinity', '0a'.repeat(32), false],
    ['aspnet-session', 'ASP.NET_SessionId', 'a1b2c3d4e5f0g1h2i3j4k5l0', false],
    ['aspnet-ticket', '.ASPXAUTH', '0A'.repeat(100), true],
    ['google-analytics', '_ga', 'GA1.1.1803456789.1772442000', false],
    ['double-submit', '__Host-csrf', `${'0a'.repeat(32)}.${'1b'.repeat(32)}`, false],
    [
      'paseto',
      'token',
      `v4.public.${Buffer.concat([Buffer.from(JSON.stringify({ sub: 'u1', exp: '2026-07-01T00:00:00Z' })), Buffer.alloc(64, 7)]).toString('base64url')}`,
      true,
    ],
    ['paseto', 'token', `v3.local.${'Ab3_'.repeat(20)}`, true],
    ['react-router', '__session', encodeURIComponent(`${base64('{"userId":"u_1"}')}.${mac}`), true],
    ['better-auth', 'better-auth.session_token', `${'aB3d'.repeat(8)}.${encodeURIComponent(`${mac}=`)}`, false],
    [
      'macaroon',
      'auth',
      macaroonV1(
        'location https://shop.example',
        'identifier user-7',
        'cid time < 2026-07-01T00:00:00Z',
        'signature 01234567890123456789012345678901',
      ),
      true,
    ],
    [
      'macaroon',
      'auth',
      Buffer.from(`\x02\x01\x04shop\x02\x06user-7\0\x02\x04read\0\0\x06\x20${'s'.repeat(32)}`, 'latin1').toString('base64url'),
      true,
    ],
    ['jws', 't', `${part({ alg: 'ES256' })}.${base64url('hello')}.${mac}`, true],
    ['jws', 't', `${part({ alg: 'ES256' })}..${mac}`, false],
    ['phoenix', '_app_key', `SFMyNTY.g3QAAAABbQAAAAtfY3NyZl90b2tlbm0AAAAY.${mac}`, true],
    ['phoenix', '_app_key', 'QTEyOEdDTQ.aaaa.bbbb.cccc.dddd', true],
    ['tornado', 'user', `"2|1:0|10:1772442000|4:user|8:${base64('kim')}|${'0a'.repeat(32)}"`, true],
    ['tornado', 'user', encodeURIComponent(`2|1:0|10:1772442000|4:user|8:${base64('kim')}|${'0a'.repeat(32)}`), true],
    ['securecookie', 'gosess', base64url(`1772442000|${'A'.repeat(60)}|${'s'.repeat(32)}`), false],
    ['securecookie', 'gosess', base64url(`1772442000|${'A'.repeat(400)}|${'s'.repeat(32)}`), true],
    ['play', 'PLAY_SESSION', `${'0a'.repeat(20)}-user=7&csrfToken=x`, true],
    ['ltpa', 'LtpaToken2', base64('x'.repeat(200)), true],
    ['undertow', 'JSESSIONID', 'aB3-dE5_gH7iJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC.node1.node2', false],
    ['cookie-signature', 'sessionId', `Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9FaZk3.${encodeURIComponent(mac)}`, false],
    ['secure-session', 'session', encodeURIComponent(`${base64('c'.repeat(80))};${base64('n'.repeat(24))}`), true],
    ['haproxy-prefix', 'JSESSIONID', 'srv1~5AC1E2B8F0D94E7785B1C4D3A2960F11', false],
    ['server-address', 'sticky', 'http://10.0.3.7:8080', false],
    ['server-address', 'global-session', 'MS4yLjMuNDo4MA==', false],
    ['server-address', 'global-session', Buffer.from('\n\n1.2.3.4:80\x10\x90\xb8\x95\xcd\x06', 'latin1').toString('base64'), false],
    ['traefik', '_3f2a1', '8f1c2d3e4a5b6c7d', false],
    ['balancer-route', 'ROUTEID', '.node1', false],
    ['balancer-route', 'saplb_*', '(J2EE1234)1234550', false],
    ['chunks', '.AspNetCore.Cookies', 'chunks-2', true],
    ['hex-json', 'state', Buffer.from('{"a":1}').toString('hex'), true],
    ['base64-json', 'state', base64(JSON.stringify({ a: 1 })), true],
    ['json', 'prefs', '%7B%22dark%22%3Atrue%7D', true],
    ['hex', 'x', '0a1b2c3d4e5f60718293a4b5c6d7e8f9', false],
  ])('reads %s in a cookie named %s', (format, name, value, carriesData) => {
    const decoded = decode(name, value);
    expect(decoded?.format).toBe(format);
    expect(decoded?.carriesData).toBe(carriesData);
  });

  it.each([
    ['x', ''],
    ['lang', 'ko'],
    ['x', 'a.b.c'],
    ['x', '..'],
    ['x', 'eyJ.eyJ.x'],
    ['x', 'null'],
    ['x', 'bnVsbA=='],
    ['__proto__', '%7B%22__proto__%22%3A'],
    ['x', '%E0%A4%A'],
    ['x', 'a'.repeat(1_000_000)],
  ])('answers null for %s with a value of no known form', (name, value) => {
    expect(decode(name, value)).toBeNull();
  });

  it('tells when a token says that it ends, in milliseconds', () => {
    expect(decode('t', `${part({ alg: 'HS256' })}.${part({ sub: 'x' })}.${mac}`)?.expires).toBeNull();
    expect(decode('t', `${part({ alg: 'HS256' })}.${part({ exp: 1772446000 })}.${mac}`)?.expires).toBe(1772446000_000);
    expect(decode(`wordpress_logged_in_${'0a'.repeat(16)}`, 'alice|1772614800|t|h')?.expires).toBe(1772614800_000);
  });

  it.each<[what: string, name: string, value: string, expires: number | null, idle: number | null]>([
    ['koa-session’s `_expire`, milliseconds', 'koa.sess', base64(JSON.stringify({ user: 1, _expire: 1772446000123 })), 1772446000123, null],
    ['a date as text', 'state', base64(JSON.stringify({ expiresAt: '2026-07-01T00:00:00Z' })), Date.UTC(2026, 6, 1), null],
    ['the earliest of several', 'state', base64(JSON.stringify({ exp: 1772446000, expires_at: 1772445000 })), 1772445000_000, null],
    ['a length without use', 't', `${part({ alg: 'HS256' })}.${part({ idle: 900 })}.${mac}`, null, 900_000],
    ['nothing that is a moment', 'state', base64(JSON.stringify({ exp: 'soon', expires: 7, idle: -1 })), null, null],
  ])('tells the end from %s', (_, name, value, expires, idle) => {
    expect(decode(name, value)).toMatchObject({ expires, idle });
  });

  it('opens Rails’ envelope of data, purpose and end', () => {
    const inner = base64(JSON.stringify({ session_id: 'abc', user_id: 7 }));
    const value = `${base64(JSON.stringify({ _rails: { message: inner, exp: '2026-07-01T00:00:00.000Z', pur: 'cookie._shop_session' } }))}--${'0a'.repeat(20)}`;
    const decoded = decode('_shop_session', value);
    expect(decoded?.expires).toBe(Date.UTC(2026, 6, 1));
    expect(decoded?.fields.map(({ name }) => name)).toEqual(['protection', 'purpose', 'session_id', 'user_id']);
  });

  it('tells the encryption of older Rails from a signature', () => {
    const value = `${base64(`${base64('ciphertext')}--${base64('i'.repeat(16))}`)}--${'0a'.repeat(20)}`;
    expect(decode('_shop_session', value)?.fields).toEqual([{ name: 'protection', value: 'AES-256-CBC', secret: false }]);
  });

  it.each([
    ['Flask', 'session', (data: string) => `.${data}.Z8Q2kA.abcdefghijklmnopqrstuvwxyz0`],
    ['Django', 'sessionid', (data: string) => `.${data}:1vUabc:abcdefghijklmnopqrstuvwxyz0`],
  ])('undoes the compression of %s', (_, name, value) => {
    const data = { user_id: 7, cart: Array.from({ length: 30 }, (__, n) => `item ${n}`) };
    const decoded = decode(name, value(deflateSync(JSON.stringify(data)).toString('base64url')));
    expect(decoded?.fields.find((field) => field.name === 'user_id')).toEqual({ name: 'user_id', value: '7', secret: true });
  });

  it('says the time that a UUID tells', () => {
    const made = (value: string) => decode('id', value)?.fields.find(({ name }) => name === 'made')?.value;
    // The examples of RFC 9562, appendix A: 2022-02-22T19:22:22 UTC.
    expect(made('C232AB00-9414-11EC-B3C8-9F6BDECED846')).toBe('2022-02-22T19:22:22.000Z');
    expect(made('1EC9414C-232A-6B00-B3C8-9F6BDECED846')).toBe('2022-02-22T19:22:22.000Z');
    expect(made('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe('2022-02-22T19:22:22.000Z');
    expect(made('919108f7-52d1-4320-9bac-f847db4148a8')).toBeUndefined();
  });

  it('reads the server behind a load balancer', () => {
    const server = (name: string, value: string) => decode(name, value)?.fields.find((field) => field.name === 'server')?.value;
    expect(server('BIGipServerpool', '1677787402.20480.0000')).toBe('10.1.1.100:80');
    expect(server('BIGipServerpool', '1677787402.36895.0000')).toBe('10.1.1.100:8080');
    expect(server('BIGipServerpool', 'rd5o00000000000000000000ffffc0000201o80')).toBe('192.0.2.1:80');
    expect(server('NSC_wt', 'ffffffff090a1e1045525d5f4f58455e445a4a423660')).toBe('10.2.0.1:80');
    expect(server('BIGipServerpool', 'vi20010112000000000000000000000030.20480')).toBe('[2001:0112:0000:0000:0000:0000:0000:0030]:80');
    expect(server('BIGipServerpool', 'rd3o20010112000000000000000000000030o80')).toBe('[2001:0112:0000:0000:0000:0000:0000:0030]:80');
    expect(server('sticky', 'MS4yLjMuNDo4MA==')).toBe('1.2.3.4:80');
    expect(server('sticky', 'http%3A%2F%2F10.0.3.7%3A8080')).toBe('10.0.3.7:8080');
    expect(server('sticky', 'http://10.0.3.777:8080')).toBeUndefined();
    const virtual = decode('NSC_wt_xfc', 'ffffffff090a1e1045525d5f4f58455e445a4a423660')?.fields.find(({ name }) => name === 'virtual server');
    expect(virtual?.value).toBe('vs_web');
  });

  it('keeps what a claim named __proto__ says as an ordinary field', () => {
    const decoded = decode('t', `${part({ alg: 'HS256' })}.${base64url('{"__proto__":{"admin":true},"constructor":1}')}.${mac}`);
    expect(decoded?.fields.map(({ name }) => name)).toEqual(['alg', '__proto__', 'constructor']);
  });

  it('marks ids, signatures and what is said of a person as secret', () => {
    const signed = decode('connect.sid', `s:Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a.${mac}`);
    expect(signed?.fields.every(({ secret }) => secret)).toBe(true);
    const token = decode('t', `${part({ alg: 'HS256' })}.${part({ email: 'a@b.example', exp: 1 })}.${mac}`);
    expect(token?.fields.map(({ name, secret }) => [name, secret])).toEqual([
      ['alg', false],
      ['email', true],
      ['exp', false],
    ]);
  });
});

describe('what stands out in a value', () => {
  const notes = (name: string, value: string) => (decode(name, value)?.notes ?? []).map(({ en }) => en).join(' ');
  const token = (head: object, claims: object, signature = mac) => `${part(head)}.${part(claims)}.${signature}`;

  it('is what a token lacks', () => {
    expect(notes('t', token({ alg: 'HS256' }, { sub: 'x', iat: 1, iss: 'a', aud: 'b', exp: 1772446000 }))).toBe('');
    expect(notes('t', token({ alg: 'HS256' }, { sub: 'x', iat: 1, iss: 'a', aud: 'b' }))).toMatch(/no `exp`/);
    expect(notes('t', token({ alg: 'HS256' }, { exp: 1772446000, iat: 1 }))).toMatch(/Not in it: `iss`, `aud`/);
    expect(notes('t', token({ alg: 'none' }, { exp: 1772446000 }, ''))).toMatch(/Nobody signed it/);
    expect(notes('t', token({ alg: 'RS256' }, { exp: 1772446000 }, ''))).toMatch(/signature is missing/);
  });

  it('is what an id gives away: a time, a server', () => {
    expect(notes('id', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toContain('2022-02-22T19:22:22.000Z');
    expect(notes('id', 'C232AB00-9414-11EC-B3C8-9F6BDECED846')).toMatch(/guess the next/);
    expect(notes('BIGipServerpool', '1677787402.20480.0000')).toContain('10.1.1.100:80');
    expect(notes('PHPSESSID', 'q1v5c7a9k3m2n4b6d8f0g2h4j6')).toBe('');
  });
});

describe('the registry of formats', () => {
  const folder = new URL('../../../utils/session/formats/', import.meta.url);
  const files = readdirSync(folder).filter((file) => !['index.ts', 'format.ts'].includes(file));

  it.each(files)('lists the format of %s under its own name', (file) => {
    const id = file.replace('.ts', '');
    expect(readFileSync(new URL(file, folder), 'utf8')).toContain(`id: '${id}'`);
    expect(
      formats.map((format) => format.id),
      `import ${file} in formats/index.ts and add it to the list there`,
    ).toContain(id);
  });

  it.each(formats)('$id explains itself in both languages', ({ about }) => {
    expect(about.en).toMatch(/\.$/);
    expect(about.ko).toMatch(/다\.$/);
  });

  it('knows which values change without another session', () => {
    expect(isRewritten('laravel_session', base64(JSON.stringify({ iv: 'a', value: 'b', mac: 'c' })))).toBe(true);
    expect(isRewritten('PHPSESSID', 'q1v5c7a9k3m2n4b6d8f0g2h4j6')).toBe(false);
  });
});

describe('what a token says of its end', () => {
  it('is read from the claims of a public PASETO, and not of an encrypted one', () => {
    const token = Buffer.concat([Buffer.from(JSON.stringify({ exp: '2026-07-01T00:00:00+00:00', sub: 'u1' })), Buffer.alloc(64)]);
    expect(decode('token', `v2.public.${token.toString('base64url')}`)).toMatchObject({
      expires: Date.UTC(2026, 6, 1),
      fields: expect.arrayContaining([expect.objectContaining({ name: 'sub', value: 'u1', secret: true })]),
    });
    expect(decode('token', `v2.local.${token.toString('base64url')}`)?.expires).toBeNull();
  });

  it('is the earliest of a macaroon’s caveats', () => {
    const value = macaroonV1('identifier x', 'cid time < 2026-08-01T00:00:00Z', 'cid time < 2026-07-01T00:00:00Z', 'cid account = 7', 'signature s');
    expect(decode('auth', value)).toMatchObject({ format: 'macaroon', expires: Date.UTC(2026, 6, 1) });
  });

  it.each([
    ['a length beyond the end', base64url('ffffidentifier x\n')],
    ['no signature', macaroonV1('identifier x', 'cid a')],
    ['an endless length', Buffer.from('\x02\x02\xff\xff\xff\xff\xffx', 'latin1').toString('base64url')],
  ])('a macaroon with %s is none', (_, value) => {
    expect(decode('auth', value)?.format).not.toBe('macaroon');
  });
});
