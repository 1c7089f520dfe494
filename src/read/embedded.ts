/** Names what a page shows but can't be read with it: frames of other sites, documents in viewers, embedded PDF files. */
import type { Unread } from '../notice/notice';
import type { PageElement } from './page-tree';

interface Place {
  /** The end of the host's name, from a full label on. */
  readonly host: RegExp;
  readonly path?: RegExp;
  readonly what: string;
  /** False where it holds no words of a notice. */
  readonly text: boolean;
  /** Whose way of handing out the file it has; absent where it is no viewer of files. */
  readonly viewer?: 'google' | 'microsoft' | 'other';
}

/** Sites whose frames are known by name. The first that fits counts. */
const PLACES: readonly Place[] = [
  {
    host: /(?:^|\.)docs\.google\.com$/,
    path: /^\/(?:a\/[^/]+\/)?document\//,
    what: 'Google Docs document',
    text: true,
    viewer: 'google',
  },
  {
    host: /(?:^|\.)docs\.google\.com$/,
    path: /\/spreadsheets\//,
    what: 'Google Sheets table',
    text: true,
    viewer: 'google',
  },
  {
    host: /(?:^|\.)docs\.google\.com$/,
    path: /\/presentation\//,
    what: 'Google Slides presentation',
    text: true,
    viewer: 'google',
  },
  { host: /(?:^|\.)docs\.google\.com$/, path: /\/forms\//, what: 'Google form', text: false },
  { host: /(?:^|\.)docs\.google\.com$/, what: 'document in Google’s viewer', text: true, viewer: 'google' },
  { host: /(?:^|\.)drive\.google\.com$/, what: 'Google Drive file', text: true, viewer: 'google' },
  { host: /(?:^|\.)(?:calendar\.google\.com|google\.[a-z.]+)$/, path: /^\/calendar/, what: 'calendar', text: false },
  { host: /(?:^|\.)(?:maps\.google\.[a-z.]+|google\.[a-z.]+)$/, path: /^\/maps|^\/$/, what: 'map', text: false },
  { host: /(?:^|\.)(?:openstreetmap\.org|what3words\.com|mapbox\.com)$/, what: 'map', text: false },
  {
    host: /(?:^|\.)(?:sharepoint\.com|onedrive\.live\.com|1drv\.ms)$/,
    what: 'SharePoint or OneDrive file',
    text: true,
    viewer: 'microsoft',
  },
  { host: /(?:^|\.)officeapps\.live\.com$/, what: 'document in Microsoft’s viewer', text: true, viewer: 'microsoft' },
  { host: /(?:^|\.)(?:sway\.office\.com|sway\.cloud\.microsoft)$/, what: 'Sway page', text: true, viewer: 'microsoft' },
  { host: /(?:^|\.)issuu\.com$/, what: 'Issuu document', text: true, viewer: 'other' },
  { host: /(?:^|\.)scribd\.com$/, what: 'Scribd document', text: true, viewer: 'other' },
  { host: /(?:^|\.)dropbox\.com$/, what: 'Dropbox file', text: true, viewer: 'other' },
  { host: /(?:^|\.)canva\.com$/, what: 'Canva document', text: true, viewer: 'other' },
  {
    host: /(?:^|\.)(?:yumpu|flipsnack|fliphtml5|calameo|joomag|publuu|heyzine|flippingbook|anyflip|simplebooklet)\.com$/,
    what: 'document in an online reader',
    text: true,
    viewer: 'other',
  },
  {
    host: /(?:^|\.)(?:youtube|youtube-nocookie|vimeo|loom|wistia)\.(?:com|net)$|(?:^|\.)youtu\.be$/,
    what: 'film',
    text: false,
  },
  { host: /(?:^|\.)(?:soundcloud|spotify)\.com$/, what: 'sound recording', text: false },
  { host: /(?:^|\.)(?:facebook|twitter|x|instagram|tiktok)\.com$/, what: 'social media box', text: false },
  {
    host: /(?:^|\.)(?:googletagmanager|doubleclick|googlesyndication|recaptcha|hcaptcha|hotjar|addthis|sharethis)\.(?:com|net)$/,
    what: 'page tool',
    text: false,
  },
  { host: /(?:^|\.)google\.[a-z.]+$/, path: /^\/recaptcha/, what: 'page tool', text: false },
  { host: /(?:^|\.)forms\.(?:office\.com|cloud\.microsoft)$/, what: 'form', text: false },
];

/** Names of files that hold documents. */
const DOCUMENT_FILE = /\.(pdf|docx?|odt|rtf)(?:[?#]|$)/i;
const FILE_NAMES: Readonly<Record<string, string>> = {
  pdf: 'PDF file',
  doc: 'Word file',
  docx: 'Word file',
  odt: 'OpenDocument file',
  rtf: 'RTF file',
};

/** Parameters in which viewers are told the file that they show. */
const FILE_PARAMETERS = ['file', 'url', 'src', 'pdf', 'doc', 'document'];

/**
 * What an element shows that can't be read with its page; null for any other element, and for frames without an address
 * or too small to be seen.
 * @param url the page's own address, which the element's may be relative to
 */
export function embeddedContent(element: PageElement, url: string | null): Unread | null {
  if (!/^(?:iframe|frame|embed|object)$/.test(element.tag)) return null;
  const written = addressOf(element);
  if (written === null) return null;
  const address = resolved(written, url);
  const file = DOCUMENT_FILE.exec(address)?.[1]?.toLowerCase();
  const type = element.attributes.type ?? '';
  const parsed = parse(address);
  const place = parsed === null ? undefined : placeOf(parsed);
  const document = parsed === null ? null : fileInViewer(parsed, address);
  if (place !== undefined) {
    return { what: place.what, address, text: place.text, ...(document === null ? {} : { document }) };
  }
  if (document !== null) return { what: 'document in a viewer', address, document, text: true };
  if (/^application\/pdf/i.test(type)) return { what: 'PDF file', address, document: address, text: true };
  if (file !== undefined) return { what: FILE_NAMES[file] ?? 'document', address, document: address, text: true };
  const isPage = element.tag === 'iframe' || element.tag === 'frame' || /^text\/|^application\/xhtml/i.test(type);
  if (!isPage || isTiny(element)) return null;
  return { what: isOtherSite(parsed, url) ? 'frame of another site' : 'frame', address, text: true };
}

/** Whose viewer a link leads to, where the file can't be fetched from that address; null for any other address. */
export function viewerOf(address: string): 'google' | 'microsoft' | 'other' | null {
  const parsed = parse(address);
  return parsed === null ? null : (placeOf(parsed)?.viewer ?? null);
}

export function isDocumentFile(address: string): boolean {
  return DOCUMENT_FILE.test(address);
}

function addressOf({ tag, attributes }: PageElement): string | null {
  const names = tag === 'object' ? ['data'] : ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src', 'data-url'];
  for (const name of names) {
    const value = (attributes[name] ?? '').trim();
    if (value !== '' && !/^(?:about:|javascript:|data:|blob:|#)/i.test(value)) return value;
  }
  return null;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** The address in full, where the page's own is one; else as written. */
function resolved(written: string, url: string | null): string {
  if (written.startsWith('//')) return `https:${written}`;
  if (parse(written) !== null || url === null || !/^https?:/i.test(url)) return written;
  try {
    return new URL(written, url).href;
  } catch {
    return written;
  }
}

function placeOf({ hostname, pathname }: URL): Place | undefined {
  return PLACES.find(({ host, path }) => host.test(hostname) && (path === undefined || path.test(pathname)));
}

/** The file that a viewer is told to show by its own address: "...viewer.html?file=/notice.pdf". */
function fileInViewer(viewer: URL, address: string): string | null {
  for (const name of FILE_PARAMETERS) {
    const value = viewer.searchParams.get(name);
    if (value === null || !DOCUMENT_FILE.test(value)) continue;
    return resolved(value, address);
  }
  return null;
}

/** As trackers are: a frame of a pixel or two, or one that is itself hidden. */
function isTiny({ attributes }: PageElement): boolean {
  const side = (name: string) => Number.parseInt(attributes[name] ?? '', 10);
  if (side('width') <= 2 || side('height') <= 2) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '');
}

function isOtherSite(parsed: URL | null, url: string | null): boolean {
  if (parsed === null) return false;
  const own = url === null ? null : parse(url);
  return own === null || own.host !== parsed.host;
}
