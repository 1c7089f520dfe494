/** The browser's extension API, with promises in every browser. The only file that imports the polyfill. */
import browser from 'webextension-polyfill';

export { browser };
export type BrowserApi = typeof browser;
