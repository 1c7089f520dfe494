/**
 * Tells the furniture of a web page (menus, cookie dialogs, site header and footer, sidebars) from its content. Takes
 * away only what is certain: a name such as "contact", "gdpr" or "footer-text" never decides without role, place or
 * content that say the same.
 */
import {
  descendants,
  findWithin,
  isBlockTag,
  type Measure,
  type Measures,
  measurePage,
  visibleText,
} from './page-measures';
import { isElement, neighbour, type PageElement, placeWords, within } from './page-tree';

export interface Furniture {
  /** Why an element is left out, in plain words; only the outermost of nested ones is listed. */
  readonly reasons: ReadonlyMap<PageElement, string>;
  /** For a tab panel without a heading of its own: the tab that opens it. */
  readonly panelTitles: ReadonlyMap<PageElement, PageElement>;
}

/** Never text of the page. */
const UNSEEN =
  /^(?:script|style|head|meta|link|base|title|svg|math|iframe|frame|object|embed|canvas|audio|video|map|datalist|progress|meter)$/;

export function isUnseen(element: PageElement): boolean {
  if (UNSEEN.test(element.tag)) return true;
  // A snapshot carries a page's shadow roots as templates: those are content.
  return element.tag === 'template' && element.attributes.shadowrootmode === undefined;
}

const HEADING = /^h[1-6]$/;
const NOTICE_TITLE =
  /privac|notice|data protection|personal (?:data|information)|\bgdpr\b|your (?:data|information)|how we use/i;
const COOKIE_TEXT = /cookie|small (?:text )?files/i;
const CONSENT_CONTROL =
  /^(?:accept|allow|agree|i agree|i accept|ok|okay|got it|hide|close|dismiss|yes|no|reject|decline|i decline|only|continue|manage|save|cookie settings)\b/i;
export const SITE_FOOTER =
  /(?:^|\s)(?:\u00a9|\(c\) ?(?:19|20)\d\d|copyright\b|all rights reserved|web ?site (?:design(?:ed)? )?(?:by|powered)|site (?:design(?:ed)? )?by|school website design|design(?:ed)? by|powered by|site ?map\b|registered (?:charity|company|in england|office)|company (?:number|no)|high visibility version|cookie (?:settings|policy|choices))/i;
const SIDE_HEADING =
  /^(?:(?:latest|recent|school|trust|more|our|related|other|popular)?\s*(?:news|articles|posts|stories|events|tweets|updates)|latest|news(?:letters?)?|in this section|(?:quick|useful|related|key) (?:links|pages|documents|dates|information)|key documents|upcoming(?: events)?|calendar|(?:term |key )?dates|follow us|find us|contact(?: us| details)?|school office|trust office|office|vacancies|newyddion|cysylltu.*|search|twitter|facebook|diary(?: dates)?|this week|get in touch|opening hours|downloads?)\W*$/i;
/** What a notice says and a site's sidebar does not: a column of builders may be called "sidebar" and hold the rest of it. */
export const NOTICE_WORDS =
  /\bdata protection officer\b|\binformation commissioner|\b(?:personal|your|pupil|staff) (?:data|information) (?:is|are|we|will|may)\b/i;
/** What a footer's small print does not say of a school or trust. */
const CONTROLLER = /\bdata controller\b|\bcontroller (?:of|for)\b/i;
/** The part of those headings that no notice would use for its own sections. */
const NEWS_HEADING =
  /^(?:(?:latest|recent|school|trust|more|related|other|popular)?\s*(?:news|articles|posts|stories|events|tweets)|newyddion|upcoming events|follow us|you may also (?:like|be interested in).*|share this.*|related pages|diary dates)\W*$/i;

