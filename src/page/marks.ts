/** Paints quotes in the page with the CSS Custom Highlight API. The document is only read, never changed. */
import { type QuoteTarget, quoteFinder, type TextPiece } from './find-quote';
import { attributeOf, nameOf, shownParentOf, textContentOf, textNodesOf } from './flat-tree';
import { HIGHLIGHT_NAMES, type MarkKind } from './marks-style';

/** What became of a request to show a quote. `opener`: the words on the control that opens the closed panel. */
export type MarkOutcome =
  | { readonly state: 'shown' }
  | { readonly state: 'hidden'; readonly opener: string | null }
  | { readonly state: 'absent' };

export interface Marks {
  /** Marks all quotes and brings number `focus` into view. What was marked before is cleared. */
  show(targets: readonly QuoteTarget[], focus: number, kind: MarkKind): MarkOutcome;
  clear(): void;
}

type MarkedWindow = Window & typeof globalThis;

const MOST_TEXT_NODES = 200_000;
const LONGEST_OPENER = 80;

export function createMarks(document: Document): Marks {
  const painted = new Set<MarkedWindow>();

  const clear = (): void => {
    for (const window of painted) {
      for (const name of Object.values(HIGHLIGHT_NAMES)) window.CSS.highlights.delete(name);
    }
    painted.clear();
  };

  const paint = (ranges: readonly Range[], kind: MarkKind): void => {
    for (const range of ranges) {
      const window = range.startContainer.ownerDocument?.defaultView;
      if (!window) continue;
      const name = HIGHLIGHT_NAMES[kind];
      const highlight = window.CSS.highlights.get(name) ?? new window.Highlight();
      highlight.add(range);
      window.CSS.highlights.set(name, highlight);
      painted.add(window);
    }
  };

  return {
    clear,
    show(targets, focus, kind) {
      clear();
      const nodes = textNodesOf(document, MOST_TEXT_NODES);
      const find = quoteFinder(nodes.map((node) => node.data));
      const found = targets.map((target) => rangesOf(nodes, find(target)));
      paint(found.flat(), kind);
      const wanted = found[focus] ?? [];
      return wanted.length === 0 ? { state: 'absent' } : reveal(wanted);
    },
  };
}

/** One range a text node: a single range could not reach into a shadow root or a frame. */
function rangesOf(nodes: readonly Text[], pieces: readonly TextPiece[]): readonly Range[] {
  return pieces.flatMap(({ text, start, end }) => {
    const node = nodes[text];
    const range = node?.ownerDocument.createRange();
    if (!node || !range) return [];
    range.setStart(node, start);
    range.setEnd(node, end);
    return [range];
  });
}

function reveal(ranges: readonly Range[]): MarkOutcome {
  const visible = ranges.find((range) => !closedPanelOf(range));
  if (visible) {
    scrollTo(visible);
    return { state: 'shown' };
  }
  const panel = ranges[0] && closedPanelOf(ranges[0]);
  const opener = panel ? openerOf(panel) : null;
  opener?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return { state: 'hidden', opener: opener ? wordsOf(opener) : null };
}

function scrollTo(range: Range): void {
  const element = shownParentOf(range.startContainer);
  const window = element?.ownerDocument.defaultView;
  if (!element || !window) return;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  // A long paragraph's middle may be far from the quote.
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) {
    window.scrollBy({ top: (top + bottom - window.innerHeight) / 2, behavior: 'instant' });
  }
}

/** The outermost element that keeps the range from being seen, or null where it can be seen. */
function closedPanelOf(range: Range): Element | null {
  const innermost = shownParentOf(range.startContainer);
  let closed: Element | null = null;
  let inside: Node = range.startContainer;
  for (let element = innermost; element; element = shownParentOf(element)) {
    if (hides(element, inside)) closed = element;
    inside = element;
  }
  if (closed) return closed;
  // Visibility is handed down and can be taken back further in: only the innermost element's counts.
  const unseen = innermost && styleOf(innermost)?.visibility !== 'visible';
  // A field's text is drawn, though none of its own: it takes no mark, but can be gone to.
  const drawn = range.getClientRects().length > 0 || (innermost && nameOf(innermost) === 'textarea');
  return unseen || !drawn ? innermost : null;
}

function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return element.ownerDocument.defaultView?.getComputedStyle(element);
}

/** Does the element keep its child `inside` from being seen? */
function hides(element: Element, inside: Node): boolean {
  if (nameOf(element) === 'details' && attributeOf(element, 'open') === null) return inside !== summaryOf(element);
  const style = styleOf(element);
  if (!style) return false;
  if (style.display === 'none' || style.contentVisibility === 'hidden' || style.opacity === '0') return true;
  // Accordions that animate close to no height; text for screen readers only is clipped to a pixel.
  const clips = style.overflowY !== 'visible' && style.display !== 'inline' && style.display !== 'contents';
  return clips && element.getBoundingClientRect().height < 3;
}

function summaryOf(details: Element): Element | undefined {
  return [...details.children].find((child) => nameOf(child) === 'summary');
}

/** The control that opens a panel, by the ways in which pages tie the two together. */
function openerOf(panel: Element): Element | null {
  if (nameOf(panel) === 'details') return summaryOf(panel) ?? panel;
  const root = panel.getRootNode() as Document | ShadowRoot;
  if (!('getElementById' in root)) return null;
  // The id may sit on the panel or on a lone wrapper inside it.
  for (let element: Element | null = panel; element; element = onlyChildOf(element)) {
    const id = attributeOf(element, 'id');
    const control = id ? controlOf(root, id) : null;
    if (control) return control;
  }
  const label = attributeOf(panel, 'aria-labelledby')?.split(/\s+/)[0];
  return (label ? root.getElementById(label) : null) ?? precedingLabelOf(panel);
}

function onlyChildOf(element: Element): Element | null {
  return element.children.length === 1 ? element.firstElementChild : null;
}

function controlOf(root: Document | ShadowRoot, id: string): Element | null {
  const controls = root.querySelectorAll('[aria-controls], a[href^="#"], [data-target], [data-bs-target]');
  for (const control of controls) {
    const named = attributeOf(control, 'aria-controls')?.split(/\s+/).includes(id);
    const pointed = ['href', 'data-target', 'data-bs-target'].some((name) => attributeOf(control, name) === `#${id}`);
    if ((named || pointed) && control.getClientRects().length > 0) return control;
  }
  return null;
}

/** The short, visible element right before the panel, or before what wraps it: what a reader would click. */
function precedingLabelOf(panel: Element): Element | null {
  for (let element: Element | null = panel, climbed = 0; element && climbed < 3; climbed++) {
    const before: Element | null = element.previousElementSibling;
    if (before && before.getClientRects().length > 0) {
      const words = (textContentOf(before) ?? '').trim();
      return words.length > 0 && words.length <= LONGEST_OPENER * 2 ? before : null;
    }
    element = element.parentElement;
  }
  return null;
}

function wordsOf(element: Element): string | null {
  const words = (textContentOf(element) ?? '').replace(/\s+/g, ' ').trim();
  if (words === '') return attributeOf(element, 'aria-label');
  return words.length > LONGEST_OPENER ? `${words.slice(0, LONGEST_OPENER - 1).trimEnd()}…` : words;
}
