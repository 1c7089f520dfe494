/**
 * A document as it is shown: open shadow roots and same-origin frames stand where their hosts stand. The snapshot and
 * the marks walk the same tree, so that what was read can be found again.
 *
 * Everything is read through the prototypes' own getters: a form field called "childNodes" or an image called "title"
 * would otherwise answer in the place of the form's or the document's own property.
 */

/** Elements whose text is never shown and never part of a page's words. */
const WORDLESS = new Set(['script', 'style', 'noscript', 'template']);

function getter<T extends object, K extends keyof T>(prototype: T, name: K): (of: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (of) => (get ? get.call(of) : of[name]);
}

export const childNodesOf: (node: Node) => NodeListOf<ChildNode> = getter(Node.prototype, 'childNodes');
const nodeTypeOf: (node: Node) => number = getter(Node.prototype, 'nodeType');
export const textContentOf: (node: Node) => string | null = getter(Node.prototype, 'textContent');
export const attributesOf: (element: Element) => NamedNodeMap = getter(Element.prototype, 'attributes');
export const titleOf: (document: Document) => string = getter(Document.prototype, 'title');
export const documentElementOf: (document: Document) => Element | null = getter(Document.prototype, 'documentElement');
const valueOfField: (field: HTMLTextAreaElement) => string = getter(HTMLTextAreaElement.prototype, 'value');

const parentNodeOf: (node: Node) => ParentNode | null = getter(Node.prototype, 'parentNode');
const shadowRootOf: (element: Element) => ShadowRoot | null = getter(Element.prototype, 'shadowRoot');
const localName: (element: Element) => string = getter(Element.prototype, 'localName');
const slotOfElement: (element: Element) => HTMLSlotElement | null = getter(Element.prototype, 'assignedSlot');
const slotOfText: (text: Text) => HTMLSlotElement | null = getter(Text.prototype, 'assignedSlot');
const contentTypeOf: (document: Document) => string = getter(Document.prototype, 'contentType');
const frameDocuments: Readonly<Record<string, (frame: never) => Document | null>> = {
  iframe: getter(HTMLIFrameElement.prototype, 'contentDocument'),
  frame: getter(HTMLFrameElement.prototype, 'contentDocument'),
  object: getter(HTMLObjectElement.prototype, 'contentDocument'),
};

/** Viewers of files draw a page at a time: what stands in them now is not the document. */
const SHOWS_A_FILE = /\.(?:pdf|docx?|odt)(?:[?#&]|$)/i;

export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
}

export function isText(node: Node): node is Text {
  return nodeTypeOf(node) === Node.TEXT_NODE;
}

/** The element's name in lower case, without a namespace prefix. */
export function nameOf(element: Element): string {
  return localName(element).toLowerCase();
}

export function attributeOf(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

export function isWordless(element: Element): boolean {
  return WORDLESS.has(nameOf(element));
}

/** What stands in a `<textarea>`, or null for one that is no field: drawings may hold elements of any name. */
export function writtenIn(element: Element): string | null {
  try {
    return valueOfField(element as HTMLTextAreaElement);
  } catch {
    return null;
  }
}

/** The page in a frame: where the page's own origin lets it be read, and it has come, and it is no viewer of a file. */
export function documentOfFrame(element: Element): Document | null {
  const documentOf = frameDocuments[nameOf(element)];
  if (!documentOf) return null;
  try {
    const page = documentOf(element as never);
    if (!page || !/^(?:text\/|application\/xhtml)/.test(contentTypeOf(page))) return null;
    const address = String(page.location);
    if (SHOWS_A_FILE.test(address)) return null;
    // Also one whose address is still kept in another attribute, until a reader scrolls to it.
    const isWaiting = address === 'about:blank' && !textContentOf(documentElementOf(page) ?? page)?.trim();
    return isWaiting ? null : page;
  } catch {
    return null;
  }
}

/** A host's own children that no slot shows. They are hidden, not gone: a tab that is not open may be one of them. */
export function unslottedChildrenOf(element: Element): readonly Node[] {
  if (!shadowRootOf(element)) return [];
  return [...childNodesOf(element)].filter((child) =>
    isElement(child) ? !slotOfElement(child) : isText(child) && !slotOfText(child),
  );
}

/** The children in the order in which they are shown; a host's unslotted children last. */
export function shownChildrenOf(element: Element): readonly Node[] {
  if (isWordless(element)) return [];
  const frame = documentOfFrame(element);
  if (frame) {
    const root = documentElementOf(frame);
    return root ? [root] : [];
  }
  const shadow = shadowRootOf(element);
  if (shadow) return [...childNodesOf(shadow), ...unslottedChildrenOf(element)];
  const assigned = nameOf(element) === 'slot' ? assignedTo(element) : [];
  return assigned.length > 0 ? assigned : [...childNodesOf(element)];
}

function assignedTo(element: Element): readonly Node[] {
  try {
    return HTMLSlotElement.prototype.assignedNodes.call(element as HTMLSlotElement);
  } catch {
    return [];
  }
}

/** The element in which a node is shown: across slots, shadow roots and frames. Null above the page itself. */
export function shownParentOf(node: Node): Element | null {
  const slot = isElement(node) ? slotOfElement(node) : isText(node) ? slotOfText(node) : null;
  if (slot) return slot;
  const parent = parentNodeOf(node);
  if (!parent) return null;
  if (isElement(parent)) return parent;
  // Not `instanceof`: in a frame the shadow root is another realm's.
  if ('host' in parent) return (parent as ShadowRoot).host;
  try {
    return (parent as Document).defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** All text nodes in the order in which they are shown, at most `limit` of them. */
export function textNodesOf(document: Document, limit: number): readonly Text[] {
  const found: Text[] = [];
  const root = documentElementOf(document);
  const open: Node[] = root ? [root] : [];
  // A stack of its own: pages may nest deeper than a call stack goes.
  for (let node = open.pop(); node && found.length < limit; node = open.pop()) {
    if (isText(node)) found.push(node);
    else if (isElement(node)) {
      const children = shownChildrenOf(node);
      for (let index = children.length - 1; index >= 0; index--) {
        const child = children[index];
        if (child) open.push(child);
      }
    }
  }
  return found;
}
