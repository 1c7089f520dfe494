/** Builds a notice from the flat list of blocks a reader found. */
import { printedAddresses } from './links';
import type { Block, Cell, CellAbove, LeftOut, Link, Notice, Sentence, Unread } from './notice';
import { splitSentences } from './sentences';

/** A link of the source, in offsets (UTF-16 code units) of its draft's text. */
export interface DraftLink {
  readonly start: number;
  readonly end: number;
  /** The address as written in the source. */
  readonly href: string;
  /** True for a control of the page (opens a panel, a menu). */
  readonly control?: boolean;
}

interface DraftBase {
  readonly text: string;
  readonly links?: readonly DraftLink[];
  /** 1-based page of a paged document. */
  readonly page?: number;
}

/** A cell of a row draft: its text, links in offsets of that text, and its column's header. */
export interface DraftCell {
  readonly text: string;
  readonly links?: readonly DraftLink[];
  readonly header: string | null;
}

type DraftHeading = DraftBase & {
  readonly kind: 'heading';
  readonly level: number;
  readonly guessed: boolean;
  readonly holds?: 'nothing' | 'picture';
};
export type DraftParagraph = DraftBase & { readonly kind: 'paragraph' };
export type DraftItem = DraftBase & {
  readonly kind: 'item';
  readonly depth: number;
  /** Index in the list of drafts of the block that introduces the list, or null. */
  readonly leadIn: number | null;
  /** "a" to "h", where this letter stands before it as the list's mark. */
  readonly letter?: string | undefined;
};
/** A cell of an earlier row, the same object as there, that reaches down into this one. */
export interface DraftCellAbove {
  readonly cell: DraftCell;
  /** True where it stands before this row's own cells. */
  readonly leads: boolean;
}

type DraftRow = {
  readonly kind: 'row';
  readonly cells: readonly DraftCell[];
  readonly above?: readonly DraftCellAbove[];
  readonly page?: number;
};

/** A block as a reader hands it over; blocks without text are dropped by `buildNotice`. */
export type DraftBlock = DraftHeading | DraftParagraph | DraftItem | DraftRow;

/** What a reader found in a source. */
export interface NoticeDraft {
  readonly blocks: readonly DraftBlock[];
  readonly documentTitle?: string | null;
  readonly language?: string | null;
  readonly leftOut?: readonly LeftOut[];
  readonly unread?: readonly Unread[];
  readonly pages?: number;
  readonly places?: readonly string[];
}

/** Between the cells of a row in the notice's text. */
const CELL_SEPARATOR = '\t';

/**
 * Makes the frozen notice: one text (blocks in order; "\n" before a list item and between rows, "\n\n" before anything
 * else), sections by heading level, sentences, the source's links and the addresses printed in the text. A row is one
 * sentence, its cells parted by tabs. Linear in the size of the draft.
 */
export function buildNotice(draft: NoticeDraft): Notice {
  const pieces: string[] = [];
  const blocks: Block[] = [];
  const sentences: Sentence[] = [];
  const links: Link[] = [];
  const openHeadings: { index: number; level: number }[] = [];
  const newIndex: (number | null)[] = [];
  const places = new Map<DraftCell, Omit<CellAbove, 'leads'>>();
  let length = 0;

  for (const source of draft.blocks) {
    const content = source.kind === 'row' ? joinCells(source.cells) : trimmed(source.text, source.links ?? []);
    if (content.text === '') {
      newIndex.push(null);
      continue;
    }
    const index = blocks.length;
    newIndex.push(index);
    const before = separator(blocks[index - 1]?.kind, source.kind);
    pieces.push(before, content.text);
    const start = length + before.length;
    const end = start + content.text.length;
    length = end;

    if (source.kind === 'heading') {
      while ((openHeadings[openHeadings.length - 1]?.level ?? 0) >= source.level) openHeadings.pop();
    }
    const section = openHeadings[openHeadings.length - 1]?.index ?? null;
    const base = { start, end, section, ...(source.page === undefined ? {} : { page: source.page }) };
    switch (source.kind) {
      case 'heading':
        blocks.push({
          ...base,
          kind: 'heading',
          level: source.level,
          guessed: source.guessed,
          ...(source.holds ? { holds: source.holds } : {}),
        });
        openHeadings.push({ index, level: source.level });
        break;
      case 'paragraph':
        blocks.push({ ...base, kind: 'paragraph' });
        break;
      case 'item':
        blocks.push({
          ...base,
          kind: 'item',
          depth: source.depth,
          leadIn: source.leadIn === null ? null : (newIndex[source.leadIn] ?? null),
          letter: source.letter,
        });
        break;
      case 'row':
        blocks.push({
          ...base,
          kind: 'row',
          cells: content.cells.map((cell) => shifted(cell, start)),
          ...cellsAbove(source.above ?? [], places),
        });
        for (const [cell, draft] of content.drafts.entries()) places.set(draft, { block: index, cell });
        break;
    }

    if (source.kind === 'row' || source.kind === 'heading') sentences.push({ start, end, block: index });
    else {
      for (const span of splitSentences(content.text)) {
        sentences.push({ start: start + span.start, end: start + span.end, block: index });
      }
    }
    for (const link of allLinks(content.text, content.links)) links.push(shifted(link, start));
  }

  return deepFrozen({
    text: pieces.join(''),
    blocks,
    sentences,
    links,
    documentTitle: draft.documentTitle?.trim() || null,
    language: draft.language?.trim() || null,
    leftOut: (draft.leftOut ?? []).map(({ reason, text }) => ({ reason, text })),
    ...(draft.unread && draft.unread.length > 0 ? { unread: draft.unread.map((one) => ({ ...one })) } : {}),
    ...(draft.pages === undefined ? {} : { pages: draft.pages }),
    ...(draft.places === undefined ? {} : { places: [...draft.places] }),
  });
}

