/**
 * Sizes as shipped, minified and gzipped file by file: the content scripts, what the popup loads to read and review a page,
 * and what it loads only when it is asked for more.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: number;
}

/** What the popup loads before it shows a review of its page, rule data apart. */
export const POPUP = 'popup with reader and engine: all it loads for a review of its page';

/**
 * @param dist the folder of the extension as built for Chromium
 * @throws where it has not been built, or the popup's parts are not found in it
 */
export function shippedSizes(dist: string): readonly Size[] {
  if (!existsSync(dist)) throw new Error('Build the extension first: npm run build');
  const scripts = readdirSync(path.join(dist, 'content-scripts')).map((file) =>
    path.join(dist, 'content-scripts', file),
  );
  const reviewing = filesFor(dist, 'popup.html', FOR_A_REVIEW);
  for (const needed of FOR_A_REVIEW) {
    if (!reviewing.some((file) => needed.test(path.basename(file)))) throw new Error(`The popup loads no ${needed}.`);
  }
  const later = filesFor(dist, 'popup.html', [/./]).filter((file) => !reviewing.includes(file));
  // Loaded when the first document of their kind is read.
  const isReader = (file: string) => /^(?:pdf|docx|odt|zip|document)[-.]/.test(path.basename(file));
  const read = (files: readonly string[]) => files.map((file) => readFileSync(file));
  return [
    sizeOf('content scripts', read(scripts)),
    sizeOf(POPUP, read(reviewing)),
    packedSize('its rule pack (data)', readFileSync(path.join(dist, RULES))),
    sizeOf('loaded for a PDF, Word or OpenDocument file', read(later.filter(isReader))),
    sizeOf(
      'loaded for checking links, another language, the full report',
      read(later.filter((file) => !isReader(file))),
    ),
  ];
}

/** Shipped packed. */
const RULES = 'assets/rule-pack.gz';

function packedSize(name: string, packed: Buffer): Size {
  return { name, bytes: gunzipSync(packed).length, gzip: packed.length };
}

/** What the popup imports when it reviews the page of its tab. */
const FOR_A_REVIEW = [/^review-snapshot-/] as const;

/**
 * A page with every script and style it loads: those it names, what they import, and what they import later on where the
 * name is one of these.
 */
function filesFor(dist: string, page: string, later: readonly RegExp[]): readonly string[] {
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const beside = (reference: string) =>
      reference.startsWith('/') ? path.join(dist, reference) : path.resolve(path.dirname(file), reference);
    for (const [, reference = ''] of text.matchAll(file.endsWith('.html') ? NAMED_IN_PAGE : IMPORTED)) {
      follow(beside(reference));
    }
    for (const [, reference = ''] of text.matchAll(IMPORTED_LATER)) {
      if (later.some((name) => name.test(path.basename(reference)))) follow(beside(reference));
    }
  };
  follow(path.join(dist, page));
  return [...seen];
}

const NAMED_IN_PAGE = /(?:src|href)="([^"]+\.(?:js|css))"/g;
const IMPORTED = /(?:from|import)\s*["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g;
const IMPORTED_LATER = /(?:import\(|new URL\()\s*["'`]([./]+[\w./-]+\.m?js)["'`]/g;

/** @param parts each is compressed by itself, as it is loaded */
export function sizeOf(name: string, parts: readonly Buffer[]): Size {
  return {
    name,
    bytes: parts.reduce((sum, part) => sum + part.length, 0),
    gzip: parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0),
  };
}
