/** Kept reviews by site and, within it, by notice. */
import type { HistoryEntry } from './review-doors';

export interface NoticeHistory {
  readonly notice: string;
  readonly title: string;
  readonly organisation: string;
  /** Newest first. */
  readonly reviews: readonly HistoryEntry[];
}

export interface SiteHistory {
  /** Host, or "" for files and pasted text. */
  readonly site: string;
  readonly notices: readonly NoticeHistory[];
}

/** In the order of the entries: the site reviewed last comes first. */
export function historyGroups(entries: readonly HistoryEntry[]): readonly SiteHistory[] {
  return [...grouped(entries, ({ site }) => site)].map(([site, ofSite]) => ({
    site,
    notices: [...grouped(ofSite, ({ notice }) => notice)].map(([notice, reviews]) => ({
      notice,
      title: reviews[0]?.title ?? '',
      organisation: reviews[0]?.organisation ?? '',
      reviews,
    })),
  }));
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
