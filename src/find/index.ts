/**
 * Finds a site's privacy notices, a step at a time: the room's public face. Nothing here asks the network, the clock or a
 * store: the caller asks for what is wanted and hands in what was answered. A crawl is plain JSON.
 */
import type { Pack } from '../engine/pack';
import { contextOf, keep } from './consider';
import { type Crawl, crawlOf, type Draft, draftOf, type FindPlan } from './crawl';
import { eligible } from './order';
import type { FetchOutcome, Wanted } from './port';
import { type CrawlResult, resultOf } from './result';
import { keyOf, originOf, siteOf } from './site-address';
import { type FindTools, type Taken, take } from './take';

export type { Crawl, FindPlan, Lead, Reading } from './crawl';
export type { FetchFault, FetchOutcome, Wanted } from './port';
export type { CrawlResult, FoundCandidate } from './result';
export type { FindTools, FoundDocument, Taken } from './take';

/** Pages, documents and steps that a site takes where the user says nothing else. */
export const USUAL_LIMITS = { mostPages: 60, mostDocuments: 60, mostDepth: 4 } as const;

/**
 * @param home the school's home page, with its scheme; null where only the plan's notices are to be read
 * @throws TypeError where an address is none; Error where the pack does not say how notices are found
 */
export function beginCrawl(home: string | null, plan: FindPlan, pack: Pack): Crawl {
  const context = contextOf(pack);
  const draft: Draft = {
    home,
    plan,
    sites: [
      ...new Set([...(home === null ? [] : [siteOf(home)]), ...plan.hosts.map((host) => host.replace(/^www\./, ''))]),
    ],
    leads: {},
    aliases: {},
    robots: {},
    pages: 0,
    documents: 0,
    sitemaps: 0,
    requests: 0,
    trapped: {},
    shapes: {},
    fault: null,
  };
  const asked = { depth: 0, foundOn: null, text: '', strange: false } as const;
  if (home !== null) {
    const url = new URL(home);
    url.hash = '';
    keep(
      draft,
      {
        ...asked,
        key: keyOf(url.href, context.book),
        url: url.href,
        as: 'page',
        notice: 0,
        lead: 1,
        elsewhere: [],
        by: 'home',
      },
      context,
    );
  }
  for (const address of plan.notices) addNamed(draft, address, pack);
  return crawlOf(draft);
}

/** Adds an address that the user names as a notice. @throws TypeError where it is no address */
export function addNotice(crawl: Crawl, address: string, pack: Pack): Crawl {
  const draft = draftOf(crawl);
  addNamed(draft, address, pack);
  return successor(crawl, crawlOf(draft));
}

function addNamed(draft: Draft, address: string, pack: Pack): void {
  const context = contextOf(pack);
  const url = new URL(address);
  url.hash = '';
  const key = keyOf(url.href, context.book);
  const known = draft.leads[key];
  if (known !== undefined && known.by !== 'home') {
    const again = known.state === 'waiting' || known.state === 'forbidden' || known.state === 'in-viewer';
    draft.leads[key] = { ...known, by: 'named', notice: 1, ...(again ? { state: 'waiting', reason: null } : {}) };
    return;
  }
  if (known !== undefined) return;
  keep(
    draft,
    {
      key,
      url: url.href,
      as: /\.(?:pdf|docx?|odt|rtf)$/i.test(url.pathname) ? 'document' : 'page',
      depth: draft.plan.mostDepth,
      foundOn: null,
      text: '',
      notice: 1,
      lead: 0,
      elsewhere: [],
      by: 'named',
      strange: false,
    },
    context,
  );
}

/** Has what could not be had (for reasons that may have passed) asked for anew. */
export function retryFailed(crawl: Crawl): Crawl {
  const draft = draftOf(crawl);
  for (const lead of Object.values(draft.leads)) {
    const passing = lead.state === 'unreadable' && lead.reading === null && lead.reason !== 'not-found';
    const shut = lead.state === 'forbidden' && lead.reason !== 'robots';
    if (!passing && !shut) continue;
    // A home page was last tried in other forms of its address.
    const url = lead.by === 'home' ? (draft.home ?? lead.url) : lead.url;
    draft.leads[lead.key] = { ...lead, url, state: 'waiting', reason: null, tries: 0 };
    for (const origin of [originOf(lead.url), originOf(url)]) {
      if (draft.robots[origin]?.kind === 'unreachable') delete draft.robots[origin];
    }
  }
  draft.fault = null;
  return successor(crawl, crawlOf(draft));
}

/**
 * What was given out and not answered, by crawl: kept beside the state and not in it, so that a crawl that is loaded anew
 * gives it out again.
 */
const givenOut = new WeakMap<Crawl, Set<string>>();

function outOf(crawl: Crawl): Set<string> {
  const known = givenOut.get(crawl);
  if (known) return known;
  const fresh = new Set<string>();
  givenOut.set(crawl, fresh);
  return fresh;
}

function successor(crawl: Crawl, next: Crawl): Crawl {
  givenOut.set(next, outOf(crawl));
  return next;
}

/**
 * What to ask for now, best first. What is out and unanswered is not given twice, and counts among `atOnce`. Empty where
 * there is nothing to ask for until an answer comes, or the search is over: `crawlResult` says which.
 */
export function nextWanted(crawl: Crawl, atOnce: number, pack: Pack): readonly Wanted[] {
  const out = outOf(crawl);
  const wanted: Wanted[] = [];
  const give = (one: Wanted) => {
    if (out.has(one.url) || wanted.some(({ url }) => url === one.url)) return;
    wanted.push(one);
  };
  const counts = { page: 0, document: 0, sitemap: 0 };
  const left = {
    page: crawl.plan.mostPages - crawl.pages,
    document: crawl.plan.mostDocuments - crawl.documents,
    sitemap: Number.POSITIVE_INFINITY,
  };
  for (const lead of eligible(crawl, contextOf(pack).book.find)) {
    if (out.size + wanted.length >= atOnce) break;
    const unasked = [lead.url, ...(lead.sentTo === undefined ? [] : [lead.sentTo])]
      .map(originOf)
      .find((origin) => crawl.robots[origin] === undefined);
    if (lead.by !== 'named' && unasked !== undefined) {
      give({ url: `${unasked}/robots.txt`, as: 'robots' });
      continue;
    }
    counts[lead.as]++;
    // Those that are out come first in this order, so they are counted too.
    if (counts[lead.as] > left[lead.as] && lead.by !== 'home' && lead.by !== 'named') continue;
    give({ url: lead.url, as: lead.as });
  }
  for (const { url } of wanted) out.add(url);
  return wanted;
}

/**
 * Works an answer in. Answers of one crawl are worked in one after the other: each call takes the crawl that the one
 * before gave back.
 * @returns `found` where the document holds notices that were not read before
 */
export async function takeOutcome(
  crawl: Crawl,
  wanted: Wanted,
  outcome: FetchOutcome,
  tools: FindTools,
): Promise<Taken> {
  const taken = await take(crawl, wanted, outcome, tools);
  outOf(crawl).delete(wanted.url);
  return { ...taken, crawl: successor(crawl, taken.crawl) };
}

export function crawlResult(crawl: Crawl, pack: Pack): CrawlResult {
  return resultOf(crawl, pack);
}

/** Milliseconds that a site's robots.txt asks to be left alone between two requests; 0 where it asks for nothing. */
export function delayOf(crawl: Crawl, url: string): number {
  const robots = crawl.robots[originOf(url)];
  return robots?.kind === 'rules' ? (robots.delay ?? 0) * 1000 : 0;
}
