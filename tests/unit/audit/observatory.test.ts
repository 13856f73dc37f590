import { describe, expect, it } from 'vitest';
import { audited, told, type Visit, visit } from './audited.ts';

/**
 * The thirteen situations in which the HTTP Observatory's cookie test is held to its word (mdn/mdn-http-observatory
 * `test/cookies.test.js`), each with what it says there and what we say of the same lines: it sees the front page once and gives
 * the worst result as a score; we see a visit, know which cookie is the session, and name the line.
 */
interface Situation {
  readonly situation: string;
  readonly theirs: string;
  readonly visit: Visit;
  readonly ours: readonly string[];
  /** How ours is better. */
  readonly because: string;
}

const wide = 'Domain=shop.example; Path=/';
const session = (attributes: string) => `SESSIONID=ID; ${wide}; ${attributes}`;
const shortHsts = { 'strict-transport-security': 'max-age=15768000' };

/** What a session for all of a domain on a host without HSTS is told of in any case. */
const always = ['cookie-domain-too-wide low SESSIONID', 'hsts-missing low -'];

const situations: readonly Situation[] = [
  {
    situation: 'no cookies',
    theirs: 'cookies-not-found, 0',
    visit: {},
    ours: [],
    because: 'the same: nothing is set, nothing is said',
  },
  {
    situation: 'all Secure, the session HttpOnly, and a balancer’s cookie',
    theirs: 'cookies-secure-with-httponly-sessions, 0; the balancer’s cookie is dropped from the test by its name',
    visit: { set: [session('Secure; HttpOnly'), `foo=bar; Domain=shop.example; Secure; Path=/`, `heroku-session-affinity=bar; ${wide}`] },
    ours: [...always, 'infrastructure-cookie-bare info heroku-session-affinity', 'session-without-same-site low SESSIONID'],
    because: 'the session’s scope and its missing SameSite are told; the balancer gets one note instead of an exception; foo is nobody’s business',
  },
  {
    situation: 'sessions that are Strict, Lax and None',
    theirs: 'cookies-secure-with-httponly-sessions-and-samesite, +5: None counts as used',
    visit: {
      set: ['STRICT', 'LAX', 'NONE'].map((kind) => `SESSIONID_SAMESITE_${kind}=ID; ${wide}; Secure; HttpOnly; SameSite=${kind}`),
    },
    ours: [
      ...['LAX', 'NONE', 'STRICT'].map((kind) => `cookie-domain-too-wide low SESSIONID_SAMESITE_${kind}`),
      'hsts-missing low -',
      'session-same-site-none low SESSIONID_SAMESITE_NONE',
    ],
    because: 'None earns no praise where no request needs it: the one cookie that forms of other sites carry is named',
  },
  {
    situation: 'one of four sessions without SameSite',
    theirs: 'passed, without the bonus: which one is not told',
    visit: {
      set: [
        ...['STRICT', 'LAX'].map((kind) => `SESSIONID_SAMESITE_${kind}=ID; ${wide}; Secure; HttpOnly; SameSite=${kind}`),
        `SESSIONID_SAMESITE_NO_SAMESITE=ID; ${wide}; Secure; HttpOnly`,
      ],
    },
    ours: [
      ...['LAX', 'NO_SAMESITE', 'STRICT'].map((kind) => `cookie-domain-too-wide low SESSIONID_SAMESITE_${kind}`),
      'hsts-missing low -',
      'session-without-same-site low SESSIONID_SAMESITE_NO_SAMESITE',
    ],
    because: 'the cookie is named, with its line',
  },
  {
    situation: 'a CSRF token’s cookie without SameSite',
    theirs: 'cookies-anticsrf-without-samesite-flag, -20',
    visit: { set: [`CSRFTOKEN=ID; ${wide}; Secure; HttpOnly`] },
    ours: [],
    because: 'the token in the form protects, not when its cookie travels; and nothing of a session is at stake',
  },
  ...['', 'True', 'Invalid'].map(
    (value): Situation => ({
      situation: `a session with SameSite=${value}`,
      theirs: 'cookies-samesite-flag-invalid, -20',
      visit: { set: [session(`Secure; HttpOnly; SameSite=${value}`)] },
      ours: ['cookie-attribute-misspelt medium SESSIONID', ...always],
      because: 'the slip is marked in its line, and what the browser does instead is said; it is not told a second time as missing',
    }),
  ),
  {
    situation: 'some cookie without Secure, with HSTS',
    theirs: 'cookies-without-secure-flag-but-protected-by-hsts, -5',
    visit: { set: [`foo=bar; ${wide}`], response: shortHsts },
    ours: [],
    because: 'whoever reads foo=bar has learnt nothing',
  },
  {
    situation: 'a session without Secure, with HSTS of half a year and without subdomains',
    theirs: 'cookies-session-without-secure-flag-but-protected-by-hsts, -10: protected',
    visit: { set: [session('HttpOnly')], response: shortHsts },
    ours: [
      'cookie-domain-too-wide low SESSIONID',
      'hsts-weak info -',
      'session-without-same-site low SESSIONID',
      'session-without-secure medium SESSIONID',
    ],
    because: 'it is not protected: the cookie travels to subdomains, and the policy leaves them out',
  },
  {
    situation: 'some cookie without Secure',
    theirs: 'cookies-without-secure-flag, -20',
    visit: { set: [`foo=bar; ${wide}`] },
    ours: [],
    because: 'a fifth of the score for a cookie that opens nothing',
  },
  {
    situation: 'a session without HttpOnly',
    theirs: 'cookies-session-without-httponly-flag, -30',
    visit: { set: [session('Secure')] },
    ours: [...always, 'session-without-http-only medium SESSIONID', 'session-without-same-site low SESSIONID'],
    because: 'told because it was seen to carry the login, not because its name contains "sess"',
  },
  {
    situation: 'a session without Secure',
    theirs: 'cookies-session-without-secure-flag, -40',
    visit: { set: [session('HttpOnly')] },
    ours: [...always, 'session-without-same-site low SESSIONID', 'session-without-secure medium SESSIONID'],
    because: 'each fault by itself, where their worst result hides the others',
  },
];

