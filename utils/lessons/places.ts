import { shownPath } from '../http/url.ts';

/** Parts of URLs as sentences show them. */

export function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? url;
}

/** An arrow has little room. */
export function pathOf(url: string): string {
  return shownPath(url, 40);
}
