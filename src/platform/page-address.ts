/** Which pages a browser lets an extension read at all, told from the address. */

/** Why a page can't be read. */
export type Refusal =
  /** A page of the browser itself: settings, a new tab, an empty one. */
  | 'browser-page'
  /** The browser's shop for extensions, closed to all of them. */
  | 'extension-store'
  | 'page-source'
  /** A page of this or another extension. */
  | 'extension-page'
  /** A file on the reader's disk, without the permission to read files. */
  | 'local-file'
  | 'pdf'
  /** A picture, film, sound or bare data. */
  | 'not-a-document'
  /** The page did not load: the browser shows an error in its place. */
  | 'error-page'
  /** The browser, or who manages it, does not allow it. */
  | 'refused';

const EXTENSION_STORES: readonly { readonly host: string; readonly path: string }[] = [
  { host: 'chromewebstore.google.com', path: '/' },
  { host: 'chrome.google.com', path: '/webstore' },
  { host: 'addons.mozilla.org', path: '/' },
  { host: 'microsoftedge.microsoft.com', path: '/addons' },
];

const EXTENSION_SCHEMES = new Set(['chrome-extension:', 'moz-extension:', 'extension:']);

/**
 * Null where nothing in the address speaks against reading it; trying may still fail.
 * An address that the browser keeps to itself (undefined) is one of its own pages.
 */
export function refusalOf(address: string | undefined): Refusal | null {
  if (!address) return 'browser-page';
  if (address.startsWith('view-source:')) return 'page-source';
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return 'browser-page';
  }
  if (url.protocol === 'http:' || url.protocol === 'https:') {
    const store = EXTENSION_STORES.some(({ host, path }) => url.hostname === host && url.pathname.startsWith(path));
    return store ? 'extension-store' : null;
  }
  // A file may be read where the reader has allowed it: the attempt tells.
  if (url.protocol === 'file:') return null;
  return EXTENSION_SCHEMES.has(url.protocol) ? 'extension-page' : 'browser-page';
}

/** Told from what the browser takes the page for. */
export function refusalOfContent(contentType: string): Refusal | null {
  const type = contentType.toLowerCase();
  if (type === 'application/pdf') return 'pdf';
  return type === 'text/html' || type === 'application/xhtml+xml' || type === 'text/plain' ? null : 'not-a-document';
}

/** Told from the address of a page into which no script could be put, and the browser's reason. */
export function refusalOfFailure(address: string, reason: string): Refusal {
  if (/showing error page/i.test(reason)) return 'error-page';
  const url = new URL(address);
  if (/\.pdf$/i.test(url.pathname)) return 'pdf';
  // After a click Firefox says this of its PDF viewer alone, whatever the file's address ends with.
  if (/missing host permission/i.test(reason) && /^https?:$/.test(url.protocol)) return 'pdf';
  return url.protocol === 'file:' ? 'local-file' : 'refused';
}