const HEADER_WORDS = [
  'header',
  'masthead',
  'mainhead',
  'pagehead',
  'sitehead',
  'siteheader',
  'pageheader',
  'banner',
  'branding',
  'brand',
  'logo',
  'top',
  'topbar',
  'head',
  'hd',
  'hdr',
  'strapline',
];
const FOOTER_WORDS = [
  'footer',
  'foot',
  'ft',
  'ftr',
  'colophon',
  'bottom',
  'btm',
  'copyright',
  'bottombar',
  'sitefooter',
];
const SIDE_WORDS = ['sidebar', 'side', 'sidecol', 'rail', 'aside', 'secondary', 'rightcol', 'leftcol', 'sidenav'];
/** Columns of a page, and columns of a text: only beside one that is called the content. */
const HAND_WORDS = ['right', 'left', 'rhs', 'lhs'];
const CONTENT_WORDS = ['content', 'contents', 'main', 'article', 'body', 'middle', 'centre', 'center'];
const MENU_WORDS = [
  'menu',
  'nav',
  'navbar',
  'navigation',
  'subnav',
  'sitenav',
  'mainnav',
  'topmenu',
  'sidemenu',
  'submenu',
  'topnav',
];
const LEFT_WORDS = [...SIDE_WORDS, ...MENU_WORDS, 'leftpanel', 'leftmenu', 'leftnav', 'quicklaunch'];
const COOKIE_WORDS = [
  'cookie',
  'cookies',
  'cookiebar',
  'cookieconsent',
  'cookienotice',
  'cookiebanner',
  'consent',
  'eprivacy',
  'onetrust',
  'cc',
  'cybot',
  'ccc',
  'termly',
  'civic',
];
const OVERLAY_WORDS = [
  'banner',
  'bar',
  'popup',
  'modal',
  'overlay',
  'dialog',
  'alert',
  'notice',
  'consent',
  'cookieconsent',
  'cookiebar',
  'cookiebanner',
  'cookienotice',
  'toast',
  'message',
  'window',
];

function named(words: ReadonlySet<string>, list: readonly string[]): boolean {
  return list.some((word) => words.has(word));
}

/** No menu or dialog is bigger; keeps the work bounded on pages of countless nested empty elements. */
const MOST_ELEMENTS = 3000;

interface Page {
  readonly measures: Measures;
  readonly size: number;
  readonly leftOut: (element: PageElement) => boolean;
  readonly ids: ReadonlyMap<string, PageElement>;
  /** The page's address without fragment, to know absolute links to the page itself. */
  readonly address: string | null;
}

interface Content {
  /** The element that holds the content; the whole page where nothing stands out. */
  readonly root: PageElement;
  /** It and what is around it. */
  readonly path: ReadonlySet<PageElement>;
  readonly range: Measure;
  /** Where the first main heading starts, in the measure of the page, or null. */
  readonly firstHeading: number | null;
}

/** Finds what of a page is not its content. `address` is the page's own URL where known. Linear for ordinary pages. */
export function findFurniture(root: PageElement, address: string | null): Furniture {
  const reasons = new Map<PageElement, string>();
  const panelTitles = new Map<PageElement, PageElement>();
  const leftOut = (element: PageElement): boolean => reasons.has(element) || isUnseen(element);
  const everything = descendants(root, isUnseen);
  const ids = new Map<string, PageElement>();
  for (const element of everything) {
    const id = element.attributes.id;
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
    const anchor = element.tag === 'a' ? element.attributes.name : undefined;
    if (anchor !== undefined && !ids.has(anchor)) ids.set(anchor, element);
  }

  // First what can be told by itself, then, on what remains, what can only be told by its place.
  let page = describePage(root, leftOut, ids, address);
  const main = everything.find((element) => isMain(element) && share(page, element) >= 0.3) ?? null;
  walkOutermost(root, leftOut, (element) => {
    const reason = reasonByItself(element, page, main);
    if (reason === null) return;
    const title = titleWithin(element, page, reason);
    if (title === null) reasons.set(element, reason);
    else markAround(element, title, reason, reasons, page);
  });

  markCopies(root, page, leftOut, reasons);
  page = describePage(root, leftOut, ids, address);
  const content = findContent(root, main, page, leftOut);
  walkOutermost(root, leftOut, (element) => {
    const tabs = tabTitles(element, page);
    if (tabs !== null) {
      reasons.set(element, 'tab titles');
      for (const [panel, tab] of tabs) panelTitles.set(panel, tab);
      return;
    }
    const reason = reasonByPlace(element, page, content);
    if (reason === null) return;
    const title = titleWithin(element, page, reason);
    if (title === null) reasons.set(element, reason);
    else markAround(element, title, reason, reasons, page);
    if (reason === 'contents list') markContentsHeading(element, page, reasons);
  });
  return { reasons, panelTitles };
}

function describePage(
  root: PageElement,
  leftOut: (element: PageElement) => boolean,
  ids: ReadonlyMap<string, PageElement>,
  address: string | null,
): Page {
  const measures = measurePage(root, leftOut);
  return { measures, size: sizeOf(measures.get(root)), leftOut, ids, address };
}

/** Calls `visit` for the elements in page order and does not enter those that are left out afterwards. */
function walkOutermost(
  root: PageElement,
  leftOut: (element: PageElement) => boolean,
  visit: (element: PageElement) => void,
): void {
  const waiting: PageElement[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (leftOut(next)) continue;
    if (next !== root) visit(next);
    if (leftOut(next)) continue;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (isElement(child)) waiting.push(child);
    }
  }
}

