/** Keeps what the popup showed while its tab shows the same page: in memory, until the browser closes at the latest. */
import type { BrowserApi } from './browser';

/** The part of a storage area that is used. */
export type SessionArea = Pick<BrowserApi['storage']['session'], 'get' | 'set' | 'remove'>;

export interface ReviewStore<Kept> {
  /** What was kept for this tab, if the tab still shows that address. */
  get(tab: number, address: string): Promise<Kept | null>;
  /** A full store lets go of the other tabs' reviews first. Whatever can't be kept is made again at the next click. */
  put(tab: number, address: string, kept: Kept): Promise<void>;
}

interface Entry<Kept> {
  readonly address: string;
  readonly kept: Kept;
}

const PREFIX = 'review:';

/** Under which a tab's review is kept. */
export const keyOf = (tab: number): string => `${PREFIX}${tab}`;

/** The part after "#" names a place in the page, not another page. */
const pageOf = (address: string): string => address.replace(/#.*$/s, '');

/** `accepts` tells whether a value is of the shape that this version of the program keeps. */
export function reviewStore<Kept>(area: SessionArea, accepts: (kept: unknown) => kept is Kept): ReviewStore<Kept> {
  return {
    async get(tab, address) {
      const key = keyOf(tab);
      const entry = (await area.get(key))[key] as Partial<Entry<unknown>> | undefined;
      if (entry?.address !== pageOf(address) || !accepts(entry.kept)) return null;
      return entry.kept;
    },
    async put(tab, address, kept) {
      const key = keyOf(tab);
      const entry: Entry<Kept> = { address: pageOf(address), kept };
      try {
        await area.set({ [key]: entry });
      } catch {
        const others = Object.keys(await area.get(null)).filter((name) => name.startsWith(PREFIX) && name !== key);
        await area.remove(others);
        await area.set({ [key]: entry }).catch(() => area.remove(key));
      }
    },
  };
}

/** What is kept for a tab, whatever it shows: for those that may not know its address. */
export async function keptIn<Kept>(
  area: Pick<SessionArea, 'get'>,
  tab: number,
  accepts: (kept: unknown) => kept is Kept,
): Promise<Kept | null> {
  const entry = (await area.get(keyOf(tab)))[keyOf(tab)] as Partial<Entry<unknown>> | undefined;
  const kept = entry?.kept;
  return accepts(kept) ? kept : null;
}

export function dropReview(area: Pick<SessionArea, 'remove'>, tab: number): Promise<void> {
  return area.remove(keyOf(tab));
}

/**
 * For a tab that has begun to load. Browsers say so, too, when a link leads to another place in the same page; such an
 * address ends in "#..." and differs from the kept one in nothing else. Where the address is not told (it is the same,
 * as after a reload, or the browser keeps it to itself) the page has been left.
 * @returns whether there was a review, and it was dropped
 */
async function dropReviewOfLeftPage(area: SessionArea, tab: number, address: string | undefined): Promise<boolean> {
  const entry = (await area.get(keyOf(tab)))[keyOf(tab)] as Partial<Entry<unknown>> | undefined;
  if (entry === undefined || (address?.includes('#') && entry.address === pageOf(address))) return false;
  await dropReview(area, tab);
  return true;
}

/** The part of `tabs` that tells when a page is left. */
export interface TabEvents {
  readonly onUpdated: {
    addListener(listener: (tab: number, change: { readonly status?: string; readonly url?: string }) => void): void;
  };
  readonly onRemoved: { addListener(listener: (tab: number) => void): void };
}

/**
 * Drops a tab's review as soon as the tab loads another page, or is closed.
 * @param onLeft called where the page was left and the tab is still there
 */
export function dropReviewsOfLeftPages(tabs: TabEvents, area: SessionArea, onLeft: (tab: number) => void): void {
  tabs.onUpdated.addListener(async (tab, change) => {
    if (change.status === 'loading' && (await dropReviewOfLeftPage(area, tab, change.url))) onLeft(tab);
  });
  tabs.onRemoved.addListener((tab) => void dropReview(area, tab));
}
