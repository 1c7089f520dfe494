/** Web addresses: what a link means, and when two addresses are the same page. */
import type { LinkAnswerRegister } from '../engine/registers';

/** What a link's `href` stands for. */
export type Destination =
  | { readonly kind: 'web'; readonly url: string; readonly fragment: string | null; readonly schemeGuessed: boolean }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'email'; readonly addresses: readonly string[] }
  | { readonly kind: 'phone'; readonly number: string }
  /** Within a site that is not known. */
  | { readonly kind: 'relative' }
  | { readonly kind: 'other-scheme' }
  | { readonly kind: 'malformed' };

const EMAIL_LIKE = /^[^\s/:@]+@[^\s/@]+$/;

/**
 * @param href as written in the notice
 * @param base the notice's own web address, or null
 * @param printed it stands in the text as an address and may lack its scheme
 */
export function destinationOf(href: string, base: string | null, printed: boolean): Destination {
  const text = href.trim();
  if (/^mailto:/i.test(text)) return { kind: 'email', addresses: mailboxes(text) };
  if (EMAIL_LIKE.test(text) && !/^[a-z]+:\/\//i.test(text)) return { kind: 'email', addresses: [text] };
  if (/^tel:/i.test(text)) return { kind: 'phone', number: safeDecode(text.slice(4)) };
  if (text.startsWith('#')) return { kind: 'place', place: safeDecode(text.slice(1)) };
  if (printed && !/^https?:/i.test(text)) return webAddress(`https://${text}`, base, true);
  // "https//www.x", "http:/x", "htp://x", "https://https://x": slips that no browser mends as meant.
  if (
    /^(?:https?\/\/|https?;|h?ttps?:\/(?!\/)|(?:hhttps?|htt?p?s?|ttps?|hppts?|htpps?|httsp|httpss):\/\/)/i.test(text)
  ) {
    if (!/^https?:\/\//i.test(text)) return { kind: 'malformed' };
  }
  if (/^https?:\/\/https?(?::\/\/|\/\/)/i.test(text)) return { kind: 'malformed' };
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    // "www.example.org:8080" has a port, not a scheme.
    if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(scheme)) return { kind: 'other-scheme' };
  }
  if (scheme === 'http' || scheme === 'https') return webAddress(text, base, false);
  return base === null ? { kind: 'relative' } : webAddress(text, base, false);
}

function webAddress(text: string, base: string | null, schemeGuessed: boolean): Destination {
  let url: URL;
  try {
    url = base === null ? new URL(text) : new URL(text, base);
  } catch {
    return { kind: 'malformed' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'other-scheme' };
  if (!isHostName(url.hostname)) return { kind: 'malformed' };
  const fragment = url.hash.length > 1 ? safeDecode(url.hash.slice(1)) : null;
  url.hash = '';
  url.username = '';
  url.password = '';
  if (base !== null && fragment !== null && url.href === withoutFragment(base))
    return { kind: 'place', place: fragment };
  return { kind: 'web', url: url.href, fragment, schemeGuessed };
}

/** A name that DNS can hold, or an IP address. */
function isHostName(host: string): boolean {
  if (host.startsWith('[')) return true;
  const name = host.replace(/\.$/, '');
  return (
    name.length <= 253 &&
    name.split('.').every((label) => /^(?!-)[a-z\d_-]{1,63}$/i.test(label) && !label.endsWith('-'))
  );
}

function mailboxes(mailto: string): readonly string[] {
  const to = mailto.slice('mailto:'.length).replace(/\?.*$/s, '');
  return to.split(/[,;]/).map((one) => safeDecode(one).trim());
}

/** The address a page sends its reader on to, or null where it is no web address. */
export function followed(to: string, from: string): string | null {
  const next = destinationOf(to === '' ? from : to, from, false);
  if (next.kind === 'place') return withoutFragment(from);
  return next.kind === 'web' ? next.url : null;
}

export function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

export function hostOf(url: string): string {
  return new URL(url).hostname;
}

/** Is the host one of these ("*.x" for subdomains), with or without "www."? */
export function isHostOf(host: string, names: readonly string[]): boolean {
  const bare = host.replace(/^www\./, '');
  return names.some((name) => (name.startsWith('*.') ? bare.endsWith(name.slice(1)) : bare === name));
}

/** Is this the home page of its site? */
export function isHome(url: string, register: LinkAnswerRegister): boolean {
  const { pathname, search } = new URL(url);
  const parts = pathname.toLowerCase().split('/').filter(Boolean);
  return parts.length <= 1 && register.homes.includes(parts[0] ?? '') && !hasChoosingQuery(search, register);
}

function hasChoosingQuery(search: string, register: LinkAnswerRegister): boolean {
  return [...new URLSearchParams(search).keys()].some((key) => !register.trackers.includes(key.toLowerCase()));
}

/** Two ways to write one page. */
export function isSamePage(a: string, b: string, register: LinkAnswerRegister): boolean {
  return pageKey(a, register) === pageKey(b, register);
}

/**
 * By what a page is known, however its address is written: scheme, "www.", case of the host, final slash, index file and
 * trackers don't tell pages apart.
 * @throws TypeError where it is no address
 */
export function pageKey(address: string, register: LinkAnswerRegister): string {
  const url = new URL(address);
  const path = safeDecode(url.pathname).replace(/\/+$/, '').split('/');
  if (register.indexes.includes((path.at(-1) ?? '').toLowerCase())) path.pop();
  const query = [...url.searchParams].filter(([key]) => !register.trackers.includes(key.toLowerCase()));
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${url.hostname.replace(/^www\./, '')}${port}${path.join('/').toLowerCase()}?${JSON.stringify(query.sort())}`;
}

/** Addresses come from pages: a stray % must not stop a check. */
function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
