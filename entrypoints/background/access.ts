import { readUrl } from '../../utils/http/url.ts';
import type { TabState } from '../../utils/protocol/messages.ts';

/** The part of the `permissions` API that is used here. */
export interface PermissionsApi {
  getAll(): Promise<{ readonly origins?: readonly string[] }>;
}

/**
 * What the user has allowed. The browser's list of granted hosts is the only memory of "record this site":
 * a second list of ours could say something else after the user changed his mind in the browser's settings.
 */
export interface Access {
  /** When it was first asked. */
  readonly known: Promise<void>;
  refresh(): Promise<void>;
  /** Whether any host is granted. */
  any(): boolean;
  of(url: string | null): TabState['access'];
}

export function createAccess(permissions: PermissionsApi): Access {
  let origins: readonly string[] = [];
  const refresh = async () => {
    origins = (await permissions.getAll()).origins ?? [];
  };
  return {
    known: refresh(),
    refresh,
    any: () => origins.length > 0,
    of(url) {
      if (origins.some(isEveryHost)) return 'all';
      return url !== null && origins.some((pattern) => covers(pattern, url)) ? 'site' : 'none';
    },
  };
}

function isEveryHost(pattern: string): boolean {
  return pattern === '<all_urls>' || /^\*:\/\/\*\//.test(pattern);
}

/** Match patterns as the browsers grant them: `scheme://host[:port]/path`, host with a leading `*.` for its subdomains. */
export function covers(pattern: string, url: string): boolean {
  const parts = /^(\*|[a-z-]+):\/\/(\*|(?:\*\.)?[^/*:]+)(:\d+|:\*)?\//.exec(pattern);
  const address = parts === null ? null : readUrl(url);
  if (parts === null || address === null) return false;
  const [, scheme, host = ''] = parts;
  const { protocol, hostname } = address;
  if (scheme === '*' ? !/^(https?|wss?):$/.test(protocol) : `${scheme}:` !== protocol) return false;
  if (host === '*') return true;
  return host.startsWith('*.') ? hostname === host.slice(2) || hostname.endsWith(host.slice(1)) : hostname === host;
}
