/** What came of a search, for the screens, the grid and the lists. */
import type { Pack } from '../engine/pack';
import { contextOf } from './consider';
import type { Crawl, Lead } from './crawl';
import { eligible, isBeyond, isFound, isWorth, kindsFound, standingOf } from './order';
import type { FetchFault } from './port';

/**
 * `clear`: every needed kind was found, and nothing that looks as likely is left; `exhausted`: everything that may lead
 * to notices was read; `limit`: more was left than the plan allows; `unreachable`: the home page could not be had;
 * `forbidden`: robots.txt does not let this program in.
 */
export type DoneReason = 'clear' | 'exhausted' | 'limit' | 'unreachable' | 'forbidden';

export interface FoundCandidate {
  readonly lead: Lead;
  /** Further addresses at which the same stands. */
  readonly also: readonly string[];
}

export interface KindAnswer {
  readonly id: string;
  readonly title: string;
  readonly needed: boolean;
  readonly found: boolean;
  /** Addresses of the notices of that kind. */
  readonly addresses: readonly string[];
}

export interface CrawlResult {
  /** Null while there is something to ask for. */
  readonly done: DoneReason | null;
  readonly fault: FetchFault | null;
  /** Likeliest first: what is a notice, and what might have been. */
  readonly candidates: readonly FoundCandidate[];
  readonly kinds: readonly KindAnswer[];
  /** Addresses that robots.txt forbids, and that look worth reading. */
  readonly forbidden: readonly string[];
  /** Addresses that were not asked for because of the plan's limits. */
  readonly beyond: readonly string[];
  /** Pages that may lead to notices and could not be read, with why. */
  readonly unread: readonly { readonly url: string; readonly reason: string }[];
  /** Why the home page could not be had as its address is written, and at which other form of it it was. */
  readonly otherForm: { readonly fault: FetchFault; readonly url: string } | null;
  /** Links that lead nowhere by their address, by why. */
  readonly trapped: Readonly<Record<string, number>>;
  readonly pages: number;
  readonly documents: number;
  readonly requests: number;
}

export function resultOf(crawl: Crawl, pack: Pack): CrawlResult {
  const { find } = contextOf(pack).book;
  const leads = Object.values(crawl.leads);
  const standing = standingOf(crawl, find);
  const kinds = kindsFound(crawl);
  const worthy = (lead: Lead) => isWorth(lead, standing, find);
  const beyond = leads.filter(
    (lead) => lead.state === 'waiting' && lead.as !== 'sitemap' && worthy(lead) && isBeyond(lead, crawl),
  );
  const forbidden = leads.filter((lead) => lead.state === 'forbidden' && worthy(lead) && lead.as !== 'sitemap');
  const open = eligible(crawl, find).length > 0;
  const candidates = leads
    .filter((lead) => isCandidate(lead, find.documentWorth.some))
    .sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1))
    .map((lead) => ({
      lead,
      also: leads.flatMap((other) => (other.sameAs === lead.key ? [other.url] : [])),
    }));
  const fault = open ? crawl.fault : faultOf(crawl, leads, kinds.size > 0);
  const isShown = new Set(candidates.map(({ lead }) => lead));
  return {
    done: open ? null : doneReason(fault, standing.stage, beyond, forbidden),
    fault,
    unread: leads.flatMap((lead) => {
      const { url, reason } = lead;
      // Shut because its robots.txt could not be had: the site has asked for nothing.
      const isUnread = lead.state === 'unreadable' || (lead.state === 'forbidden' && reason !== 'robots');
      const isWay = isUnread && lead.as === 'page' && lead.by !== 'home' && lead.reading === null;
      return isWay && reason !== null && !isShown.has(lead) && lead.lead >= find.worth.some ? [{ url, reason }] : [];
    }),
    otherForm: otherFormOf(crawl, leads),
    candidates,
    kinds: find.expected.map((one) => ({
      id: one.id,
      title: one.title,
      needed: one.needed,
      found: isFound(one, kinds),
      addresses: leads
        .filter(
          ({ state, reading }) => state === 'notice' && reading?.notices.some(({ kind }) => one.kinds.includes(kind)),
        )
        .map(({ url }) => url),
    })),
    forbidden: forbidden.flatMap(({ url, reason }) => (reason === 'robots' ? [url] : [])),
    beyond: beyond.map(({ url }) => url),
    trapped: crawl.trapped,
    pages: crawl.pages,
    documents: crawl.documents,
    requests: crawl.requests,
  };
}

/** A home page that is nothing without scripts is a fault where nothing else led to a notice. */
function faultOf(crawl: Crawl, leads: readonly Lead[], anyFound: boolean): FetchFault | null {
  if (crawl.fault !== null || anyFound) return crawl.fault;
  const home = leads.find(({ by }) => by === 'home');
  return home?.state === 'unreadable' && home.reason === 'script-only' ? 'script-only' : null;
}

function otherFormOf({ firstFault }: Crawl, leads: readonly Lead[]): CrawlResult['otherForm'] {
  const home = leads.find(({ by }) => by === 'home');
  if (firstFault === undefined || home === undefined || home.state === 'waiting') return null;
  return { fault: firstFault, url: home.reading?.url ?? home.url };
}

function doneReason(
  fault: FetchFault | null,
  stage: string,
  beyond: readonly Lead[],
  forbidden: readonly Lead[],
): DoneReason {
  if (fault !== null) return 'unreachable';
  if (forbidden.some(({ by }) => by === 'home')) return 'forbidden';
  if (stage === 'all') return 'clear';
  return beyond.length > 0 ? 'limit' : 'exhausted';
}

/** A notice, or what looked like one and is not, can't be read, may not be read or was not read. */
function isCandidate(lead: Lead, least: number): boolean {
  switch (lead.state) {
    case 'notice':
    case 'in-viewer':
      return true;
    case 'same':
    case 'passed':
      return false;
    case 'unreadable':
    case 'forbidden':
    case 'no-notice':
    case 'waiting':
      return lead.as !== 'sitemap' && lead.by !== 'home' && (lead.by === 'named' || lead.notice >= least);
  }
}

function weight(lead: Lead): number {
  return (lead.state === 'notice' ? 2 : 0) + (lead.reading?.score ?? lead.notice);
}
