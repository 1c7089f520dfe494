/** What a page leads to: its links with what stands around them, what it shows in frames, where it sends readers on. */
import { embeddedContent } from '../read/embedded';
import { isUnseen } from '../read/furniture';
import { findWithin, visibleText } from '../read/page-measures';
import { isElement, type PageElement, type PageNode, parsePage, placeWords } from '../read/page-tree';

/** In which part of the page a link stands. */
export type PagePart = 'main' | 'menu' | 'side' | 'footer';

export interface PageLink {
  /** As written. */
  readonly href: string;
  readonly text: string;
  /** Its title, label, or the name it gives the file. */
  readonly title: string;
  readonly heading: string;
  /** The sentence, list item or row that it stands in, itself included; only where its own words are few. */
  readonly around: string;
  readonly part: PagePart;
  /** A frame or an embedded file, not a link. */
  readonly shown: boolean;
}

/** A document in a viewer from which it can't be fetched. */
export interface InViewer {
  readonly what: string;
  readonly address: string;
  readonly heading: string;
}

export interface PageFace {
  readonly title: string;
  readonly heading: string;
  readonly links: readonly PageLink[];
  readonly inViewers: readonly InViewer[];
  /** The address against which links are read. */
  readonly base: string;
  readonly canonical: string | null;
  /** Where the page sends its reader on by itself. */
  readonly refresh: string | null;
  readonly asksPassword: boolean;
  /** Its first headings. */
  readonly headings: readonly string[];
  /** What a visitor reads, its beginning. */
  readonly words: string;
  /** What it says to visitors whose browser runs no scripts. */
  readonly unscripted: string;
  readonly scripts: number;
  /** Ids and tags of empty parts that scripts fill. */
  readonly emptyParts: readonly string[];
}

/** Links of one page that are looked at. */
const MOST_LINKS = 3000;
const LONGEST_WORDS = 300;
const MOST_WORDS = 2000;
const MOST_HEADINGS = 3;
/** A page that sends its reader on after more seconds than this is one to be read. */
const LONGEST_REFRESH = 10;
const MENU = new Set('menu nav navbar navigation topnav submenu mainmenu sitemap megamenu'.split(' '));
const FOOTER = new Set('footer foot colophon sitefooter bottombar copyright'.split(' '));
const SIDE = new Set('sidebar aside sidenav sidemenu side widget'.split(' '));

interface Open {
  readonly children: readonly PageNode[];
  next: number;
  readonly part: PagePart;
  /** The heading that stood before the part was entered, taken up again behind it. */
  readonly before: string | null;
}