/** Names by which page builders show a block on some devices, or on paper, only. */
const DEVICE_NAME =
  /(?:^|[\s_-])(?:print|mobile|desktop|tablet|phone|handheld)(?:$|[\s_-])|(?:^|\s)(?:d|hidden|visible|show|hide)-(?:[a-z]+-)?(?:none|xs|sm|md|lg|xl|small|medium|large)(?:$|[\s-])/i;
/** Shorter texts may be the same by chance, and longer ones than this in all are not compared. */
const SHORTEST_COPY = 25;
const MOST_COMPARED = 2_000_000;
/** A copy stands right beside what it repeats; further apart, two notices may say the same. In characters. */
const COPY_DISTANCE = 200;

/** Leaves out blocks made for one kind of device that say the same as the block beside them, made for the others. */
function markCopies(
  root: PageElement,
  page: Page,
  leftOut: (element: PageElement) => boolean,
  reasons: Map<PageElement, string>,
): void {
  const named: PageElement[] = [];
  walkOutermost(root, leftOut, (element) => {
    if (DEVICE_NAME.test(`${element.attributes.id ?? ''} ${element.attributes.class ?? ''}`.slice(0, 500)))
      named.push(element);
  });
  if (named.length === 0) return;
  // The first pass left out more since the page was measured.
  const { measures } = describePage(root, leftOut, page.ids, page.address);
  const text = compactText(root, leftOut);
  let compared = 0;
  for (const element of named) {
    const measure = measures.get(element);
    const size = sizeOf(measure);
    compared += size;
    if (measure === undefined || size < SHORTEST_COPY || compared > MOST_COMPARED || within(element, leftOut)) continue;
    // In another order, too: tabs for wide screens are an accordion on narrow ones.
    const pieces = textPieces(element, leftOut);
    if (!pieces.some((piece) => piece.length >= SHORTEST_COPY)) continue;
    const before = text.slice(Math.max(0, measure.start - size - COPY_DISTANCE), measure.start);
    const after = text.slice(measure.end, measure.end + size + COPY_DISTANCE);
    const copied = pieces.every((piece) => before.includes(piece));
    // Of two such blocks the first one stays.
    const later = (): boolean =>
      pieces.every((piece) => after.includes(piece)) &&
      !named.some(
        (other) => !leftOut(other) && isBetween(measures.get(other), measure.end, measure.end + size + COPY_DISTANCE),
      );
    if (copied || later()) reasons.set(element, 'copy for print or another kind of screen');
  }
}

function isBetween(measure: Measure | undefined, from: number, to: number): boolean {
  return measure !== undefined && measure.start >= from && measure.start < to && measure.end > measure.start;
}

/** The page's text as it is measured: without white space and what is left out. */
function compactText(root: PageElement, leftOut: (element: PageElement) => boolean): string {
  return textPieces(root, leftOut).join('');
}

function textPieces(root: PageElement, leftOut: (element: PageElement) => boolean): string[] {
  const pieces: string[] = [];
  const open: { element: PageElement; next: number }[] = [{ element: root, next: 0 }];
  for (let frame = open[open.length - 1]; frame !== undefined; frame = open[open.length - 1]) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) open.pop();
    else if (typeof child === 'string') pieces.push(child.replace(/\s+/g, ''));
    else if (!leftOut(child)) open.push({ element: child, next: 0 });
  }
  return pieces.filter((piece) => piece !== '');
}

function sizeOf(measure: Measure | undefined): number {
  return measure === undefined ? 0 : measure.end - measure.start;
}

/** The part of the page's text that stands in the element, 0 to 1. */
function share(page: Page, element: PageElement): number {
  return page.size === 0 ? 0 : sizeOf(page.measures.get(element)) / page.size;
}

/** The part of the element's text that is links, separators not counted against it, 0 to 1. */
function linkDensity(measure: Measure): number {
  const size = sizeOf(measure);
  // A separator such as "|" between two links is one character.
  const separators = Math.max(0, measure.links - 1);
  return size === 0 ? 0 : Math.min(1, measure.linked / Math.max(1, size - separators));
}

function isMain(element: PageElement): boolean {
  return element.tag === 'main' || element.attributes.role === 'main';
}

export function inContentElement(element: PageElement): boolean {
  return within(element.parent, (around) => isMain(around) || around.tag === 'article');
}

