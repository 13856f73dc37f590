import type { Page } from 'puppeteer-core';
import type { EventType, Role } from '../../../utils/session/types.ts';

/** One small real site and a person who uses it. One file each, listed in `index.ts`; the id is the file's name. */
export interface Driver {
  readonly id: string;
  /** What this recording has that others have not. */
  readonly about: string;
  readonly servers: readonly [Server, ...Server[]];
  /** From npm, whose versions are noted in the labels; those of Debian are named by the servers. */
  readonly packages?: readonly string[];
  /**
   * What each cookie is for, as its makers document it, by `name` or `name@domain`. Recording fails for a cookie that is not
   * listed, and when withholding contradicts what is listed.
   */
  readonly roles: Readonly<Record<string, Role>>;
  /** What carries the session; left out: cookies when there is a proof, else there is no session. */
  readonly carriers?: readonly ('cookie' | 'bearer' | 'url' | 'basic' | 'digest')[];
  /** The recorded visit. */
  readonly walk: (visit: Visit) => Promise<void>;
  /** How cookies are proved by leaving them out; none for a site where nobody logs in with cookies. */
  readonly proof?: Proof;
}

export interface Proof {
  /** Logs in, from nothing. */
  readonly enter: (visit: Visit) => Promise<void>;
  /** A page that greets who is logged in with `greeting`, and nobody else. */
  readonly page: string;
}

/** What the pages of every site say to who is logged in. */
export const greeting = 'Welcome back, Ada';

export interface Server {
  /** A name under `.test` (RFC 6761 §6.2), which the browser is told to look for on loopback. */
  readonly host: string;
  readonly scheme: 'http' | 'https';
  /** A program that listens on 127.0.0.1, on the port that is given. */
  readonly command: (port: number, portOf: (host: string) => number) => Command;
  /** Packages of Debian without which it does not start. */
  readonly debian?: readonly string[];
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A person at the browser. */
export interface Visit {
  readonly page: Page;
  /** Opens an address of the first server, or of any. */
  open(address: string): Promise<void>;
  /** Types into the form's fields by their names and sends it, until the page after it is there. */
  send(form: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  /** Clicks what leads to another page. */
  click(selector: string): Promise<void>;
  /** Clicks what a script answers, until the page shows `until`. */
  press(selector: string, until: string): Promise<void>;
  type(fields: Readonly<Record<string, string>>): Promise<void>;
  /** Polls a server until its answer's body is `text`. Not part of the recording. */
  waitFor(path: string, text: string): Promise<void>;
  /** Ends the browser's session: every cookie without expiry is gone. */
  restart(): Promise<void>;
  /**
   * Labels: `action` makes the session's life events happen at its first exchange that is `method path`
   * (`POST /login`; `POST idp.test/login` for a host that is not the first; of a path with `;jsessionid=` only the part before it).
   */
  does(events: readonly EventType[], exchange: string, action: () => Promise<unknown>): Promise<void>;
}

const apps = new URL('apps/', import.meta.url);

/** An app of `apps/` that runs in Node. With `peer` it is told the port of another host, for what servers say to each other. */
export function nodeApp(file: string, env: Readonly<Record<string, string>> = {}, peer?: string): Server['command'] {
  return (port, portOf) => ({
    program: process.execPath,
    args: [appFile(file)],
    env: { ...env, PORT: String(port), ...(peer === undefined ? {} : { PEER_PORT: String(portOf(peer)) }) },
  });
}

export function appFile(file: string): string {
  return new URL(file, apps).pathname;
}

/** The usual visit to a site with a login form: looks around, is turned away, mistypes, logs in, uses it, logs out, looks again. */
export interface Usual {
  readonly home?: string;
  readonly login: string;
  /** Where the form is sent to. */
  readonly target?: string;
  readonly account: readonly [string, ...string[]];
  readonly logout: string;
  readonly loginEvents?: readonly EventType[];
  readonly startedAt?: string;
  readonly logoutIs?: 'form' | 'link';
}

export function usualWalk(usual: Usual): Pick<Driver, 'walk'> & { readonly proof: Proof } {
  const { home = '/', login, target = login, account, logout, loginEvents = ['login'], startedAt, logoutIs = 'form' } = usual;
  const [first] = account;
  const enter = (visit: Visit) => visit.send('#login', right);
  return {
    walk: async (visit) => {
      if (startedAt === undefined) await visit.open(home);
      else await visit.does(['started'], `GET ${startedAt}`, () => visit.open(home));
      await visit.open(first);
      await visit.open(login);
      await visit.does(['login-failed'], `POST ${target}`, () => visit.send('#login', wrong));
      await visit.open(login);
      await visit.does(loginEvents, `POST ${target}`, () => enter(visit));
      for (const page of account) await visit.open(page);
      await visit.open(home);
      await visit.open(first);
      await visit.does(['logout'], `${logoutIs === 'form' ? 'POST' : 'GET'} ${logout}`, () => visit.click('#logout'));
      await visit.open(first);
      await visit.open(home);
    },
    proof: {
      page: first,
      enter: async (visit) => {
        await visit.open(login);
        await enter(visit);
      },
    },
  };
}

export const right = { user: 'ada', password: 'lovelace' } as const;
export const wrong = { user: 'ada', password: 'babbage' } as const;
