/** Works an answer into a search: robots.txt, sitemaps, pages and documents. */

import type { Pack } from '../engine/pack';
import type { MediaType } from '../engine/report';
import { sketchOf } from '../links/sketch';
import type { Notice } from '../notice/notice';
import { decode } from '../read/decode';
import type { ReadResult } from '../read/index';
import { sourceFormat } from '../read/source-format';
import { considerPage, considerSitemap, contextOf, type FindContext, keep } from './consider';
import { type Crawl, crawlOf, type Draft, draftOf, type Lead, leadAt, type NoticeSeen, type Reading } from './crawl';
import { describeDocument } from './describe-document';
import { type PageFace, readPageFace } from './page-links';
import { plainName } from './plain-name';
import type { FetchFault, FetchOutcome, Validators, Wanted } from './port';
import { mayAsk, robotsOf } from './robots';
import { isDocumentHost, isOnSites, isOtherHost, keyOf, originOf, siteOf } from './site-address';
import { readSitemap, unpackedSitemap } from './sitemap';
import { standInOf } from './stand-in';

/** What the search needs to work an answer in. */
export interface FindTools {
  readonly pack: Pack;
  /** Reads a page or document; see `readSource`. */
  readonly read: (
    bytes: Uint8Array,
    source: { readonly location: string; readonly contentType: string | null },
  ) => Promise<ReadResult>;
  /** Hexadecimal. */
  readonly sha256: (source: string | Uint8Array) => Promise<string>;
  /** What an earlier run read at an address that has not changed since. */
  readonly earlier?: (url: string) => Reading | null;
}

/** A document that holds notices. */
export interface FoundDocument {
  readonly lead: Lead;
  readonly reading: Reading;
  /** The whole document; see `splitNotice` for each of several. */
  readonly notice: Notice;
  /** Sentences for the reader of the review: what could not be read. */
  readonly warnings: readonly string[];
}

export interface Taken {
  readonly crawl: Crawl;
  readonly found: FoundDocument | null;
}

type Fetched = Extract<FetchOutcome, { kind: 'fetched' }>;

export async function take(crawl: Crawl, wanted: Wanted, outcome: FetchOutcome, tools: FindTools): Promise<Taken> {
  const context = contextOf(tools.pack);
  const draft = draftOf(crawl);
  if (outcome.kind === 'failed' && outcome.fault === 'cancelled') return { crawl, found: null };
  draft.requests++;
  const found = await takeInto(draft, wanted, outcome, tools, context);
  return { crawl: crawlOf(draft), found };
}

async function takeInto(
  draft: Draft,
  wanted: Wanted,
  outcome: FetchOutcome,
  tools: FindTools,
  context: FindContext,
): Promise<FoundDocument | null> {
  if (wanted.as === 'robots') {
    takeRobots(draft, wanted.url, outcome, context);
    return null;
  }
  const lead = Object.values(draft.leads).find(({ url, state }) => url === wanted.url && state === 'waiting');
  // Answered twice, or no longer wanted.
  if (lead === undefined) return null;
  if (lead.as === 'sitemap') {
    takeSitemap(draft, lead, outcome, context);
    return null;
  }
  if (lead.as === 'document') draft.documents++;
  else draft.pages++;
  switch (outcome.kind) {
    case 'failed':
      fail(draft, lead, outcome.fault);
      return null;
    case 'not-modified': {
      const earlier = tools.earlier?.(lead.url) ?? null;
      const state = earlier === null ? 'unreadable' : earlier.notices.length > 0 ? 'notice' : 'no-notice';
      settle(draft, lead, { state, reason: 'not-modified', reading: earlier });
      return null;
    }
    case 'fetched':
      return takeFetched(draft, lead, outcome, tools, context);
  }
}

function settle(draft: Draft, lead: Lead, what: Partial<Lead> & Pick<Lead, 'state'>): Lead {
  const settled = { ...lead, ...what };
  draft.leads[lead.key] = settled;
  return settled;
}

function takeRobots(draft: Draft, url: string, outcome: FetchOutcome, { book }: FindContext): void {
  const record = robotsOf(outcome, draft.plan.agent);
  const origins = [originOf(url)];
  // The same site under its other scheme or with "www." hands its robots.txt on: it need not be asked twice.
  if (outcome.kind === 'fetched' && siteOf(outcome.url) === siteOf(url) && /\/robots\.txt$/.test(outcome.url))
    origins.push(originOf(outcome.url));
  for (const origin of origins) draft.robots[origin] = record;
  const home = Object.values(draft.leads).find(({ by, state }) => by === 'home' && state === 'waiting');
  if (record.kind === 'unreachable' && home !== undefined && originOf(home.url) === originOf(url)) {
    fail(draft, home, record.fault);
    return;
  }
  for (const lead of Object.values(draft.leads)) {
    if (lead.state !== 'waiting' || lead.by === 'named') continue;
    const isShut = [lead.url, lead.sentTo].some(
      (address) => address !== undefined && origins.includes(originOf(address)) && !mayAsk(address, record),
    );
    if (isShut)
      settle(draft, lead, {
        state: 'forbidden',
        reason: record.kind === 'unreachable' ? record.fault : 'robots',
      });
  }
  if (record.kind !== 'rules' || !isOnSites(url, draft.sites)) return;
  for (const address of record.sitemaps) addSitemap(draft, address, url, 0.7, 'sitemap', { book });
}

