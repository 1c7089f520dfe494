/** What a word processor's file is made of, as its readers hand it over: paragraphs with their looks, and tables. */
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
}

export interface TableCell {
  /** Its first column, from 0, and how many it spans. */
  readonly column: number;
  readonly columns: number;
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