function cellsAbove(
  drafts: readonly DraftCellAbove[],
  places: ReadonlyMap<DraftCell, Omit<CellAbove, 'leads'>>,
): { readonly above?: readonly CellAbove[] } {
  const above = drafts.flatMap(({ cell, leads }) => {
    const place = places.get(cell);
    return place === undefined ? [] : [{ ...place, leads }];
  });
  return above.length === 0 ? {} : { above };
}

function separator(previous: Block['kind'] | undefined, next: Block['kind']): string {
  if (previous === undefined) return '';
  if (next === 'item' || (next === 'row' && previous === 'row')) return '\n';
  return '\n\n';
}

function shifted<T extends { readonly start: number; readonly end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

interface Content {
  readonly text: string;
  readonly links: readonly DraftLink[];
  readonly cells: readonly Cell[];
  /** What each of the cells was made of. */
  readonly drafts: readonly DraftCell[];
}

/** The text without white space at its ends, links moved and cut to fit. */
function trimmed(text: string, links: readonly DraftLink[]): Content {
  const inner = text.trim();
  const cut = inner === '' ? 0 : text.length - text.trimStart().length;
  const kept: DraftLink[] = [];
  for (const link of links) {
    const start = Math.max(0, link.start - cut);
    const end = Math.min(inner.length, link.end - cut);
    if (end > start) kept.push({ ...link, start, end });
  }
  kept.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text: inner, links: kept, cells: [], drafts: [] };
}

function joinCells(cells: readonly DraftCell[]): Content {
  const links: DraftLink[] = [];
  const placed: Cell[] = [];
  const drafts: DraftCell[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const cell of cells) {
    const content = trimmed(cell.text, cell.links ?? []);
    if (content.text === '') continue;
    if (pieces.length > 0) {
      pieces.push(CELL_SEPARATOR);
      length += CELL_SEPARATOR.length;
    }
    pieces.push(content.text);
    for (const link of content.links) links.push(shifted(link, length));
    drafts.push(cell);
    placed.push({ start: length, end: length + content.text.length, header: cell.header });
    length += content.text.length;
  }
  return { text: pieces.join(''), links, cells: placed, drafts };
}

/** The source's links and the printed addresses that are not part of one, in order. */
function allLinks(text: string, anchors: readonly DraftLink[]): Link[] {
  const links: Link[] = anchors.map(({ start, end, href, control }) => ({
    start,
    end,
    href,
    kind: 'anchor',
    ...(control ? { control } : {}),
  }));
  let next = 0;
  for (const address of printedAddresses(text)) {
    while ((anchors[next]?.end ?? Number.POSITIVE_INFINITY) <= address.start) next++;
    const anchor = anchors[next];
    if (anchor === undefined || anchor.start >= address.end) links.push({ ...address, kind: 'printed' });
  }
  return links.sort((a, b) => a.start - b.start || a.end - b.end);
}

function deepFrozen(notice: Notice): Notice {
  for (const block of notice.blocks) {
    if (block.kind === 'row') {
      for (const cell of block.cells) Object.freeze(cell);
      Object.freeze(block.cells);
      for (const cell of block.above ?? []) Object.freeze(cell);
      Object.freeze(block.above);
    }
    Object.freeze(block);
  }
  for (const list of [notice.sentences, notice.links, notice.leftOut, notice.unread ?? []]) {
    for (const entry of list) Object.freeze(entry);
    Object.freeze(list);
  }
  Object.freeze(notice.blocks);
  return Object.freeze(notice);
}
