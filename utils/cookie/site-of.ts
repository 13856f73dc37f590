import { requestUrl } from './request-url.ts';

/** The site of a URL without its scheme: registrable domain, or host; `''` for a URL without cookies. */
export function siteOf(url: string): string {
  return requestUrl(url)?.domain ?? '';
}