function reasonByItself(element: PageElement, page: Page, main: PageElement | null): string | null {
  const measure = page.measures.get(element);
  if (measure === undefined) return null;
  const { tag, attributes } = element;
  const role = attributes.role;
  const size = sizeOf(measure);
  if (tag === 'noscript') return 'noscript';
  if (tag === 'select' || (tag === 'textarea' && !isWritten(element))) return 'form control';
  if (/\bmaterial-(?:icons|symbols)/.test(attributes.class ?? '')) return 'icon';
  if (size === 0 || measure.elements > MOST_ELEMENTS) return null;
  if (tag === 'a' && size <= 60) return pageControl(element, size, page);
  if (!isBlockTag(tag) && role === undefined) return null;
  // Whatever holds most of the page's prose is its content, however it is called.
  if (main !== null && within(main, (around) => around === element)) return null;
  // Beside a short notice a long cookie dialog is much of a page.
  if (share(page, element) <= 0.7 && isCalledCookieDialog(element, page) && isCookieDialog(element, measure, page))
    return 'cookie dialog';
  if (measure.prose > 1500 || (share(page, element) > 0.4 && linkDensity(measure) < 0.8 && measure.prose > 150))
    return null;

  if (isCookieDialog(element, measure, page)) return 'cookie dialog';
  const words = placeWords(element);
  if (isBreadcrumb(element, words, measure, page)) return 'breadcrumb';
  if (size <= 40 && measure.links > 0 && isLanguageMenu(element, page)) return 'language menu';
  if (
    (tag === 'nav' || role === 'navigation' || role === 'menu' || role === 'menubar') &&
    linkDensity(measure) >= 0.4
  ) {
    return isTabList(element) ? null : 'menu';
  }
  if (role === 'search' || (tag === 'form' && size <= 200 && !saysSentences(element, page)))
    return role === 'search' || words.has('search') ? 'search form' : 'form';
  if ((tag === 'header' || role === 'banner') && !inContentElement(element)) return 'site header';
  if ((tag === 'footer' || role === 'contentinfo') && !inContentElement(element)) return 'site footer';
  if ((tag === 'aside' || role === 'complementary') && !inContentElement(element)) return 'sidebar';
  if (size <= 80 && hasControl(element) && !HEADING.test(tag) && !saysSentences(element, page)) return 'form control';
  return null;
}

/** Shorter text in a field is a hint or somebody's message, in UTF-16 code units; what opens with a sign is code. */
const SHORTEST_WRITTEN = 200;
const SHORTEST_LOCKED = 80;

