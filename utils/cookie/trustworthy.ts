/** Loopback by name or by address (Secure Contexts §3.1). `host` is canonical. */
export function isTrustworthyHost(host: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|\[::1\]|([^/]+\.)?localhost\.?)$/.test(host);
}
