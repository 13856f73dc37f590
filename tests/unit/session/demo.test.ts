import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import type { Conclusions } from '../../../utils/session/types.ts';
import type { FaultId } from '../../sites/demo/faults.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { exchange, flowStart } from '../../tools/flow.ts';
import { createStore } from '../../tools/flow-store.ts';

/** The demo shop runs on real middleware: what its answers really look like, without a browser. */

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

interface Visit {
  go(path: string, form?: Readonly<Record<string, string>>): Promise<void>;
  readonly exchanges: readonly Exchange[];
}

/** Visits the shop and follows its redirects, as a browser would. */
function visitor(): Visit {
  const store = createStore();
  const exchanges: Exchange[] = [];
  let page: string | null = null;
  let token = '';

  async function one(url: string, method: string, body: string | null, redirectedFrom: readonly string[]): Promise<void> {
    const time = flowStart + exchanges.length * 1000;
    const cookie = store.header(url, time);
    const answer = await ask(url, method, body, cookie);
    token = /name="_csrf" value="([^"]*)"/.exec(answer.text)?.[1] ?? token;
    const { location } = answer;
    exchanges.push(
      exchange({
        url,
        id: exchanges.length,
        time,
        method,
        status: answer.status,
        cookie,
        set: answer.set,
        ...(location === null ? {} : { location }),
        ...(page === null ? {} : { referer: page }),
        ...(body === null ? {} : { contentType: 'application/x-www-form-urlencoded' }),
        response: answer.headers,
        initiator: { redirectedFrom },
      }),
    );
    for (const line of answer.set) store.receive(url, line, time);
    if (location !== null) return one(new URL(location, url).href, 'GET', null, [...redirectedFrom, url]);
    page = url;
  }

  return {
    go: (path, form) => {
      const body = form && new URLSearchParams({ _csrf: token, ...form }).toString();
      return one(new URL(path, demo.http).href, body === undefined ? 'GET' : 'POST', body ?? null, []);
    },
    exchanges,
  };
}

interface Answered {
  readonly status: number;
  readonly set: readonly string[];
  readonly location: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

function ask(url: string, method: string, body: string | null, cookie: string | null): Promise<Answered> {
  const { port, host, pathname, search } = new URL(url);
  const headers = {
    host,
    ...(cookie === null ? {} : { cookie }),
    ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path: pathname + search, headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        const plain = Object.entries(response.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
        resolve({
          status: response.statusCode ?? 0,
          set: response.headers['set-cookie'] ?? [],
          location: response.headers.location ?? null,
          headers: Object.fromEntries(plain),
          text,
        });
      });
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}

interface Told {
  readonly conclusions: Conclusions;
  readonly exchanges: readonly Exchange[];
  /** `POST /login login`, in order. */
  readonly story: readonly string[];
}

async function tell(faults: readonly FaultId[], walk: (visit: Visit) => Promise<void>): Promise<Told> {
  demo.faults.clear();
  for (const fault of faults) demo.faults.add(fault);
  const visit = visitor();
  await walk(visit);
  const analysis = createAnalysis({ browser: 'chromium' });
  for (const one of visit.exchanges) analyse(analysis, one);
  const conclusions = conclude(analysis, analysis.lastTime);
  const story = conclusions.events.map(({ type, exchange: id }) => {
    const { method = '', url = '' } = visit.exchanges[id] ?? {};
    return `${method} ${url === '' ? '' : new URL(url).pathname} ${type}`;
  });
  return { conclusions, exchanges: visit.exchanges, story };
}

async function wholeVisit({ go }: Visit): Promise<void> {
  await go('/');
  await go('/account');
  await go('/');
  await go('/cart', { product: 'teapot' });
  await go('/login');
  await go('/login', { user: 'ada', password: 'babbage' });
  await go('/login', { user: 'ada', password: 'lovelace', remember: 'on' });
  await go('/account/orders');
  await go('/account/settings');
  await go('/language?to=ko');
  await go('/account');
  await go('/logout', {});
  await go('/account');
}

describe('a visit to the demo shop', () => {
  it('is told with every event at its request', async () => {
    const { story } = await tell([], wholeVisit);
    expect(story).toEqual(['POST /cart started', 'POST /login login-failed', 'POST /login login', 'POST /login rotated', 'POST /logout logout']);
  });

  it('names every cookie for what it is, the session first', async () => {
    const { conclusions } = await tell([], wholeVisit);
    expect(conclusions.cookies.map(({ facts, role }) => [facts.name, role])).toEqual([
      ['connect.sid', 'session-id'],
      ['remember', 'remember-me'],
      ['csrf', 'csrf'],
      ['srv_id', 'affinity'],
      ['lang', 'preference'],
    ]);
    expect(conclusions.sessions[0]).toMatchObject({ names: ['connect.sid'], state: 'ended', storage: 'server' });
  });

  it('tells a login that keeps the id from one that rotates it', async () => {
    const { story } = await tell(['session-not-rotated'], wholeVisit);
    expect(story).toEqual(['POST /cart started', 'POST /login login-failed', 'POST /login login', 'POST /logout logout']);
  });

  it('finds the session without HttpOnly', async () => {
    const { conclusions, story } = await tell(['session-without-http-only'], wholeVisit);
    expect(conclusions.cookies[0]).toMatchObject({ role: 'session-id', facts: { name: 'connect.sid' } });
    expect(story).toContain('POST /login rotated');
  });

  it('finds the session id in the address', async () => {
    const { conclusions } = await tell(['session-id-in-url'], wholeVisit);
    expect(conclusions.sessions.map(({ carrier }) => carrier)).toEqual(expect.arrayContaining(['cookie', 'url']));
  });

  it('does not call a login good whose cookie never comes back', async () => {
    const { conclusions } = await tell(['login-loop'], async ({ go }) => {
      await go('/login');
      await go('/login', { user: 'ada', password: 'lovelace' });
    });
    expect(conclusions.sessions.map(({ state }) => state)).not.toContain('authenticated');
  });

  it('shows nothing but its own cookies refused when it sets them wrongly', async () => {
    const { conclusions, story } = await tell(['same-site-none-insecure', 'foreign-domain', 'host-prefix-with-path', 'oversized-cookie'], wholeVisit);
    expect(story).toContain('POST /login login');
    const refused = conclusions.cookies.filter(({ facts }) => facts.current === null && facts.timesSet === 0).map(({ facts }) => facts.name);
    expect(refused.toSorted()).toEqual(['__Host-basket', 'newsletter', 'wishlist']);
  });
});
