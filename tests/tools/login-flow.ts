import type { Exchange } from '../../utils/http/exchange.ts';
import { type Flow, flow } from './flow.ts';

/** The classic faults. Each changes one thing of an otherwise sound visit. */
export interface Faults {
  /** The login answers without a new id. */
  readonly idKept?: boolean;
  /** After the logout the old id, kept by a second tab, still opens the account. */
  readonly logoutOnlyInBrowser?: boolean;
  readonly noHttpOnly?: boolean;
  readonly sameSiteNoneInsecure?: boolean;
  readonly foreignDomain?: boolean;
  readonly hostPrefixWithPath?: boolean;
  readonly oversized?: boolean;
  readonly idInUrl?: boolean;
  /** The login's own cookie is refused by the browser, so the account asks for a login again. */
  readonly loginLoop?: boolean;
}

export interface LoginFlowOptions extends Faults {
  readonly origin?: string;
  /** The session's cookie. */
  readonly name?: string;
  readonly login?: 'form' | 'json';
  /** No session before the login. */
  readonly late?: boolean;
  readonly failFirst?: boolean;
  readonly remember?: boolean;
  readonly logout?: boolean;
}

/** Ids of the telling exchanges; -1 for what this visit leaves out. */
export interface LoginMoments {
  readonly started: number;
  readonly failed: number;
  readonly login: number;
  readonly account: number;
  readonly logout: number;
}

export const sessionIds = [
  's%3AQ9v4J2mXc7tLr0ZpYw1sKdBn8HfGuE3a.7x0Jv4cXh2mQpLs9TgRkWn3YbZ1uDfE5oAiCyM8VtHw',
  's%3ALm5Tz8RbKp2WqXs0VhYd7NgJc4FuEa9o.b3Qw6Zr1Xk8Tn5YcVm2Lp0HsDj7FgUe4RaIo9MzKtWx',
  's%3AHd3Kf6PnZs1QyTv9WmCx8RbLg5JuEo2a.p9Xc2Vb5Nm8Lk1Jh4Gf7Ds0Qw3Er6Ty9Ui2Op5AsZxv',
] as const;

/**
 * A whole visit to a shop on express-session: anonymous cart, a login that fails, one that succeeds, the account,
 * logout; with a language preference, analytics, a load balancer's and a CSRF cookie beside the session.
 */
export function loginFlow(options: LoginFlowOptions = {}): { readonly exchanges: readonly Exchange[]; readonly at: LoginMoments } {
  const browser = flow({ origin: options.origin ?? 'https://shop.example' });
  const name = options.name ?? 'connect.sid';
  const attributes = `Path=/${options.noHttpOnly ? '' : '; HttpOnly'}; Secure; SameSite=Lax`;
  const issue = (id: string) => `${name}=${id}; ${attributes}`;
  const at = { started: -1, failed: -1, login: -1, account: -1, logout: -1 };
  const server = { response: { 'x-powered-by': 'Express', 'content-type': 'text/html; charset=utf-8' } };

  const first = browser.visit('/', { ...server, set: [...beside, ...faulty(options), ...(options.late ? [] : [issue(sessionIds[0])])] });
  if (!options.late) at.started = first.id;
  browser.script('_ga=GA1.1.1803456789.1772442000; Path=/; Max-Age=63072000');
  browser.load('/logo.png', { response: { 'content-type': 'image/png' } });
  browser.call('/cart', { method: 'POST', status: 204 });
  browser.visit('/preferences?language=ko', { ...server, set: ['lang=ko; Path=/; Max-Age=31536000; SameSite=Lax; Secure'] });
  if (options.idInUrl) browser.visit(`/cart;jsessionid=5AC1E2B8F0D94E7785B1C4D3A2960F11`, server);
  browser.visit('/login', server);
  if (options.failFirst ?? true) at.failed = tryLogin(browser, options, false, []).id;

  const issued = [
    ...(options.idKept ? [] : [options.loginLoop ? `${name}=${sessionIds[1]}; Path=/; HttpOnly; SameSite=None` : issue(sessionIds[1])]),
    ...(options.remember ? ['remember=Zk3Vb8Qw1Xc5Mn7Lp0Rt2Yd4Hs6Jg9Fa; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=2592000'] : []),
  ];
  at.login = tryLogin(browser, options, true, issued).id;
  if (options.loginLoop) {
    if (options.login === 'json') browser.visit('/account', { ...server, status: 302, location: '/login' });
    browser.follow(server);
    return { exchanges: browser.exchanges, at };
  }
  at.account = browser.visit('/account', server).id;
  browser.load('/avatar.png', { response: { 'content-type': 'image/png' } });
  browser.visit('/account/orders', server);
  if (options.logout ?? true) leave(browser, options, name, at);
  return { exchanges: browser.exchanges, at };
}

function tryLogin(browser: Flow, { login, loginLoop = false }: LoginFlowOptions, good: boolean, set: readonly string[]): Exchange {
  if (login === 'json') return browser.call('/api/login', { method: 'POST', status: good ? 200 : 401, set });
  const sent = browser.submit('/login', { status: 302, location: good ? '/account' : '/login?error=1', set });
  const looped = good && loginLoop;
  browser.follow({ response: { 'x-powered-by': 'Express' }, ...(looped ? { status: 302, location: '/login' } : {}) });
  return sent;
}

function leave(browser: Flow, options: LoginFlowOptions, name: string, at: { logout: number }): void {
  const held = browser.exchanges.at(-1)?.cookieHeader ?? null;
  at.logout = browser.submit('/logout', { location: '/', set: [`${name}=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT`] }).id;
  browser.follow({ set: options.late ? [] : [`${name}=${sessionIds[2]}; Path=/; HttpOnly; Secure; SameSite=Lax`] });
  if (options.logoutOnlyInBrowser) browser.visit('/account', { cookie: held, initiator: { url: 'browser' } });
  else browser.visit('/account', { status: 302, location: '/login' });
}

const beside = [
  'lb=node-2; Path=/; HttpOnly; Secure; SameSite=Lax',
  '__Host-csrf=9f2b7c6d1e804a35b6c7d8e9f0a1b2c3.4d5e6f708192a3b4; Path=/; HttpOnly; Secure; SameSite=Strict',
];

function faulty(faults: Faults): readonly string[] {
  return [
    ...(faults.sameSiteNoneInsecure ? ['embed=1; Path=/; SameSite=None'] : []),
    ...(faults.foreignDomain ? ['wide=1; Path=/; Domain=other.example'] : []),
    ...(faults.hostPrefixWithPath ? ['__Host-cart=1; Path=/cart; Secure'] : []),
    ...(faults.oversized ? [`basket=${'x'.repeat(4200)}; Path=/`] : []),
  ];
}