/** True of a field in which a page shows a text of its own to read. */
function isWritten({ attributes, children }: PageElement): boolean {
  const text = children.join('').trim();
  const locked = attributes.readonly !== undefined || attributes.disabled !== undefined;
  return (
    text.length >= (locked ? SHORTEST_LOCKED : SHORTEST_WRITTEN) &&
    !/^[<{[]/.test(text) &&
    !/display\s*:\s*none/.test(attributes.style ?? '')
  );
}

function pageControl(link: PageElement, size: number, page: Page): string | null {
  const text = visibleText(link, page.leftOut);
  if (/^(?:skip|jump)\b.*\b(?:to|navigation|past|content|menu)\b/i.test(text) && size <= 40) return 'skip link';
  const href = link.attributes.href ?? '';
  if (!/^(?:#|javascript:|$)/i.test(href)) return null;
  if (/^\W*(?:(?:back|go|return) to (?:the )?)?top(?: of (?:the )?page)?\W*$/i.test(text)) return 'page control';
  if (/^\W*(?:print|close|expand all|collapse all|open all|close all|show all)(?: this page)?\W*$/i.test(text))
    return 'page control';
  return null;
}

/** True if a form holds whole sentences, as one that a notice stands in or below. */
function saysSentences(form: PageElement, page: Page): boolean {
  return descendants(form, page.leftOut).some(({ children }) =>
    children.some((node) => typeof node === 'string' && node.trim().split(/\s+/).length >= 7 && /[.!?]\s*$/.test(node)),
  );
}

/** A checkbox that opens the panel beside it, as in accordions without scripts. */
function isPanelBox({ attributes, parent }: PageElement): boolean {
  return (
    /^(?:checkbox|radio)$/.test(attributes.type ?? '') &&
    (parent?.children.some((beside) => isElement(beside) && /^(?:div|section|article)$/.test(beside.tag)) ?? false)
  );
}

function hasControl(element: PageElement): boolean {
  const control = findWithin(
    element,
    () => false,
    (part) => part.tag === 'select' || (part.tag === 'input' && part.attributes.type !== 'hidden' && !isPanelBox(part)),
  );
  return control !== undefined;
}

const COOKIE_NAME = /cookie|gdpr-?(?:banner|bar|consent)/i;

/** A dialog of cookies by its own name, with a control that accepts them, outside of the page's text. */
function isCalledCookieDialog(element: PageElement, page: Page): boolean {
  const { id, class: classes, role } = element.attributes;
  if (element.tag === 'body' || element.tag === 'html' || element.tag === 'main' || inContentElement(element))
    return false;
  if (!COOKIE_NAME.test(`${id ?? ''} ${classes ?? ''}`) && role !== 'dialog') return false;
  const notice = findWithin(
    element,
    page.leftOut,
    (part) => HEADING.test(part.tag) && /privacy (?:notice|policy)/i.test(visibleText(part, page.leftOut, 100)),
  );
  return notice === undefined && holdsConsentControl(element, page);
}

function holdsConsentControl(element: PageElement, page: Page): boolean {
  return descendants(element, page.leftOut).some(
    (part) =>
      (part.tag === 'button' || part.tag === 'a' || part.tag === 'input') &&
      (part.tag === 'input' || CONSENT_CONTROL.test(visibleText(part, page.leftOut, 80))),
  );
}

function isCookieDialog(element: PageElement, measure: Measure, page: Page): boolean {
  const size = sizeOf(measure);
  const { role, id } = element.attributes;
  if (size > 8000 || element.tag === 'body' || element.tag === 'html') return false;
  const dialog =
    role === 'dialog' ||
    role === 'alertdialog' ||
    element.tag === 'dialog' ||
    element.attributes['aria-modal'] === 'true';
  const words = placeWords(element);
  const called = named(words, COOKIE_WORDS) || COOKIE_NAME.test(`${id ?? ''} ${element.attributes.class ?? ''}`);
  if (!dialog && !called && size > 400) return false;
  if (!dialog && size > 3000) return false;
  const text = visibleText(element, page.leftOut, 4000);
  if (!COOKIE_TEXT.test(text) && !(called && /consent|privacy/i.test(text))) return false;
  if (dialog) return true;
  const inside = inContentElement(element);
  const overlay =
    named(words, OVERLAY_WORDS) ||
    /cookie-?(?:banner|bar|consent|notice|modal|popup)/i.test(element.attributes.class ?? '');
  const control = holdsConsentControl(element, page);
  if (inside) return called && overlay && control;
  if (called) return control || (overlay && size <= 400);
  // Without a name: a short block of its own with an accepting control, no paragraph of a notice that speaks of cookies.
  return (
    control &&
    /\b(?:uses?|using|set) (?:\w+ ){0,3}(?:cookies|small files)/i.test(text) &&
    !/^(?:p|li|td|table|tbody|tr)$/.test(element.tag)
  );
}

function isBreadcrumb(element: PageElement, words: ReadonlySet<string>, measure: Measure, page: Page): boolean {
  const size = sizeOf(measure);
  if (size > 250) return false;
  const label = element.attributes['aria-label'] ?? '';
  if (/breadcrumb/i.test(label)) return true;
  const list = /^(?:p|div|ol|ul|td|nav|section|span)$/.test(element.tag);
  if (!list) return false;
  const called = [...words].some((word) => /^(?:breadcrumbs?|crumbs?|trail)$/.test(word));
  if (called && linkDensity(measure) >= 0.2) return true;
  if (element.tag === 'ol' || element.tag === 'ul') return false;
  const text = visibleText(element, page.leftOut, 400);
  return /^(?:you are here\W*)?home\b\s*(?:>|\u203a|\u00bb|\/)/i.test(text);
}

function isLanguageMenu(element: PageElement, page: Page): boolean {
  const words = visibleText(element, page.leftOut, 80)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return (
    words.length >= 1 &&
    words.every((word) => /^(?:cymraeg|english|welsh|saesneg|polski|language|translate)$/i.test(word))
  );
}

function isTabList(element: PageElement): boolean {
  const tab = findWithin(element, isUnseen, ({ attributes }) => /^tab(?:list)?$/.test(attributes.role ?? ''));
  return tab !== undefined;
}

/** The heading within a site header or banner that is the notice's own title, or null. */
function titleWithin(element: PageElement, page: Page, reason: string): PageElement | null {
  if (reason !== 'site header') return null;
  const headings = descendants(element, page.leftOut).filter(
    (part) => part.tag === 'h1' || part.tag === 'h2' || (part.attributes.id === 'title' && part.tag !== 'a'),
  );
  return headings.find((heading) => NOTICE_TITLE.test(visibleText(heading, page.leftOut, 300))) ?? null;
}

/** Marks everything in `element` that neither holds nor is `kept`, nor stands below it as the first words of its text. */
function markAround(
  element: PageElement,
  kept: PageElement,
  reason: string,
  reasons: Map<PageElement, string>,
  page: Page,
): void {
  const end = page.measures.get(kept)?.end ?? 0;
  for (let at: PageElement | null = kept; at !== null && at !== element; at = at.parent) {
    for (const sibling of at.parent?.children ?? []) {
      if (!isElement(sibling) || sibling === at || isUnseen(sibling)) continue;
      const measure = page.measures.get(sibling);
      const opens = measure !== undefined && measure.start >= end && measure.prose > 0 && linkDensity(measure) < 0.5;
      if (!opens) reasons.set(sibling, reason);
    }
  }
}

/** Goes down from the page to the element that holds most of its prose. */
function findContent(
  root: PageElement,
  main: PageElement | null,
  page: Page,
  leftOut: (element: PageElement) => boolean,
): Content {
  let at = root;
  const prose = (element: PageElement): number => page.measures.get(element)?.prose ?? 0;
  const start = main !== null && prose(main) >= 0.5 * prose(root) ? main : root;
  at = start;
  for (let next: PageElement | undefined = at; next !== undefined && start === root; ) {
    at = next;
    const least = Math.max(1, 0.65 * prose(at));
    next = at.children.find(
      (child): child is PageElement =>
        isElement(child) && !leftOut(child) && isBlockTag(child.tag) && child.tag !== 'p' && prose(child) >= least,
    );
  }
  const path = new Set<PageElement>();
  for (let around: PageElement | null = at; around !== null; around = around.parent) path.add(around);
  const heading = findWithin(root, leftOut, ({ tag }) => tag === 'h1');
  return {
    root: at,
    path,
    range: page.measures.get(at) ?? { start: 0, end: page.size, linked: 0, links: 0, elements: 0, prose: 0 },
    firstHeading: heading === undefined ? null : (page.measures.get(heading)?.start ?? null),
  };
}

function reasonByPlace(element: PageElement, page: Page, content: Content): string | null {
  const measure = page.measures.get(element);
  if (
    measure === undefined ||
    content.path.has(element) ||
    !isBlockTag(element.tag) ||
    /^(?:tr|tbody|thead)$/.test(element.tag)
  )
    return null;
  const size = sizeOf(measure);
  if (size === 0 || measure.elements > MOST_ELEMENTS || HEADING.test(element.tag)) return null;
  const words = placeWords(element);
  const density = linkDensity(measure);
  const before = measure.end <= content.range.start;
  const after = measure.start >= content.range.end;
  const outside = before || after;
  const leading = content.firstHeading === null ? measure.start <= 100 : measure.end <= content.firstHeading;
  const trailing = page.size - measure.end <= 200;
  const most = measure.prose > 1500 || (share(page, element) > 0.4 && density < 0.8);

  if (isContentsList(element, measure, page)) return 'contents list';
  if (most) return null;
  if (size <= 250 && leading && !inContentElement(element) && isAnnouncement(element, words, page)) return 'banner';
  if (size <= 600 && outside && isSignUpDialog(element, page)) return 'sign-up form';
  if (density >= 0.8 && measure.links >= 3 && (before || leading) && !endsSentence(element, page)) return 'menu';
  if (density >= 0.8 && measure.links >= 2 && named(words, MENU_WORDS)) return 'menu';
  if (before && leading && isSmallMenu(element, words, measure, content)) return 'menu';
  if ((before || leading) && size - measure.linked <= 200 && measure.prose === 0 && named(words, HEADER_WORDS))
    return 'site header';
  if (size <= 2000 && (after || trailing)) {
    const text = visibleText(element, page.leftOut, 3000);
    const paragraph = /^(?:p|ul|ol|li|table|td)$/.test(element.tag);
    // "... is a registered charity and the controller of your data" ends a notice, and no site.
    if (element.tag === 'p' && measure.prose > 0 && CONTROLLER.test(text)) return null;
    if (named(words, FOOTER_WORDS) && !inContentElement(element)) {
      if (SITE_FOOTER.test(text) || density >= 0.3 || (trailing && !paragraph)) return 'site footer';
    }
    if (trailing && SITE_FOOTER.test(text) && size <= 900 && !inContentElement(element) && !NOTICE_TITLE.test(text)) {
      return 'site footer';
    }
    if (trailing && outside && SITE_FOOTER.test(text) && size <= 900) return 'site footer';
  }
  if (outside && isSidebar(element, words, measure, page, content)) return 'sidebar';
  if (isAsideOfNews(element, measure, page)) return 'sidebar';
  if (isRelatedLinks(element, measure, page, outside)) return 'related links';
  if (isComments(element, words, page)) return 'comments';
  if (isShareBar(element, words, measure, page)) return 'share links';
  if (element.tag === 'dl' && size <= 300 && /\bhits:?\s*\d/i.test(visibleText(element, page.leftOut, 400)))
    return 'page details';
  return null;
}

/** A column before the page's content and title that holds a link or two, as a site's menu has them on its lesser pages. */
function isSmallMenu(element: PageElement, words: ReadonlySet<string>, measure: Measure, content: Content): boolean {
  const column = element.parent !== null && content.path.has(element.parent);
  if (!column || !/^(?:div|ul|ol|td|section)$/.test(element.tag) || measure.links === 0) return false;
  const rest = sizeOf(measure) - measure.linked;
  if (measure.prose > 0 || rest > (named(words, LEFT_WORDS) ? 40 : 0)) return false;
  return (
    findWithin(element, isUnseen, ({ attributes }) => /^(?:mailto|tel):/i.test(attributes.href ?? '')) === undefined
  );
}

/** News of the day above the page's content: "School is closed on Monday". */
function isAnnouncement(element: PageElement, words: ReadonlySet<string>, page: Page): boolean {
  const called =
    /^(?:alert|status|marquee)$/.test(element.attributes.role ?? '') ||
    ['announcement', 'announcements', 'alertbar', 'newsflash', 'ticker', 'marquee'].some((word) => words.has(word)) ||
    (words.has('alert') && (words.has('bar') || words.has('banner')));
  if (!called) return false;
  const text = visibleText(element, page.leftOut, 1000);
  return !NOTICE_TITLE.test(text) && !NOTICE_WORDS.test(text);
}

/** A box that offers a newsletter. */
function isSignUpDialog(element: PageElement, page: Page): boolean {
  const { tag, attributes } = element;
  if (tag !== 'dialog' && !/^(?:alert)?dialog$/.test(attributes.role ?? '') && attributes['aria-modal'] !== 'true')
    return false;
  const heading = findWithin(element, page.leftOut, (part) => HEADING.test(part.tag));
  return (
    heading !== undefined &&
    /\b(?:newsletters?|mailing list|subscribe|sign(?:ing)? up|stay in touch)\b/i.test(
      visibleText(heading, page.leftOut, 200),
    )
  );
}

function endsSentence(element: PageElement, page: Page): boolean {
  return element.tag === 'p' && /[.!?]$/.test(visibleText(element, page.leftOut, 2000));
}

/** A list of three or more links to places in the page itself. */
function isContentsList(element: PageElement, measure: Measure, page: Page): boolean {
  if (measure.links < 3 || linkDensity(measure) < 0.8 || sizeOf(measure) > 4000) return false;
  if (!/^(?:ul|ol|div|nav|section|p)$/.test(element.tag)) return false;
  const links = descendants(element, page.leftOut).filter(
    ({ tag, attributes }) => tag === 'a' && attributes.href !== undefined,
  );
  return links.every((link) => placeInPage(link, page) !== null);
}

/** The element of the page that a link leads to, or null for any other link. */
function placeInPage(link: PageElement, page: Page): PageElement | null {
  const href = link.attributes.href ?? '';
  const hash = href.indexOf('#');
  if (hash === -1 || (hash > 0 && href.slice(0, hash) !== page.address)) return null;
  return page.ids.get(href.slice(hash + 1)) ?? null;
}

function markContentsHeading(list: PageElement, page: Page, reasons: Map<PageElement, string>): void {
  const previous = neighbour(list, -1);
  if (previous === null || !/^(?:h[1-6]|p|div)$/.test(previous.tag)) return;
  const text = visibleText(previous, page.leftOut, 100);
  if (
    /^(?:table of )?contents\W*$|^on this page\W*$|^jump to\b.{0,30}$|^in this (?:notice|policy|page|section)\W*$/i.test(
      text,
    )
  ) {
    reasons.set(previous, 'contents list');
  }
}

/** For a strip of tabs: each panel that has no heading at its start, with its tab. Null for anything else. */
function tabTitles(element: PageElement, page: Page): Map<PageElement, PageElement> | null {
  const measure = page.measures.get(element);
  if (measure === undefined || sizeOf(measure) === 0 || sizeOf(measure) > 2000) return null;
  if (measure.elements > MOST_ELEMENTS || !/^(?:ul|ol|div|nav|section)$/.test(element.tag)) return null;
  const words = placeWords(element);
  const called = words.has('tabs') || words.has('tab') || words.has('tablist');
  if (element.attributes.role !== 'tablist' && !called) return null;
  const tabs = descendants(element, page.leftOut).filter(
    ({ tag, attributes }) =>
      (tag === 'a' && attributes.href !== undefined) || (attributes.role === 'tab' && tag !== 'li'),
  );
  if (tabs.length < 2) return null;
  const titles = new Map<PageElement, PageElement>();
  let tabText = 0;
  for (const tab of tabs) {
    tabText += sizeOf(page.measures.get(tab));
    const panel = page.ids.get(tab.attributes['aria-controls'] ?? '') ?? targetOf(tab, page);
    if (panel === null || within(panel, (around) => around === element)) return null;
    if (!startsWithHeading(panel, page)) titles.set(panel, tab);
  }
  return tabText >= 0.9 * sizeOf(measure) ? titles : null;
}

function targetOf(tab: PageElement, page: Page): PageElement | null {
  const target = tab.attributes['data-target'] ?? tab.attributes['data-bs-target'];
  if (target?.startsWith('#')) return page.ids.get(target.slice(1)) ?? null;
  return placeInPage(tab, page);
}

function startsWithHeading(panel: PageElement, page: Page): boolean {
  const start = page.measures.get(panel)?.start ?? 0;
  const heading = findWithin(
    panel,
    page.leftOut,
    (part) =>
      HEADING.test(part.tag) && (page.measures.get(part)?.start ?? -1) === start && sizeOf(page.measures.get(part)) > 0,
  );
  return heading !== undefined;
}

function isSidebar(
  element: PageElement,
  words: ReadonlySet<string>,
  measure: Measure,
  page: Page,
  content: Content,
): boolean {
  const size = sizeOf(measure);
  if (size > 1500 || measure.prose > 800) return false;
  const column = element.parent !== null && content.path.has(element.parent);
  if (!column) return false;
  const side = named(words, SIDE_WORDS);
  const cell = element.tag === 'td';
  const beside = named(words, HAND_WORDS) && !inContentElement(element) && isBesideContent(element, content);
  if (!side && !cell && !beside) return false;
  const density = linkDensity(measure);
  const headings = descendants(element, page.leftOut).filter(
    ({ tag }) => HEADING.test(tag) || tag === 'b' || tag === 'strong',
  );
  const furnished = headings.some((heading) => SIDE_HEADING.test(visibleText(heading, page.leftOut, 60)));
  if (!side) return density >= 0.6 || furnished;
  if (furnished || density >= 0.4) return true;
  return size <= 600 && !(measure.prose > 0 && NOTICE_WORDS.test(visibleText(element, page.leftOut, 2000)));
}

/** Does one element beside it hold the content, and say so in its name? */
function isBesideContent(element: PageElement, content: Content): boolean {
  const held = element.parent?.children.filter(isElement).find((one) => content.path.has(one));
  return held !== undefined && held !== element && named(placeWords(held), CONTENT_WORDS);
}

/** An aside within the main element that holds news or little else than links: no note to the text. */
function isAsideOfNews(element: PageElement, measure: Measure, page: Page): boolean {
  if (element.tag !== 'aside' && element.attributes.role !== 'complementary') return false;
  if (measure.prose > 0 || measure.links === 0) return false;
  const headings = descendants(element, page.leftOut).filter(({ tag }) => HEADING.test(tag));
  return (
    linkDensity(measure) >= 0.6 || headings.some((heading) => NEWS_HEADING.test(visibleText(heading, page.leftOut, 80)))
  );
}

/** A block that opens with a heading such as "Latest news" and holds little else than links. */
function isRelatedLinks(element: PageElement, measure: Measure, page: Page, outside: boolean): boolean {
  const size = sizeOf(measure);
  if (!/^(?:div|section|aside|ul|article)$/.test(element.tag) || size > 1200 || measure.links === 0) return false;
  const first = findWithin(element, page.leftOut, ({ tag }) => HEADING.test(tag) || tag === 'strong' || tag === 'b');
  if (first === undefined || page.measures.get(first)?.start !== measure.start) return false;
  const heading = visibleText(first, page.leftOut, 80);
  if (outside && SIDE_HEADING.test(heading)) return linkDensity(measure) >= 0.4 && measure.prose === 0;
  return NEWS_HEADING.test(heading) && linkDensity(measure) >= 0.4;
}

function isComments(element: PageElement, words: ReadonlySet<string>, page: Page): boolean {
  if (!words.has('comments') && !words.has('respond') && !words.has('disqus')) return false;
  const parts = descendants(element, isUnseen);
  if (parts.some(({ tag }) => tag === 'textarea')) return true;
  return parts.some(
    (part) => HEADING.test(part.tag) && /\b(?:comments?|reply|responses)\b/i.test(visibleText(part, page.leftOut, 80)),
  );
}

function isShareBar(element: PageElement, words: ReadonlySet<string>, measure: Measure, page: Page): boolean {
  if (sizeOf(measure) > 120 || measure.links === 0) return false;
  const called = words.has('share') || words.has('social') || words.has('sharing') || words.has('addthis');
  return (
    called &&
    /^(?:share|follow|tweet|print|email this|facebook|twitter|x\b)/i.test(visibleText(element, page.leftOut, 200))
  );
}
