/** The content of a tagged page in the order and the roles of its structure tree. */
import { drawnLines, type Line } from './lines';
import type { StructureNode } from './open';
import type { PageContent, Run } from './page-content';
import { inColumns, type RowSpans } from './tagged-columns';

export type Element =
  | { readonly kind: 'heading'; readonly level: number; readonly lines: readonly Line[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'item';
      readonly depth: number;
      readonly lines: readonly Line[];
      /** False for what may be the rest of an item of the page before. */
      readonly marked: boolean;
    }
  | { readonly kind: 'note'; readonly lines: readonly Line[] }
  | { readonly kind: 'contents'; readonly lines: readonly Line[] }
  | RowElement;

/** A row of a tagged table. Where cells of the table span rows or columns, `cells` has one for each column. */
export interface RowElement {
  readonly kind: 'row';
  readonly cells: readonly { readonly lines: readonly Line[]; readonly header: boolean }[];
  readonly spans?: RowSpans;
}

/** Share of a page's letters that the tree must hold for it to be trusted. */
const TRUSTED = 0.9;

/** The elements of a page, or null where its tree is absent or leaves out too much. */
export function elementsOf(page: PageContent, tree: StructureNode | null): Element[] | null {
  if (tree === null) return null;
  const byMark = new Map<number, Run[]>();
  let letters = 0;
  for (const run of page.runs) {
    if (run.artifact) continue;
    letters += run.text.length;
    if (run.mark === null) continue;
    const list = byMark.get(run.mark);
    if (list === undefined) byMark.set(run.mark, [run]);
    else list.push(run);
  }
  if (letters === 0) return null;
  const reader: Reader = { page: page.number, byMark, elements: [], open: [], held: 0, depth: -1 };
  walk(reader, tree, null);
  flush(reader, { kind: 'paragraph' });
  if (reader.held < TRUSTED * letters) return null;
  const used = new Set(byMark.keys());
  for (const mark of used) if (byMark.get(mark)?.length) return null;
  const loose = page.runs.filter((run) => !run.artifact && run.mark === null);
  if (loose.length > 0) return null;
  return roles(reader.elements) ? reader.elements : null;
}

/** A tree in which all is one paragraph, or one figure, tells less than the layout does. */
function roles(elements: readonly Element[]): boolean {
  return elements.length > 1 || elements[0]?.kind !== 'paragraph' || elements[0].lines.length < 12;
}

interface Reader {
  readonly page: number;
  readonly byMark: Map<number, Run[]>;
  readonly elements: Element[];
  /** Runs of the element being read. */
  open: Run[];
  held: number;
  depth: number;
}

type Role =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph' | 'note' | 'contents' }
  | { readonly kind: 'item'; readonly depth: number; marked: boolean; started: boolean };

function flush(reader: Reader, role: Role): void {
  if (reader.open.length === 0) return;
  const lines = drawnLines(reader.open, reader.page);
  reader.open = [];
  if (role.kind === 'item') {
    // What follows the first paragraph of an item is a paragraph of its own.
    if (role.started) reader.elements.push({ kind: 'paragraph', lines });
    else reader.elements.push({ kind: 'item', depth: role.depth, marked: role.marked, lines });
    role.started = true;
  } else if (role.kind === 'heading') reader.elements.push({ kind: 'heading', level: role.level, lines });
  else reader.elements.push({ kind: role.kind, lines });
}

const INLINE = new Set([
  'Span',
  'Link',
  'Reference',
  'Em',
  'Strong',
  'Quote',
  'Code',
  'Annot',
  'Sub',
  'Ruby',
  'BibEntry',
  'Formula',
]);

function walk(reader: Reader, node: StructureNode, around: Role | null): void {
  const { role } = node;
  // What browsers wrap words in, a link's among them, is no block of its own within one.
  if (INLINE.has(role) || (around !== null && (role === 'NonStruct' || role === 'Private'))) {
    children(reader, node, around);
    return;
  }
  const heading = /^(?:H([1-6])?|Title)$/.exec(role);
  const own = around ?? { kind: 'paragraph' };
  switch (true) {
    case heading !== null:
      within(reader, node, own, { kind: 'heading', level: Number(heading?.[1] ?? 1) });
      return;
    case role === 'P' || role === 'Caption' || role === 'BlockQuote':
      within(reader, node, own, own.kind === 'paragraph' ? { kind: 'paragraph' } : own);
      return;
    case role === 'Note' || role === 'FENote':
      within(reader, node, own, { kind: 'note' });
      return;
    case role === 'TOC' || role === 'TOCI':
      within(reader, node, own, { kind: 'contents' });
      return;
    case role === 'L':
      flush(reader, own);
      reader.depth++;
      children(reader, node, around);
      flush(reader, own);
      reader.depth--;
      return;
    case role === 'LI':
      within(reader, node, own, { kind: 'item', depth: Math.max(0, reader.depth), marked: false, started: false });
      return;
    case role === 'Lbl':
      if (own.kind === 'item') {
        own.marked = true;
        const kept = reader.open;
        reader.open = [];
        children(reader, node, around);
        reader.open = kept;
      } else children(reader, node, around);
      return;
    case role === 'Table': {
      flush(reader, own);
      const from = reader.elements.length;
      rows(reader, node);
      reader.elements.push(...inColumns(reader.elements.splice(from)));
      return;
    }
    case role === 'Artifact':
      return;
    default:
      // LBody, Div, Sect, Document and the like hold what they hold.
      if (role === 'LBody') children(reader, node, around);
      else within(reader, node, own, around ?? { kind: 'paragraph' });
  }
}

function within(reader: Reader, node: StructureNode, before: Role, role: Role): void {
  flush(reader, before);
  children(reader, node, role);
  flush(reader, role);
}

function children(reader: Reader, node: StructureNode, role: Role | null): void {
  for (const child of node.children) {
    if ('mark' in child) take(reader, child.mark);
    else walk(reader, child, role);
  }
}

function take(reader: Reader, mark: number): void {
  const runs = reader.byMark.get(mark);
  if (runs === undefined) return;
  reader.byMark.delete(mark);
  for (const run of runs) {
    reader.held += run.text.length;
    reader.open.push(run);
  }
}

function rows(reader: Reader, node: StructureNode): void {
  for (const child of node.children) {
    if ('mark' in child) {
      take(reader, child.mark);
      flush(reader, { kind: 'paragraph' });
    } else if (child.role === 'TR') {
      const cells: { lines: Line[]; header: boolean }[] = [];
      for (const cell of child.children) {
        if ('mark' in cell) take(reader, cell.mark);
        else gather(reader, cell);
        cells.push({ lines: drawnLines(reader.open, reader.page), header: !('mark' in cell) && cell.role === 'TH' });
        reader.open = [];
      }
      if (cells.some((cell) => cell.lines.length > 0)) reader.elements.push({ kind: 'row', cells });
    } else if (/^(?:THead|TBody|TFoot)$/.test(child.role)) rows(reader, child);
    else walk(reader, child, null);
  }
}

/** All runs below a node, as one cell's. */
function gather(reader: Reader, node: StructureNode): void {
  for (const child of node.children) {
    if ('mark' in child) take(reader, child.mark);
    else gather(reader, child);
  }
}
