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

export type Step = 'anonymous' | 'turned-away' | 'cart' | 'login-failed' | 'login' | 'account' | 'language' | 'logout' | 'after-logout';

/** Visits the shop as a person would: looks around, fills the cart, mistypes, logs in, uses the account, logs out. */
export async function walk(page: Page, demo: Demo, options: WalkOptions = {}): Promise<void> {
  const origin = options.origin ?? demo.http;
  const remember = options.remember ?? !demo.faults.has('login-loop');
  const steps: readonly (readonly [Step, () => Promise<unknown>])[] = [
    ['anonymous', () => page.goto(`${origin}/`, { waitUntil: 'networkidle0' })],
    ['turned-away', () => page.goto(`${origin}/account`)],
    [
      'cart',
      async () => {
        await page.goto(`${origin}/`);
        await click(page, '#add-teapot');
      },
    ],
    ['login-failed', () => logIn(page, origin, 'babbage')],
    ['login', () => logIn(page, origin, 'lovelace', remember)],
    [
      'account',
      async () => {
        await page.goto(`${origin}/account/orders`);
        await page.goto(`${origin}/account/settings`);
      },
    ],
    [
      'language',
      async () => {
        await click(page, '#lang-ko');
        await click(page, '#lang-en');
      },
    ],
    [
      'logout',
      async () => {
        await page.goto(`${origin}/account`);
        // A login that never holds leaves nothing to log out from.
        if ((await page.$('#logout')) !== null) await click(page, '#logout');
      },
    ],
    [
      'after-logout',
      async () => {
        if ((await page.$('#old-id')) !== null) await click(page, '#old-id');
        await page.goto(`${origin}/account`, { waitUntil: 'networkidle0' });
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

export async function logIn(page: Page, origin: string, password = 'lovelace', remember = false): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.type('input[name=password]', password);
  if (remember) await page.click('input[name=remember]');
  await click(page, '#login');
}

async function click(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}
