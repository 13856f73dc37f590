import type { BrowserName } from '../../tools/source-recording.ts';
import type { Way } from './source-replay.ts';

/** Where what a browser tells is not what the server saw. Each with its reason; the test fails when one of them is gone, too. */
export interface Known {
  readonly why: string;
  /** The server saw it so. */
  readonly missing?: readonly string[];
  /** It is recorded so. */
  readonly besides?: readonly string[];
}

type Situations = Readonly<Record<string, Known>>;

const hints: Known = {
  why: 'Chromium fetches what an early hint names before the page exists, and tells of it nowhere.',
  missing: ['GET localhost:8443/style.css 200'],
};
const passwordByDevtools: Known = {
  why: 'Chromium’s DevTools shows one exchange for both askings: the first one’s `Cookie`, the second one’s answer.',
  missing: ['GET localhost:8000/guarded 401 < sid=1 > asked=1; Path=/', 'GET localhost:8000/guarded 200 < sid=1; asked=1 > known=1; Path=/'],
  besides: ['GET localhost:8000/guarded 200 < sid=1 > known=1; Path=/'],
};
const handshake: Known = {
  why: 'Of a handshake that was refused, Chromium tells that it failed, neither status nor headers.',
  missing: ['GET localhost:8000/closed-chat 403 < sid=1; chat=1 > no-chat=1; Path=/'],
  besides: ['GET localhost:8000/closed-chat failed < sid=1; chat=1'],
};
const repeated = (times: number) => Array.from({ length: times }, () => 'GET localhost:8000/cut failed < sid=1');
const failing = (times: number, nobody: string): Known => ({
  why: 'A connection that is closed without an answer is tried again by the network stack, which tells of one request. And what reached nobody has no server that saw it.',
  missing: repeated(times),
  besides: [nobody],
});
const neverAnswered: Known = {
  why: 'Chromium ends a request that the page leaves behind without a word.',
  missing: ['GET localhost:8000/never failed < sid=1'],
};
const prerendered: Known = {
  why: 'What was fetched ahead is told once more when it is made into a page, without having been asked for again.',
  besides: ['GET localhost:8000/ready 200'],
};
const cachedAtOnce: Known = {
  why: 'Answers say by their `Date` whether they come from a cache or were confirmed just now; within two seconds both look alike.',
  besides: ['GET localhost:8000/fresh 200 < sid=1; fresh=1; moved=1; whole=1', 'GET localhost:8000/moved 301 < sid=1; fresh=1; moved=1; whole=1'],
};

const chromium: Readonly<Record<Way['sources'], Situations>> = {
  both: {
    'early hints over HTTP/2': hints,
    'a password that is asked for': {
      why: `${passwordByDevtools.why} \`webRequest\` tells the first answer, and not the second.`,
      missing: ['GET localhost:8000/guarded 200 < sid=1; asked=1 > known=1; Path=/'],
      besides: ['GET localhost:8000/guarded 200 < sid=1 > known=1; Path=/'],
    },
    'the handshake of a WebSocket': handshake,
    'requests that fail': failing(2, 'GET localhost:8001/nobody failed < sid=1'),
    'requests that a navigation cuts off': neverAnswered,
    'a page made ready in advance': prerendered,
  },
  'web-request': {
    'answers from the cache': {
      why: `${cachedAtOnce.why} And what was confirmed has the status of the first time.`,
      missing: ['GET localhost:8000/asked-again 304 < sid=1; fresh=1; moved=1; whole=1 > confirmed=1; Path=/'],
      besides: [...(cachedAtOnce.besides ?? []), 'GET localhost:8000/asked-again 200 < sid=1; fresh=1; moved=1; whole=1 > confirmed=1; Path=/'],
    },
    'early hints over HTTP/2': hints,
    'a password that is asked for': {
      why: 'The browser asks again by itself and tells of the second answer only that it came.',
      missing: ['GET localhost:8000/guarded 200 < sid=1; asked=1 > known=1; Path=/'],
    },
    'the handshake of a WebSocket': handshake,
    'requests that fail': failing(2, 'GET localhost:8001/nobody failed < sid=1'),
    'requests that a navigation cuts off': neverAnswered,
    'a page made ready in advance': prerendered,
  },
  devtools: {
    'a service worker': {
      why: 'Of a worker’s script DevTools knows only that it was asked for.',
      missing: [
        'GET localhost:8000/worker.js 200 < sid=1 > script=1; Path=/',
        'GET localhost:8000/worker.js 200 < sid=1; script=1; stored=1; through=1; outside=1 > script=1; Path=/',
      ],
    },
    'early hints over HTTP/2': hints,
    'a password that is asked for': passwordByDevtools,
    'the handshake of a WebSocket': handshake,
    'requests that fail': failing(2, 'GET localhost:8001/nobody failed'),
    'requests that a navigation cuts off': {
      why: 'DevTools tells of an exchange when its body has ended, and of none that the page left behind.',
      missing: [
        'GET localhost:8000/never failed < sid=1',
        'GET localhost:8000/endless 200 < sid=1 > endless=1; Path=/',
        'GET localhost:8000/stream-late 200 < sid=1 > stream=1; Path=/',
      ],
    },
    'words sent in leaving': {
      why: 'They are answered when their page is gone, and DevTools tells of none of them.',
      missing: [
        'POST localhost:8000/ping 204 < sid=1; beacon=1 > ping=1; Path=/',
        'POST localhost:8000/hidden 204 < sid=1; beacon=1; ping=1 > hidden=1; Path=/',
        'POST localhost:8000/kept-alive 204 < sid=1; beacon=1; ping=1 > alive=1; Path=/',
      ],
    },
    'a page made ready in advance': {
      why: 'DevTools belongs to the page that is shown; the one that waits is not its affair, and of the first request after the change it lacks the raw headers.',
      missing: [
        'GET localhost:8000/in-advance 200 < sid=1; ready=1 > advance=1; Path=/',
        'GET localhost:8000/shown 200 < sid=1; ready=1; advance=1 > shown=1; Path=/',
      ],
      besides: ['GET localhost:8000/shown 200'],
    },
    'an answer without content to a navigation': {
      why: 'DevTools gets the headers of an answer with the page that it makes, and this one makes none.',
      missing: ['GET localhost:8000/empty 204 < sid=1 > empty=1; Path=/'],
      besides: ['GET localhost:8000/empty 204 < sid=1'],
    },
  },
};

