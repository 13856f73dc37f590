/** The situations in which `webRequest` and `devtools.network` tell differently of the same requests. Data: `situations.ts` serves it. */

export interface Reply {
  /** Only for requests that have this header. */
  readonly when?: string;
  readonly status?: number;
  readonly set?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A 103 with these `Set-Cookie` lines comes first. */
  readonly early?: readonly string[];
  /** Milliseconds until it is answered. */
  readonly after?: number;
  /** The body does not end. */
  readonly open?: true;
  /** Not answered at all. */
  readonly never?: true;
  /** The connection is closed instead of an answer. */
  readonly cut?: true;
}

/** What somebody does. Each page says by its title when it has asked for everything. */
export type Step =
  | { readonly goto: string /** Where that leads, when it is redirected. */; readonly to?: string; readonly tab?: number }
  | { readonly click: string; readonly to: string; readonly tab?: number }
  /** A navigation that is answered by nothing to show. */
  | { readonly ask: string; readonly tab?: number };

export interface Situation {
  /** Both, unless said. */
  readonly only?: 'chromium' | 'firefox';
  /** Of the tabs, in Firefox. */
  readonly container?: true;
  readonly tabs?: number;
  readonly steps: readonly Step[];
  /** By path, or by method and path; of several the first whose `when` holds. */
  readonly replies: Readonly<Record<string, Reply | readonly Reply[]>>;
}

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const fresh = { 'cache-control': 'public, max-age=600' };
const shared = { 'access-control-allow-origin': '{home}', 'access-control-allow-credentials': 'true' };

/** A page that runs `script` and then says that it is done. */
function page(script: string, extra: Reply & { readonly html?: string } = {}): Reply {
  const { html: inside = '', ...rest } = extra;
  const helpers = `const get = (url, options) => fetch(url, options).then((answer) => answer.text()).catch(String);
const withCookies = { credentials: 'include' };
const opaque = { credentials: 'include', mode: 'no-cors' };`;
  return {
    ...rest,
    headers: { ...html, ...rest.headers },
    body: `<!doctype html><title>…</title><link rel="icon" href="data:,">${inside}<script type="module">${helpers}
${script}
document.title = 'done';</script>`,
  };
}

function redirect(location: string, set: readonly string[], status = 302): Reply {
  return { status, set, headers: { location } };
}

const untilLoaded = (selector: string) =>
  `await Promise.all([...document.querySelectorAll('${selector}')].map((one) => new Promise((resolve) => { one.onload = resolve; one.onerror = resolve; one.src = one.dataset.src; })));`;

const dot = '<svg xmlns="http://www.w3.org/2000/svg"/>';

