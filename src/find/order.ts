/** What of a search is worth asking for next, and when it is over. */

import type { ExpectedKind, FindRegister } from '../engine/registers';
import type { NoticeKind } from '../engine/report';
import { rankOf } from './consider';
import type { Crawl, Lead } from './crawl';

/** How far a search has come. */
export type Stage = 'unfound' | 'some' | 'all';

export function kindsFound(crawl: Pick<Crawl, 'leads'>): ReadonlySet<NoticeKind> {
  const kinds = new Set<NoticeKind>();
  for (const { state, reading } of Object.values(crawl.leads)) {
    if (state === 'notice') for (const { kind } of reading?.notices ?? []) kinds.add(kind);
  }
  return kinds;
}

export function isFound({ kinds }: ExpectedKind, found: ReadonlySet<NoticeKind>): boolean {
  return kinds.some((kind) => found.has(kind));
}

/** How far a search has come, and what is missing of what is expected. */
export interface Standing {
  readonly stage: Stage;
  /** Ids of kinds. */
  readonly missing: ReadonlySet<string>;
}

export function standingOf(crawl: Pick<Crawl, 'leads'>, register: FindRegister): Standing {
  const found = kindsFound(crawl);
  const missing = register.expected.filter((one) => !isFound(one, found)).map(({ id }) => id);
  return { stage: stageOf(found, register), missing: new Set(missing) };
}

function stageOf(found: ReadonlySet<NoticeKind>, { expected }: FindRegister): Stage {
  const needed = expected.filter((one) => one.needed);
  const there = needed.filter((one) => isFound(one, found));
  if (there.length === needed.length) return 'all';
  return there.length > 0 ? 'some' : 'unfound';
}

/** Each step from the home page makes a link a little less likely to be the one. */
const PER_STEP = 0.03;

function orderOf(lead: Lead): number {
  if (lead.by === 'home') return 20;
  if (lead.by === 'named') return 10;
  return rankOf(lead) - PER_STEP * lead.depth;
}

/** Is it worth its request, as things stand, limits aside? */
export function isWorth(lead: Lead, { stage, missing }: Standing, { worth, documentWorth }: FindRegister): boolean {
  if (lead.by === 'home' || lead.by === 'named') return true;
  if (lead.as === 'document') return lead.notice >= documentWorth[stage];
  if (lead.depth <= NEAR && lead.elsewhere.some((kind) => missing.has(kind))) return true;
  return rankOf(lead) >= worth[stage];
}

/** Links from the home page within which pages are looked at for a kind that is missing. */
const NEAR = 2;

/** Is it beyond what the plan allows? */
export function isBeyond(lead: Lead, crawl: Crawl): boolean {
  if (lead.by === 'home' || lead.by === 'named') return false;
  const { mostPages, mostDocuments, mostDepth } = crawl.plan;
  if (lead.as === 'document') return crawl.documents >= mostDocuments;
  return crawl.pages >= mostPages || lead.depth > mostDepth;
}

/** Leads to ask for, best first; empty where the search is over. */
export function eligible(crawl: Crawl, register: FindRegister): readonly Lead[] {
  const standing = standingOf(crawl, register);
  const waiting = Object.values(crawl.leads).filter(
    (lead) => lead.state === 'waiting' && isWorth(lead, standing, register) && !isBeyond(lead, crawl),
  );
  const home = waiting.find(({ by }) => by === 'home');
  // Nothing is known of a site whose home page was not read; named addresses need none.
  const ready = home === undefined ? waiting : waiting.filter(({ by }) => by === 'home' || by === 'named');
  return ready.sort((a, b) => orderOf(b) - orderOf(a) || (a.key < b.key ? -1 : 1));
}
