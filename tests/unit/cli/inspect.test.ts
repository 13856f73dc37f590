import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { har, inspect, reportsOf } from './run.ts';

// Each test starts a process or several, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-inspect-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const anonymous = 's%3AkP4nY1vQmZ8xT2bR7wLc0dGh5jUe3fAo';
const authenticated = 's%3AzX9cV8bN7mQ6wE5rT4yU3iO2pA1sD0fG';

describe('a recorded login', () => {
  it('tells the session in JSON: which cookie, its life, what was refused', () => {
    const run = inspect(['--format', 'json', har('chromium-login.har')]);
    expect([run.status, run.err]).toEqual([0, '']);
    const [report] = reportsOf(run);
    expect(report).toMatchObject({
      schema: 'sessionscope.report/1',
      source: { kind: 'har', name: har('chromium-login.har'), browser: 'chromium' },
      exchanges: 10,
    });
    expect(report?.sessions[0]).toMatchObject({ carrier: 'cookie', cookies: ['connect.sid'], storage: 'server' });
    expect(report?.cookies[0]).toMatchObject({ name: 'connect.sid', role: 'session-id' });
    const events = report?.events.map(({ type, exchange }) => `${type} ${exchange}`);
    expect(events).toEqual(expect.arrayContaining(['login-failed 4', 'login 5', 'rotated 5', 'logout 8']));
    expect(report?.setCookies.filter(({ outcome }) => outcome === 'refused').map(({ name, reasons }) => [name, reasons[0]?.code])).toEqual([
      ['track', 'same-site-none-insecure'],
    ]);
  });

  it('tells it in words, without colour in a pipe', () => {
    const { out, status } = inspect([har('chromium-login.har')]);
    expect(status).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(out.indexOf('connect.sid')).toBeLessThan(out.indexOf('Findings'));
  });

  it.each(['firefox-login.har', 'playwright.har', 'charles.har', 'mitmproxy.har'])('finds the session in %s', (name) => {
    const [report] = reportsOf(inspect(['--format', 'json', har(name)]));
    expect(report?.sessions[0]?.cookies).toContain('connect.sid');
  });

  it('numbers exchanges as the entries of a file that is not in order', () => {
    const [report] = reportsOf(inspect(['--format', 'json', har('charles.har')]));
    expect(report?.setCookies.map(({ exchange }) => exchange)).toEqual([1]);
    expect(report?.requests.map(({ exchange, status }) => [exchange, status])).toEqual([
      [0, 200],
      [1, 302],
      [2, 401],
    ]);
  });

  it('takes the browser that is asked for', () => {
    expect(reportsOf(inspect(['--browser', 'firefox', '--format', 'json', har('chromium-login.har')]))[0]?.source.browser).toBe('firefox');
  });

  it('speaks the language of the environment', () => {
    expect(inspect([har('chromium-login.har')], { LANG: 'ko_KR.UTF-8' }).out).toContain('발견 사항');
    expect(inspect([har('chromium-login.har')], { LANG: 'ko_KR.UTF-8', LC_ALL: 'en_US.UTF-8' }).out).toContain('Findings');
  });
});

describe('values', () => {
  it.each(['text', 'json', 'markdown', 'html', 'sarif'])('are masked in %s', (format) => {
    const { out } = inspect(['--format', format, har('chromium-login.har')]);
    expect(out).toContain('connect.sid');
    for (const secret of [anonymous, authenticated]) expect(out).not.toContain(secret);
  });

  it('are shown on request', () => {
    const { out } = inspect(['--format', 'json', '--reveal', har('chromium-login.har')]);
    expect(out).toContain(anonymous);
    expect(out).toContain(authenticated);
  });
});

describe('several files', () => {
  it('prints one JSON document per file, one per line, in order', () => {
    const files = [har('chromium-login.har'), har('firefox-login.har')];
    expect(reportsOf(inspect(['--format', 'json', ...files])).map(({ source }) => source.name)).toEqual(files);
  });

  it('does the others when one cannot be read, names it and the place, and exits with 2', () => {
    const files = ['truncated.har', 'firefox-login.har', 'not-json.har', 'nowhere.har', 'storage-state.har'].map(har);
    const run = inspect(['--format', 'json', ...files, folder]);
    expect(run.status).toBe(2);
    expect(reportsOf(run).map(({ source }) => source.name)).toEqual([har('firefox-login.har')]);
    expect(run.err.trimEnd().split('\n')).toEqual([
      `inspect: ${har('truncated.har')}:569:5: The file is cut off: it ends in the middle of entry 6, counted from 0 (line 569, column 5). Export it again.`,
      `inspect: ${har('not-json.har')}:1:1: This is not a HAR file: it looks like HTML or XML.`,
      `inspect: ${har('nowhere.har')}: there is no such file`,
      `inspect: ${har('storage-state.har')}:log.entries: This is JSON, but not a HAR file: it is a Playwright storage state, which holds cookies without their traffic.`,
      `inspect: ${folder}: this is a folder, not a file`,
    ]);
  });

  it('finds a path that was typed in another folder than that of the package', () => {
    const run = inspect(['--format', 'json', 'playwright.har', 'nowhere.har'], { INIT_CWD: path.resolve('tests/fixtures/har') });
    expect(reportsOf(run).map(({ source }) => source.name)).toEqual(['playwright.har']);
    expect([run.status, run.err]).toEqual([2, 'inspect: nowhere.har: there is no such file\n']);
  });

  it('puts all of them into one SARIF log and one HTML page', () => {
    const files = [har('chromium-login.har'), har('firefox-login.har')];
    expect(JSON.parse(inspect(['--format', 'sarif', ...files]).out).runs).toHaveLength(2);
    expect(inspect(['--format', 'html', ...files]).out.match(/<!DOCTYPE html>/g)).toHaveLength(1);
  });
});

