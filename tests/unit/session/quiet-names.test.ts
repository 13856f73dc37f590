import { describe, expect, it } from 'vitest';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import type { CookieConclusion } from '../../../utils/session/types.ts';
import { type Flow, flow } from '../../tools/flow.ts';

/** Cookies whose names say nothing, or the wrong thing. */
function cookiesOf(write: (browser: Flow) => void): ReadonlyMap<string, CookieConclusion> {
  const browser = flow();
  write(browser);
  const analysis = browser.exchanges.reduce(analyse, createAnalysis({ browser: 'chromium' }));
  return new Map(conclude(analysis, analysis.lastTime).cookies.map((cookie) => [cookie.facts.name, cookie]));
}

const year = 'Path=/; Max-Age=31536000';
const id = 'k3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9FaZ';
const other = 'Zx7Cv2Bn9Mq4Wp1Er6Ty3Ui8Oa5Sd0Fg';
const session = `wk=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`;

describe('what a script writes', () => {
  it.each([
    ['qx', other, 'analytics'],
    ['pp', '50', 'preference'],
    ['hd', encodeURIComponent('{"mode":"auto","rows":20}'), 'preference'],
    ['cm', encodeURIComponent('{"necessary":true,"marketing":false}'), 'consent'],
    ['zone_tz', 'America%2FArgentina%2FBuenos_Aires', 'preference'],
  ])('%s=%s is taken for %s, and with little confidence unless something says so', (name, value, role) => {
    const cookies = cookiesOf((browser) => {
      browser.visit('/');
      browser.script(`${name}=${value}; ${year}`);
      browser.visit('/about');
      browser.visit('/prices');
    });
    expect(cookies.get(name)?.role).toBe(role);
    if (name.length === 2 && role !== 'consent') expect(cookies.get(name)?.confidence).toBeLessThan(0.7);
  });
});

describe('what comes from another site', () => {
  it('counts visitors when it is random', () => {
    const cookies = cookiesOf((browser) => {
      browser.visit('/');
      const set = [`zt=${other}; Path=/; Secure; SameSite=None; Max-Age=7776000`];
      browser.load('https://pixel.example/sync', { set });
      browser.visit('/about');
      browser.load('https://pixel.example/sync', { set });
    });
    expect(cookies.get('zt')?.role).toBe('analytics');
  });
});

describe('what is given on the way to a sign-on and taken back on the return', () => {
  it('guards the sign-on, sealed as it is', () => {
    const guard = (value: string) => `flow7=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const cookies = cookiesOf((browser) => {
      browser.visit('/account', { status: 302, location: 'https://id.example/auth?client_id=a&state=4f3e2d1c0b9a8877', set: [guard(other)] });
      browser.follow();
      browser.visit('https://shop.example/callback?code=ab12cd34&state=4f3e2d1c0b9a8877', {
        status: 302,
        location: '/account',
        set: [session, 'flow7=; Path=/; Max-Age=0'],
      });
      browser.follow();
      browser.visit('/account/orders');
    });
    expect(cookies.get('flow7')?.role).toBe('csrf');
    expect(cookies.get('wk')?.role).toBe('session-id');
  });
});

describe('a token that scripts return', () => {
  it.each(['x-csrftoken', 'x-xsrf-token', 'anti-csrf', 'requestverificationtoken'])(
    'in the header %s is a CSRF token and never the session',
    (header) => {
      const cookies = cookiesOf((browser) => {
        browser.visit('/', { set: [session, `guard=${other}; Path=/; Secure`] });
        browser.call('/api/cart', { method: 'POST', request: { [header]: other } });
        browser.call('/api/login', { method: 'POST', request: { [header]: other }, set: [`guard=${id}; Path=/; Secure`] });
        browser.visit('/account');
        browser.visit('/account/orders');
      });
      expect(cookies.get('guard')?.role).toBe('csrf');
      expect(cookies.get('wk')?.role).toBe('session-id');
    },
  );
});

describe('a server’s own session', () => {
  it('stays one beside the ticket that the login gives and the logout takes', () => {
    const ticket = `.ASPXAUTH=${'0A1B2C3D'.repeat(24)}; Path=/; HttpOnly; Secure`;
    const cookies = cookiesOf((browser) => {
      browser.visit('/', { set: ['ASP.NET_SessionId=a1b2c3d4e5f0g1h2i3j4k5l0; Path=/; HttpOnly; SameSite=Lax'] });
      browser.visit('/login');
      browser.submit('/login', { location: '/claims', set: [ticket] });
      browser.follow();
      browser.visit('/claims/new');
      browser.submit('/logout', { location: '/', set: ['.ASPXAUTH=; Path=/; Max-Age=0'] });
      browser.follow();
    });
    expect(cookies.get('.ASPXAUTH')?.role).toBe('auth-token');
    expect(cookies.get('ASP.NET_SessionId')?.role).toBe('session-id');
  });
});

describe('a cookie that was emptied', () => {
  it('is what its last value was', () => {
    const sealed = (text: string) => `box=Fe26.2*1*0a1b2c*${text}*data*1772446000000*salt*mac~2; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const cookies = cookiesOf((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/desk', set: [sealed('one')] });
      browser.follow();
      browser.visit('/desk/2');
      browser.submit('/logout', { location: '/', set: ['box=; Path=/; HttpOnly; Secure; SameSite=Lax'] });
      browser.follow();
    });
    expect(cookies.get('box')?.role).toBe('auth-token');
  });
});

describe('two cookies from one login', () => {
  const basket = `qb=${other}; Path=/; HttpOnly; Secure`;
  const enter =
    (set: readonly string[], before: readonly string[] = []) =>
    (browser: Flow) => {
      browser.visit('/', { set: before });
      browser.visit('/login');
      browser.submit('/login', { location: '/me', set });
      browser.follow();
      browser.visit('/me/2');
    };

  it('are a session and what brings it back, when one ends with the browser and the other does not', () => {
    const cookies = cookiesOf(enter([session, `qx=${other}; ${year}; HttpOnly; Secure`]));
    expect(cookies.get('qx')?.role).toBe('remember-me');
  });

  it('are a session and its other half, when one goes only to where tokens are renewed', () => {
    const cookies = cookiesOf(enter([session, `qx=${other}; Path=/api/renew; Max-Age=31536000; HttpOnly; Secure`]));
    expect(cookies.get('qx')?.role).toBe('auth-token');
  });

  it('are not what a basket from before and the one session that the login gave are', () => {
    const cookies = cookiesOf(enter([`qx=${id}; ${year}; HttpOnly; Secure`], [basket]));
    expect(cookies.get('qx')?.role).toBe('session-id');
  });
});

describe('a cookie that changes with every answer', () => {
  it('belongs to a filter in front when the login gave another', () => {
    const values = Array.from({ length: 9 }, (_, at) => `edge=${id.slice(at)}${other}${id.slice(0, at)}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    const cookies = cookiesOf((browser) => {
      const [first = '', second = '', third = '', fourth = '', ...rest] = values;
      browser.visit('/', { set: [first] });
      browser.visit('/login', { set: [second] });
      browser.submit('/login', { location: '/me', set: [third, session] });
      browser.follow({ set: [fourth] });
      for (const line of rest) browser.visit('/me/2', { set: [line] });
    });
    expect(cookies.get('edge')?.role).toBe('infrastructure');
    expect(cookies.get('wk')?.role).toBe('session-id');
  });
});
