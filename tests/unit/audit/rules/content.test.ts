import { describe, expect, it } from 'vitest';
import { affinityAddressLeaked } from '../../../../utils/audit/rules/affinity-address-leaked.ts';
import { jwtAlgNone } from '../../../../utils/audit/rules/jwt-alg-none.ts';
import { jwtWithoutExp } from '../../../../utils/audit/rules/jwt-without-exp.ts';
import { personalDataInCookie } from '../../../../utils/audit/rules/personal-data-in-cookie.ts';
import { sessionIdTooShort } from '../../../../utils/audit/rules/session-id-too-short.ts';
import { sessionNeverExpires } from '../../../../utils/audit/rules/session-never-expires.ts';
import type { Role } from '../../../../utils/session/types.ts';
import { exchange, flowStart } from '../../../tools/flow.ts';
import { only, whyOf } from '../checks.ts';
import { judge, type Stated } from '../facts-builder.ts';

function sent(name: string, value: string, role: Role): Stated {
  return { exchanges: [exchange({ url: 'https://shop.example/', cookie: `${name}=${value}` })], roles: { [name]: role } };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function jwt(header: object, payload: object): string {
  return `${part(header)}.${part(payload)}.c2lnbmF0dXJl`;
}

const soon = flowStart / 1000 + 3600;

describe('tokens', () => {
  it('jwt-alg-none fails for a token that nobody signed', () => {
    const token = `${part({ alg: 'None' })}.${part({ sub: '1', exp: soon })}.`;
    const finding = only(judge(jwtAlgNone, sent('auth', token, 'auth-token')), [token]);
    expect(finding.severity).toBe('high');
  });

  it('jwt-without-exp fails for a token that never says when it ends', () => {
    const token = jwt({ alg: 'HS256' }, { sub: '1' });
    expect(only(judge(jwtWithoutExp, sent('auth', token, 'auth-token')), [token]).severity).toBe('medium');
  });

  it('session-never-expires fails for a token of a hundred years', () => {
    expect(judge(sessionNeverExpires, sent('auth', jwt({ alg: 'HS256' }, { exp: soon + 3_153_600_000 }), 'auth-token')).kind).toBe('fail');
  });

  it('both pass for a signed token of an hour', () => {
    const stated = sent('auth', jwt({ alg: 'RS256' }, { sub: '1', exp: soon }), 'auth-token');
    expect(judge(jwtAlgNone, stated).kind).toBe('pass');
    expect(judge(jwtWithoutExp, stated).kind).toBe('pass');
  });

  it('a bearer token is judged like one in a cookie', () => {
    const token = jwt({ alg: 'HS256' }, { sub: '1' });
    const exchanges = [exchange({ url: 'https://shop.example/api', request: { authorization: `Bearer ${token}` } })];
    expect(only(judge(jwtWithoutExp, { exchanges }), [token]).cookie).toBeNull();
  });

  it.each([
    ['an opaque id', 'Q9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a'],
    ['three parts that are no JSON', 'abc.def.ghi'],
    ['a header without alg', jwt({ typ: 'x' }, {})],
    ['an array for a header', `${part([1])}.${part({})}.x`],
  ])('does not apply to %s', (_, value) => {
    whyOf(judge(jwtAlgNone, sent('auth', value, 'auth-token')), 'not-applicable');
    whyOf(judge(jwtWithoutExp, sent('auth', value, 'auth-token')), 'not-applicable');
  });

  it('does not apply to a token that is no session', () => {
    whyOf(judge(jwtWithoutExp, sent('ab', jwt({ alg: 'HS256' }, {}), 'preference')), 'not-applicable');
  });
});

describe('personal-data-in-cookie', () => {
  const mail = 'kim.minji@mail.example';

  it.each([
    ['plain', mail],
    ['percent-encoded', encodeURIComponent(JSON.stringify({ user: mail }))],
    ['base64', Buffer.from(`id=7&mail=${mail}`).toString('base64')],
    ['in a token', jwt({ alg: 'HS256' }, { email: mail })],
    ['in a signed payload', `${Buffer.from(JSON.stringify({ mail })).toString('base64url')}.ZxYw.sig`],
  ])('finds an address that is %s and does not repeat it', (_, value) => {
    only(judge(personalDataInCookie, sent('user', value, 'unknown')), [mail, value]);
  });

  it.each(['Q9v4J2mXc7tLr0ZpYw1s', 'GA1.1.123.456', 'a@b', 'user@', '@handle.example', '%E0%A4%A'])('passes for %s', (value) => {
    expect(judge(personalDataInCookie, sent('user', value, 'unknown')).kind).toBe('pass');
  });

  it('weighs more when scripts can read the cookie', () => {
    const set = (line: string): Stated => ({ exchanges: [exchange({ url: 'https://shop.example/', set: [line] })] });
    expect(only(judge(personalDataInCookie, set(`user=${mail}; Path=/`))).severity).toBe('medium');
    expect(only(judge(personalDataInCookie, set(`user=${mail}; Path=/; HttpOnly`))).severity).toBe('low');
  });

  it('is not slow on a long value without an address', () => {
    expect(judge(personalDataInCookie, sent('user', 'a.'.repeat(3000), 'unknown')).kind).toBe('pass');
  });
});

describe('session-id-too-short', () => {
  it.each([
    ['12345678', 'high'],
    ['4f2a9c', 'high'],
    ['a8f3k2m9x1', 'medium'],
    ['s%3AabcDEF1234.0123456789abcdef', 'medium'],
  ] as const)('fails for %s as %s', (value, severity) => {
    expect(only(judge(sessionIdTooShort, sent('sid', value, 'session-id'))).severity).toBe(severity);
  });

  it.each([
    ['Tomcat', '5AC1E2B8F0D94E7785B1C4D3A2960F11.node1'],
    ['PHP', 'k3f9v2b1q8m7c4x0z5n6l2j1h0'],
    ['ASP.NET', 'q2w3e4r5t1y2u3i4o5p1a2s3'],
    ['Express', 's%3AQ9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a.sig'],
    ['Jetty', 'node01x8v2q5k9m3c7t1b4z6n0p2r8s.node0'],
  ])('passes for the id of %s', (_, value) => {
    expect(judge(sessionIdTooShort, sent('sid', value, 'session-id')).kind).toBe('pass');
  });

  it('is silent about ColdFusion’s pair and about short cookies of other roles', () => {
    expect(judge(sessionIdTooShort, sent('CFID', '123456', 'session-id')).kind).toBe('not-applicable');
    expect(judge(sessionIdTooShort, sent('lang', 'ko', 'preference')).kind).toBe('not-applicable');
  });
});

describe('affinity-address-leaked', () => {
  it.each([
    ['BIGipServerpool', '1677787402.20480.0000', '10.1.1.100:80'],
    ['BIGipServerpool', 'rd5o00000000000000000000ffffc0000201o80', '192.0.2.1:80'],
    ['lb', Buffer.from('10.0.0.7:8080').toString('base64'), '10.0.0.7:8080'],
    ['route', 'http://10.0.0.7:8080', '10.0.0.7:8080'],
    ['NSC_shop', 'ffffffff09081f7545525d5f4f58455e445a4a423660', '10.0.1.100:80'],
  ])('reads %s=%s', (name, value, address) => {
    const finding = only(judge(affinityAddressLeaked, sent(name, value, 'affinity')));
    expect(finding.severity).toBe('info');
    expect(finding.message.en).toContain(address);
  });

  it.each(['!Ab3dEf==', 'node-2', '8a1f2c3d4e5f6071', '999.999.999.999:80'])('passes for %s', (value) => {
    expect(judge(affinityAddressLeaked, sent('lb', value, 'affinity')).kind).toBe('pass');
  });

  it('does not apply to cookies that bind to no server', () => {
    whyOf(judge(affinityAddressLeaked, sent('x', '10.0.0.7:8080', 'preference')), 'not-applicable');
  });
});