/** @param lead how likely it leads to notices */
function addSitemap(
  draft: Draft,
  address: string,
  from: string,
  lead: number,
  by: Lead['by'],
  { book }: Pick<FindContext, 'book'>,
): void {
  const sitemaps = Object.values(draft.leads).filter(({ as }) => as === 'sitemap').length;
  if (sitemaps >= book.find.sitemaps.most || !URL.canParse(address, from)) return;
  const url = new URL(address, from);
  if (!/^https?:$/.test(url.protocol) || !isOnSites(url.href, draft.sites)) return;
  url.hash = '';
  const key = `sitemap ${keyOf(url.href, book)}`;
  if (draft.leads[key] !== undefined) return;
  const robots = draft.robots[originOf(url.href)];
  const forbidden = robots !== undefined && !mayAsk(url.href, robots);
  draft.leads[key] = {
    key,
    url: url.href,
    as: 'sitemap',
    depth: 0,
    foundOn: from,
    text: '',
    notice: 0,
    lead,
    elsewhere: [],
    by,
    strange: false,
    state: forbidden ? 'forbidden' : 'waiting',
    reason: forbidden ? 'robots' : null,
    sameAs: null,
    tries: 0,
    reading: null,
  };
}

function takeSitemap(draft: Draft, lead: Lead, outcome: FetchOutcome, context: FindContext): void {
  draft.sitemaps++;
  const { sitemaps } = context.book.find;
  if (outcome.kind !== 'fetched') {
    settle(draft, lead, { state: 'unreadable', reason: outcome.kind === 'failed' ? outcome.fault : 'not-modified' });
    return;
  }
  const text = decode(unpackedSitemap(outcome.bytes, sitemaps.mostBytes));
  // A "not found" page that does not say so in its status.
  if (/^\s*<(?:!doctype html|html)\b/i.test(text)) {
    settle(draft, lead, { state: 'unreadable', reason: 'no-sitemap' });
    return;
  }
  settle(draft, lead, { state: 'passed' });
  // Where one was found, no further one is guessed at.
  for (const other of Object.values(draft.leads)) {
    if (other.as === 'sitemap' && other.by === 'guess' && other.state === 'waiting') delete draft.leads[other.key];
  }
  const map = readSitemap(text, sitemaps.mostAddresses);
  considerSitemap(draft, map.addresses, lead, context);
  const words = (address: string) =>
    address
      .split(/[?#]/, 1)[0]
      ?.split('/')
      .at(-1)
      ?.replace(/[-_.\d]+/g, ' ') ?? '';
  const matches = context.matches;
  const isNamed = (patterns: readonly number[], address: string) =>
    patterns.some((pattern) => matches(pattern, words(address)));
  for (const address of map.sitemaps.slice(0, 500)) {
    const first = isNamed(sitemaps.firstPhrases, address);
    if (!first && isNamed(sitemaps.notPhrases, address)) continue;
    addSitemap(draft, address, lead.url, first ? lead.lead : lead.lead - 0.1, lead.by, context);
  }
}

const NOT_THERE = new Set<FetchFault>([
  'name-unknown',
  'tls',
  'connection',
  'timeout',
  'not-found',
  'hidden-redirect',
  'no-site',
]);
/** What says little of a site: what another form of its address met with says more. */
const SAYS_LITTLE = new Set<FetchFault>(['name-unknown', 'connection', 'timeout', 'not-found']);

function fail(draft: Draft, lead: Lead, fault: FetchFault): void {
  if (lead.by === 'home') {
    const { firstFault } = draft;
    const next = NOT_THERE.has(fault) ? otherForms(draft.home ?? lead.url)[lead.tries] : undefined;
    if (next !== undefined) {
      if (firstFault === undefined || SAYS_LITTLE.has(firstFault)) draft.firstFault = fault;
      settle(draft, lead, { state: 'waiting', url: next, tries: lead.tries + 1 });
      return;
    }
    draft.fault = firstFault !== undefined && SAYS_LITTLE.has(fault) ? firstFault : fault;
    delete draft.firstFault;
    settle(draft, lead, { state: 'unreadable', reason: draft.fault });
    return;
  }
  settle(draft, lead, { state: 'unreadable', reason: fault });
}

/** A list's addresses are often right but for "www." or the scheme. */
function otherForms(home: string): readonly string[] {
  const url = new URL(home);
  if (/^[\d.]+$|^\[/.test(url.hostname) || !url.hostname.includes('.')) return [];
  const www = new URL(home);
  www.hostname = url.hostname.startsWith('www.') ? url.hostname.slice(4) : `www.${url.hostname}`;
  const other = new URL(home);
  const otherWww = new URL(www);
  for (const one of [other, otherWww]) one.protocol = url.protocol === 'https:' ? 'http:' : 'https:';
  return [www.href, other.href, otherWww.href];
}

async function takeFetched(
  draft: Draft,
  asked: Lead,
  outcome: Fetched,
  tools: FindTools,
  context: FindContext,
): Promise<FoundDocument | null> {
  const { book } = context;
  const format = sourceFormat(outcome.bytes, outcome.url, outcome.contentType);
  const html = format?.kind === 'html' ? decode(outcome.bytes, format.charset) : null;
  const face = html === null ? null : readPageFace(html, outcome.url);
  const isHome = asked.by === 'home';
  const standIn = html === null || face === null ? null : standInOf({ url: outcome.url, html, face, isHome }, context);
  // A site that is put together by scripts may still have a sitemap.
  if (standIn !== null && !(isHome && standIn === 'script-only')) {
    fail(draft, asked, standIn);
    return null;
  }
  const lead = arrive(draft, asked, outcome, context);
  if (lead === null) return null;
  if (face !== null) {
    if (face.refresh !== null && sendOn(draft, lead, face.refresh, context)) return null;
    considerPage(draft, face, lead, outcome.url, context);
    if (lead.by === 'home')
      for (const path of book.find.sitemaps.usual) addSitemap(draft, path, outcome.url, 0.5, 'guess', context);
    if (standIn !== null) {
      settle(draft, lead, { state: 'unreadable', reason: standIn });
      return null;
    }
  }
  const read = await tools.read(outcome.bytes, { location: outcome.url, contentType: outcome.contentType });
  if (!read.ok) {
    // A page may have no words of its own and still lead on.
    settle(draft, lead, { state: face === null ? 'unreadable' : 'no-notice', reason: read.error.code });
    return null;
  }
  const { notice } = read;
  const seen = describeDocument(notice, lead.text, tools.pack, book.find);
  const notices = lead.strange ? oursOf(seen.notices, notice, draft, context) : seen.notices;
  const reading = await readingOf(outcome, read.mediaType, notice, { ...seen, notices }, tools);
  if (notices.length === 0) {
    const signIn = face?.asksPassword === true && lead.notice >= book.find.documentWorth.some;
    const reason = seen.notices.length > 0 ? 'strange' : seen.reason;
    settle(draft, lead, { state: signIn ? 'unreadable' : 'no-notice', reason: signIn ? 'sign-in' : reason, reading });
    return null;
  }
  const same = sameBefore(draft, lead, reading, face, context);
  if (same !== null) {
    settle(draft, lead, { state: 'same', sameAs: same.key, reading });
    return null;
  }
  const settled = settle(draft, lead, { state: 'notice', reason: null, reading });
  return { lead: settled, reading, notice, warnings: read.warnings ?? [] };
}

/** Where an answer came from: its final address belongs to the lead too, unless it is somebody else's. Null: nothing to read. */
function arrive(draft: Draft, lead: Lead, { url }: Fetched, { book }: FindContext): Lead | null {
  const key = keyOf(url, book);
  if (lead.by === 'home') {
    // A site that has moved; not one whose home page is a page of a service that everybody uses.
    if (!isOnSites(url, draft.sites) && !isOtherHost(url, book)) draft.sites.push(siteOf(url));
    if (key !== lead.key && draft.leads[key] === undefined) draft.aliases[key] = lead.key;
    return lead;
  }
  if (key === lead.key) return lead;
  const other = leadAt(draft, key);
  if (other !== undefined && other.key !== lead.key) {
    if (other.by === 'home' && lead.notice >= book.find.documentWorth.some) {
      // What is gone is often sent to the home page.
      fail(draft, lead, 'not-found');
      return null;
    }
    if (other.state !== 'waiting') {
      settle(draft, lead, { state: 'same', sameAs: other.key, reason: 'redirected' });
      return null;
    }
    // The address it leads to was known, and is read with it.
    delete draft.leads[other.key];
    for (const [alias, to] of Object.entries(draft.aliases)) if (to === other.key) draft.aliases[alias] = lead.key;
  }
  draft.aliases[key] = lead.key;
  const robots = draft.robots[originOf(url)];
  const isElsewhere = siteOf(url) !== siteOf(lead.url);
  if (lead.by !== 'named' && robots !== undefined && !mayAsk(url, robots)) {
    settle(draft, lead, { state: 'forbidden', reason: 'robots' });
    return null;
  }
  if (lead.by !== 'named' && robots === undefined && isElsewhere && !isOnSites(url, draft.sites)) {
    // Nobody knew that it would be sent on: what came is let go until that host was asked whether it may be read.
    if (lead.tries > MOST_TRIES) fail(draft, lead, 'too-many-redirects');
    else settle(draft, lead, { state: 'waiting', sentTo: url, tries: lead.tries + 1 });
    return null;
  }
  const isOurs = isOnSites(url, draft.sites) || !isElsewhere || (!lead.strange && isDocumentHost(url, book));
  return isOurs ? lead : { ...lead, strange: true };
}

/** A page that sends its reader on by itself. False where that leads nowhere new. */
function sendOn(draft: Draft, lead: Lead, to: string, context: FindContext): boolean {
  const key = keyOf(to, context.book);
  if (leadAt(draft, key) !== undefined) return false;
  if (lead.by === 'home') {
    if (lead.tries > MOST_TRIES) return false;
    if (!isOnSites(to, draft.sites)) draft.sites.push(siteOf(to));
    settle(draft, lead, { state: 'waiting', url: to, tries: lead.tries + 1 });
    draft.aliases[key] = lead.key;
    return true;
  }
  settle(draft, lead, { state: 'passed' });
  const { state: _, reason: __, sameAs: ___, tries: ____, reading: _____, ...same } = lead;
  keep(draft, { ...same, key, url: to, strange: !isOnSites(to, draft.sites) }, context);
  return true;
}

const MOST_TRIES = 6;

/** Of the notices on a strange host those of the school or its trust: they speak of one of them. */
function oursOf(
  notices: readonly NoticeSeen[],
  { text }: Notice,
  { plan, sites }: Draft,
  { book, matches }: FindContext,
): readonly NoticeSeen[] {
  const { sameInNames, schoolPhrases } = book.find;
  if (plan.names.length === 0) return notices;
  const plain = plainName(text, sameInNames);
  const names = plan.names.map((name) => plainName(name, sameInNames));
  const [school, ...trusts] = names;
  if (school !== undefined && plain.includes(school)) return notices;
  if (!trusts.some((name) => plain.includes(name)) && !sites.some((site) => text.includes(site))) return [];
  // The trust's site has those of its other schools too.
  return notices.filter(({ organisation }) => {
    if (organisation === null) return true;
    const of = plainName(organisation, sameInNames);
    const isTrust = trusts.some((name) => of.includes(name) || name.includes(of));
    return isTrust || !schoolPhrases.some((phrase) => matches(phrase, organisation));
  });
}

async function readingOf(
  { url, bytes, etag, lastModified, retrievedAt }: Fetched,
  mediaType: MediaType,
  notice: Notice,
  seen: { readonly score: number; readonly notices: readonly NoticeSeen[] },
  { sha256 }: FindTools,
): Promise<Reading> {
  const text = notice.text.replace(/\s+/g, ' ').trim();
  const validators: Validators = { etag, lastModified };
  const { score, notices } = seen;
  return {
    url,
    mediaType,
    score,
    notices,
    sha256: await sha256(bytes),
    textHash: await sha256(text),
    sketch: notices.length === 0 ? [] : [...sketchOf(text)],
    retrievedAt,
    ...validators,
  };
}

/** A page that was read under another address: it says so itself, or the text is the same to the letter. */
function sameBefore(
  draft: Draft,
  lead: Lead,
  reading: Reading,
  face: PageFace | null,
  { book }: FindContext,
): Lead | null {
  const canonical = face?.canonical ? leadAt(draft, keyOf(face.canonical, book)) : undefined;
  for (const other of Object.values(draft.leads)) {
    if (other.key === lead.key || other.state !== 'notice' || other.reading === null) continue;
    if (other.reading.textHash === reading.textHash || other.reading.sha256 === reading.sha256) return other;
    if (other.key === canonical?.key && likelySame(other.reading, reading)) return other;
  }
  return null;
}

/** Sites that call every page by the address of their home page are common: the words have to agree. */
function likelySame(a: Reading, b: Reading): boolean {
  const same = a.sketch.filter((value, at) => value === b.sketch[at]).length;
  return a.sketch.length > 0 && same >= a.sketch.length * 0.9;
}
