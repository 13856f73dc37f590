import { describe, expect, it } from 'vitest';
import { frameworksNaming } from '../../../utils/session/frameworks/index.ts';
import { knownName } from '../../../utils/session/names/known.ts';
import { purposeOfWords, wordsOf } from '../../../utils/session/names/words.ts';
import { formOf } from '../../../utils/session/value-form.ts';

describe('the words of a name', () => {
  it.each([
    ['businessId', ['business', 'id']],
    ['user_session', ['user', 'session']],
    ['__Host-sid', ['sid']],
    ['PHPSESSID', ['phpsessid']],
    ['SIDCC', ['sidcc']],
    ['myAppAuthToken', ['my', 'app', 'auth', 'token']],
    ['', []],
    ['\u00e9\u00ff', []],
  ])('%s: %j', (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it.each([
    ['businessId', null],
    ['residence', null],
    ['blog_insight', null],
    ['author', null],
    ['sid', 'session'],
    ['_shop_session', 'session'],
    ['auth_token', 'auth'],
    ['csrf_session', 'csrf'],
    ['remember_token', 'remember'],
    ['lb', 'affinity'],
    ['lang', 'preference'],
    ['visitor-id', 'analytics'],
    ['cookie_consent', 'consent'],
    ['cookies-accepted', 'consent'],
    ['cookie_jar', null],
    ['__antixsrf', 'csrf'],
    ['oauth_state', 'csrf'],
    ['saml_request', 'csrf'],
    ['state', null],
    ['s', 'session'],
    ['_shop_s', null],
    ['NID_SES', 'session'],
    ['stay_session', 'session'],
    ['stay', 'remember'],
    ['OCSESSID', 'session'],
    ['AMTSID', 'session'],
    ['resid', null],
    ['SRVGROUP', 'affinity'],
    ['backend', 'affinity'],
    ['advanced-backend', null],
  ])('%s speaks for %s', (name, purpose) => {
    expect(purposeOfWords(name)?.purpose ?? null).toBe(purpose);
  });
});

describe('known names', () => {
  it.each([
    ['_ga', 'analytics'],
    ['_ga_1A2B3C', 'analytics'],
    ['_hjSession_123456', 'analytics'],
    ['_hjSessionUser_123456', 'analytics'],
    ['__stripe_sid', 'infrastructure'],
    ['visid_incap_123', 'infrastructure'],
    ['incap_ses_123_456', 'infrastructure'],
    ['io', 'infrastructure'],
    ['__cf_bm', 'infrastructure'],
    ['AWSALBCORS', 'affinity'],
    ['BIGipServerpool_web', 'affinity'],
    ['XSRF-TOKEN', 'csrf'],
    ['__Host-next-auth.csrf-token', 'csrf'],
    ['remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d', 'remember-me'],
    ['OptanonConsent', 'consent'],
    ['cc_cookie', 'consent'],
    ['_dd_s', 'analytics'],
    ['rxVisitor', 'analytics'],
    ['_shopify_s', 'analytics'],
    ['form_key', 'csrf'],
    ['cookiesession1', 'infrastructure'],
    ['.AspNetCore.Culture', 'preference'],
  ])('%s is %s', (name, role) => {
    expect(knownName(name)?.role).toBe(role);
  });

  it.each(['sid', 'connect.sid', 'JSESSIONID', 'x9', 'li_at', '__proto__', 'constructor'])('%s belongs to no product', (name) => {
    expect(knownName(name)).toBeNull();
  });

  it.each([
    ['connect.sid', 'express-session'],
    ['__Host-connect.sid', 'express-session'],
    ['ASPSESSIONIDQQABCDEF', 'aspnet'],
    ['laravel_session', 'laravel'],
    ['.AspNetCore.Identity.ApplicationC1', 'aspnet-core'],
    ['__Secure-next-auth.session-token.0', 'next-auth'],
  ])('%s is the default of %s', (name, framework) => {
    expect(frameworksNaming(name)[0]?.framework.id).toBe(framework);
  });
});

describe('the form of a value', () => {
  it.each<[string, Partial<ReturnType<typeof formOf>>]>([
    ['', { short: true, opaque: false }],
    ['ko', { short: true }],
    ['1234567890', { short: true }],
    ['alice.smith@shop.example', { readable: true }],
    ['hello wonderful world of cookies', { readable: true }],
    ['Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa', { opaque: true }],
    ['0a1b2c3d4e5f60718293a4b5c6d7e8f9', { opaque: true, bits: 128 }],
    ['k3v9x0q2m4n6b8c1z5a7s9d0f2g4h6j8', { opaque: true }],
  ])('%s', (value, form) => {
    expect(formOf(value)).toMatchObject(form);
  });

  it('reads a value of a megabyte without trouble', () => {
    expect(formOf('aB3'.repeat(350_000)).length).toBe(1_050_000);
  });
});
