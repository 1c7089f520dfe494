/** Takes up what a page or a sitemap leads to: what is worth following, once each. */
import { createTextMatcher } from '../engine/matcher';
import type { Pack, PatternId } from '../engine/pack';
import { viewerOf } from '../read/embedded';
import { type Draft, type Lead, leadAt } from './crawl';
import type { PageFace, PageLink } from './page-links';
import { plainName } from './plain-name';
import { type Promised, promiseOf } from './promise';
import { mayAsk } from './robots';
import {
  type AddressBook,
  addressOf,
  isDocumentHost,
  isNextPage,
  isOnSites,
  isOtherHost,
  keyOf,
  originOf,
  shapeOf,
  siteOf,
  trapOf,
  wordsOfAddress,
} from './site-address';

export interface FindContext {
  readonly pack: Pack;
  readonly book: AddressBook;
  readonly matches: (pattern: PatternId, text: string) => boolean;
}

const made = new WeakMap<Pack, FindContext>();

/** @throws Error where the pack does not say how notices are found */
export function contextOf(pack: Pack): FindContext {
  const known = made.get(pack);
  if (known) return known;
  const { find, linkAnswers } = pack.registers;
  if (!find || !linkAnswers) throw new Error(`Rule pack ${pack.id} does not say how notices are found.`);
  const context = { pack, book: { find, links: linkAnswers }, matches: createTextMatcher(pack) };
  made.set(pack, context);
  return context;
}

/** Leads that are kept at most: a sitemap may name thousands. */
const MOST_LEADS = 1500;
const MOST_TEXT = 160;

/** Takes up the links of a page that was read. */
export function considerPage(draft: Draft, page: PageFace, from: Lead, url: string, context: FindContext): void {
  const about = [page.heading, withoutSite(page.title)].filter(Boolean).join(' / ');
  const door = from.by === 'home' && isDoor(draft, page, url, context);
  for (const link of page.links) considerLink(draft, link, about, page.base, from, url, door, context);
  for (const { what, address, heading } of page.inViewers)
    keepInViewer(draft, what, address, heading || about, from, url, context);
}

/** A page before the home page: "Enter", "English / Cymraeg". */
function isDoor(draft: Draft, page: PageFace, url: string, { book }: FindContext): boolean {
  const inner = new Set<string>();
  for (const { href } of page.links) {
    const address = addressOf(href, page.base, book);
    if (address === null || !isOnSites(address, draft.sites)) continue;
    const key = keyOf(address, book);
    if (key !== keyOf(url, book)) inner.add(key);
    if (inner.size > book.find.standIns.fewLinks) return false;
  }
  return true;
}

/** "Policies | Ash School" is about policies. */
function withoutSite(title: string): string {
  return title.split(/\s+[|–—»·•-]+\s+/)[0] ?? '';
}

function considerLink(
  draft: Draft,
  link: PageLink,
  about: string,
  base: string,
  from: Lead,
  url: string,
  isDoor: boolean,
  context: FindContext,
): void {
  const { book } = context;
  const address = addressOf(link.href, base, book);
  if (address === null) return;
  const key = keyOf(address, book);
  const known = leadAt(draft, key);
  if (known !== undefined && known.state !== 'waiting') return;
  const words = {
    text: link.text,
    title: link.title === link.text ? '' : link.title,
    address: wordsOfAddress(address),
    around: link.around,
    heading: link.heading,
    page: about,
    part: link.part,
    onHome: from.by === 'home',
  };
  const told = promiseOf(context.pack)(words);
  const namesTrust = speaksOfTrust(link, draft, context);
  const atLeast = Math.max(
    // The second page of a list leads where the first does.
    isNextPage(address, url, book) ? from.lead : 0,
    isDoor || namesTrust === 'by-name' ? book.find.worth.unfound + A_STEP : 0,
  );
  const promised = {
    ...told,
    // What a page shows in full is what the page is about.
    notice: link.shown ? Math.max(told.notice, from.notice) : told.notice,
    lead: Math.max(told.lead, atLeast),
  };
  const viewer = viewerOf(address);
  if (viewer !== null && !link.shown) {
    if (promised.notice >= book.find.documentWorth.some)
      keepInViewer(draft, `document in a viewer (${viewer})`, address, link.text || link.heading, from, url, context);
    return;
  }
  const place = placeOf(draft, address, promised, { from, url, link, namesTrust }, book);
  if (place === null) return;
  const trap = trapOf(address, book);
  if (trap !== null && (trap !== 'unless-named' || promised.notice < book.find.documentWorth.some)) {
    draft.trapped[trap] = (draft.trapped[trap] ?? 0) + 1;
    return;
  }
  keep(
    draft,
    {
      key,
      url: address,
      as: isDocument(address, link) ? 'document' : 'page',
      depth: from.depth + 1,
      foundOn: url,
      text: (link.text || link.heading).slice(0, MOST_TEXT),
      ...promised,
      by: 'link',
      strange: place === 'strange',
      ...(place === 'strange' && (namesTrust !== null || from.ofTrust) ? { ofTrust: true } : {}),
    },
    context,
  );
}

