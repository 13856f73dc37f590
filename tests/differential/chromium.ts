import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Frame, type Page, type Protocol } from 'puppeteer-core';
import { until } from '../tools/chromium.ts';
import { findChromium } from '../tools/find-chromium.mjs';
import { type Oracle, readable, type SeenCookie, type SeenRequest, type SeenStep, seenKey } from './observed.ts';
import type { Origin } from './origin.ts';
import { act } from './page.ts';
import type { PlannedRequest, PlannedStep } from './plan.ts';

type Sent = Protocol.Network.RequestWillBeSentExtraInfoEvent;
type Answered = Protocol.Network.ResponseReceivedExtraInfoEvent;

/** What the browser said of one request and of the hops that it was redirected over, each list in the hops' order. */
interface Trace {
  readonly urls: string[];
  readonly sent: Sent[];
  readonly answered: Answered[];
}

const args = [
  ...(process.getuid?.() === 0 || process.env['CI'] === 'true' ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Every name is this machine. What is an address stays what it is.
  '--host-resolver-rules=MAP * 127.0.0.1, EXCLUDE [::1]',
  '--ignore-certificate-errors',
  // Pages over https may load from http, and nothing is turned into https behind our back.
  '--allow-running-insecure-content',
  // One target for all frames, so that one session hears of every request. Cookies do not know of processes.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,AutoupgradeMixedContent,LocalNetworkAccessChecks,TpcdHeuristicsGrants',
];

/** Chromium's own verdicts, from its debugging protocol, and what is in its store. */
export async function startChromium(origin: Origin, thirdPartyCookies: 'allowed' | 'blocked'): Promise<Oracle> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'differential-chromium-'));
  fs.mkdirSync(path.join(profile, 'Default'));
  // `CookieControlsMode`: off, or on.
  const preferences = { profile: { cookie_controls_mode: thirdPartyCookies === 'allowed' ? 0 : 1 } };
  fs.writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  let tab = await openTab(profile);
  return {
    browser: 'chromium',
    thirdPartyCookies,
    async play(plan) {
      try {
        return await within(patience, playIn(tab, plan, origin));
      } catch (error) {
        // Among tens of thousands of loads one leaves the driver with a frame that is gone, or the browser waiting for ever.
        await end(tab);
        tab = await openTab(profile);
        throw error;
      }
    },
    async close() {
      await end(tab);
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Tab {
  readonly browser: Browser;
  readonly page: Page;
  readonly session: CDPSession;
  readonly traces: Map<string, Trace>;
}

async function openTab(profile: string): Promise<Tab> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium-family browser was found; set CHROMIUM_PATH.');
  // A copy: the driver takes the features out of the list that it is given, and the next start would be without them.
  const browser = await puppeteer.launch({ executablePath, headless: true, pipe: true, userDataDir: profile, args: [...args] });
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  return { browser, page, session, traces: await listen(session) };
}

async function end({ browser }: Tab): Promise<void> {
  const ended = new Promise((resolve) => browser.process()?.once('exit', resolve));
  // One that waits for ever does not answer this either.
  await Promise.race([browser.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 5000))]);
  if (browser.process()?.exitCode !== null) return;
  browser.process()?.kill('SIGKILL');
  await ended;
}

/** Far more than a scenario takes. Milliseconds. */
const patience = 20_000;

async function playIn({ page, session, traces }: Tab, plan: readonly PlannedStep[], origin: Origin): Promise<readonly SeenStep[]> {
  await page.goto('about:blank');
  await session.send('Network.clearBrowserCookies');
  const frames: Frame[] = [];
  const seen: SeenStep[] = [];
  for (const step of plan) {
    traces.clear();
    origin.serve(step.requests);
    await act(page, frames, step);
    const requests = await requestsOf(step.requests, traces, origin);
    // In this order: a script's writing has arrived when its document can be read.
    const documents = await Promise.all(frames.map(readDocument));
    const { cookies } = await session.send('Storage.getCookies');
    seen.push({ requests, store: cookies.map(seenCookie), documents, at: Date.now() });
  }
  return seen;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The scenario was not over after ${milliseconds} ms.`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function listen(session: CDPSession): Promise<Map<string, Trace>> {
  const traces = new Map<string, Trace>();
  const traceOf = (id: string): Trace => {
    const trace = traces.get(id) ?? { urls: [], sent: [], answered: [] };
    traces.set(id, trace);
    return trace;
  };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => traceOf(requestId).urls.push(request.url));
  session.on('Network.requestWillBeSentExtraInfo', (event) => traceOf(event.requestId).sent.push(event));
  session.on('Network.responseReceivedExtraInfo', (event) => traceOf(event.requestId).answered.push(event));
  await session.send('Network.enable');
  return traces;
}

async function requestsOf(planned: readonly PlannedRequest[], traces: ReadonlyMap<string, Trace>, origin: Origin): Promise<Map<string, SeenRequest>> {
  const seen = new Map<string, SeenRequest>();
  for (const { tag, url, lines } of planned) {
    const received = origin.received.get(tag);
    if (received === undefined) continue;
    // Of a web socket's handshake the protocol does not say what became of its cookies.
    if (/^wss?:/.test(url)) {
      seen.set(tag, { cookie: received.cookie, at: received.at, lines: null, withheld: null });
      continue;
    }
    const { sent, answered } = await until(() => eventsOf(url, traces));
    seen.set(tag, {
      cookie: received.cookie,
      at: received.at,
      lines: verdictsOf(lines, answered),
      withheld: sent.associatedCookies.flatMap(({ cookie, blockedReasons }) =>
        blockedReasons.length === 0 ? [] : [{ key: seenKey(seenCookie(cookie)), reasons: [...blockedReasons].sort() }],
      ),
    });
  }
  return seen;
}

function eventsOf(url: string, traces: ReadonlyMap<string, Trace>): { readonly sent: Sent; readonly answered: Answered } | null {
  for (const trace of traces.values()) {
    const at = trace.urls.indexOf(url);
    const sent = trace.sent[at];
    const answered = trace.answered[at];
    if (sent && answered) return { sent, answered };
  }
  return null;
}

/** The protocol lists the refused lines only, as text and in order. */
function verdictsOf(lines: readonly string[], { blockedCookies }: Answered): readonly (readonly string[])[] {
  const left = [...blockedCookies];
  return lines.map((line) => {
    const trimmed = readable(line.replace(/^[ \t]+|[ \t]+$/g, ''));
    const at = left.findIndex(({ cookieLine }) => cookieLine === trimmed);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found === undefined ? [] : [...found.blockedReasons].sort();
  });
}

function seenCookie(cookie: Protocol.Network.Cookie): SeenCookie {
  const { name, value, domain, path, secure, httpOnly, sameSite, partitionKey, expires, session } = cookie;
  return {
    name,
    value,
    domain,
    path,
    secure,
    httpOnly,
    sameSite: sameSite?.toLowerCase() ?? 'default',
    partition: partitionKey === undefined ? '' : `${partitionKey.topLevelSite}${partitionKey.hasCrossSiteAncestor ? ' (foreign)' : ''}`,
    expires: session ? null : Math.round(expires * 1000),
  };
}

async function readDocument(frame: Frame): Promise<string> {
  return Buffer.from(await frame.evaluate(() => document.cookie)).toString('latin1');
}
