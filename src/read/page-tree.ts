/** A web page as a plain tree: what the HTML reader walks. */
import { Parser } from 'htmlparser2';

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

/** As the parser tells it, with nothing moved yet. */
interface ParsedElement {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: ParsedNode[];
}

type ParsedNode = ParsedElement | string;

/**
 * Deepest nesting that is kept. Browsers cap it too (at 512); the parser's own stack costs more the deeper it gets, so
 * a page of endlessly nested elements would take minutes.
 */
const MAX_NESTING = 400;
/** Pages within the page that are read; more is no page for readers. */
const MOST_FRAMES = 50;
const VOID_TAGS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements that HTML closes by itself when the next one opens: they don't nest when left open. */
const SELF_CLOSING = new Set('p li td th tr thead tbody tfoot dt dd option optgroup html head body'.split(' '));
const RAW_TEXT = /^(?:script|style|textarea|title)$/;

/** What a host hands to the slots of its shadow root. */
interface Slotted {
  /** By the slot's name, "" for the one without. What a slot has taken is no longer here. */
  readonly bySlot: Map<string, ParsedNode[]>;
  /** For slots in the slotted content itself. */
  readonly outer: Slotted | null;
}

interface Waiting {
  readonly from: readonly ParsedNode[];
  readonly to: PageElement;
  readonly slotted: Slotted | null;
}

/**
 * Parses a page. Never throws; broken HTML gives the tree a forgiving parser makes of it. Addresses are as written,
 * unless a `<base>` has them start elsewhere than at the page: then they are given in full.
 * @param url the page's own address, or null where it has none
 */
export function parsePage(html: string, url: string | null = null): PageElement {
  const root: PageElement = { tag: '#root', attributes: {}, children: [], parent: null, index: 0 };
  let framed = 0;
  const parsed = parsedNodes(flattened(html));
  const base = /<base\b/i.test(html) ? baseAddress(parsed, url) : null;
  const waiting: Waiting[] = [{ from: parsed, to: root, slotted: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { to, slotted } = next;
    for (const node of next.from) {
      if (typeof node === 'string') {
        to.children.push(node);
      } else {
        const own = node.name.toLowerCase();
        // A frame that carries its page with it stands in the page that holds it, as a snapshot has it.
        const written = own === 'iframe' && framed < MOST_FRAMES ? (node.attribs.srcdoc ?? null) : null;
        if (written !== null) framed++;
        const element: PageElement = {
          tag: written === null ? own : 'div',
          attributes: attributesOf(node.attribs, base, url),
          children: [],
          parent: to,
          index: to.children.length,
        };
        to.children.push(element);
        const email = coveredEmail(node.attribs);
        if (email !== null && node.attribs['data-cfemail'] !== undefined) element.children.push(email);
        else waiting.push(contentOf(node, element, written, slotted));
      }
    }
  }
  return root;
}

/** What a page holds, without comments and what is for machines. Never throws. */
function parsedNodes(html: string): ParsedNode[] {
  const root: ParsedElement = { name: '', attribs: {}, children: [] };
  const open = [root];
  let goesOn = false;
  let inData = false;
  const add = (node: ParsedNode) => {
    open.at(-1)?.children.push(node);
  };
  const breaks = () => {
    goesOn = false;
  };
  const parser = new Parser({
    onopentag(name, attribs) {
      const element: ParsedElement = { name, attribs, children: [] };
      add(element);
      open.push(element);
      goesOn = false;
    },
    onclosetag() {
      open.pop();
      goesOn = false;
    },
    ontext(text) {
      if (inData) return;
      const nodes = open.at(-1)?.children ?? [];
      const last = nodes.at(-1);
      // A parser tells of a text in pieces, entity by entity.
      if (goesOn && typeof last === 'string') nodes[nodes.length - 1] = last + text;
      else add(text);
      goesOn = true;
    },
    oncomment: breaks,
    onprocessinginstruction: breaks,
    oncdatastart() {
      inData = true;
    },
    oncdataend() {
      inData = false;
      goesOn = false;
    },
  });
  parser.end(html);
  return root.children;
}

const LINKING = ['href', 'src', 'data', 'data-src'];

/** The address that the page's first `<base>` names, in full, or null. */
function baseAddress(nodes: readonly ParsedNode[], url: string | null): string | null {
  const waiting = [...nodes].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') continue;
    if (next.name.toLowerCase() === 'base' && next.attribs.href !== undefined) {
      const address = joined(next.attribs.href.trim(), url);
      return address !== null && /^https?:/i.test(address) ? address : null;
    }
    // Browsers take it wherever it stands.
    for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i] ?? '');
  }
  return null;
}

function attributesOf(
  written: Readonly<Record<string, string>>,
  base: string | null,
  url: string | null,
): Readonly<Record<string, string>> {
  const email = /\/cdn-cgi\/l\/email-protection/.test(written.href ?? '') ? coveredEmail(written) : null;
  if (email !== null) return { ...written, href: `mailto:${email}` };
  const target = wrappedAddress(written.href ?? '');
  if (target !== null) return { ...written, href: target };
  return base === null ? written : fromBase(written, base, url);
}