/** What may be lost by a step, of what a door's links are worth. */
const A_STEP = 0.05;

/** Does a link speak of a trust, and of the school's own by its name? */
function speaksOfTrust(
  { text, title, around }: PageLink,
  { plan }: Draft,
  { book, matches }: FindContext,
): 'by-name' | 'some' | null {
  const { sameInNames, trust } = book.find;
  const words = `${text} ${title} ${around}`;
  const [, ...trusts] = plan.names;
  if (trusts.length > 0) {
    const plain = plainName(words, sameInNames);
    if (trusts.some((name) => plain.includes(plainName(name, sameInNames)))) return 'by-name';
  }
  return trust.namePhrases.some((phrase) => matches(phrase, `${text} ${title}`)) ? 'some' : null;
}

interface LinkPlace {
  readonly from: Lead;
  /** Address of the page that it stands on. */
  readonly url: string;
  readonly link: PageLink;
  readonly namesTrust: 'by-name' | 'some' | null;
}

/** Whose host it is; null where it is not to be followed there. */
function placeOf(
  draft: Draft,
  address: string,
  promised: Promised,
  { from, url, link, namesTrust }: LinkPlace,
  { find, links }: AddressBook,
): 'own' | 'strange' | null {
  if (isOnSites(address, draft.sites)) return 'own';
  const book = { find, links };
  if (isDocumentHost(address, book)) {
    if (!isDocument(address, link) && !link.shown) return null;
    // Thousands of schools keep their documents there: what lies there leads to nothing but what lies beside it.
    if (isDocumentHost(url, book) && !isOnSites(url, draft.sites) && !isBeside(address, url)) return null;
    return from.strange ? 'strange' : 'own';
  }
  if (isOtherHost(address, book)) return null;
  // A step into another site, and from there within it: not on to a third.
  if (from.strange && siteOf(url) !== siteOf(address)) return null;
  if (namesTrust === 'by-name') return 'strange';
  const most = link.part === 'footer' ? promised.notice : Math.max(promised.notice, promised.lead);
  return most >= (from.strange || namesTrust === 'some' ? find.trust.worth : find.foreignWorth) ? 'strange' : null;
}

/** Is it in the same folder, or below it? */
function isBeside(address: string, of: string): boolean {
  const [to, from] = [new URL(address), new URL(of)];
  const folder = from.pathname.slice(0, from.pathname.lastIndexOf('/') + 1);
  return folder !== '/' && to.host === from.host && to.pathname.startsWith(folder);
}

