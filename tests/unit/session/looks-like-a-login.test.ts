import { describe, expect, it } from 'vitest';
import type { Flow } from '../../tools/flow.ts';
import { gone, play, values, wk } from './hidden-visits.ts';

const [first, second, third] = values;

describe('what only looks like a login', () => {
  const enter = (browser: Flow) => {
    browser.visit('/exam', { status: 302, location: '/login' });
    browser.follow();
    browser.submit('/login', { location: '/exam', set: [wk(first)] });
    browser.follow();
  };

  it('is a ping at /auth', () => {
    const events = play((browser) => {
      enter(browser);
      browser.call('/auth/check', { method: 'POST', status: 204 });
      browser.visit('/exam/2');
    });
    expect(events).toEqual(['login@2']);
  });

  it('is a rotation at /auth, or by a new password', () => {
    const events = play((browser) => {
      enter(browser);
      browser.call('/auth/tokens/rotate', { method: 'POST', set: [wk(second)] });
      browser.call('/auth/change-password', { method: 'POST', set: [wk(third)] });
      browser.visit('/exam/2');
    });
    expect(events).toEqual(['login@2', 'rotated@4', 'rotated@5']);
  });

  it('is a logout at /sessions', () => {
    const events = play((browser) => {
      enter(browser);
      browser.submit('/sessions/destroy', { location: '/', set: [gone] });
    });
    expect(events).toEqual(['login@2', 'logout@4']);
  });

  it('is the language, chosen on the login page', () => {
    const events = play((browser) => {
      browser.visit('/login');
      browser.submit('/locale', { location: '/login', set: ['ui_locale=ko; Path=/; Max-Age=31536000'] });
      browser.follow();
      browser.call('/collect', { method: 'POST', status: 403 });
      browser.submit('/login', { location: '/exam', set: [wk(first)] });
      browser.follow();
    });
    expect(events).toEqual(['login@4']);
  });

  it('is a first step, answered with the next', () => {
    const events = play((browser) => {
      browser.visit('/files', { status: 302, location: '/login/identifier', set: [wk(first)] });
      browser.follow();
      browser.submit('/login/identifier', { location: '/login/password' });
      browser.follow();
      browser.submit('/login/password', { location: '/login/password?error=1' });
      browser.follow();
      browser.submit('/login/password', { location: '/files', set: [wk(second)] });
      browser.follow();
    });
    expect(events).toEqual(['started@0', 'login-failed@4', 'login@6', 'rotated@6']);
  });

  it('is the beginning of a login with a passkey', () => {
    const events = play((browser) => {
      browser.visit('/signin');
      browser.call('/webauthn/authenticate/options', { method: 'POST', set: [`wa=${third}; Path=/webauthn; HttpOnly; Secure`] });
      browser.call('/webauthn/authenticate/verify', { method: 'POST', set: [wk(first)] });
      browser.visit('/wallet');
    });
    expect(events).toEqual(['login@2']);
  });

  it('is a ticket for the code that comes by SMS, which goes nowhere else', () => {
    const events = play((browser) => {
      browser.visit('/join');
      browser.call('/api/auth/phone', { method: 'POST', set: [`pv=${third}; Path=/api/auth; Max-Age=300; HttpOnly; Secure`] });
      browser.call('/api/auth/phone/confirm', { method: 'POST', status: 422 });
      browser.call('/api/auth/phone/confirm', { method: 'POST', set: [wk(first), 'pv=; Path=/api/auth; Max-Age=0'] });
      browser.visit('/near');
    });
    expect(events).toEqual(['login-failed@2', 'login@3']);
  });

  it('is a second new id in the hop behind it', () => {
    const events = play((browser) => {
      browser.visit('/', { set: [wk(first)] });
      browser.submit('/login', { location: '/login/ok', set: [wk(second)] });
      browser.follow({ status: 302, location: '/records', set: [wk(third)] });
      browser.follow();
    });
    expect(events).toEqual(['started@0', 'login@1', 'rotated@1', 'rotated@2']);
  });

  it('is a script’s new token for an old one', () => {
    const token = (value: string) => ({ request: { authorization: `Bearer ${value}` } });
    const events = play((browser) => {
      browser.visit('/start');
      browser.call('/oauth/token', { method: 'POST' });
      browser.call('/v1/me', token(first));
      browser.wait(3_600_000);
      browser.call('/oauth/token', { method: 'POST' });
      browser.call('/v1/me', token(second));
    });
    expect(events).toEqual(['login@1']);
  });

  it('is a cookie that changes with every page and form, though files leave it alone', () => {
    const events = play((browser) => {
      for (let at = 0; at < 6; at += 1) {
        const set = [wk(`${first.slice(0, 30)}${at}${at}`)];
        if (at % 2 === 1) browser.submit('/contact', { location: '/', set });
        else browser.visit('/', { set });
        browser.load('/logo.png');
        browser.load('/style.css', { type: 'stylesheet' });
        browser.load('/app.js', { type: 'script' });
      }
    });
    expect(events.filter((event) => !event.startsWith('started'))).toEqual([]);
  });
});
