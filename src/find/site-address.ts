/** Addresses of a site as a crawl sees them: one page counted once, whose host it is, and what leads nowhere. */
import type { FindRegister, LinkAnswerRegister } from '../engine/registers';
import { destinationOf, isHostOf, pageKey } from '../links/address';

export interface AddressBook {
  readonly find: FindRegister;
  readonly links: LinkAnswerRegister;
}

/** Why an address is not followed. */
export type Trap =
  | 'too-long'
  | 'too-deep'
  | 'repeating'
  | 'parameters'
  | 'paging'
  | 'file'
  | 'part'
  /** Only where the link does not name a notice. */
  | 'unless-named';

/** The web address that a link leads to, without what chooses no page (sessions, sorting); null where it is none. */
export function addressOf(href: string, base: string, book: AddressBook): string | null {
  if (href.length > 4000) return null;
  const to = destinationOf(href, base, false);
  if (to.kind !== 'web') return null;
  return tidied(to.url, book);
}

/** The address without session ids, trackers and ways of sorting a list. */
export function tidied(address: string, { find, links }: AddressBook): string {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/;[a-z]*sessionid=[^/;]*/gi, '');
  const drop = [...url.searchParams.keys()].filter((key) => {
    const name = key.toLowerCase();
    return (
      find.traps.sessions.includes(name) ||
      find.traps.views.includes(name) ||
      links.trackers.includes(name) ||
      /^aspsessionid/.test(name)
    );
  });
  // Only where there is something to drop: writing the query anew changes how it is encoded.
  for (const key of drop) url.searchParams.delete(key);
  url.hash = '';
  return url.href;
}

/** By what an address is known; two ways to write one page have the same. */
export function keyOf(address: string, book: AddressBook): string {
  return pageKey(tidied(address, book), book.links);
}

/** Scheme, host and port: what a robots.txt is for. */
export function originOf(address: string): string {
  return new URL(address).origin;
}

/** The host without "www.", with its port where that is not the usual one. */
export function siteOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}

/** Is it on one of the sites, or on a part of one of them ("files.x.sch.uk" of "x.sch.uk")? */
export function isOnSites(address: string, sites: readonly string[]): boolean {
  const site = siteOf(address);
  return sites.some((own) => site === own || site.endsWith(`.${own}`));
}

export function isDocumentHost(address: string, { find }: AddressBook): boolean {
  return isHostOf(new URL(address).hostname, find.documentHosts);
}

export function isOtherHost(address: string, { find }: AddressBook): boolean {
  return isHostOf(new URL(address).hostname, find.otherHosts);
}

/** Why an address is not to be followed, or null. */
export function trapOf(address: string, { find }: AddressBook): Trap | null {
  const { traps } = find;
  if (address.length > traps.longest) return 'too-long';
  const url = new URL(address);
  const parts = url.pathname.toLowerCase().split('/').filter(Boolean);
  if (parts.length > traps.deepest) return 'too-deep';
  if (repeats(parts)) return 'repeating';
  const ending = /\.([a-z0-9]{1,5})$/.exec(parts.at(-1) ?? '')?.[1];
  if (ending !== undefined && traps.files.includes(ending)) return 'file';
  if (parts.some((part) => traps.parts.includes(part))) return 'part';
  const names = [...url.searchParams.keys()].map((key) => key.toLowerCase());
  if (names.length > traps.mostParameters) return 'parameters';
  if (names.some((name) => traps.parameters.includes(name))) return 'parameters';
  if (pageNumber(url, traps.paging) > traps.mostPaging) return 'paging';
  // A page for each day or month of a year.
  if (/\/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]\d{1,2})?(?:\/|$)/.test(url.pathname)) return 'unless-named';
  if (parts.some((part) => traps.unlessNamed.includes(part))) return 'unless-named';
  return null;
}

/** Addresses that differ in numbers alone have the same. */
export function shapeOf(address: string): string {
  const url = new URL(address);
  const query = [...url.searchParams].map(([key, value]) => `${key}=${value}`).sort();
  return `${siteOf(address)}${`${url.pathname}?${query.join('&')}`.toLowerCase().replace(/\d+/g, '#')}`;
}

/** A relative link without its slash makes a path that repeats itself: /about/about/about. */
function repeats(parts: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  if ([...counts.values()].some((count) => count > 2)) return true;
  for (let size = 1; size * 2 <= parts.length; size++) {
    for (let at = 0; at + size * 2 <= parts.length; at++) {
      const [first, second] = [parts.slice(at, at + size), parts.slice(at + size, at + size * 2)];
      if (size > 1 && first.join('/') === second.join('/')) return true;
    }
  }
  return false;
}

/** The number of a page of a list, as its address says; 0 where it says none. */
function pageNumber(url: URL, names: readonly string[]): number {
  for (const [key, value] of url.searchParams) {
    if (names.includes(key.toLowerCase()) && /^\d{1,9}$/.test(value)) return Number(value);
  }
  const last = /\/page\/(\d{1,9})\/?$/i.exec(url.pathname)?.[1];
  return last === undefined ? 0 : Number(last);
}

/** Is it a further page of the list that `of` is the beginning, or another page, of? */
export function isNextPage(address: string, of: string, { find }: AddressBook): boolean {
  const { paging } = find.traps;
  const url = new URL(address);
  return (
    pageNumber(url, paging) > 1 &&
    siteOf(address) === siteOf(of) &&
    unpaged(url, paging) === unpaged(new URL(of), paging)
  );
}

function unpaged({ pathname, searchParams }: URL, names: readonly string[]): string {
  const others = [...searchParams].filter(([key]) => !names.includes(key.toLowerCase()));
  return `${pathname.replace(/\/page\/\d{1,9}\/?$/i, '').replace(/\/$/, '')}?${others.sort().join('&')}`;
}

/** What an address says in words: "/key-info/privacy_notices.pdf" gives "key info privacy notices". */
export function wordsOfAddress(address: string): string {
  const url = new URL(address);
  const query = [...url.searchParams.values()].filter((value) => /[a-z]{3}/i.test(value) && value.length < 100);
  return [...url.pathname.split('/').slice(-3), ...query].map(wordsOf).filter(Boolean).join(' / ');
}

function wordsOf(part: string): string {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // A stray % is no reason to stop.
  }
  return text
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_+.%\s]+/g, ' ')
    .trim();
}
