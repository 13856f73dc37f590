import { describe, expect, it } from 'vitest';
import { httpCredentials, speaksDigest } from '../../../utils/http/authentication.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { exchange, flow } from '../../tools/flow.ts';

const url = 'https://shop.example/';
const asked = (authorization: string) => exchange({ url, request: { authorization } });

/** As in RFC 7616 §3.9.1. */
const digest =
  'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=MD5, nc=00000001, qop=auth, response="8ca523f5e9506fed4657c9700eebdbec"';

describe('the credentials of a request', () => {
  it.each([
    ['Basic YWRhOmxvdmVsYWNl', 'Basic', 'YWRhOmxvdmVsYWNl'],
    ['basic  YWRhOmxvdmVsYWNl', 'Basic', 'YWRhOmxvdmVsYWNl'],
    [digest, 'Digest', 'Mufasa'],
    // RFC 7616 §3.4: a name outside ASCII, and one that is hashed.
    ['Digest username*=UTF-8\'\'J%C3%A4s%C3%B8n%20Doe, realm="api@example.org"', 'Digest', "UTF-8''J%C3%A4s%C3%B8n%20Doe"],
    ['Digest realm="nobody"', 'Digest', ''],
  ])('%s', (value, scheme, identity) => {
    expect(httpCredentials(asked(value))).toEqual({ scheme, identity });
  });

  it.each(['Bearer abcdefgh', 'Basic', 'Digestive biscuits', ''])('are none in "%s"', (value) => {
    expect(httpCredentials(asked(value))).toBeNull();
  });
});

describe('a site that speaks Digest', () => {
  const offers = (value: string) => speaksDigest(exchange({ url, status: 401, response: { 'www-authenticate': value } }));

  it('says so, alone or among others', () => {
    expect(offers('Digest realm="Printer", nonce="a"')).toBe(true);
    expect(offers('Basic realm="Printer", Digest realm="Printer", nonce="a"')).toBe(true);
    expect(offers('Basic realm="Digest of the day"')).toBe(false);
    expect(speaksDigest(asked(digest))).toBe(true);
  });
});

describe('a session by HTTP Digest', () => {
  const by = (user: string, nc: number) => ({
    request: { authorization: `Digest username="${user}", realm="Printer", nc=0000000${nc}, response="${'ab'.repeat(15)}${nc}0"` },
  });
  const challenge = { status: 401, response: { 'www-authenticate': 'Digest realm="Printer", nonce="a"' } };

  function conclusionsOf(...answers: readonly Parameters<ReturnType<typeof flow>['visit']>[1][]) {
    const browser = flow();
    for (const answer of answers) browser.visit('/queue', answer);
    const analysis = browser.exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
    return conclude(analysis, analysis.lastTime);
  }

  it('begins with the first proof that is accepted, and no new proof is another login', () => {
    const { events, sessions } = conclusionsOf(challenge, by('ada', 1), by('ada', 2), by('ada', 3));
    expect(events.map(({ type, exchange: id }) => `${type}@${id}`)).toEqual(['login@1']);
    expect(sessions[0]).toMatchObject({ carrier: 'bearer', state: 'authenticated' });
    expect(sessions[0]?.summary.en).toContain('your name and password');
    expect(JSON.stringify(sessions)).not.toContain('abab');
  });

  it('is not begun by a proof that is refused, and not ended by a nonce that has grown old', () => {
    const { events } = conclusionsOf(challenge, { ...challenge, ...by('eve', 1) }, by('ada', 2), { ...challenge, ...by('ada', 3) }, by('ada', 4));
    expect(events.map(({ type, exchange: id }) => `${type}@${id}`)).toEqual(['login-failed@1', 'login@2']);
  });
});
