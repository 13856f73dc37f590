import { describe, expect, it } from 'vitest';
import { gone, play, values, wk } from './hidden-visits.ts';

const [first, second, third] = values;

describe('a login that no word gives away', () => {
  it('is the answer whose cookie opens what was refused before, and those refused at its address failed', () => {
    const events = play((browser) => {
      browser.visit('/start');
      browser.call('/v1/clusters', { status: 401 });
      browser.call('/v1/identity', { method: 'PUT', status: 403 });
      browser.call('/v1/identity', { method: 'PUT', status: 204, set: [wk(first)] });
      browser.call('/v1/clusters');
      browser.visit('/clusters');
      browser.call('/v1/identity', { method: 'DELETE', status: 204 });
    });
    expect(events).toEqual(['login-failed@2', 'login@3', 'logout@6']);
  });

  it('is told of a script on a page that others send to, too', () => {
    const events = play((browser) => {
      browser.visit('/my', { status: 302, location: '/?ask=1' });
      browser.follow();
      browser.call('/ajax.php', { method: 'POST' });
      browser.call('/ajax.php', { method: 'POST', set: [wk(first)] });
      browser.visit('/');
      browser.visit('/my');
    });
    expect(events).toEqual(['login@3']);
  });

  it('is a link from a mail', () => {
    const events = play((browser) => {
      browser.visit('/writing', { status: 302, location: '/signin' });
      browser.follow();
      browser.submit('/signin', { location: '/signin/sent' });
      browser.follow();
      browser.visit(`/signin/confirm?token=${second}`, { status: 302, location: '/writing', set: [wk(first)] });
      browser.follow();
    });
    expect(events).toEqual(['login@4']);
  });

  it('is not what only gave a cookie with which the visitor is refused again', () => {
    const events = play((browser) => {
      browser.visit('/');
      browser.call('/rest/cart', { method: 'POST', set: [wk(first)] });
      browser.call('/rest/customer', { status: 401 });
      browser.call('/rest/customer/login', { method: 'POST' });
      browser.call('/rest/customer');
      browser.visit('/me');
    });
    expect(events).toEqual(['started@1', 'login@3']);
  });

  it('is not the answer to a riddle of a bot filter', () => {
    const events = play((browser) => {
      browser.visit('/', { status: 403 });
      browser.call('/_sec/verify', { method: 'POST', set: [wk(first)] });
      browser.visit('/');
      browser.visit('/men');
    });
    expect(events.filter((event) => event.startsWith('login'))).toEqual([]);
  });

  it('failed where a script was answered with nothing, and later with a cookie', () => {
    const events = play((browser) => {
      browser.visit('/home');
      browser.call('/login/loginAction.do', { method: 'POST' });
      browser.call('/login/loginAction.do', { method: 'POST', set: [wk(first)] });
      browser.visit('/home');
    });
    expect(events).toEqual(['login-failed@1', 'login@2']);
  });

  it('is not seen where a form gave a cookie and nothing had been refused', () => {
    const events = play((browser) => {
      browser.visit('/');
      browser.call('/cart', { method: 'POST', set: [wk(first)] });
      browser.visit('/cart');
    });
    expect(events.filter((event) => event.startsWith('login'))).toEqual([]);
  });
});

describe('pages that one program serves', () => {
  it('are told apart by the route in the query', () => {
    const route = (name: string) => `/index.php?route=account/${name}`;
    const shop = (id: string) => `OCSESSID=${id.toLowerCase()}; Path=/`;
    const events = play((browser) => {
      browser.visit('/index.php?route=common/home', { set: [shop(first)] });
      browser.visit(route('account'), { status: 302, location: route('login') });
      browser.follow();
      browser.submit(route('login'), { status: 200 });
      browser.submit(route('login'), { location: route('account') });
      browser.follow();
      browser.visit(route('order'));
      browser.visit(route('logout'), { status: 302, location: '/index.php?route=common/home' });
    });
    expect(events).toEqual(['started@0', 'login-failed@3', 'login@4', 'logout@7']);
  });
});

describe('addresses in other languages', () => {
  it.each([
    ['/로그인', '/로그아웃'],
    ['/acceso', '/salir'],
    ['/member/loginProc.do', '/member/actionLogout.do'],
  ])('are read: %s, %s', (login, logout) => {
    const events = play((browser) => {
      browser.visit('/', { set: [wk(first)] });
      browser.submit(encodeURI(login), { location: '/mine', set: [wk(second)] });
      browser.follow();
      browser.visit(encodeURI(logout), { status: 302, location: '/' });
    });
    expect(events).toEqual(['started@0', 'login@1', 'rotated@1', 'logout@3']);
  });
});

describe('a password in the query', () => {
  it('is a login by GET', () => {
    const events = play((browser) => {
      browser.visit('/cgi-bin/menu.pl', { status: 302, location: '/cgi-bin/login.pl' });
      browser.follow();
      browser.visit('/cgi-bin/login.pl?user=ada&pw=babbage', { status: 302, location: '/cgi-bin/login.pl?err=1' });
      browser.follow();
      browser.visit('/cgi-bin/login.pl?user=ada&pw=lovelace', { status: 302, location: '/cgi-bin/menu.pl', set: [wk(first)] });
      browser.follow();
    });
    expect(events).toEqual(['login-failed@2', 'login@4']);
  });
});