describe('the exit status', () => {
  it('is 1 when a finding is as severe as --fail-on, 0 when none is', () => {
    const [report] = reportsOf(inspect(['--format', 'json', har('chromium-login.har')]));
    const severities = new Set(report?.findings.map(({ severity }) => severity));
    expect(severities.size).toBeGreaterThan(0);
    expect(inspect(['--fail-on', 'low', har('chromium-login.har')]).status).toBe(
      severities.has('high') || severities.has('medium') || severities.has('low') ? 1 : 0,
    );
    expect(inspect(['--fail-on', 'high', har('chromium-login.har')]).status).toBe(severities.has('high') ? 1 : 0);
    expect(inspect(['--fail-on', 'high', har('sanitized.har')]).status).toBe(0);
  });

  it('is 2 when a file cannot be read, whatever --fail-on says', () => {
    expect(inspect(['--fail-on', 'low', har('chromium-login.har'), har('truncated.har')]).status).toBe(2);
  });

  it.each([
    [[], /at least one HAR file/],
    [['--format', 'xml', 'a.har'], /--format is text, json, markdown, html or sarif, not 'xml'/],
    [['--browser', 'safari', 'a.har'], /--browser is rfc, chromium or firefox, not 'safari'/],
    [['--fail-on', 'info', 'a.har'], /--fail-on is high, medium or low, not 'info'/],
    [['--nonsense', 'a.har'], /--nonsense/],
  ])('is 2 with the usage for %j', (args, message) => {
    const { status, err, out } = inspect(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).toContain('Usage: npm run --silent inspect');
  });

  it('is 0 for --help, which goes to standard output', () => {
    const { status, out, err } = inspect(['--help']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('--fail-on high|medium|low');
  });
});

describe('bad input', () => {
  it('says that a sanitized file holds no cookies', () => {
    const { status, out } = inspect([har('sanitized.har')]);
    expect(status).toBe(0);
    expect(out).toMatch(/^! No entry holds a `Cookie`/m);
  });

  it('shows hostile names, markup and control characters inert', () => {
    const text = inspect([har('hostile.har')]);
    expect(text.status).toBe(0);
    expect(text.out).toContain('__proto__');
    expect(text.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const html = inspect(['--format', 'html', har('hostile.har')]).out;
    expect(html).toContain('__proto__');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    const [report] = reportsOf(inspect(['--format', 'json', har('hostile.har')]));
    expect(report?.setCookies.map(({ name }) => name)).toEqual(['__proto__', '<script>alert(1)</script>', 'esc', 'kim']);
    expect(report?.requests[0]?.recorded).toEqual(['__proto__', 'constructor']);
  });

  it('reads a megabyte of header', () => {
    const file = path.join(folder, 'large.har');
    const header = (name: string, value: string) => ({ name, value });
    const entry = {
      startedDateTime: '2026-07-03T00:00:00Z',
      request: { method: 'GET', url: 'https://a.test/', headers: [header('Cookie', `big=${'x'.repeat(1_000_000)}; ${'a=1; '.repeat(100_000)}`)] },
      response: { status: 200, headers: [header('Set-Cookie', `sid=${'7f'.repeat(500_000)}; Path=/`), header('Set-Cookie', ';'.repeat(1_000_000))] },
    };
    fs.writeFileSync(file, JSON.stringify({ log: { entries: [entry] } }));
    const run = inspect(['--format', 'json', file]);
    expect([run.status, run.err]).toEqual([0, '']);
    expect(reportsOf(run)[0]?.setCookies.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
  });

  it('does not mind a reader that stops reading', () => {
    const command = `"${process.execPath}" --import tsx utils/cli/inspect.ts --format json ${har('chromium-login.har')} ${har('chromium-login.har')} | head -c 10`;
    expect(execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })).toBe('{"schema":');
  });
});
