/** The one door to webextension-polyfill, so that it can be replaced here. */
export type { Cookies, WebRequest } from 'webextension-polyfill';
export { default as browser } from 'webextension-polyfill';
