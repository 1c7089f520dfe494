/** Makes blocks of a word processor's table: rows of facts, or the text of a table that only lays out the page. */
import type { DraftBlock, DraftCell, DraftCellAbove, DraftLink } from '../notice/build';
import { flowBlocks, type Look, type Position } from './document-blocks';
import { type Piece, paragraphsOf, plainText, type TableCell, type TablePiece, type TableRow } from './document-pieces';
import { canBeHeading } from './heading-guess';
import type { InlineText } from './inline-text';

/** Longest cell of a table of facts, and longest on average, in UTF-16 code units (as for tables of web pages). */
const LONGEST_CELL = 1500;
const LONGEST_AVERAGE = 450;
const LONGEST_HEADER = 60;
/** Longest text of a table within a cell of a table of facts. */
const LONGEST_NESTED = 300;

export function tableBlocks(table: TablePiece, look: Look, position: Position): DraftBlock[] {
  const rows = table.rows.filter((row) => row.cells.some((cell) => cell.pieces.length > 0));
  if (!holdsFacts(table, rows)) {
    return rows.flatMap((row) => row.cells.flatMap((cell) => flowBlocks(cell.pieces, look, position)));
  }
  const blocks: DraftBlock[] = [];
  const headers: (string | null)[] = [];
  /** For each column, the cell that may reach into the next row. */
  const reaching: (DraftCell | null)[] = [];
  let heading = true;
  for (const [index, row] of rows.entries()) {
    const [first] = row.cells;
    if (first !== undefined && isBanner(row, table)) {
      blocks.push(...flowBlocks(apart(first.pieces, row.header), look, position));
      continue;
    }
    heading &&= isHeaderRow(row, index < rows.length - 1);
    const cells: DraftCell[] = [];
    const above: DraftCellAbove[] = [];
    for (const cell of row.cells) {
      if (cell.goesOn) {
        const from = reaching[cell.column];
        if (from && !above.some((other) => other.cell === from)) above.push({ cell: from, leads: cells.length === 0 });
        continue;
      }
      const { text, links } = joined(cell.pieces);
      const made = text === '' ? null : { text, links, header: heading ? text : (headers[cell.column] ?? null) };
      if (made !== null) cells.push(made);
      for (let i = cell.column; i < cell.column + cell.columns; i++) {
        if (heading && text !== '') headers[i] = text;
        reaching[i] = heading ? null : made;
      }
    }
    if (cells.length > 0) blocks.push({ kind: 'row', cells, ...(above.length === 0 ? {} : { above }) });
    // Only the rows at the top head the columns; a second one only where the file says so.
    if (heading && !(rows[index + 1]?.header ?? false)) heading = false;
  }
  return blocks;
}

/** A row of one cell across the table: a caption or a sub-heading, not a fact. */
function isBanner({ cells }: TableRow, { columns }: TablePiece): boolean {
  return columns >= 2 && cells.length === 1 && (cells[0]?.columns ?? 0) >= columns;
}

function apart(pieces: readonly Piece[], header: boolean): Piece[] {
  return pieces.map((piece) => (piece.kind === 'paragraph' && header ? { ...piece, marked: true } : piece));
}

function holdsFacts(table: TablePiece, rows: readonly TableRow[]): boolean {
  let cells = 0;
  let length = 0;
  let wide = 0;
  let headers = 0;
  const [first] = rows;
  const headed = first !== undefined && isHeaderRow(first, rows.length >= 2);
  for (const [index, row] of rows.entries()) {
    if (isBanner(row, table)) continue;
    if (row.cells.length >= 2) wide++;
    if (row.header) headers++;
    for (const cell of row.cells) {
      const structured = (piece: Piece): boolean =>
        piece.kind === 'table'
          ? !headed || plainText([piece]).length > LONGEST_NESTED
          : piece.heading !== null && index > 0;
      if (cell.pieces.some(structured)) return false;
      const size = joined(cell.pieces).text.length;
      if (size > LONGEST_CELL) return false;
      cells++;
      length += size;
    }
  }
  if (wide === 0 || (headers === 0 && (rows.length < 2 || wide < rows.length / 2))) return false;
  return length / cells <= LONGEST_AVERAGE;
}

function isHeaderRow(row: TableRow, more: boolean): boolean {
  const filled = row.cells.filter((cell) => cell.pieces.length > 0);
  if (filled.length < 2 || !more) return false;
  const short = filled.every(({ pieces }) => joined(pieces).text.length <= 2 * LONGEST_HEADER);
  return (row.header && short) || filled.every(headsColumn);
}

function headsColumn({ pieces }: TableCell): boolean {
  const { text, boldLines } = joined(pieces);
  const marked = pieces.every((piece) => piece.kind === 'paragraph' && piece.heading !== null);
  return (
    text.length <= LONGEST_HEADER && canBeHeading(text.replace(/\n/g, ' ')) && (marked || boldLines.every(Boolean))
  );
}

/** The paragraphs of a cell as one text, a line each; those of a table within it, too. */
function joined(pieces: readonly Piece[]): InlineText {
  const paragraphs = pieces.flatMap(paragraphsOf);
  const links: DraftLink[] = [];
  const texts: string[] = [];
  let from = 0;
  for (const { inline, list } of paragraphs) {
    const text = list?.kept ? `${list.mark} ${inline.text}` : inline.text;
    const by = from + text.length - inline.text.length;
    for (const link of inline.links) links.push({ ...link, start: link.start + by, end: link.end + by });
    texts.push(text);
    from += text.length + 1;
  }
  return { text: texts.join('\n'), links, boldLines: paragraphs.flatMap(({ inline }) => inline.boldLines) };
}
