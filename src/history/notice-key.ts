/** By what one notice is known again: its address, or its file's name, and which of several on the page it is. */

/** Parts of an address that say how a reader came, not what is read. */
const BY_THE_WAY = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|msclkid|_ga)$/i;

/**
 * @param location an http(s) address, or a file's path or name
 * @param part the notice's title where the page holds several
 */
export function noticeKey(location: string, part?: string): string {
  const suffix = part === undefined ? '' : ` § ${part.replace(/\s+/g, ' ').trim().toLowerCase()}`;
  return `${placeKey(location)}${suffix}`;
}

/** The site's host without "www.", or "" for a file. */
export function siteOf(location: string): string {
  return urlOf(location)?.host.replace(/^www\./, '') ?? '';
}

function placeKey(location: string): string {
  const url = urlOf(location);
  if (!url) return location.split(/[\\/]/).at(-1) ?? location;
  for (const name of [...url.searchParams.keys()]) if (BY_THE_WAY.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/(?:index\.\w+)?$/, '') || '/';
  return `${siteOf(location)}${path}${url.search}`;
}

function urlOf(location: string): URL | null {
  if (!/^https?:\/\//i.test(location) || !URL.canParse(location)) return null;
  return new URL(location);
}
