/** Hands a page over as data: its HTML with hidden panels, open shadow roots and same-origin frames folded in. Changes nothing. */
import {
  attributeOf,
  attributesOf,
  documentElementOf,
  documentOfFrame,
  isElement,
  isText,
  isWordless,
  nameOf,
  shownChildrenOf,
  textContentOf,
  titleOf,
  unslottedChildrenOf,
  writtenIn,
} from './flat-tree';
import { looksOf } from './look';

/** What the injected script gives back to the popup. */
export interface PageSnapshot {
  /** HTML; of a page of bare text, that text. */
  readonly source: string;
  /** The page's address when it was read. */
  readonly location: string;
  readonly title: string;
  /** As the browser takes it, e.g. "text/html", "application/pdf". */
  readonly contentType: string;
  /** BCP 47 tag of the document, or "". */
  readonly lang: string;
  /** Set where the page was longer than can be handed over: the rest was left out. */
  readonly truncated: boolean;
}

/** UTF-16 code units: thirty times a long notice, and far below what a message between processes may hold. */
const LONGEST_SOURCE = 4_000_000;

/** Longer attribute values are pictures written into the page, never words. */
const LONGEST_ATTRIBUTE = 4_096;

const VOID = new Set('area base br col embed frame hr img input link meta param source track wbr'.split(' '));

/** Read again as plain elements: their content would not be parsed as markup in a text of HTML. */
const RENAMED: Readonly<Record<string, string>> = {
  iframe: 'div',
  frame: 'div',
  frameset: 'div',
  object: 'div',
  xmp: 'pre',
  plaintext: 'pre',
  listing: 'pre',
  noembed: 'div',
  noframes: 'div',
};

const LINKING = new Set(['href', 'src', 'action', 'data']);

export function takeSnapshot(document: Document): PageSnapshot {
  const root = documentElementOf(document);
  const { source, truncated } =
    document.contentType === 'text/plain' ? bareText(root) : serialise(document, LONGEST_SOURCE);
  return {
    source,
    location: String(document.location),
    title: titleOf(document),
    contentType: document.contentType,
    lang: (root && attributeOf(root, 'lang')) || '',
    truncated,
  };
}

interface Serialised {
  readonly source: string;
  readonly truncated: boolean;
}

/** The browser puts a text file into a page of its own making; only the text is the school's. */
function bareText(root: Element | null): Serialised {
  const text = (root && textContentOf(root)) ?? '';
  return { source: text.slice(0, LONGEST_SOURCE), truncated: text.length > LONGEST_SOURCE };
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function escapeAttribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** An address in a frame, as seen from the page that holds the frame. "#", "" and full addresses stay as written. */
function addressFrom(value: string, base: string): string {
  const written = value.trim();
  if (written === '' || written.startsWith('#') || /^[a-z][a-z0-9+.-]*:/i.test(written)) return value;
  try {
    return new URL(written, base).href;
  } catch {
    return value;
  }
}

function openingTag(element: Element, name: string, base: string | null, look: string): string {
  let tag = `<${name}`;
  let style = look;
  for (const { name: attribute, value } of attributesOf(element)) {
    // Of a frame that could not be looked into, what the page itself says is in it.
    const carried = attribute === 'srcdoc' && name === 'iframe';
    if ((attribute === 'srcdoc' ? !carried : value.length > LONGEST_ATTRIBUTE) || !/^[^\s"'<>/=]+$/.test(attribute))
      continue;
    if (attribute === 'style') {
      style = value + look;
      continue;
    }
    const written = base && LINKING.has(attribute) ? addressFrom(value, base) : value;
    tag += ` ${attribute}="${escapeAttribute(written)}"`;
  }
  if (style) tag += ` style="${escapeAttribute(style)}"`;
  return `${tag}>`;
}

const isFrame = (name: string): boolean => name === 'iframe' || name === 'frame' || name === 'object';

interface Pending {
  readonly node: Node;
  /** The address that relative links start from, inside a frame. */
  readonly base: string | null;
}

/** Without scripts, styles, comments and the contents of templates, which hold nothing a reader of the page sees. */
function serialise(document: Document, limit: number): Serialised {
  const root = documentElementOf(document);
  const look = looksOf(document);
  const parts: string[] = ['<!doctype html>'];
  let length = 0;
  let truncated = false;
  // Strings are closing tags that wait for their element's children. A stack of its own: see textNodesOf.
  const pending: (Pending | string)[] = root ? [{ node: root, base: null }] : [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') {
      parts.push(next);
      continue;
    }
    if (length > limit) {
      truncated = true;
      continue;
    }
    const { node, base } = next;
    const part = isText(node) ? escapeText(node.data) : isElement(node) ? enter(node, base, pending, look) : '';
    length += part.length;
    parts.push(part);
  }
  return { source: parts.join(''), truncated };
}

/** Gives the element's opening tag and puts its children, then its closing tag, next in line. */
function enter(
  element: Element,
  base: string | null,
  pending: (Pending | string)[],
  look: (element: Element) => string,
): string {
  if (isWordless(element)) return '';
  const own = nameOf(element);
  // A frame's or slot's contents stand in its place; so do those of the <html> and <body> inside a frame.
  const frame = documentOfFrame(element);
  const transparent = own === 'slot' || (base !== null && (own === 'html' || own === 'body'));
  if (base !== null && own === 'head') return '';
  const name = (isFrame(own) && !frame ? own : RENAMED[own]) ?? (/^[a-z][a-z0-9:_.-]*$/.test(own) ? own : 'span');
  // What stands in a field now is its value; its child is what stood there at first.
  const written = own === 'textarea' ? writtenIn(element) : null;
  if (written !== null) return `${openingTag(element, name, base, look(element))}${escapeText(written)}</textarea>`;
  if (VOID.has(name)) return openingTag(element, name, base, '');
  if (!transparent) pending.push(`</${name}>`);
  const unslotted = new Set(unslottedChildrenOf(element));
  const childBase = frame ? frame.baseURI : base;
  const children = shownChildrenOf(element);
  for (let index = children.length - 1; index >= 0; index--) {
    const node = children[index];
    if (!node) continue;
    const hidden = unslotted.has(node);
    if (hidden) pending.push('</div>');
    pending.push({ node, base: childBase });
    if (hidden) pending.push('<div hidden>');
  }
  return transparent ? '' : openingTag(element, name, base, look(element));
}