const early = 'Firefox’s DevTools tells an entry before it knows the status, and leaves out requests, while it is busy with a change of page.';

const firefox: Readonly<Record<Way['sources'], Situations>> = {
  both: { 'requests that fail': failing(9, 'GET localhost:8001/nobody failed < sid=1') },
  'web-request': {
    'answers from the cache': cachedAtOnce,
    'requests that fail': failing(9, 'GET localhost:8001/nobody failed < sid=1'),
  },
  devtools: {
    'several Set-Cookie lines': {
      why: 'DevTools reads header values as UTF-8 and puts U+FFFD for what is none.',
      missing: ['GET localhost:8000/again 200 < plain=3; dated=2; empty=; octets=Ã©ï¿½ > again=1'],
    },
    'a chain of redirects over three sites': {
      why: early,
      missing: [
        'GET localhost:8000/fetch 302 < first=1; second=1; third=1; landed=1 > on-the-way=1; Path=/',
        'GET localhost:8000/fetched 200 < first=1; second=1; third=1; landed=1; on-the-way=1',
        'GET 127.0.0.1:8000/image 302 > third-party=1; Path=/',
      ],
      besides: ['GET localhost:8000/fetch failed < first=1; second=1; third=1; landed=1 > on-the-way=1; Path=/'],
    },
    'a service worker': {
      why: 'What a worker asks for belongs to no page, and DevTools tells of it nothing.',
      missing: [
        'GET localhost:8000/worker.js 200 < sid=1 > script=1; Path=/',
        'GET localhost:8000/stored 200 < sid=1; script=1 > stored=1; Path=/',
        'GET localhost:8000/through 200 < sid=1; script=1; stored=1 > through=1; Path=/',
        'GET localhost:8000/second 200 < sid=1; script=1; stored=1; through=1; outside=1',
        'GET localhost:8000/worker.js 200 < sid=1; script=1; stored=1; through=1; outside=1 > script=1; Path=/',
        'GET localhost:8000/through 200 < sid=1; script=1; stored=1; through=1; outside=1 > through=1; Path=/',
      ],
    },
    'early hints': { why: early, missing: ['GET localhost:8000/after 200 < late=1'] },
    'a password that is asked for': {
      why: 'DevTools shows the second asking only.',
      missing: ['GET localhost:8000/guarded 401 < sid=1 > asked=1; Path=/'],
    },
    'requests that fail': failing(10, 'GET localhost:8001/nobody failed < sid=1'),
    'requests that a navigation cuts off': {
      why: 'DevTools forgets what was under way when its page was left, and what it was about to tell.',
      missing: [
        'GET localhost:8000/never failed < sid=1',
        'GET localhost:8000/endless 200 < sid=1 > endless=1; Path=/',
        'GET localhost:8000/stream-late 200 < sid=1 > stream=1; Path=/',
        'GET localhost:8000/quick 200 < sid=1 > quick=1; Path=/',
      ],
    },
    'words sent in leaving': {
      why: early,
      missing: ['POST localhost:8000/beacon 204 < sid=1 > beacon=1; Path=/', 'GET localhost:8000/before 200 < sid=1'],
      besides: ['POST localhost:8000/beacon failed < sid=1 > beacon=1; Path=/'],
    },
    'frames of other sites': { why: early, missing: ['GET partner.localhost:8000/inner 200 > inner=1; Path=/; SameSite=None'] },
    'a question before the request (CORS)': {
      why: early,
      missing: [
        'GET 127.0.0.1:8000/shared 200 > shared=1; Path=/',
        'OPTIONS 127.0.0.1:8000/asked 204 > question=1; Path=/',
        'PUT 127.0.0.1:8000/asked 200 < shared=1 > answer=1; Path=/',
      ],
      besides: ['GET 127.0.0.1:8000/shared failed > shared=1; Path=/'],
    },
  },
};

export const known: Readonly<Record<BrowserName, Readonly<Record<Way['sources'], Situations>>>> = { chromium, firefox };
