import { describe, expect, it } from 'vitest';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import type { Conclusions, Expiry } from '../../../utils/session/types.ts';
import { type Flow, flow } from '../../tools/flow.ts';
import { sessionIds } from '../../tools/login-flow.ts';

const [first, second, third] = sessionIds;
const minute = 60_000;
const login = (browser: Flow, line: string) => {
  browser.visit('/account', { status: 302, location: '/login' });
  browser.follow();
  browser.submit('/login', { location: '/account', set: [line] });
  browser.follow();
};
const sentToLogin = (browser: Flow) => {
  browser.visit('/account', { status: 302, location: '/login' });
  browser.follow();
};

function concluded(write: (browser: Flow) => void): Conclusions {
  const browser = flow();
  write(browser);
  const analysis = createAnalysis({ browser: 'chromium' });
  for (const exchange of browser.exchanges) analyse(analysis, exchange);
  return conclude(analysis, analysis.lastTime);
}

function expiryOf(write: (browser: Flow) => void): Expiry {
  const [session] = concluded(write).sessions;
  if (!session) throw new Error('no session');
  return session.expiry;
}

describe('what the server has shown of its clock', () => {
  it('is a session that it ended within a pause: an idle time-out', () => {
    const { server } = expiryOf((browser) => {
      login(browser, `sid=${first}; Path=/; HttpOnly`);
      browser.visit('/account');
      browser.wait(22 * minute);
      sentToLogin(browser);
    });
    expect(server).toMatchObject({ kind: 'ended', message: { en: expect.stringMatching(/within 22 min without a request \(idle/) } });
  });

  it('is a session that it ended while it was used: an absolute time-out', () => {
    const { server } = expiryOf((browser) => {
      login(browser, `sid=${first}; Path=/; HttpOnly`);
      for (let turn = 0; turn < 4; turn += 1) {
        browser.wait(10 * minute);
        browser.visit('/account');
      }
      browser.wait(5 * minute);
      sentToLogin(browser);
    });
    expect(server).toMatchObject({ kind: 'ended', message: { en: expect.stringMatching(/^The server ended the session 45 min after the login/) } });
  });

  it('counts for the next session, from its last request', () => {
    const { server, earliest } = expiryOf((browser) => {
      login(browser, `sid=${first}; Path=/; HttpOnly`);
      browser.wait(22 * minute);
      sentToLogin(browser);
      browser.submit('/login', { location: '/account', set: [`sid=${second}; Path=/; HttpOnly`] });
      browser.follow();
    });
    expect(server).toMatchObject({ kind: 'idle', after: expect.any(Number) });
    expect(server.kind === 'idle' && Math.round(server.after / minute)).toBe(22);
    expect(earliest).toBe('server');
  });

  it('is also shown by an id that it no longer knew after a long pause, and gave anew', () => {
    const { server } = expiryOf((browser) => {
      login(browser, `sid=${first}; Path=/; HttpOnly`);
      browser.visit('/account');
      browser.wait(50 * minute);
      browser.visit('/account', { status: 302, location: '/login', set: [`sid=${second}; Path=/; HttpOnly`] });
      browser.follow();
      browser.submit('/login', { location: '/account', set: [`sid=${third}; Path=/; HttpOnly`] });
      browser.follow();
    });
    expect(server.kind === 'idle' && Math.round(server.after / minute)).toBe(50);
  });

  it('is not shown by a pause after which a remembered login gave a new id', () => {
    const { server } = expiryOf((browser) => {
      browser.visit('/login');
      const keep = `remember=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa; Path=/; HttpOnly; Max-Age=2592000`;
      browser.submit('/login', { location: '/account', set: [`sid=${first}; Path=/; HttpOnly`, keep] });
      browser.follow();
      browser.visit('/account');
      browser.wait(9 * 60 * minute);
      browser.visit('/account', { cookie: 'remember=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa', set: [`sid=${second}; Path=/; HttpOnly`] });
      browser.visit('/account');
    });
    expect(server).toMatchObject({ kind: 'unknown', message: { en: expect.not.stringMatching(/still knew/) } });
  });

  it('is at least the longest pause after which it still knew the session', () => {
    const { server } = expiryOf((browser) => {
      login(browser, `sid=${first}; Path=/; HttpOnly`);
      browser.wait(15 * minute);
      browser.visit('/account');
    });
    expect(server).toMatchObject({ kind: 'unknown', message: { en: expect.stringContaining('after 15 min without a request') } });
  });
});

describe('the browser’s clock', () => {
  const cookie = (write: (browser: Flow) => void) => concluded(write).cookies[0]?.expiry.browser.message.en ?? '';

  it('says that answers put the end off', () => {
    const told = cookie((browser) => {
      login(browser, `sid=${first}; Path=/; Max-Age=3600`);
      for (let turn = 0; turn < 3; turn += 1) browser.visit('/account', { set: [`sid=${first}; Path=/; Max-Age=3600`] });
    });
    expect(told).toMatch(/put that end off \(sliding\)/);
  });

  it('says that no answer put the end off', () => {
    const told = cookie((browser) => {
      login(browser, `sid=${first}; Path=/; Max-Age=3600`);
      for (let turn = 0; turn < 4; turn += 1) browser.visit('/account');
    });
    expect(told).toMatch(/no answer to the 5 requests since has put that off \(absolute\)/);
  });

  it('says that it is the longest which the browser allows', () => {
    expect(cookie((browser) => login(browser, `sid=${first}; Path=/; Max-Age=99999999`))).toMatch(/400 days after it was set, the longest it allows/);
  });
});

describe('the token’s clock', () => {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');

  it('runs from the last use where the token says so', () => {
    const token = `${part({ alg: 'HS256' })}.${part({ sub: '7', idle: 900 })}.QpX0Yk3b5Jc1m8Rz7Tw2Vn4Ls6Hd9Fg0KaEuIoByCxM`;
    const { cookies } = concluded((browser) => login(browser, `token=${token}; Path=/; HttpOnly`));
    const [told] = cookies;
    expect(told?.expiry.token).toMatchObject({ kind: 'idle', after: 900_000, at: (told?.facts.lastSent?.time ?? 0) + 900_000 });
  });
});