export const situations: Readonly<Record<string, Situation>> = {
  'several Set-Cookie lines': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(`await get('/again');`, {
        set: [
          'plain=1; Path=/',
          'dated=2; Expires=Wed, 01 Jan 2031 00:00:00 GMT; HttpOnly',
          'empty=',
          'octets=\u00c3\u00a9\u00ff; Path=/',
          'plain=3; Path=/',
        ],
      }),
      '/again': { set: ['again=1'], body: 'text' },
    },
  },
  'a chain of redirects over three sites': {
    steps: [{ goto: '{home}/1', to: '/5' }],
    replies: {
      '/1': redirect('{home}/2', ['first=1; Path=/']),
      '/2': redirect('{other}/3#fragment', ['second=1; Path=/', 'third=1; Path=/'], 307),
      '/3': redirect('{partner}/4', ['elsewhere=1; Path=/'], 303),
      '/4': redirect('{home}/5', ['partner=1; Path=/'], 301),
      '/5': page(`await get('/fetch'); await get('{other}/image', opaque);`, { set: ['landed=1; Path=/'] }),
      '/fetch': redirect('/fetched', ['on-the-way=1; Path=/']),
      '/fetched': { body: 'text' },
      '/image': redirect('{partner}/image-2', ['third-party=1; Path=/']),
      '/image-2': { set: ['third-party-2=1; Path=/'], body: 'text' },
    },
  },
  'a form that is posted and redirected': {
    steps: [{ goto: '{home}/form' }, { click: '#go', to: '/thanks' }],
    replies: {
      '/form': page('', { set: ['csrf=1; Path=/'], html: '<form method="post" action="/post"><button id="go">Go</button></form>' }),
      'POST /post': redirect('/thanks', ['sid=2; Path=/; HttpOnly'], 303),
      '/thanks': page(`await get('/after');`),
      '/after': { body: 'text' },
    },
  },
  'answers from the cache': {
    steps: [{ goto: '{home}/' }, { goto: '{home}/second' }],
    replies: {
      '/': page(`await get('/fresh'); await get('/moved'); await get('/asked-again');`, { set: ['sid=1; Path=/'] }),
      '/second': page(`await get('/fresh'); await get('/moved'); await get('/asked-again'); ${untilLoaded('img')}`, {
        html: '<img data-src="/dot.svg"><img data-src="/dot.svg">',
      }),
      '/fresh': { set: ['fresh=1; Path=/'], headers: fresh, body: 'text' },
      '/moved': { status: 301, set: ['moved=1; Path=/'], headers: { ...fresh, location: '/target' } },
      '/target': { headers: { 'cache-control': 'no-store' }, body: 'text' },
      '/asked-again': [
        { when: 'if-none-match', status: 304, set: ['confirmed=1; Path=/'] },
        { set: ['whole=1; Path=/'], headers: { etag: '"1"', 'cache-control': 'no-cache' }, body: 'text' },
      ],
      '/dot.svg': { set: ['dot=1; Path=/'], headers: { ...fresh, 'content-type': 'image/svg+xml' }, body: dot },
    },
  },
  'a document from the cache': {
    steps: [{ goto: '{home}/' }, { click: '#go', to: '/kept' }, { goto: '{home}/between' }, { click: '#go', to: '/kept' }],
    replies: {
      '/': page('', { set: ['sid=1; Path=/'], html: '<a id="go" href="/kept">Go</a>' }),
      '/between': page('', { html: '<a id="go" href="/kept">Go</a>' }),
      '/kept': page(`await get('/from-kept');`, { set: ['kept=1; Path=/'], headers: fresh }),
      '/from-kept': { body: 'text' },
    },
  },
  'a service worker': {
    steps: [{ goto: '{home}/' }, { goto: '{home}/second' }],
    replies: {
      '/': page(
        `await navigator.serviceWorker.register('/worker.js');
await new Promise((resolve) => { if (navigator.serviceWorker.controller) resolve(); else navigator.serviceWorker.oncontrollerchange = resolve; });
await get('/stored'); await get('/through'); await get('/outside');`,
        { set: ['sid=1; Path=/'] },
      ),
      '/second': page(`await get('/stored'); await get('/through');`),
      '/worker.js': {
        set: ['script=1; Path=/'],
        headers: { 'content-type': 'text/javascript', 'cache-control': 'no-store' },
        body: `addEventListener('install', (event) => event.waitUntil(caches.open('1').then((cache) => cache.add('/stored')).then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname === '/stored') event.respondWith(caches.match('/stored'));
  else if (pathname !== '/outside') event.respondWith(fetch(event.request));
});`,
      },
      '/stored': { set: ['stored=1; Path=/'], body: 'text' },
      '/through': { set: ['through=1; Path=/'], body: 'text' },
      '/outside': { set: ['outside=1; Path=/'], body: 'text' },
    },
  },
  'early hints': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(`await get('/after');`, { early: ['early=1; Path=/'], set: ['late=1; Path=/'], after: 50 }),
      '/style.css': { headers: { 'content-type': 'text/css' }, body: '' },
      '/after': { body: 'text' },
    },
  },
  'early hints over HTTP/2': {
    steps: [{ goto: '{secure}/' }],
    replies: {
      '/': page(`await get('/after');`, { early: ['early=1; Path=/'], set: ['late=1; Path=/', 'later=2; Path=/'], after: 50 }),
      '/style.css': { headers: { 'content-type': 'text/css' }, body: '' },
      '/after': { set: ['after=1; Path=/'], body: 'text' },
    },
  },
  'a password that is asked for': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(
        `await new Promise((resolve) => { const ask = new XMLHttpRequest(); ask.open('GET', '/guarded', true, 'user', 'word'); ask.onloadend = resolve; ask.send(); });
await get('/refused');`,
        { set: ['sid=1; Path=/'] },
      ),
      '/guarded': [
        { when: 'authorization', set: ['known=1; Path=/'], body: 'text' },
        { status: 401, set: ['asked=1; Path=/'], headers: { 'www-authenticate': 'Basic realm="situations"' } },
      ],
      '/refused': { status: 401, set: ['refused=1; Path=/'], headers: { 'www-authenticate': 'Bearer' } },
    },
  },
  'the handshake of a WebSocket': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(
        `for (const path of ['/chat', '/closed-chat']) await new Promise((resolve) => { const socket = new WebSocket('{socket}' + path); socket.onopen = () => socket.close(); socket.onclose = resolve; });
await get('/after');`,
        { set: ['sid=1; Path=/'] },
      ),
      '/chat': { status: 101, set: ['chat=1; Path=/'] },
      '/closed-chat': { status: 403, set: ['no-chat=1; Path=/'] },
      '/after': { body: 'text' },
    },
  },
  'requests that fail': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(
        `await get('{closed}/nobody', opaque); await get('/cut'); await get('{other}/not-shared', withCookies);
const stop = new AbortController(); setTimeout(() => stop.abort(), 200); await get('/slow', { signal: stop.signal });
await get('/after');`,
        { set: ['sid=1; Path=/'] },
      ),
      '/cut': { cut: true },
      '/not-shared': { set: ['not-shared=1; Path=/'], body: 'text' },
      '/slow': { never: true },
      '/after': { body: 'text' },
    },
  },
  'requests that a navigation cuts off': {
    steps: [{ goto: '{home}/' }, { goto: '{home}/next' }],
    replies: {
      '/': page(
        `const unhurried = [get('/never'), get('/endless'), get('/stream-late')]; await get('/quick'); await new Promise((resolve) => setTimeout(resolve, 400));`,
        { set: ['sid=1; Path=/'] },
      ),
      '/never': { never: true },
      '/endless': { set: ['endless=1; Path=/'], headers: { 'content-type': 'text/plain' }, body: 'begin', open: true },
      '/stream-late': { set: ['stream=1; Path=/'], headers: { 'content-type': 'text/event-stream' }, body: 'data: 1\n\n', open: true, after: 150 },
      '/quick': { set: ['quick=1; Path=/'], body: 'text' },
      '/next': page(`await get('/after');`),
      '/after': { body: 'text' },
    },
  },
  'words sent in leaving': {
    steps: [{ goto: '{home}/' }, { click: '#go', to: '/next' }],
    replies: {
      '/': page(
        `addEventListener('pagehide', () => { navigator.sendBeacon('/hidden', 'text'); fetch('/kept-alive', { method: 'POST', keepalive: true }); });
navigator.sendBeacon('/beacon', 'text'); await get('/before');`,
        { set: ['sid=1; Path=/'], html: '<a id="go" href="/next" ping="/ping">Go</a>' },
      ),
      '/before': { body: 'text' },
      'POST /beacon': { status: 204, set: ['beacon=1; Path=/'] },
      'POST /ping': { status: 204, set: ['ping=1; Path=/'] },
      'POST /hidden': { status: 204, set: ['hidden=1; Path=/'] },
      'POST /kept-alive': { status: 204, set: ['alive=1; Path=/'] },
      '/next': page(`await get('/after');`),
      '/after': { body: 'text' },
    },
  },
  'a page made ready in advance': {
    only: 'chromium',
    steps: [{ goto: '{home}/' }, { click: '#go', to: '/ready' }],
    replies: {
      '/': page(`await new Promise((resolve) => setTimeout(resolve, 1500)); await get('/before');`, {
        set: ['sid=1; Path=/'],
        html: '<script type="speculationrules">{"prerender":[{"source":"list","urls":["/ready"],"eagerness":"immediate"}]}</script><a id="go" href="/ready">Go</a>',
      }),
      '/before': { body: 'text' },
      '/ready': page(
        `await get('/in-advance'); if (document.prerendering) await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve)); await get('/shown');`,
        { set: ['ready=1; Path=/'] },
      ),
      '/in-advance': { set: ['advance=1; Path=/'], body: 'text' },
      '/shown': { set: ['shown=1; Path=/'], body: 'text' },
    },
  },
  'frames of other sites': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(`${untilLoaded('iframe')} await new Promise((resolve) => setTimeout(resolve, 300)); await get('/after');`, {
        set: ['sid=1; Path=/'],
        html: '<iframe data-src="{other}/frame"></iframe>',
      }),
      '/frame': page(`await get('/from-frame'); ${untilLoaded('iframe')}`, {
        set: ['frame=1; Path=/'],
        html: '<iframe data-src="{partner}/inner"></iframe>',
      }),
      '/inner': page(`await get('/from-inner'); await get('{home}/home-from-inner', opaque);`, { set: ['inner=1; Path=/; SameSite=None'] }),
      '/from-frame': { set: ['from-frame=1; Path=/'], body: 'text' },
      '/from-inner': { set: ['from-inner=1; Path=/'], body: 'text' },
      '/home-from-inner': { set: ['home=1; Path=/'], body: 'text' },
      '/after': { body: 'text' },
    },
  },
  'a question before the request (CORS)': {
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(
        `await get('{other}/shared', withCookies); await get('{other}/asked', { method: 'PUT', headers: { 'x-csrf-token': '1' }, ...withCookies });`,
        { set: ['sid=1; Path=/'] },
      ),
      '/shared': { headers: shared, set: ['shared=1; Path=/'], body: 'text' },
      'OPTIONS /asked': {
        status: 204,
        set: ['question=1; Path=/'],
        headers: { ...shared, 'access-control-allow-methods': 'PUT', 'access-control-allow-headers': 'x-csrf-token' },
      },
      'PUT /asked': { headers: shared, set: ['answer=1; Path=/'], body: 'text' },
    },
  },
  'an answer without content to a navigation': {
    steps: [{ goto: '{home}/' }, { ask: '{home}/empty' }, { goto: '{home}/next' }],
    replies: {
      '/': page(`await get('/before');`, { set: ['sid=1; Path=/'] }),
      '/before': { body: 'text' },
      '/empty': { status: 204, set: ['empty=1; Path=/'] },
      '/next': page(`await get('/after');`),
      '/after': { body: 'text' },
    },
  },
  'two tabs on one site': {
    tabs: 2,
    steps: [
      { goto: '{home}/first', tab: 0 },
      { goto: '{home}/second', tab: 1 },
      { goto: '{other}/elsewhere', tab: 0 },
    ],
    replies: {
      '/first': page(`await get('/same'); await get('/of-first');`, { set: ['first=1; Path=/'] }),
      '/second': page(`await get('/same'); await get('/of-second');`, { set: ['second=1; Path=/'] }),
      '/elsewhere': page(`await get('/same');`, { set: ['elsewhere=1; Path=/'] }),
      '/same': { set: ['same=1; Path=/'], body: 'text' },
      '/of-first': { body: 'text' },
      '/of-second': { body: 'text' },
    },
  },
  'a container': {
    only: 'firefox',
    container: true,
    steps: [{ goto: '{home}/' }],
    replies: {
      '/': page(`await get('/again');`, { set: ['sid=1; Path=/', 'lang=2; Path=/'] }),
      '/again': { set: ['again=1; Path=/'], body: 'text' },
    },
  },
};
