/** Reads sitemaps: lists of a site's addresses, or of further lists. Broken ones give what can be read of them. */
import { Gunzip } from 'fflate';

export interface Sitemap {
  readonly addresses: readonly string[];
  /** Further sitemaps. */
  readonly sitemaps: readonly string[];
}

/** Bytes handed to the unpacker at once: it can make a thousand times as many of them. */
const STEP = 8192;

/** What a sitemap is, packed or not, whatever its name and content type say; at most so many bytes from its beginning. */
export function unpackedSitemap(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.subarray(0, most);
  const whole = new Uint8Array(most);
  let size = 0;
  const stream = new Gunzip((chunk) => {
    const part = chunk.subarray(0, most - size);
    whole.set(part, size);
    size += part.length;
  });
  try {
    for (let at = 0; at < bytes.length && size < most; at += STEP)
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    // Broken off, or damaged: what has come is what there is.
  }
  return whole.subarray(0, size);
}

/** @param most addresses that are taken, from the beginning */
export function readSitemap(text: string, most: number): Sitemap {
  const isList = /<sitemapindex\b/i.test(text.slice(0, 4096));
  const addresses: string[] = [];
  if (!/<(?:urlset|sitemapindex|url|loc|rss|feed)\b/i.test(text.slice(0, 65_536))) {
    for (const line of text.split(/\s+/, most)) if (/^https?:\/\//i.test(line)) addresses.push(line);
    return { addresses, sitemaps: [] };
  }
  for (let at = next(text, 0); at !== -1 && addresses.length < most; at = next(text, at)) {
    const end = text.indexOf('<', at);
    const inData = text.startsWith('<![CDATA[', at);
    const stop = inData ? text.indexOf(']]>', at) : end;
    const written = text.slice(inData ? at + 9 : at, stop === -1 ? at + 2048 : stop).trim();
    if (/^https?:\/\/\S{1,2048}$/i.test(written)) addresses.push(decoded(written));
  }
  return isList ? { addresses: [], sitemaps: addresses } : { addresses, sitemaps: [] };
}

/** Where the text of the next `<loc>` begins, or -1. */
function next(text: string, from: number): number {
  const at = text.indexOf('<loc>', from);
  return at === -1 ? -1 : at + 5;
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#0?39);/g, "'")
    .replace(/&amp;/g, '&');
}
