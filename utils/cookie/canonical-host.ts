/** The host of an absolute URL, canonical (§5.1.2): lower-case, IDNA-encoded, IPv6 in brackets; null when there is none. */
export function hostOf(url: string): string | null {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url);
  const host = match?.[1];
  return host ? canonicalHost(host) : null;
}

/** §5.1.2: null when the name cannot be one of a host. */
export function canonicalHost(host: string): string | null {
  if (/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host)) return isNumbers(host) ? viaUrl(host) : host;
  return viaUrl(host);
}

export function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

function isNumbers(host: string): boolean {
  return /(^|\.)(\d+|0x[0-9a-f]*)$/.test(host);
}

function viaUrl(host: string): string | null {
  if (host.length > 1024 || /[\s/?#@\\]/.test(host)) return null;
  try {
    return new URL(`http://${host}/`).hostname || null;
  } catch {
    return null;
  }
}
