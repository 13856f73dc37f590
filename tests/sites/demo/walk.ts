import type { Page } from 'puppeteer-core';
import type { Report } from '../../../utils/report/report.ts';
import type { Demo } from './site.ts';

export interface WalkOptions {
  /** Called between the steps, with the name of the one that is done. */
  readonly after?: (step: Step) => Promise<void> | void;
  readonly origin?: string;
  /** The last step to take. */
  readonly upTo?: Step;
  /** Ticks "Remember me". Left out: yes, unless the login is to loop, which a remembered login would hide from the visitor. */
  readonly remember?: boolean;
}

/** Who walks: a page of Chromium, or a Firefox. */
export interface Walker {
  /** Settled when the page is loaded; with `quiet`, when what its scripts ask for is loaded too, where the browser can tell. */
  goto(url: string, quiet?: boolean): Promise<unknown>;
  /** Clicks, and is settled when the page that opens by it is loaded. */
  follow(selector: string): Promise<unknown>;
  tick(selector: string): Promise<unknown>;
  type(selector: string, text: string): Promise<unknown>;
  has(selector: string): Promise<boolean>;
}

export type Step = 'anonymous' | 'turned-away' | 'cart' | 'login-failed' | 'login' | 'account' | 'language' | 'logout' | 'after-logout';

/** Visits the shop as a person would: looks around, fills the cart, mistypes, logs in, uses the account, logs out. */
export function walk(page: Page, demo: Demo, options: WalkOptions = {}): Promise<void> {
  return walkAs(walkerOf(page), demo, options);
}

export async function walkAs(walker: Walker, demo: Demo, options: WalkOptions = {}): Promise<void> {
  const origin = options.origin ?? demo.http;
  const remember = options.remember ?? !demo.faults.has('login-loop');
  const steps: readonly (readonly [Step, () => Promise<unknown>])[] = [
    ['anonymous', () => walker.goto(`${origin}/`, true)],
    ['turned-away', () => walker.goto(`${origin}/account`)],
    [
      'cart',
      async () => {
        await walker.goto(`${origin}/`);
        await walker.follow('#add-teapot');
      },
    ],
    ['login-failed', () => logInAs(walker, origin, 'babbage')],
    ['login', () => logInAs(walker, origin, 'lovelace', remember)],
    [
      'account',
      async () => {
        await walker.goto(`${origin}/account/orders`);
        await walker.goto(`${origin}/account/settings`);
      },
    ],
    [
      'language',
      async () => {
        await walker.follow('#lang-ko');
        await walker.follow('#lang-en');
      },
    ],
    [
      'logout',
      async () => {
        await walker.goto(`${origin}/account`);
        // A login that never holds leaves nothing to log out from.
        if (await walker.has('#logout')) await walker.follow('#logout');
      },
    ],
    [
      'after-logout',
      async () => {
        if (await walker.has('#old-id')) await walker.follow('#old-id');
        await walker.goto(`${origin}/account`, true);
      },
    ],
  ];
  for (const [step, take] of steps) {
    await take();
    await options.after?.(step);
    if (step === options.upTo) return;
  }
}

/** What the exchange of a walk is called by those who say which one they mean: `POST /login 302 #2` is the second of its kind. */
export function exchangeName(report: Pick<Report, 'requests'>, exchange: number | undefined): string | null {
  const kindOf = ({ method, url, status }: Report['requests'][number]) => `${method} ${new URL(url).pathname} ${status}`;
  const asked = report.requests.find((request) => request.exchange === exchange);
  if (asked === undefined) return null;
  const kind = kindOf(asked);
  const alike = report.requests.filter((request) => kindOf(request) === kind);
  return `${kind} #${alike.indexOf(asked) + 1}`;
}

export function logIn(page: Page, origin: string, password = 'lovelace', remember = false): Promise<void> {
  return logInAs(walkerOf(page), origin, password, remember);
}

export async function logInAs(walker: Walker, origin: string, password: string, remember = false): Promise<void> {
  await walker.goto(`${origin}/login`);
  await walker.type('input[name=password]', password);
  if (remember) await walker.tick('input[name=remember]');
  await walker.follow('#login');
}

/** Who walks in a page of Chromium. */
export function walkerOf(page: Page): Walker {
  return {
    goto: (url, quiet = false) => page.goto(url, { waitUntil: quiet ? 'networkidle0' : 'load' }),
    follow: (selector) => Promise.all([page.waitForNavigation(), page.click(selector)]),
    tick: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    has: async (selector) => (await page.$(selector)) !== null,
  };
}
