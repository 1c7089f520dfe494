/** A web page as a plain tree: what the HTML reader walks. */
import { type CheerioAPI, load } from 'cheerio/slim';

export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: PageNode[];
  readonly parent: PageElement | null;
  /** Its place among the children of `parent`. */
  readonly index: number;
}

/** An element or a run of text, entities decoded. */
export type PageNode = PageElement | string;

type ParsedParent = ReturnType<CheerioAPI['root']>[0];
type ParsedNode = ParsedParent['children'][number];

/**
 * Deepest nesting that is kept. Browsers cap it too (at 512); the parser's own stack costs more the deeper it gets, so
 * a page of endlessly nested elements would take minutes.
 */
const MAX_NESTING = 400;
const VOID_TAGS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that HTML closes by itself when the next one opens: they don't nest when left open. */
const SELF_CLOSING = new Set('p li td th tr thead tbody tfoot dt dd option optgroup html head body'.split(' '));
const RAW_TEXT = /^(?:script|style|textarea|title)$/;

/** Parses a page. Never throws; broken HTML gives the tree a forgiving parser makes of it. */
export function parsePage(html: string): PageElement {
  const document = load(flattened(html)).root()[0];
  const root: PageElement = { tag: '#root', attributes: {}, children: [], parent: null, index: 0 };
  if (document === undefined) return root;
  const waiting: { from: readonly ParsedNode[]; to: PageElement }[] = [{ from: document.children, to: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const node of next.from) {
      if (node.type === 'text') {
        next.to.children.push(node.data);
      } else if ('name' in node && 'attribs' in node) {
        const element: PageElement = {
          tag: node.name.toLowerCase(),
          attributes: node.attribs,
          children: [],
          parent: next.to,
          index: next.to.children.length,
        };
        next.to.children.push(element);
        waiting.push({ from: node.children, to: element });
      }
    }
  }
  return root;
}

/** The page with the tags below `MAX_NESTING` taken out (their text stays); the page itself where it is no deeper. */
function flattened(html: string): string {
  const kept: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) break;
      at = end + 3;
      continue;
    }
    const closing = html[at + 1] === '/';
    const name = tagName(html, closing ? at + 2 : at + 1);
    if (name === '') {
      at++;
      continue;
    }
    const end = html.indexOf('>', at);
    if (end === -1) break;
    const counts = !VOID_TAGS.has(name) && !SELF_CLOSING.has(name) && html[end - 1] !== '/';
    if (counts && !closing) depth++;
    if (counts && depth > MAX_NESTING) {
      kept.push(html.slice(from, at));
      from = end + 1;
    }
    if (counts && closing) depth = Math.max(0, depth - 1);
    at = end + 1;
    if (!closing && RAW_TEXT.test(name)) {
      const close = closingTag(html, name, at);
      if (close === -1) break;
      at = close;
    }
  }
  if (kept.length === 0) return html;
  kept.push(html.slice(from));
  return kept.join('');
}

function tagName(html: string, from: number): string {
  let end = from;
  while (end < from + 20 && /[a-z0-9-]/i.test(html[end] ?? '')) end++;
  return html.slice(from, end).toLowerCase();
}

function closingTag(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    if (tagName(html, at + 2) === name) return at;
  }
  return -1;
}

const NO_WORDS: ReadonlySet<string> = new Set();

function isNamed({ attributes }: PageElement): boolean {
  return attributes.id !== undefined || attributes.class !== undefined;
}

/** The id and class of an element as lower-case words: `siteFooter nav-tabs` gives site, footer, nav, tabs. */
export function nameWords(element: PageElement): ReadonlySet<string> {
  if (!isNamed(element)) return NO_WORDS;
  return wordsOf(`${element.attributes.id ?? ''} ${element.attributes.class ?? ''}`);
}

/** Names that page builders give to every row, column and widget ("elementor-top-section") and what they mean by them. */
const BUILDER_NAME = /^(?:elementor|et_pb|fusion|vc|wpb|wp-block|fl|kt|avada|divi|brxe|oxy|so-panel|siteorigin)[-_]/i;
const BUILDER_PLACES = /^(?:header|footer|sidebar|menu|nav|breadcrumbs?)$/;

/** Like `nameWords`, for telling an element's place in the page: without the layout words of page builders. */
export function placeWords(element: PageElement): ReadonlySet<string> {
  if (!isNamed(element)) return NO_WORDS;
  const words = new Set<string>();
  for (const name of `${element.attributes.id ?? ''} ${element.attributes.class ?? ''}`
    .slice(0, MAX_NAMES)
    .split(/\s+/)) {
    const built = BUILDER_NAME.test(name);
    for (const word of wordsOf(name)) if (!built || BUILDER_PLACES.test(word)) words.add(word);
  }
  return words;
}

/** Longer lists of classes are cut, in UTF-16 code units. */
const MAX_NAMES = 500;

function wordsOf(names: string): ReadonlySet<string> {
  const words = names
    .slice(0, MAX_NAMES)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return new Set(words.filter((word) => word !== ''));
}

export function isElement(node: PageNode | undefined): node is PageElement {
  return node !== undefined && typeof node !== 'string';
}

/** The element before or after, or null where text or nothing stands there; white space is passed over. */
export function neighbour(element: PageElement, step: 1 | -1): PageElement | null {
  const siblings = element.parent?.children ?? [];
  for (let at = element.index + step; ; at += step) {
    const node = siblings[at];
    if (isElement(node)) return node;
    if (node === undefined || node.trim() !== '') return null;
  }
}

/** True if `test` holds for the element or one of those around it. */
export function within(element: PageElement | null, test: (element: PageElement) => boolean): boolean {
  for (let at = element; at !== null; at = at.parent) if (test(at)) return true;
  return false;
}
