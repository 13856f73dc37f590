/** The one door to webextension-polyfill, so that it can be replaced in this line. */
export { default as browser } from 'webextension-polyfill';
