/** Makes blocks of a word processor's paragraphs and tables: headings (marked or guessed), lists, rows. */
import type { DraftBlock } from '../notice/build';
import { type ListPlace, type ParagraphPiece, type Piece, paragraphsOf } from './document-pieces';
import { tableBlocks } from './document-tables';
import { withTabbedTables } from './document-tabs';
import { finishBlocks } from './finish-blocks';
import { canBeHeading, looksLikeTitle } from './heading-guess';
import type { InlineText } from './inline-text';
import { paragraphBlocks } from './paragraphs';
import { letterOf, listMark } from './text-lines';

/** Longest text of a marked heading that is still one, in UTF-16 code units: some files set whole texts as headings. */
const LONGEST_HEADING = 250;
/** From so much larger than the text on, type sets a line apart. */
const LARGER = 1.15;
/** Sizes of guessed headings further apart than this are levels of their own, in half points. */
const SIZE_STEP = 3;
/** Longest text of a clause ("2.1 ...") that is read as an item of a list, in UTF-16 code units. */
const LONGEST_CLAUSE_ITEM = 200;
const DEEPEST_LIST = 12;
/** Up to so many lines that are set apart may be a title and no heading. */
const MOST_SET_APART = 1;
const FEWEST_QUESTIONS = 3;
/** A longer line is no line of an address, in UTF-16 code units. */
const SHORT_LINE = 60;
/** Positions from the margin that look the same, in twentieths of a point. */
const SAME_PLACE = 60;

/** The blocks of a document, in order. */
export function documentBlocks(written: readonly Piece[]): DraftBlock[] {
  const pieces = withTabbedTables(written);
  return finishBlocks(flowBlocks(pieces, lookOf(pieces), { level: 0 }));
}

/** What is usual in the document. */
export interface Look {
  /** Of the running text, in half points; 0 where it is not known. */
  readonly size: number;
  /** Sizes of lines set apart as headings, largest first, each standing for those near it. */
  readonly headingSizes: readonly number[];
  /** True where the first line set apart is larger than all others: the document's title. */
  readonly titled: boolean;
  /** Added to the level of marked headings: 1 where a title stands over them. */
  readonly shift: number;
  /** Paragraphs that look like all others and are headings by their words and their place. */
  readonly plainHeadings: ReadonlySet<ParagraphPiece>;
}

/** Changes while the blocks are made: level of the nearest marked heading before, 0 for none. */
export interface Position {
  level: number;
}

