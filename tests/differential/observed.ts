import type { PlannedStep } from './plan.ts';

/** What one side, the engine or a browser, made of a step. `null`: this side cannot tell. */
export interface SeenStep {
  /** By the request's tag. A request that was never made is absent. */
  readonly requests: ReadonlyMap<string, SeenRequest>;
  /** The cookies that are there after the step. */
  readonly store: readonly SeenCookie[];
  /** `document.cookie` of each document after the step, outermost first, as octets. */
  readonly documents: readonly string[];
  /** When the step was over, epoch milliseconds. */
  readonly at: number;
}

export interface SeenRequest {
  /** The `Cookie` header, as octets; empty when there is none. */
  readonly cookie: string;
  /** Of each line of the answer: why it was refused; empty when it was taken. */
  readonly lines: readonly (readonly string[])[] | null;
  /** The cookies of this site that stayed behind. */
  readonly withheld: readonly { readonly key: string; readonly reasons: readonly string[] }[] | null;
  /** When the server got it, epoch milliseconds. */
  readonly at: number;
}

export interface SeenCookie {
  /** Readable, see `readable`. */
  readonly name: string;
  readonly value: string;
  /** With a leading dot when it is not host-only. */
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: string;
  /** As the browser writes it; empty without one. */
  readonly partition: string;
  /** Epoch milliseconds; null: a session cookie. */
  readonly expires: number | null;
}

/** A browser that plays plans. */
export interface Oracle {
  readonly browser: 'chromium' | 'firefox';
  readonly thirdPartyCookies: 'allowed' | 'blocked';
  /** Plays on an empty store. */
  play(plan: readonly PlannedStep[]): Promise<readonly SeenStep[]>;
  close(): Promise<void>;
}

/**
 * Octets as the debugging protocol shows them: decoded from UTF-8, and without those that are none. (It skips more where the first
 * octet of several stands alone; such are not generated.)
 */
export function readable(octets: string): string {
  if (!/[\x80-\xff]/.test(octets)) return octets;
  return utf8.decode(Buffer.from(octets, 'latin1')).replaceAll('\ufffd', '');
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export function seenKey({ name, domain, path, partition }: Pick<SeenCookie, 'name' | 'domain' | 'path' | 'partition'>): string {
  return JSON.stringify([name, domain, path, partition]);
}
