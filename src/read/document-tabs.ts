/** Tables that are made of tabs: lines one below the other, with as many tabs in each. */
import type { ParagraphPiece, Piece, TablePiece, TableRow } from './document-pieces';
import { sliceText } from './inline-text';
import { listMark } from './text-lines';

/** A line with fewer tabs needs more lines like it: "Email [tab] ..." alone says little. */
const LEAST_ROWS = 2;
const LEAST_PAIRS = 3;
/** Longest cell, in UTF-16 code units: longer ones are text that happens to hold a tab. */
const LONGEST_CELL = 200;

/** The pieces with such lines as tables. */
export function withTabbedTables(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const first = cellsOf(piece);
    const rows: ParagraphPiece[][] = [];
    for (let next = first; next !== null && next.length === first?.length; next = cellsOf(pieces[at + rows.length]))
      rows.push(next);
    if (first === null || rows.length < (first.length > 2 ? LEAST_ROWS : LEAST_PAIRS) || isContents(rows)) {
      result.push(piece);
      at++;
      continue;
    }
    result.push(tableOf(rows));
    at += rows.length;
  }
  return result;
}

/** What stands between the tabs of a line, or null where it is no row of a table. */
function cellsOf(piece: Piece | undefined): ParagraphPiece[] | null {
  if (piece?.kind !== 'paragraph' || piece.list !== null || piece.heading !== null) return null;
  const { inline, tabs } = piece;
  if (tabs === undefined || tabs.length === 0 || inline.text.includes('\n')) return null;
  const cuts = [0, ...new Set(tabs), inline.text.length].filter((cut) => cut <= inline.text.length);
  const cells: ParagraphPiece[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const part = sliceText(inline, cuts[i] ?? 0, cuts[i + 1] ?? 0);
    if (part.text.length > LONGEST_CELL || !/[\p{L}\p{N}]/u.test(part.text)) return null;
    cells.push({ ...piece, inline: { ...part, boldLines: inline.boldLines }, tabs: [] });
  }
  // "a)", "1." or a bullet before the tab make a list.
  const head = cells[0]?.inline.text ?? '';
  if (cells.length < 2 || listMark(`${head} x`) !== null || /^[\p{P}\p{N}\s]*$/u.test(head)) return null;
  return cells;
}

/** Lines that end in the numbers of pages. */
function isContents(rows: readonly ParagraphPiece[][]): boolean {
  return rows.every((row) => /^\d{1,3}$/.test(row[row.length - 1]?.inline.text ?? ''));
}

function tableOf(lines: readonly ParagraphPiece[][]): TablePiece {
  const rows = lines.map(
    (line): TableRow => ({
      header: false,
      cells: line.map((piece, column) => ({ column, columns: 1, goesOn: false, pieces: [piece] })),
    }),
  );
  return { kind: 'table', columns: lines[0]?.length ?? 0, rows };
}
