import type { Exchange, Header, Initiator, ResourceType } from '../../utils/http/exchange.ts';
import { keepRequestHeader, keepResponseHeader, keptHeader } from '../../utils/http/headers.ts';
import { createStore } from './flow-store.ts';

/** Writes recordings for tests: `exchange` makes one by hand, `flow` plays a browser that keeps and returns cookies. */

export const flowStart = Date.UTC(2026, 2, 2, 9, 0, 0);

export interface Asked {
  readonly url: string;
  readonly id?: number;
  readonly time?: number;
  readonly method?: string;
  /** null: no answer was seen. */
  readonly status?: number | null;
  readonly type?: ResourceType;
  /** The `Cookie` header. */
  readonly cookie?: string | null;
  /** The `Set-Cookie` lines. */
  readonly set?: readonly string[];
  readonly location?: string;
  readonly referer?: string;
  /** Of the request's body. */
  readonly contentType?: string;
  readonly request?: Readonly<Record<string, string>>;
  readonly response?: Readonly<Record<string, string>>;
  readonly initiator?: Partial<Initiator>;
}

export function exchange(asked: Asked): Exchange {
  const method = asked.method ?? 'GET';
  const type = asked.type ?? 'document';
  const { origin } = new URL(asked.url);
  const navigation = type === 'document' || type === 'iframe';
  return {
    kind: 'exchange',
    id: asked.id ?? 0,
    time: asked.time ?? flowStart,
    duration: 20,
    method,
    url: asked.url,
    status: asked.status === undefined ? 200 : asked.status,
    error: null,
    resourceType: type,
    cookieHeader: asked.cookie ?? null,
    setCookieLines: asked.set ?? [],
    requestHeaders: headers(keepRequestHeader, {
      ...(asked.referer === undefined ? {} : { referer: asked.referer }),
      ...(asked.contentType === undefined ? {} : { 'content-type': asked.contentType }),
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin }),
      ...asked.request,
    }),
    responseHeaders: headers(keepResponseHeader, {
      ...(asked.location === undefined ? {} : { location: asked.location }),
      ...asked.response,
    }),
    initiator: {
      topLevelUrl: type === 'document' ? asked.url : `${origin}/`,
      url: navigation ? (asked.referer ?? 'browser') : origin,
      frame: type === 'document' ? 'top' : type === 'iframe' ? 'nested' : 'top',
      redirectedFrom: [],
      ...asked.initiator,
    },
    connection: { id: '1', protocol: 'h2', serverAddress: '192.0.2.10' },
    servedFrom: 'network',
    source: 'har',
  };
}

function headers(keep: (name: string) => boolean, from: Readonly<Record<string, string>>): readonly Header[] {
  return Object.entries(from)
    .filter(([name]) => keep(name))
    .map(([name, value]) => keptHeader(name, value));
}

export type Answer = Omit<Asked, 'url' | 'id' | 'time'>;

export interface Flow {
  /** A navigation (GET). Like the others: `target` is a path of the flow's origin or a whole URL; returns the exchange. */
  visit(target: string, answer?: Answer): Exchange;
  /** A form sent by POST, from the page of `referer` (the last page by default). */
  submit(target: string, answer?: Answer): Exchange;
  /** A script's request; with a JSON body when its method is not GET. */
  call(target: string, answer?: Answer): Exchange;
  /** An image, style or script of the page. */
  load(target: string, answer?: Answer): Exchange;
  /** Follows the `Location` of the last exchange. */
  follow(answer?: Answer): Exchange;
  /** Lets time pass. */
  wait(milliseconds: number): void;
  /** What a script of the page does by `document.cookie = …`; the recording does not hold it. */
  script(line: string): void;
  readonly exchanges: readonly Exchange[];
}

export function flow(options: { readonly origin?: string; readonly start?: number } = {}): Flow {
  const origin = options.origin ?? 'https://shop.example';
  const store = createStore();
  const exchanges: Exchange[] = [];
  let now = options.start ?? flowStart;
  let page: string | null = null;

  function add(target: string, defaults: Answer, answer: Answer = {}): Exchange {
    const url = new URL(target, page ?? origin).href;
    const asked = { ...defaults, ...answer };
    const cookie = asked.cookie === undefined ? store.header(url, now) : asked.cookie;
    const made = exchange({ ...asked, url, cookie, id: exchanges.length, time: now });
    exchanges.push(made);
    for (const line of made.setCookieLines) store.receive(url, line, now);
    now += 1000;
    if (made.resourceType === 'document' && made.status !== null && (made.status < 300 || made.status > 399)) page = url;
    return made;
  }

  const inside = (): Partial<Initiator> => (page === null ? {} : { topLevelUrl: page, url: page });
  const from = (): { readonly referer?: string } => (page === null ? {} : { referer: page });

  return {
    visit: (target, answer) => add(target, { ...from() }, answer),
    submit: (target, answer) => add(target, { method: 'POST', status: 302, contentType: 'application/x-www-form-urlencoded', ...from() }, answer),
    call: (target, answer) => {
      const body = answer?.method === undefined || answer.method === 'GET' ? {} : { contentType: 'application/json' };
      return add(target, { type: 'fetch', initiator: inside(), response: { 'content-type': 'application/json' }, ...body, ...from() }, answer);
    },
    load: (target, answer) => add(target, { type: 'image', initiator: inside(), ...from() }, answer),
    follow: (answer) => {
      const last = exchanges.at(-1);
      const location = last?.responseHeaders.find(({ name }) => name === 'location')?.value;
      if (!last || location === undefined) throw new Error('The last exchange of this flow is no redirect.');
      const redirectedFrom = [...last.initiator.redirectedFrom, last.url];
      return add(new URL(location, last.url).href, { ...from(), initiator: { redirectedFrom } }, answer);
    },
    wait: (milliseconds) => {
      now += milliseconds;
    },
    script: (line) => store.receive(page ?? origin, line, now),
    exchanges,
  };
}