describe('a logout that no word gives away', () => {
  it('takes the cookie of a session in use and leads to the login page, which is not told where to come back to', () => {
    const events = play((browser) => {
      browser.visit('/home', { status: 302, location: '/login?next=%2Fhome' });
      browser.follow();
      browser.submit('/login', { location: '/home', set: [wk(first)] });
      browser.follow();
      browser.visit('/bye', { status: 302, location: '/login', set: [gone] });
    });
    expect(events).toEqual(['login@2', 'logout@4']);
  });

  it('is an end when the login page is told where to come back to', () => {
    const events = play((browser) => {
      browser.visit('/home', { status: 302, location: '/login?next=%2Fhome' });
      browser.follow();
      browser.submit('/login', { location: '/home', set: [wk(first)] });
      browser.follow();
      browser.visit('/reports', { status: 302, location: '/login?next=%2Freports', set: [gone] });
    });
    expect(events).toEqual(['login@2', 'ended@4']);
  });
});

describe('an id in the folder of an address', () => {
  it('is a session, and what the form leads to shows the login', () => {
    const folder = '/(S(lit3py55t21z5v55vlm25s55))';
    const events = play((browser) => {
      browser.visit(`${folder}/Default.aspx`);
      browser.visit(`${folder}/Login.aspx`);
      browser.submit(`${folder}/Login.aspx`, { location: '/(S(lit3py55t21z5v55vlm25s55)F(Zk3Vb8Qw1Xc5Mn7Lp0Rt))/Members/Default.aspx' });
      browser.follow();
    });
    expect(events).toEqual(['login@2']);
  });
});

describe('an id that is emptied and kept', () => {
  it('has ended there', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/login', { location: '/loans', set: [wk(first)] });
      browser.follow();
      browser.submit('/account/logoff', { location: '/', set: ['wk=; Path=/; Max-Age=31536000'] });
      browser.follow();
    });
    expect(events).toEqual(['login@1', 'logout@3']);
  });
});

describe('an id that looks like nothing', () => {
  it('has begun where it was issued, and was rotated where only it changed', () => {
    const jam = (id: string) => `jam=${id}; Path=/`;
    const events = play((browser) => {
      browser.visit('/', { set: [jam(first)] });
      browser.visit('/account', { status: 302, location: '/login' });
      browser.follow();
      browser.submit('/login', { location: '/account', set: [jam(second)] });
      browser.follow();
      browser.visit('/account/two');
      browser.submit('/logout', { location: '/', set: ['jam=; Path=/; Max-Age=0'] });
    });
    expect(events).toEqual(['started@0', 'login@3', 'rotated@3', 'logout@6']);
  });
});

describe('the end of another device’s session', () => {
  it('is no logout, and the end of this one is', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.call('/api/login', { method: 'POST', set: [wk(first)] });
      browser.visit('/security');
      browser.call('/api/sessions/8841', { method: 'DELETE', status: 204 });
      browser.call('/api/sessions');
      browser.call('/api/sessions/current', { method: 'DELETE', status: 204, set: [gone] });
    });
    expect(events).toEqual(['login@1', 'logout@5']);
  });
});

describe('a sign-on elsewhere', () => {
  it('has a session under its own path, and sends back with the state that it was asked with', () => {
    const id = 'https://id.example';
    const realm = (value: string) => `KSESSION=${value}; Path=/realms/corp/; Max-Age=36000; HttpOnly; Secure`;
    const events = play((browser) => {
      browser.visit('/orders', { status: 302, location: `${id}/realms/corp/auth?client_id=a&state=${third}` });
      browser.follow();
      browser.submit(`${id}/realms/corp/login-actions/authenticate`, {
        location: `https://shop.example/login/oauth2/code/corp?state=${third}&code=${second}`,
        set: [realm(first)],
      });
      browser.follow({ status: 302, location: '/orders', set: [wk(second)] });
      browser.follow();
      browser.visit('/logout', { status: 302, location: `${id}/realms/corp/logout`, set: [gone] });
      browser.follow({ status: 302, location: 'https://shop.example/', set: ['KSESSION=; Path=/realms/corp/; Max-Age=0'] });
    });
    expect(events).toEqual(['login@2', 'login@3', 'logout@5', 'logout@6']);
  });

  it('goes on when it sends back with its proof, whatever the way back is called', () => {
    const id = 'https://id.example';
    const events = play((browser) => {
      browser.visit('/bff/login', { status: 302, location: `${id}/connect/authorize?client_id=a&state=${third}` });
      browser.follow({ status: 302, location: '/Account/Login?ReturnUrl=%2Fconnect' });
      browser.follow();
      browser.submit(`${id}/Account/Login`, { location: '/connect/authorize', set: [`idsrv=${first}; Path=/; HttpOnly; Secure`] });
      browser.follow({ status: 302, location: `https://shop.example/signin-oidc?code=${second}&state=${third}` });
      browser.follow({ status: 302, location: '/', set: [wk(second)] });
      browser.follow();
    });
    expect(events).toEqual(['login@3', 'login@5']);
  });

  it('has let in with the hop behind its form, whatever that is called, when it comes back with a code', () => {
    const id = 'https://id.example';
    const session = (value: string) => `_session=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const events = play((browser) => {
      browser.visit('/account', { status: 302, location: `${id}/auth?client_id=a&state=${third}` });
      browser.follow({ status: 302, location: '/interaction/1' });
      browser.follow();
      browser.submit(`${id}/interaction/1`, { location: `${id}/auth/1` });
      browser.follow({ status: 302, location: `https://shop.example/callback?code=${second}&state=${third}`, set: [session(first)] });
      browser.follow({ status: 302, location: '/account', set: [wk(second)] });
      browser.follow();
    });
    expect(events).toEqual(['login@4', 'login@5']);
  });
});