function lookOf(pieces: readonly Piece[]): Look {
  const paragraphs = pieces.flatMap(paragraphsOf);
  const lengths = new Map<number, number>();
  for (const { inline, size } of paragraphs) lengths.set(size, (lengths.get(size) ?? 0) + inline.text.length);
  const size = [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const apart = paragraphs.filter((piece) => piece.heading === null && isApart(piece, size) && canHead(piece));
  const sizes = [...new Set(apart.map((piece) => piece.size))].sort((a, b) => b - a);
  const [first] = apart;
  const titled =
    first !== undefined &&
    first.size === sizes[0] &&
    apart.filter((piece) => piece.size > first.size - SIZE_STEP).length === 1 &&
    apart.length > 1;
  const headingSizes: number[] = [];
  for (const each of titled ? sizes.slice(1) : sizes) {
    if ((headingSizes[headingSizes.length - 1] ?? Number.POSITIVE_INFINITY) - each >= SIZE_STEP)
      headingSizes.push(each);
  }
  const marked = paragraphs.find(({ heading }) => heading !== null);
  const setApart = paragraphs.filter((piece) => piece.heading !== null || (isApart(piece, size) && canHead(piece)));
  return {
    size,
    headingSizes,
    titled,
    shift: marked?.heading === 0 ? 1 : 0,
    plainHeadings: plainHeadings(pieces, setApart.length),
  };
}

/**
 * Where nothing but a title is set apart, short lines over text, as in plain text; in any document questions with their
 * answers, where there are several.
 */
function plainHeadings(pieces: readonly Piece[], setApart: number): ReadonlySet<ParagraphPiece> {
  const filled = pieces.filter((piece) => piece.kind === 'table' || /[\p{L}\p{N}]/u.test(piece.inline.text));
  const titles = filled.flatMap((piece, index) => {
    const below = filled[index + 1];
    if (piece.kind === 'table' || piece.heading !== null || piece.list !== null || below === undefined) return [];
    const { text } = piece.inline;
    const mark = listMark(text);
    if (text.includes('\n') || (mark !== null && mark.number === null)) return [];
    if (!looksLikeTitle(mark?.text ?? text) || !isTextBelow(below, mark !== null)) return [];
    return [{ piece, question: text.trimEnd().endsWith('?') }];
  });
  const questions = titles.filter(({ question }) => question);
  const found = setApart > MOST_SET_APART ? (questions.length < FEWEST_QUESTIONS ? [] : questions) : titles;
  return new Set(found.map(({ piece }) => piece));
}

/** Not the next line of an address, nor another question, nor the next number of a list. */
function isTextBelow(piece: Piece, numbered: boolean): boolean {
  if (piece.kind === 'table' || piece.list !== null) return true;
  const text = piece.inline.text.trimEnd();
  if (listMark(text) !== null) return !numbered;
  return (text.length > SHORT_LINE || /[.:;!]$/.test(text)) && !text.endsWith('?');
}

function isApart({ inline, size, marked }: ParagraphPiece, usual: number): boolean {
  return inline.boldLines.every((bold) => bold) || marked || (usual > 0 && size >= LARGER * usual);
}

function canHead({ inline }: ParagraphPiece): boolean {
  return !inline.text.includes('\n') && canBeHeading(inline.text);
}

/** Blocks of paragraphs and tables that stand one below the other, before lists get their lead-ins. */
export function flowBlocks(pieces: readonly Piece[], look: Look, position: Position): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  const read = withTypedLists(pieces).filter(
    (piece) => piece.kind === 'table' || /[\p{L}\p{N}]/u.test(piece.inline.text),
  );
  const prose = proseClauses(read);
  let items: OpenItem[] = [];
  for (const [index, piece] of read.entries()) {
    if (piece.kind === 'table') {
      items = [];
      blocks.push(...tableBlocks(piece, look, position));
      continue;
    }
    const heading = headingOf(read, index, look, position);
    if (heading !== null) {
      items = [];
      blocks.push(heading);
      continue;
    }
    const { list, inline } = piece;
    if (list !== null) {
      if (list.kept && prose.has(index)) {
        items = [];
        const { text, links } = withMark(inline, list);
        blocks.push({ kind: 'paragraph', text, links });
        continue;
      }
      const { text, links } = list.kept ? withMark(inline, list) : inline;
      items = opened(items, piece, list);
      const letter = list.kept ? undefined : letterOf(list.mark);
      blocks.push({ kind: 'item', text, links, depth: items.length - 1, leadIn: null, letter });
      continue;
    }
    const last = blocks[blocks.length - 1];
    const open = items[items.length - 1];
    if (last?.kind === 'item' && open !== undefined && goesOn(piece, read[index + 1], open)) {
      const from = last.text.length + 1;
      blocks[blocks.length - 1] = {
        ...last,
        text: `${last.text}\n${inline.text}`,
        links: [
          ...(last.links ?? []),
          ...inline.links.map((link) => ({ ...link, start: link.start + from, end: link.end + from })),
        ],
      };
      continue;
    }
    items = [];
    const made = paragraphBlocks(inline, guessedLevel(piece, look, position), isApart(piece, look.size));
    blocks.push(...made);
  }
  return blocks;
}

interface OpenItem {
  readonly list: string;
  readonly level: number;
  readonly indent: number;
}

/** The items that `piece` stands in, itself the last. Lists of other numbers are told apart by where they stand. */
function opened(items: readonly OpenItem[], { indent }: ParagraphPiece, { list, level }: ListPlace): OpenItem[] {
  const item = { list, level, indent };
  const sibling = items.findLastIndex((open) => open.list === list && open.level <= level);
  if (sibling !== -1) return [...items.slice(0, sibling + ((items[sibling]?.level ?? 0) < level ? 1 : 0)), item];
  if (items.length === 0) return [item];
  const above = items.findLastIndex((open) => open.indent < indent - SAME_PLACE);
  return [...items.slice(0, Math.min(above + 1, DEEPEST_LIST)), item];
}

/** A paragraph without a mark that belongs to the item before it. */
function goesOn(piece: ParagraphPiece, next: Piece | undefined, open: OpenItem): boolean {
  if (open.indent <= 0 || piece.indent < open.indent - SAME_PLACE) return false;
  if (piece.inline.boldLines.every((bold) => bold)) return false;
  return piece.inList || (next?.kind === 'paragraph' && next.list?.list === open.list && next.list.level >= open.level);
}

