/**
 * A browser's cookies as a test writes them by hand. Deliberately not our own engine: a recording that the model made
 * could never disagree with the model.
 */
export interface Store {
  header(url: string, now: number): string | null;
  receive(url: string, line: string, now: number): void;
}

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly expires: number;
}

export function createStore(): Store {
  let kept: readonly Kept[] = [];
  return {
    header(url, now) {
      const { hostname, pathname, protocol } = new URL(url);
      const sent = kept.filter(
        ({ domain, hostOnly, path, secure, expires }) =>
          expires > now &&
          (hostname === domain || (!hostOnly && hostname.endsWith(`.${domain}`))) &&
          (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)) &&
          (!secure || trusted(protocol, hostname)),
      );
      return sent.length === 0 ? null : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    },
    receive(url, line, now) {
      const cookie = read(url, line, now);
      if (cookie === null) return;
      const at = kept.findIndex(({ name, domain, path }) => name === cookie.name && domain === cookie.domain && path === cookie.path);
      if (cookie.expires <= now) kept = kept.filter((_, index) => index !== at);
      else if (at === -1) kept = [...kept, cookie];
      else kept = kept.with(at, cookie);
    },
  };
}

/** null when a browser would refuse the line. */
function read(url: string, line: string, now: number): Kept | null {
  const { hostname, protocol } = new URL(url);
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const equals = pair.indexOf('=');
  const name = equals === -1 ? '' : pair.slice(0, equals);
  const attributes = new Map(
    rest.map((part) => {
      const [key = '', ...value] = part.split('=');
      return [key.trim().toLowerCase(), value.join('=').trim()];
    }),
  );
  const secure = attributes.has('secure');
  const domain = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  const path = attributes.get('path') ?? '/';
  const bad =
    pair.length > 4097 ||
    (secure && !trusted(protocol, hostname)) ||
    (domain !== '' && hostname !== domain && !hostname.endsWith(`.${domain}`)) ||
    (attributes.get('samesite')?.toLowerCase() === 'none' && !secure) ||
    (/^__host-/i.test(name) && (!secure || domain !== '' || path !== '/')) ||
    (/^__secure-/i.test(name) && !secure);
  if (bad) return null;
  const maxAge = attributes.get('max-age');
  const date = attributes.get('expires');
  const expires = maxAge !== undefined ? now + Number(maxAge) * 1000 : date !== undefined ? Date.parse(date) : Number.POSITIVE_INFINITY;
  return { name, value: pair.slice(equals + 1), domain: domain || hostname, hostOnly: domain === '', path, secure, expires };
}

function trusted(protocol: string, hostname: string): boolean {
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
}
