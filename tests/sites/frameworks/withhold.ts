import http from 'node:http';
import https from 'node:https';
import type { Page, Protocol } from 'puppeteer-core';
import { type Driver, greeting, type Visit } from './driver.ts';
import type { Front } from './processes.ts';

type Cookie = Protocol.Network.Cookie;

export interface Withholding {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly without: 'in' | 'out';
  readonly alone: 'in' | 'out';
}

/**
 * Proves which cookies keep a visitor logged in: the account page is asked for again with each cookie left out, and with each
 * alone. After every "out" the whole jar is sent again, since a request without a cookie may have ended the session; then a
 * new login makes a new jar.
 */
export async function withhold(
  driver: Driver,
  visit: Visit,
  front: Front,
): Promise<{ readonly cookies: readonly Withholding[]; readonly sets: readonly (readonly string[])[] }> {
  const { proof } = driver;
  if (proof === undefined) return { cookies: [], sets: [] };
  await proof.enter(visit);
  const [{ host, scheme }] = driver.servers;
  const url = `${scheme}://${host}${proof.page}`;
  // Some frameworks bind a session to the browser's name.
  const agent = await visit.page.evaluate(() => navigator.userAgent);
  let jar = await cookiesFor(visit.page, url);
  const keys = jar.map(keyOf);

  async function state(keep: (key: string) => boolean): Promise<'in' | 'out'> {
    const kept = jar.filter((cookie) => keep(keyOf(cookie)));
    const result = await asks(front, url, agent, kept);
    if (result === 'out' && (await asks(front, url, agent, jar)) === 'out') {
      await proof?.enter(visit);
      jar = await cookiesFor(visit.page, url);
    }
    return result;
  }
  if ((await state(() => true)) !== 'in') throw new Error(`${driver.id}: the whole jar does not open ${proof.page}`);
  if ((await state(() => false)) !== 'out') throw new Error(`${driver.id}: ${proof.page} opens without any cookie`);
  const found = new Map<string, Withholding>();
  for (const key of keys) {
    const cookie = jar.find((one) => keyOf(one) === key);
    if (!cookie) continue;
    const { name, domain, path } = cookie;
    const without = await state((one) => one !== key);
    const alone = await state((one) => one === key);
    found.set(key, { name, domain, path, without, alone });
  }
  const nameOf = (key: string) => found.get(key)?.name ?? key;
  const needed = keys.filter((key) => found.get(key)?.without === 'out');
  const sets = needed.length > 0 && (await state((key) => needed.includes(key))) === 'in' ? [needed] : [];
  if (sets.length === 0) {
    // Any of several is enough beside those that none can do without.
    for (const key of keys.filter((one) => !needed.includes(one))) {
      if ((await state((one) => one === key || needed.includes(one))) === 'in') sets.push([...needed, key]);
    }
  }
  return { cookies: [...found.values()], sets: sets.map((set) => set.map(nameOf).toSorted()) };
}

function keyOf({ name, domain, path }: Cookie): string {
  return `${name}@${domain}${path}`;
}

async function cookiesFor(page: Page, url: string): Promise<Cookie[]> {
  const session = await page.createCDPSession();
  const { cookies } = await session.send('Network.getCookies', { urls: [url] });
  await session.detach();
  return cookies;
}

/** Whether the page greets the visitor who sends these cookies. */
function asks(front: Front, url: string, agent: string, cookies: readonly Cookie[]): Promise<'in' | 'out'> {
  const { protocol, host, pathname, search } = new URL(url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const secure = protocol === 'https:';
  const options = {
    host: '127.0.0.1',
    port: secure ? front.securePort : front.plainPort,
    path: pathname + search,
    headers: { host, accept: 'text/html', 'user-agent': agent, ...(cookie === '' ? {} : { cookie }) },
    // Nobody signed the front's certificate; it never leaves this machine.
    ...(secure ? { rejectUnauthorized: false, servername: host } : {}),
  };
  return new Promise((resolve, reject) => {
    (secure ? https : http)
      .get(options, async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve(answer.statusCode === 200 && text.includes(greeting) ? 'in' : 'out');
      })
      .on('error', reject);
  });
}