describe('what the HTTP Observatory says, and what we say', () => {
  it('all thirteen of its situations are here', () => {
    expect(situations).toHaveLength(13);
  });

  it.each(situations)('$situation: $because', ({ visit: how, ours }) => {
    expect(told(audited(visit(how)))).toEqual(ours.toSorted());
  });

  it('a session without Secure and HttpOnly has two faults, where the worst result shows one', () => {
    const rules = told(audited(visit({ set: [`SESSIONID=ID; ${wide}; SameSite=Lax`] })));
    expect(rules).toEqual([...always, 'session-without-http-only medium SESSIONID', 'session-without-secure medium SESSIONID']);
  });

  it('HSTS of a year does shield a session that stays on its host', () => {
    const response = { 'strict-transport-security': 'max-age=31536000' };
    expect(told(audited(visit({ set: ['SESSIONID=ID; Path=/; HttpOnly; SameSite=Lax'], response })))).toEqual([
      'session-without-secure low SESSIONID',
    ]);
  });

  it.each([
    ['u', 'a session whose name says nothing is judged'],
    ['li_at', 'a session of a product’s own name is judged'],
  ])('%s: %s', (name) => {
    expect(told(audited(visit({ set: [`${name}=ID; Path=/; Secure; SameSite=Lax`] })))).toContain(`session-without-http-only medium ${name}`);
  });

  it('a name that contains "sess" or "login" makes no session', () => {
    const set = ['_hjSession_1=eyJpZCI6IjEifQ==; Path=/; Secure', 'last_login_hint=email; Path=/', 'obsessed=1; Path=/'];
    expect(told(audited(visit({ set })))).toEqual([]);
  });
});
