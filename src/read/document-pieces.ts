/** What a word processor's file is made of, as its readers hand it over: paragraphs with their looks, and tables. */
import type { DraftLink } from '../notice/build';
import type { LeftOut } from '../notice/notice';
import type { InlineText } from './inline-text';

/** A paragraph's place in a list of the program's own (not typed by hand). */
export interface ListPlace {
  /** Tells one list from another. */
  readonly list: string;
  /** Nesting, 0 at the top. */
  readonly level: number;
  /** The number as it is printed ("1.", "2.1", "(a)"), or "" for a bullet. */
  readonly mark: string;
  /** True where the mark names more than its own level ("2.1") or holds words ("Part 2"): it is part of the text then. */
  readonly kept: boolean;
}

export interface ParagraphPiece {
  readonly kind: 'paragraph';
  readonly inline: InlineText;
  /** Where the file says that it is a heading: its level from 1 to 9, or 0 for the document's title. */
  readonly heading: number | null;
  readonly list: ListPlace | null;
  /** Of the text from the margin, in twentieths of a point. */
  readonly indent: number;
  /** Of most of the type, in half points; 0 where the file does not say. */
  readonly size: number;
  /** True where all of it is underlined or in capitals by its format. */
  readonly marked: boolean;
  /** True where its style is made for what goes on within a list. */
  readonly inList: boolean;
  /** Where tabs stand in its text. */
  readonly tabs?: readonly number[];
}

export interface TableCell {
  /** Its first column, from 0, and how many it spans. */
  readonly column: number;
  readonly columns: number;
  /** True where it is the rest of a cell of a row above, which holds the words of both. */
  readonly goesOn: boolean;
  readonly pieces: readonly Piece[];
}

export interface TableRow {
  /** True where the file or the table's style sets the row apart as a header. */
  readonly header: boolean;
  readonly cells: readonly TableCell[];
}

export interface TablePiece {
  readonly kind: 'table';
  /** Number of columns. */
  readonly columns: number;
  readonly rows: readonly TableRow[];
}

export type Piece = ParagraphPiece | TablePiece;

/** A piece's paragraphs, those within a table too. */
export function paragraphsOf(piece: Piece): ParagraphPiece[] {
  if (piece.kind === 'paragraph') return [piece];
  return piece.rows.flatMap((row) => row.cells.flatMap((cell) => cell.pieces.flatMap(paragraphsOf)));
}

/** The text of pieces, a line each, for what is left out. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces
    .flatMap((piece) =>
      piece.kind === 'paragraph'
        ? [piece.inline.text]
        : piece.rows.flatMap((row) => row.cells.map((cell) => plainText(cell.pieces))),
    )
    .filter((text) => text !== '')
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reasons why text of a document is left out, in the words of the report. */
export const CONTENTS = 'table of contents';
export const DELETED = 'text deleted in a tracked change';
export const HIDDEN = 'hidden text';

/** Adds to the piece before where that was left out for the same reason. */
export function leaveOut(leftOut: LeftOut[], reason: string, text: string): void {
  if (text === '') return;
  const last = leftOut[leftOut.length - 1];
  if (reason === CONTENTS && last?.reason === reason) {
    leftOut[leftOut.length - 1] = { reason, text: `${last.text} ${text}` };
  } else leftOut.push({ reason, text });
}

/** "Contents" over a table of contents that was left out goes with it. */
export function withoutContentsHeading(pieces: Piece[], leftOut: LeftOut[]): Piece[] {
  if (!leftOut.some(({ reason }) => reason === CONTENTS)) return pieces;
  return pieces.filter((piece) => {
    if (piece.kind !== 'paragraph' || !/^(?:table of )?contents(?: page)?:?$/i.test(piece.inline.text)) return true;
    leftOut.push({ reason: CONTENTS, text: piece.inline.text });
    return false;
  });
}

/** Word processors split a link as they like: parts of one link that touch are one. */
export function merged(links: readonly DraftLink[], text: string): DraftLink[] {
  const result: DraftLink[] = [];
  for (const link of [...links].sort((a, b) => a.start - b.start)) {
    const last = result[result.length - 1];
    if (last?.href === link.href && /^\s*$/.test(text.slice(last.end, link.start))) {
      result[result.length - 1] = { ...last, end: Math.max(last.end, link.end) };
    } else result.push(link);
  }
  return result;
}

/** Paragraphs of texts that have no format of their own. */
export function plainPieces(texts: readonly string[]): Piece[] {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({
      kind: 'paragraph',
      inline: { text, links: [], boldLines: [false] },
      heading: null,
      list: null,
      indent: 0,
      size: 0,
      marked: false,
      inList: false,
    }));
}

/** The paragraph with the number of the note that it begins. */
export function withNumber(piece: ParagraphPiece, mark: string): ParagraphPiece {
  const { inline } = piece;
  const links = inline.links.map((link) => ({ ...link, start: link.start + mark.length, end: link.end + mark.length }));
  return { ...piece, heading: null, inline: { ...inline, text: mark + inline.text, links } };
}

/** The title in a document's properties, or null for what programs call a document that was never named. */
export function documentTitle(title: string): string | null {
  const text = title.trim();
  return text === '' || /^(?:untitled|document ?\d*|title|microsoft word - .*)$/i.test(text) ? null : text;
}