function headingOf(
  pieces: readonly Piece[],
  index: number,
  look: Look,
  position: Position,
): Extract<DraftBlock, { kind: 'heading' }> | null {
  const piece = pieces[index];
  if (piece?.kind !== 'paragraph') return null;
  const { inline, list, heading } = piece;
  if (heading !== null && inline.text.length <= LONGEST_HEADING) {
    const level = heading === 0 ? 1 : Math.min(6, heading + look.shift);
    position.level = level;
    const { text, links } = list === null ? inline : withMark(inline, list);
    return { kind: 'heading', text: text.replace(/\n/g, ' '), links, level, guessed: false };
  }
  if (look.plainHeadings.has(piece)) {
    const { text, links } = inline;
    const below = pieces[1];
    const isTitle = index === 0 && below?.kind === 'paragraph' && look.plainHeadings.has(below);
    const level = isTitle ? 1 : guessedLevel(piece, look, position);
    return { kind: 'heading', text, links, level, guessed: true };
  }
  // "1. Who we are" by the program's numbers, with text below it: the same line in a list has its like beside it.
  if (list === null || list.mark === '' || inList(pieces[index - 1], list) || inList(pieces[index + 1], list))
    return null;
  if (pieces[index + 1] === undefined || inline.text.includes('\n')) return null;
  const apart = isApart(piece, look.size);
  if (!(apart ? canBeHeading(inline.text) : looksLikeTitle(inline.text))) return null;
  const { text, links } = withMark(inline, list);
  return { kind: 'heading', text, links, level: guessedLevel(piece, look, position), guessed: true };
}

function inList(piece: Piece | undefined, { list, level }: ListPlace): boolean {
  return piece?.kind === 'paragraph' && piece.list?.list === list && piece.list.level === level;
}

function guessedLevel({ size }: ParagraphPiece, look: Look, { level }: Position): number {
  const [largest] = look.headingSizes;
  if (look.titled && level === 0 && size > (largest ?? 0)) return 1;
  const rank = Math.max(
    0,
    look.headingSizes.findLastIndex((each) => size <= each),
  );
  return Math.min(6, Math.max(1, level) + 1 + Math.min(rank, 2));
}

/** The text with its number before it. */
function withMark(inline: InlineText, { mark }: ListPlace): InlineText {
  if (mark === '') return inline;
  const by = mark.length + 1;
  return {
    ...inline,
    text: `${mark} ${inline.text}`,
    links: inline.links.map((link) => ({ ...link, start: link.start + by, end: link.end + by })),
  };
}

/** Numbered clauses that are prose, not a list: one of those beside each other holds more than a line or two. */
function proseClauses(pieces: readonly Piece[]): ReadonlySet<number> {
  const prose = new Set<number>();
  let from = 0;
  let long = false;
  for (let at = 0; at <= pieces.length; at++) {
    const piece = pieces[at];
    if (piece?.kind === 'paragraph' && piece.list?.kept === true && piece.heading === null) {
      const { text } = piece.inline;
      long ||= text.length > LONGEST_CLAUSE_ITEM || /[.!?]\s+\p{Lu}/u.test(text);
      continue;
    }
    if (long) for (let clause = from; clause < at; clause++) prose.add(clause);
    from = at + 1;
    long = false;
  }
  return prose;
}

/** Paragraphs with numbers typed by hand, one after the other, as lists. */
function withTypedLists(pieces: readonly Piece[]): Piece[] {
  const marks = pieces.map((piece) => {
    if (piece.kind !== 'paragraph' || piece.heading !== null || piece.list !== null) return null;
    if (piece.inline.text.includes('\n')) return null;
    const mark = listMark(piece.inline.text);
    return mark !== null && /^[1ai]$/.test(mark.kind) ? mark : null;
  });
  return pieces.map((piece, index) => {
    const mark = marks[index];
    if (piece.kind !== 'paragraph' || mark === null || mark === undefined) return piece;
    const follows = (other: number, by: number): boolean => {
      const beside = marks[other];
      if (beside === null || beside === undefined) return false;
      if (mark.number === null || beside.number === null) return mark.number === beside.number;
      return beside.number === mark.number + by;
    };
    if (!follows(index - 1, -1) && !follows(index + 1, 1)) return piece;
    const cut = piece.inline.text.length - mark.text.length;
    const links = piece.inline.links
      .filter((link) => link.end > cut)
      .map((link) => ({ ...link, start: Math.max(0, link.start - cut), end: link.end - cut }));
    const list = { list: `typed ${mark.kind}`, level: 0, mark: piece.inline.text.slice(0, cut), kept: false };
    return { ...piece, inline: { ...piece.inline, text: mark.text, links }, list };
  });
}
