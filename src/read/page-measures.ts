/** How much text and how many links each element of a page holds, and where in the page's text it stands. */
import { isElement, type PageElement, type PageNode } from './page-tree';

export interface Measure {
  /** Range in the page's text, counted in characters that are not white space; left-out parts count nothing. */
  readonly start: number;
  end: number;
  /** Characters within links. */
  linked: number;
  links: number;
  /** Elements in it, itself counted. */
  elements: number;
  /** Characters of running prose: of pieces of text long enough to be sentences. */
  prose: number;
}

export type Measures = ReadonlyMap<PageElement, Measure>;

/** A run of text at least this long outside links is taken for prose, in characters that are not white space. */
const PROSE_LENGTH = 60;

/** Measures every element of the tree that is not within `leftOut`. Linear; does not recurse. */
export function measurePage(root: PageElement, leftOut: (element: PageElement) => boolean): Measures {
  const measures = new Map<PageElement, Measure>();
  let length = 0;
  let inLink = 0;
  const open: { element: PageElement; measure: Measure; next: number }[] = [];
  const enter = (element: PageElement): void => {
    if (element.tag === 'a') inLink++;
    const measure: Measure = { start: length, end: length, linked: 0, links: 0, elements: 1, prose: 0 };
    if (element.tag === 'a' && element.attributes.href !== undefined) measure.links = 1;
    measures.set(element, measure);
    open.push({ element, measure, next: 0 });
  };
  enter(root);
  for (let frame = open[open.length - 1]; frame !== undefined; frame = open[open.length - 1]) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) {
      frame.measure.end = length;
      if (frame.element.tag === 'a') inLink--;
      open.pop();
      const parent = open[open.length - 1]?.measure;
      if (parent !== undefined) {
        parent.linked += frame.measure.linked;
        parent.links += frame.measure.links;
        parent.prose += frame.measure.prose;
        parent.elements += frame.measure.elements;
      }
    } else if (typeof child === 'string') {
      const size = child.replace(/\s+/g, '').length;
      length += size;
      if (inLink > 0) frame.measure.linked += size;
      else if (size >= PROSE_LENGTH) frame.measure.prose += size;
    } else if (!leftOut(child)) {
      enter(child);
    }
  }
  return measures;
}

const BLOCK_LIKE =
  /^(?:address|article|aside|blockquote|body|br|button|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

export function isBlockTag(tag: string): boolean {
  return BLOCK_LIKE.test(tag);
}

/**
 * What a visitor reads in an element, with single spaces, at most about `most` characters (UTF-16 code units). Elements
 * for which `leftOut` holds are passed over.
 */
export function visibleText(
  element: PageElement,
  leftOut: (element: PageElement) => boolean,
  most = Number.POSITIVE_INFINITY,
): string {
  const pieces: string[] = [];
  let length = 0;
  // Links side by side, as in menus, have no space between them in the source.
  let afterLink = false;
  const open: { nodes: readonly PageNode[]; next: number; block: boolean; link: boolean }[] = [
    { nodes: element.children, next: 0, block: false, link: false },
  ];
  for (let frame = open[open.length - 1]; frame !== undefined && length < most; frame = open[open.length - 1]) {
    const child = frame.nodes[frame.next++];
    if (child === undefined) {
      if (frame.block) pieces.push(' ');
      if (frame.link) afterLink = true;
      open.pop();
    } else if (!isElement(child)) {
      pieces.push(child);
      length += child.length;
      afterLink = false;
    } else if (!leftOut(child)) {
      const block = isBlockTag(child.tag);
      const link = child.tag === 'a';
      if (block || (link && afterLink)) pieces.push(' ');
      open.push({ nodes: child.children, next: 0, block, link });
    }
  }
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

/** The element and its descendants in page order, those that satisfy `skip` and what is in them left out. */
export function descendants(
  element: PageElement,
  skip: (element: PageElement) => boolean = () => false,
): PageElement[] {
  const found: PageElement[] = [];
  findWithin(element, skip, (part) => {
    found.push(part);
    return false;
  });
  return found;
}

/** The first of the element and its descendants that satisfies `test`; those that satisfy `skip` are passed over. */
export function findWithin(
  element: PageElement,
  skip: (element: PageElement) => boolean,
  test: (element: PageElement) => boolean,
): PageElement | undefined {
  const open: { element: PageElement; next: number }[] = [{ element, next: 0 }];
  if (test(element)) return element;
  for (let frame = open[open.length - 1]; frame !== undefined; frame = open[open.length - 1]) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) open.pop();
    else if (isElement(child) && !skip(child)) {
      if (test(child)) return child;
      open.push({ element: child, next: 0 });
    }
  }
  return undefined;
}
