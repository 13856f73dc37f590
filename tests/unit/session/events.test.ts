import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { type Flow, flow } from '../../tools/flow.ts';
import { type LoginFlowOptions, loginFlow, sessionIds } from '../../tools/login-flow.ts';

/** `login@7`, in order, as the conclusions tell them. */
function eventsOf(exchanges: readonly Exchange[]): readonly string[] {
  const analysis = createAnalysis({ browser: 'chromium' });
  for (const exchange of exchanges) analyse(analysis, exchange);
  return conclude(analysis, analysis.lastTime).events.map(({ type, exchange }) => `${type}@${exchange}`);
}

function play(write: (browser: Flow) => void): readonly string[] {
  const browser = flow();
  write(browser);
  return eventsOf(browser.exchanges);
}

const [first, second, third] = sessionIds;
const sid = (id: string, more = '') => `sid=${id}; Path=/; HttpOnly; Secure; SameSite=Lax${more}`;
const gone = 'sid=; Path=/; Max-Age=0';

describe('the life of a session', () => {
  it.each<[string, LoginFlowOptions, (at: ReturnType<typeof loginFlow>['at']) => readonly string[]]>([
    [
      'a sound visit',
      {},
      ({ started, failed, login, logout }) => [
        `started@${started}`,
        `login-failed@${failed}`,
        `login@${login}`,
        `rotated@${login}`,
        `logout@${logout}`,
        `started@${logout + 1}`,
      ],
    ],
    [
      'a login by a script, answered 200',
      { login: 'json', logout: false },
      ({ started, failed, login }) => [`started@${started}`, `login-failed@${failed}`, `login@${login}`, `rotated@${login}`],
    ],
    ['no session before the login', { late: true, logout: false }, ({ failed, login }) => [`login-failed@${failed}`, `login@${login}`]],
    [
      'an id that the login keeps',
      { idKept: true, failFirst: false, logout: false },
      ({ started, login }) => [`started@${started}`, `login@${login}`],
    ],
    [
      'an id that a login by script keeps',
      { idKept: true, login: 'json', failFirst: false, logout: false },
      ({ started, login }) => [`started@${started}`, `login@${login}`],
    ],
    [
      'a login whose cookie the browser refuses',
      { loginLoop: true, failFirst: false },
      ({ started, login }) => [`started@${started}`, `login-failed@${login}`],
    ],
    [
      'a login with "remember me"',
      { remember: true, failFirst: false, logout: false },
      ({ started, login }) => [`started@${started}`, `login@${login}`, `rotated@${login}`],
    ],
    [
      'a site in development on localhost',
      { origin: 'http://shop.localhost:3000', failFirst: false, logout: false },
      ({ started, login }) => [`started@${started}`, `login@${login}`, `rotated@${login}`],
    ],
  ])('%s', (_, options, expected) => {
    const { exchanges, at } = loginFlow(options);
    expect(eventsOf(exchanges)).toEqual(expected(at));
  });

  it.each([401, 403, 422, 429])('a login refused with %d has failed, even when a new id comes with it', (status) => {
    const events = play((browser) => {
      browser.visit('/login', { set: [sid(first)] });
      browser.submit('/login', { status, set: [sid(second)] });
    });
    expect(events.slice(0, 2)).toEqual(['started@0', 'login-failed@1']);
    expect(events).not.toContain('login@1');
  });

  it('a login answered with its own form has failed once the form is sent again', () => {
    const events = play((browser) => {
      browser.visit('/login', { set: [sid(first)] });
      browser.submit('/login', { status: 200 });
      browser.submit('/login', { status: 302, location: '/home', set: [sid(second)] });
      browser.follow();
    });
    expect(events).toEqual(['started@0', 'login-failed@1', 'login@2', 'rotated@2']);
  });

  it('a second factor is neither a login nor a failure', () => {
    const events = play((browser) => {
      browser.visit('/login', { set: [sid(first)] });
      browser.submit('/login', { status: 302, location: '/login/otp' });
      browser.follow();
      browser.submit('/login/otp', { status: 302, location: '/home', set: [sid(second)] });
      browser.follow();
    });
    expect(events).toEqual(['started@0', 'login@3', 'rotated@3']);
  });

  it('a sign-on elsewhere ends in a login where the browser comes back', () => {
    const events = play((browser) => {
      browser.visit('/', { set: [sid(first)] });
      browser.visit('/login', { status: 302, location: 'https://idp.example/authorize?client_id=1' });
      browser.follow({ status: 302, location: 'https://shop.example/callback?code=abc&state=def' });
      browser.follow({ status: 302, location: '/', set: [sid(second)] });
      browser.follow();
    });
    expect(events).toEqual(['started@0', 'login@3', 'rotated@3']);
  });

  it('a form without login words whose answer changes the id is a login', () => {
    const events = play((browser) => {
      browser.visit('/welcome', { set: [sid(first)] });
      browser.submit('/enter', { status: 302, location: '/home', set: [sid(second)] });
      browser.follow();
    });
    expect(events).toEqual(['started@0', 'login@1', 'rotated@1']);
  });

  it('filling the cart starts a session and is no login', () => {
    const events = play((browser) => {
      browser.visit('/');
      browser.submit('/cart', { status: 302, location: '/cart', set: [sid(first)] });
      browser.follow();
    });
    expect(events).toEqual(['started@1']);
  });

  it('a token in the body is a login once requests carry it', () => {
    const events = play((browser) => {
      browser.visit('/app/login');
      browser.call('/api/auth/login', { method: 'POST', status: 200 });
      browser.call('/api/me', { request: { authorization: 'Bearer abcdefgh.ijklmnop' } });
    });
    expect(events).toEqual(['login@1']);
  });

  it.each<[string, (browser: Flow) => void]>([
    ['a deletion', (browser) => browser.visit('/logout', { status: 302, location: '/', set: [gone] })],
    ['an empty value kept for a year', (browser) => browser.submit('/logout', { set: ['sid=; Path=/; Max-Age=31536000'], location: '/' })],
    ['a new anonymous id', (browser) => browser.submit('/signout', { set: [sid(third)], location: '/' })],
    ['nothing at all', (browser) => browser.submit('/logout', { location: '/' })],
    ['a deletion without the word', (browser) => browser.submit('/bye', { location: '/', set: [gone] })],
    ['a DELETE of the session', (browser) => browser.call('/api/session', { method: 'DELETE', status: 204, set: [gone] })],
  ])('a logout is seen as %s', (_, leave) => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/home', set: [sid(first)] });
      browser.follow();
      leave(browser);
    });
    expect(events).toEqual(['login@1', 'logout@3']);
  });

  it('a page that asks whether to log out is no logout', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/home', set: [sid(first)] });
      browser.follow();
      browser.visit('/logout');
    });
    expect(events).toEqual(['login@1']);
  });

  it('the hops of one logout are one logout', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/home', set: [sid(first)] });
      browser.follow();
      browser.submit('/logout', { location: '/logout/done' });
      browser.follow({ status: 302, location: '/' });
      browser.follow();
    });
    expect(events).toEqual(['login@1', 'logout@3']);
  });

  it('a new id on a plain page, while one was sent, means that the session was lost', () => {
    const events = play((browser) => {
      browser.visit('/', { set: [sid(first)] });
      browser.visit('/shop', { set: [sid(second)] });
    });
    expect(events).toEqual(['started@0', 'lost@1']);
  });

  it('a new id on a page that stays open is a rotation', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/home', set: [sid(first)] });
      browser.follow();
      browser.visit('/home', { set: [sid(second)] });
    });
    expect(events).toEqual(['login@1', 'rotated@3']);
  });

  it('the login page in place of the account means that the server forgot the session', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/home', set: [sid(first)] });
      browser.follow();
      browser.wait(3_600_000);
      browser.visit('/home', { status: 302, location: '/login?next=/home' });
    });
    expect(events).toEqual(['login@1', 'ended@3']);
  });

  it('the same id with a later expiry is a renewal; of many, the first and the latest are told', () => {
    const events = play((browser) => {
      browser.visit('/', { set: [sid(first, '; Max-Age=1800')] });
      for (let page = 1; page <= 5; page += 1) browser.visit(`/page/${page}`, { set: [sid(first, '; Max-Age=1800')] });
    });
    expect(events).toEqual(['started@0', 'renewed@1', 'renewed@5']);
  });

  it('a value encrypted anew with every answer is neither rotated nor lost', () => {
    const cipher = (seed: number) =>
      `app_sid=${Buffer.from(`${seed}`.repeat(30)).toString('base64url').slice(0, 60)}xY${seed}zQ; Path=/; HttpOnly; Secure`;
    const events = play((browser) => {
      for (let page = 0; page < 12; page += 1) browser.visit(`/page/${page}`, { set: [cipher(page + 11)] });
    });
    expect(events).toEqual(['started@0']);
  });

  it('a session encrypted by Laravel is not rotated by its new ciphertext, yet its login is told by the page after it', () => {
    const sealed = (seed: string) =>
      `laravel_session=${Buffer.from(JSON.stringify({ iv: seed, value: seed.repeat(20), mac: seed })).toString('base64')}; Path=/; HttpOnly; Secure`;
    const events = play((browser) => {
      browser.visit('/login', { set: [sealed('aaaa')] });
      browser.submit('/login', { location: '/login', set: [sealed('bbbb')] });
      browser.follow({ set: [sealed('cccc')] });
      browser.submit('/login', { location: '/home', set: [sealed('dddd')] });
      browser.follow({ set: [sealed('eeee')] });
      browser.visit('/home', { set: [sealed('ffff')] });
    });
    expect(events).toEqual(['started@0', 'login-failed@1', 'login@3']);
  });

  it('cookies of analytics, load balancers and CSRF make no events', () => {
    const events = play((browser) => {
      browser.visit('/', {
        set: [
          '_ga=GA1.1.1803456789.1772442000; Path=/',
          'AWSALB=aB3dE5gH7iJ9kL1mN3pQ5rS7t; Path=/',
          'csrftoken=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa; Path=/',
        ],
      });
      browser.visit('/shop', { set: ['AWSALB=bC4eF6hI8jK0lM2nO4qR6sT8u; Path=/', 'csrftoken=Bk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fb; Path=/'] });
    });
    expect(events).toEqual([]);
  });

  it('an image named after the logout and a login of another site change nothing', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/home', set: [sid(first)] });
      browser.follow();
      browser.load('/img/logout.png');
      browser.call('https://other.example/login', { method: 'POST', status: 401 });
    });
    expect(events).toEqual(['login@1', 'login-failed@4']);
  });

  it('stands in the order of the exchanges, though a kept id is told later', () => {
    const { exchanges } = loginFlow({ idKept: true });
    const analysis = createAnalysis({ browser: 'chromium' });
    for (const exchange of exchanges) analyse(analysis, exchange);
    const ids = analysis.events.map(({ exchange }) => exchange);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });
});

describe('a cookie whose name is known for another purpose', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

  it.each(['_ga', 'OptanonConsent', 'csrftoken', 'AWSALB', '__cf_bm'])('%s starts no session, not even with the best of values', (name) => {
    expect(play((browser) => browser.visit('/', { set: [`${name}=${token}; Path=/; HttpOnly`] }))).toEqual([]);
    expect(play((browser) => browser.visit('/', { set: [`x=${token}; Path=/; HttpOnly`] }))).toEqual(['started@0']);
  });
});