function isDocument(address: string, { title, text }: Pick<PageLink, 'title' | 'text'>): boolean {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  if (/\.(?:pdf|docx?|dotx?|odt|rtf)$/i.test(path)) return true;
  if (/[?&](?:type|format|ext)=(?:pdf|docx?)\b|\.(?:pdf|docx?|odt)(?:&|$)/i.test(address)) return true;
  // Scripts and folders that hand out files without their names.
  if (
    /\/(?:serve_?file|get_?file|file_?download|resource-manager|attachments?|download)(?:\/|\.(?:asp|aspx|ashx|php)$)/i.test(
      path,
    )
  )
    return true;
  return /\((?:pdf|word|docx?)\b|\[(?:pdf|word|docx?)\b|\bpdf\b[^a-z]{0,12}$/i.test(`${text} ${title}`.trim());
}

type Fresh = Omit<Lead, 'state' | 'reason' | 'sameAs' | 'tries' | 'reading'>;

/** Keeps a lead, or what a further link says better of one that is known. */
export function keep(draft: Draft, fresh: Fresh, { book }: FindContext): void {
  const known = leadAt(draft, fresh.key);
  if (known !== undefined) {
    if (known.state !== 'waiting' || known.by === 'home' || known.by === 'named') return;
    const better = fresh.notice > known.notice;
    draft.leads[known.key] = {
      ...known,
      as: known.as === 'document' || fresh.as === 'document' ? 'document' : known.as,
      depth: Math.min(known.depth, fresh.depth),
      notice: Math.max(known.notice, fresh.notice),
      lead: Math.max(known.lead, fresh.lead),
      ...(better ? { text: fresh.text, foundOn: fresh.foundOn } : {}),
    };
    return;
  }
  const asked = fresh.by === 'home' || fresh.by === 'named';
  const { worth, documentWorth, traps } = book.find;
  const worthIt = fresh.as === 'document' ? fresh.notice >= documentWorth.unfound : rankOf(fresh) >= worth.unfound;
  if (!asked && fresh.as !== 'sitemap' && !worthIt && fresh.elsewhere.length === 0) return;
  if (Object.keys(draft.leads).length >= MOST_LEADS && !asked && fresh.notice < documentWorth.some) return;
  if (!asked && fresh.notice < documentWorth.some) {
    const shape = shapeOf(fresh.url);
    if (/#|\?./.test(shape)) {
      const alike = draft.shapes[shape] ?? 0;
      // Sites that number all their pages have many alike: what promises much is given more room.
      const most = rankOf(fresh) >= worth.all ? traps.mostAlike * 3 : traps.mostAlike;
      if (alike >= most) {
        draft.trapped.alike = (draft.trapped.alike ?? 0) + 1;
        return;
      }
      draft.shapes[shape] = alike + 1;
    }
  }
  const robots = draft.robots[originOf(fresh.url)];
  const forbidden = fresh.by !== 'named' && robots !== undefined && !mayAsk(fresh.url, robots);
  draft.leads[fresh.key] = {
    ...fresh,
    state: forbidden ? 'forbidden' : 'waiting',
    reason: forbidden ? 'robots' : null,
    sameAs: null,
    tries: 0,
    reading: null,
  };
}

/** What a lead is worth before it was read: as a notice, or as the way to some. */
export function rankOf({ as, notice, lead }: Pick<Lead, 'as' | 'notice' | 'lead'>): number {
  return as === 'document' ? notice : Math.max(notice, lead * 0.95);
}

function keepInViewer(
  draft: Draft,
  what: string,
  address: string,
  heading: string,
  from: Lead,
  url: string,
  { book, pack }: FindContext,
): void {
  if (!URL.canParse(address) || !/^https?:/i.test(address)) return;
  const key = keyOf(address, book);
  if (leadAt(draft, key) !== undefined) return;
  const { notice } = promiseOf(pack)({
    text: heading,
    title: '',
    address: '',
    around: '',
    heading: '',
    page: '',
    part: 'main',
    onHome: false,
  });
  const promise = Math.max(notice, from.by === 'home' ? 0 : from.notice);
  if (promise < book.find.documentWorth.unfound) return;
  draft.leads[key] = {
    key,
    url: address,
    as: 'document',
    depth: from.depth + 1,
    foundOn: url,
    text: heading.slice(0, MOST_TEXT),
    notice: promise,
    lead: 0,
    elsewhere: [],
    by: 'link',
    strange: true,
    state: 'in-viewer',
    reason: what,
    sameAs: null,
    tries: 0,
    reading: null,
  };
}

/** Takes up the addresses of a sitemap, by what they say alone. */
export function considerSitemap(draft: Draft, addresses: readonly string[], from: Lead, context: FindContext): void {
  const { book, pack } = context;
  const { mostWeighed, words: telling } = book.find.sitemaps;
  const isMany = addresses.length > mostWeighed;
  for (const written of addresses) {
    if (isMany) {
      const lower = written.toLowerCase();
      if (!telling.some((word) => lower.includes(word))) continue;
    }
    const address = addressOf(written, from.url, book);
    if (address === null || !isOnSites(address, draft.sites)) continue;
    const words = {
      text: '',
      title: '',
      address: wordsOfAddress(address),
      around: '',
      heading: '',
      page: '',
      part: 'main',
      onHome: false,
    } as const;
    const promised = promiseOf(pack)(words);
    const trap = trapOf(address, book);
    if (trap !== null && (trap !== 'unless-named' || promised.notice < book.find.documentWorth.some)) continue;
    const key = keyOf(address, book);
    keep(
      draft,
      {
        key,
        url: address,
        as: isDocument(address, { text: '', title: '' }) ? 'document' : 'page',
        // How deep it lies is not told; the path says about.
        depth: 1,
        foundOn: from.url,
        text: words.address.slice(0, MOST_TEXT),
        ...promised,
        by: 'sitemap',
        strange: false,
      },
      context,
    );
  }
}