/** @param url the page's own address */
export function readPageFace(html: string, url: string): PageFace {
  const root = parsePage(html);
  const links: PageLink[] = [];
  const inViewers: InViewer[] = [];
  let title = '';
  let firstHeading = '';
  let heading = '';
  let base = url;
  let canonical: string | null = null;
  let refresh: string | null = null;
  let asksPassword = false;
  let scripts = 0;
  let unscripted = '';
  const headings: string[] = [];
  const emptyParts: string[] = [];
  const add = (link: Omit<PageLink, 'heading'>): void => {
    if (links.length < MOST_LINKS && link.href.trim() !== '') links.push({ ...link, heading });
  };

  const open: Open[] = [{ children: root.children, next: 0, part: 'main', before: null }];
  for (let frame = open[open.length - 1]; frame !== undefined; frame = open[open.length - 1]) {
    const element = frame.children[frame.next++];
    if (element === undefined) {
      if (frame.before !== null) heading = frame.before;
      open.pop();
      continue;
    }
    if (!isElement(element)) continue;
    const { tag, attributes } = element;
    const part = partOf(element, frame.part);
    if (tag === 'title' && title === '') title = visibleText(element, () => false, LONGEST_WORDS);
    else if (tag === 'base' && attributes.href) base = joined(attributes.href, url) ?? base;
    else if (tag === 'link' && attributes.rel?.toLowerCase() === 'canonical' && attributes.href)
      canonical = joined(attributes.href, base);
    else if (tag === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh')
      refresh = refreshOf(attributes.content ?? '', base);
    else if (tag === 'input' && attributes.type?.toLowerCase() === 'password') asksPassword = true;
    else if (tag === 'script') scripts++;
    else if (tag === 'noscript') unscripted += ` ${visibleText(element, () => false, LONGEST_WORDS)}`;
    else if (open.length <= DEEPEST_PART && isEmptyPart(element)) emptyParts.push(attributes.id ?? tag);
    if (isHeading(element)) {
      heading = visibleText(element, isUnseen, LONGEST_WORDS);
      if (tag === 'h1' && firstHeading === '') firstHeading = heading;
      if (/^h[12]$/.test(tag) && heading !== '' && headings.length < MOST_HEADINGS) headings.push(heading);
    }
    if (tag === 'a' || tag === 'area') {
      if (attributes.href !== undefined) add({ href: attributes.href, ...wordsOf(element), part, shown: false });
    } else if (tag === 'option' || tag === 'button' || tag === 'div' || tag === 'li' || tag === 'tr') {
      const href = scriptedAddress(element);
      if (href !== null) add({ href, ...wordsOf(element), part, shown: false });
    }
    const embedded = embeddedContent(element, base);
    if (embedded?.text === true) {
      const words = `${attributes.title ?? ''} ${attributes['aria-label'] ?? ''}`.trim();
      if (embedded.document !== undefined && /^https?:/i.test(embedded.document))
        add({ href: embedded.document, text: words, title: '', around: '', part: 'main', shown: true });
      else if (/^frame/.test(embedded.what))
        add({ href: embedded.address, text: words, title: '', around: '', part, shown: true });
      else inViewers.push({ what: embedded.what, address: embedded.address, heading: heading || firstHeading });
    }
    if (tag === 'script' || tag === 'style' || tag === 'svg') continue;
    open.push({
      children: element.children,
      next: 0,
      part,
      before: part === frame.part ? null : heading,
    });
    if (part !== frame.part) heading = '';
  }
  return {
    title,
    heading: firstHeading,
    links,
    inViewers,
    base,
    canonical,
    refresh,
    asksPassword,
    headings,
    words: visibleText(root, isNotRead, MOST_WORDS),
    unscripted,
    scripts,
    emptyParts,
  };
}

function isNotRead(element: PageElement): boolean {
  return isUnseen(element) || /^(?:noscript|iframe|object|head)$/.test(element.tag);
}

/** Parts that scripts fill stand near the top of a page's tree. */
const DEEPEST_PART = 6;

/** A part with a name of its own and nothing in it, or an element that is none of the language's. */
function isEmptyPart(element: PageElement): boolean {
  const { tag, attributes, children } = element;
  if (attributes.id === undefined && !tag.includes('-')) return false;
  if (!tag.includes('-') && !/^(?:div|main|section|body)$/.test(tag)) return false;
  return (
    children.length < 5 &&
    visibleText(element, isNotRead, 1) === '' &&
    findWithin(element, isNotRead, isShown) === undefined
  );
}

function isShown({ tag }: PageElement): boolean {
  return tag === 'a' || tag === 'img' || tag === 'iframe' || tag === 'embed' || tag === 'object';
}

function partOf(element: PageElement, outer: PagePart): PagePart {
  const { tag, attributes } = element;
  if (outer !== 'main') return outer;
  if (tag === 'main' || tag === 'body' || tag === 'html') return 'main';
  if (tag === 'nav' || attributes.role === 'navigation' || tag === 'header') return 'menu';
  if (tag === 'footer' || attributes.role === 'contentinfo') return 'footer';
  if (tag === 'aside') return 'side';
  if (tag !== 'div' && tag !== 'ul' && tag !== 'section' && tag !== 'td') return outer;
  for (const word of placeWords(element)) {
    if (MENU.has(word)) return 'menu';
    if (FOOTER.has(word)) return 'footer';
    if (SIDE.has(word)) return 'side';
  }
  return outer;
}

const HEADING = /^(?:h[1-6]|summary|caption|legend|dt)$/;

/** A heading, the title of a panel, or a line that is bold as a whole. */
function isHeading(element: PageElement): boolean {
  if (HEADING.test(element.tag)) return true;
  if (element.tag === 'button' || element.attributes.role === 'tab') {
    return element.attributes['aria-expanded'] !== undefined || element.attributes['aria-controls'] !== undefined;
  }
  if (element.tag !== 'p' && element.tag !== 'div') return false;
  const text = visibleText(element, isUnseen, 140);
  if (text === '' || text.length > 100) return false;
  const bold = findWithin(element, isUnseen, ({ tag }) => tag === 'b' || tag === 'strong');
  if (bold === undefined || visibleText(bold, isUnseen, 140) !== text) return false;
  return findWithin(bold, isUnseen, ({ tag }) => tag === 'a') === undefined;
}

const HOLDS = /^(?:tr|li|p|dd|dt|td|th|div|figure|article|blockquote)$/;
const FEW_WORDS = 60;
const MOST_STEPS = 6;

/**
 * Of a link with few words: the text of the nearest element that says more than the link, as a sentence does, or a row
 * whose cells beside it name what it leads to; "" where that is too long to be about the link alone.
 */
function textAround(link: PageElement, own: string): string {
  if (own.length > FEW_WORDS) return '';
  for (let at = link.parent, steps = 0; at !== null && steps < MOST_STEPS; at = at.parent, steps++) {
    if (!HOLDS.test(at.tag)) continue;
    const text = visibleText(at, isUnseen, LONGEST_WORDS + 1);
    if (text.length > LONGEST_WORDS) return '';
    if (text.length > own.length + 3) return text;
  }
  return '';
}

function wordsOf(element: PageElement): { text: string; title: string; around: string } {
  const { attributes } = element;
  const text = visibleText(element, isUnseen, LONGEST_WORDS);
  const picture = findWithin(element, isUnseen, ({ tag }) => tag === 'img')?.attributes.alt ?? '';
  const title = [attributes.title, attributes['aria-label'], attributes.download, picture].filter(Boolean).join(' ');
  return { text: text || title, title: title.slice(0, LONGEST_WORDS), around: textAround(element, text) };
}

/** The address that a button, a choice of a menu or a row leads to by script, where it stands in the page. */
function scriptedAddress({ tag, attributes }: PageElement): string | null {
  const told = attributes['data-href'] ?? attributes['data-url'] ?? attributes['data-link'];
  if (told !== undefined && /^(?:https?:\/\/|\/)[^\s]+$/.test(told)) return told;
  if (tag === 'option')
    return /^(?:https?:\/\/|\/)[^\s]+$/.test(attributes.value ?? '') ? (attributes.value ?? null) : null;
  const script = attributes.onclick?.slice(0, 500) ?? '';
  return (
    /(?:window\.open\(|location(?:\.href)?\s*=\s*|location\.assign\()\s*['"]([^'"\s]{1,400})['"]/.exec(script)?.[1] ??
    null
  );
}

function refreshOf(content: string, base: string): string | null {
  const parts = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']*?)["']?\s*$/i.exec(content.slice(0, 2048));
  if (!parts || Number(parts[1]) > LONGEST_REFRESH || !parts[2]) return null;
  return joined(parts[2], base);
}

function joined(href: string, base: string): string | null {
  try {
    const url = new URL(href, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