/**
 * The email address that Cloudflare's "email address obfuscation" covered on its way to whoever runs no scripts, or null:
 * hexadecimal bytes, of which the first is the key to the others.
 */
function coveredEmail(attributes: Readonly<Record<string, string>>): string | null {
  const code = attributes['data-cfemail'] ?? attributes.href?.split('#')[1] ?? '';
  if (!/^(?:[0-9a-f]{2}){4,200}$/i.test(code)) return null;
  const bytes = (code.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  const [key = 0, ...rest] = bytes;
  const text = new TextDecoder().decode(new Uint8Array(rest.map((byte) => byte ^ key)));
  return /^[^\s<>"]+@[^\s<>"?]+(?:\?[^\s<>"]*)?$/.test(text) ? text : null;
}

/** Where programs put an address of their own before one that somebody pasted: in pages of Google Docs, and in mail of Outlook. */
const WRAPPED = /^https?:\/\/(?:(?:www\.)?google\.[a-z.]{2,6}\/url|[\w.-]+\.safelinks\.protection\.outlook\.com\/)\?/i;

/** The address that such an address leads on to, or null. */
function wrappedAddress(href: string): string | null {
  if (!WRAPPED.test(href)) return null;
  const address = joined(href, null);
  const parameters = address === null ? null : new URL(address).searchParams;
  const target = parameters?.get('q') ?? parameters?.get('url') ?? '';
  return /^https?:\/\//i.test(target) ? target : null;
}

/** The attributes, with those addresses in full that start from another place than the page's own. */
function fromBase(
  attributes: Readonly<Record<string, string>>,
  base: string,
  url: string | null,
): Readonly<Record<string, string>> {
  let changed = attributes;
  for (const name of LINKING) {
    const written = attributes[name]?.trim() ?? '';
    if (written === '' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(written)) continue;
    const address = joined(written, base);
    if (address !== null && address !== joined(written, url)) changed = { ...changed, [name]: address };
  }
  return changed;
}

function joined(written: string, from: string | null): string | null {
  try {
    // A page's own address may be a file's path, from which no address starts.
    return from === null || URL.canParse(written) ? new URL(written).href : new URL(written, from).href;
  } catch {
    return null;
  }
}

/** What stands in an element as it is shown: shadow root before the host's own children, slots filled. */
function contentOf(node: ParsedElement, to: PageElement, written: string | null, slotted: Slotted | null): Waiting {
  if (written !== null) return { from: bodyOf(written), to, slotted: null };
  const shadow = node.children.find(isShadowRoot);
  if (shadow !== undefined) {
    const bySlot = new Map<string, ParsedNode[]>();
    for (const child of node.children) {
      const name = typeof child === 'string' ? '' : (child.attribs.slot ?? '');
      if (child === shadow) continue;
      const nodes = bySlot.get(name);
      if (nodes === undefined) bySlot.set(name, [child]);
      else nodes.push(child);
    }
    const shown = slotNames(shadow);
    const unshown = [...bySlot].flatMap(([name, nodes]) => (shown.has(name) ? [] : nodes));
    return { from: [...shadow.children, ...unshown], to, slotted: { bySlot, outer: slotted } };
  }
  if (node.name === 'slot' && slotted !== null) {
    const name = node.attribs.name ?? '';
    const assigned = slotted.bySlot.get(name);
    slotted.bySlot.delete(name);
    if (assigned !== undefined) return { from: assigned, to, slotted: slotted.outer };
  }
  return { from: node.children, to, slotted };
}

function isShadowRoot(node: ParsedNode): node is ParsedElement {
  return typeof node !== 'string' && node.name === 'template' && node.attribs.shadowrootmode !== undefined;
}

function slotNames(root: ParsedElement): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting: ParsedElement[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === 'slot') names.add(next.attribs.name ?? '');
    for (const child of next.children) if (typeof child !== 'string') waiting.push(child);
  }
  return names;
}

/** The content of the page that a frame carries with it: what stands in its body, or all of it where it names none. */
function bodyOf(html: string): readonly ParsedNode[] {
  let nodes: readonly ParsedNode[] = parsedNodes(flattened(html));
  for (const tag of ['html', 'body']) {
    nodes = nodes.flatMap((node) =>
      typeof node !== 'string' && node.name.toLowerCase() === tag ? node.children : [node],
    );
  }
  return nodes;
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

/** "bottomrow", "sitefooterwrapper": a place, and what it is made of. */
const COMPOUND =
  /^(?:site|page|main|global|web)?(header|footer|bottom|sidebar)(?:row|area|wrap|wrapper|section|inner|outer|container|strip|block|zone|band|panel)$/;

/** Like `nameWords`, for telling an element's place in the page: without the layout words of page builders. */
export function placeWords(element: PageElement): ReadonlySet<string> {
  if (!isNamed(element)) return NO_WORDS;
  const words = new Set<string>();
  for (const name of `${element.attributes.id ?? ''} ${element.attributes.class ?? ''}`
    .slice(0, MAX_NAMES)
    .split(/\s+/)) {
    const built = BUILDER_NAME.test(name);
    for (const word of wordsOf(name)) {
      const place = COMPOUND.exec(word)?.[1];
      if (!built || BUILDER_PLACES.test(place ?? word)) words.add(place ?? word);
    }
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
