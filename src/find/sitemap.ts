/** Reads sitemaps: lists of a site's addresses, or of further lists. Broken ones give what can be read of them. */

export interface Sitemap {
  readonly addresses: readonly string[];
  /** Further sitemaps. */
  readonly sitemaps: readonly string[];
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
