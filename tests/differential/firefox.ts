import { until } from '../tools/chromium.ts';
import { type Firefox, launchFirefox } from '../tools/firefox.ts';
import { type Oracle, readable, type SeenCookie, type SeenRequest, type SeenStep } from './observed.ts';
import type { Origin } from './origin.ts';
import { leave, load, putFrameIn } from './page.ts';
import type { PlannedRequest, PlannedStep } from './plan.ts';
import { startProxy } from './socks.ts';

/** Firefox tells nobody why it refuses a cookie. What is compared is its store, what the server received, and what scripts see. */
export async function startFirefox(origin: Origin, thirdPartyCookies: 'allowed' | 'blocked'): Promise<Oracle> {
  const proxy = await startProxy();
  const firefox = await launchFirefox({
    extension: 'none',
    preferences: {
      'network.proxy.type': 1,
      'network.proxy.socks': '127.0.0.1',
      'network.proxy.socks_port': proxy.port,
      'network.proxy.socks5_remote_dns': true,
      'network.proxy.no_proxies_on': '',
      // The proxy gets loopback too, which yet counts as what it is.
      'network.proxy.allow_hijacking_localhost': true,
      'network.proxy.testing_localhost_is_secure_when_hijacked': true,
      // Pages over https may load from http, and nothing is turned into https behind our back.
      'dom.security.https_first': false,
      'security.mixed_content.block_active_content': false,
      'security.mixed_content.upgrade_display_content': false,
      'network.websocket.allowInsecureFromHTTPS': true,
      'network.lna.enabled': false,
      // A form of a page over https is sent over http without asking.
      'security.warn_submit_secure_to_insecure': false,
      // A frame may lead its page elsewhere, as after a click in it.
      'dom.security.framebusting_intervention.enabled': false,
      // `nsICookieService`: every jar by the page's site, as it is installed; or none for third parties.
      'network.cookie.cookieBehavior': thirdPartyCookies === 'allowed' ? 5 : 1,
    },
  });
  return {
    browser: 'firefox',
    thirdPartyCookies,
    async play(plan) {
      await firefox.goto('about:blank');
      await firefox.inBrowser('Services.cookies.removeAll();');
      const seen: SeenStep[] = [];
      for (const step of plan) {
        origin.serve(step.requests);
        await act(firefox, step);
        const requests = requestsOf(step.requests, origin);
        const documents = await readDocuments(firefox, step.documents.length);
        const store = (await firefox.inBrowser<readonly RawCookie[]>(readStore)).map(seenCookie);
        seen.push({ requests, store, documents, at: Date.now() });
      }
      return seen;
    },
    async close() {
      await firefox.close();
      await proxy.close();
    },
  };
}

/** Lets the page do what a step says. Answers once everything it caused is over. */
async function act(firefox: Firefox, { step, requests, actor }: PlannedStep): Promise<void> {
  const [first] = requests;
  const last = requests.at(-1);
  await firefox.enterFrame(null);
  if (step.kind === 'visit') return void (first && (await firefox.goto(first.url)));
  if (step.kind === 'reload') return firefox.reload();
  for (let depth = 0; depth < actor; depth++) await firefox.enterFrame('last');
  if (step.kind === 'script') {
    await firefox.inPage('for (const line of arguments[0]) document.cookie = line;', step.lines.map(readable));
    return;
  }
  if (first === undefined || last === undefined) return;
  if (step.kind === 'load') await firefox.inPage(`return (${load})(...arguments);`, first.url, step.by);
  else if (step.kind === 'frame') await firefox.inPage(`return (${putFrameIn})(...arguments);`, first.url, step.method);
  else {
    await firefox.inPage(`setTimeout(${leave}, 0, ...arguments);`, first.url, step.method);
    await firefox.enterFrame(null);
    await until(() => firefox.inBrowser<boolean>(hasArrived, last.url));
  }
}

const hasArrived = `
  const { selectedBrowser } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
  return selectedBrowser.currentURI.spec === arguments[0] && !selectedBrowser.webProgress.isLoadingDocument;`;

/** From the page inwards, each in the frame that was put in last. */
async function readDocuments(firefox: Firefox, count: number): Promise<readonly string[]> {
  const documents: string[] = [];
  await firefox.enterFrame(null);
  for (let depth = 0; depth < count; depth++) {
    if (depth > 0) await firefox.enterFrame('last');
    documents.push(Buffer.from(await firefox.inPage<string>('return document.cookie;')).toString('latin1'));
  }
  return documents;
}

function requestsOf(planned: readonly PlannedRequest[], { received }: Origin): ReadonlyMap<string, SeenRequest> {
  return new Map(
    planned.flatMap(({ tag }): readonly [string, SeenRequest][] => {
      const one = received.get(tag);
      return one === undefined ? [] : [[tag, { cookie: one.cookie, at: one.at, lines: null, withheld: null }]];
    }),
  );
}

interface RawCookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** `nsICookie`. */
  readonly sameSite: number;
  readonly partition: string;
  readonly expires: number | null;
}

const readStore = `return Services.cookies.cookies.map((cookie) => ({
  name: cookie.name,
  value: cookie.value,
  host: cookie.host,
  path: cookie.path,
  secure: cookie.isSecure,
  httpOnly: cookie.isHttpOnly,
  sameSite: cookie.sameSite,
  partition: cookie.originAttributes.partitionKey,
  expires: cookie.isSession ? null : cookie.expiry,
}));`;

const sameSites: ReadonlyMap<number, string> = new Map([
  [0, 'none'],
  [1, 'lax'],
  [2, 'strict'],
  [256, 'default'],
]);

function seenCookie({ name, value, host, path, secure, httpOnly, sameSite, partition, expires }: RawCookie): SeenCookie {
  return {
    // Octets, where the value is text.
    name: readable(name),
    value: value.replaceAll('\ufffd', ''),
    domain: host,
    path: path.replaceAll('\ufffd', ''),
    secure,
    httpOnly,
    sameSite: sameSites.get(sameSite) ?? `${sameSite}`,
    partition: partition === '' ? '' : readPartition(partition),
    expires,
  };
}

/** `(scheme,site)`, with `,f` for one that is foreign to its own page. */
function readPartition(key: string): string {
  const [scheme, site, ...rest] = key.slice(1, -1).split(',');
  return `${scheme}://${site}${rest.map((part) => (part === 'f' ? ' (foreign)' : ` ${part}`)).join('')}`;
}
