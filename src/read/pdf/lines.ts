/** Puts runs of a page together into pieces of lines, and pieces into lines. */
import type { Box, PageContent, Run } from './page-content';

/** Runs that stand next to each other on one line, in order from left to right. */
export interface Piece extends Box {
  readonly runs: readonly Run[];
  /** Of the baseline. */
  readonly y: number;
  /** Height of its usual letters. */
  readonly size: number;
}

/** A line of a paragraph: one piece, or several that a tab parts. */
export interface Line extends Piece {
  readonly page: number;
}

/** A gap wider than this, in letter heights, parts two pieces of a line. */
const GAP = 0.85;

/** Letters a list item can begin with. */
export const MARK =
  /^(?:[\u2022\u00b7\u25aa\u25ab\u25a0\u25a1\u25e6\u25cf\u25cb\u25c6\u25c7\u2023\u27a2\u27a4\u25b6\u25ba\u25bc\u25be\u2713\u2714\u2756\u2043\u2219\u204c\u2610\u2611\u2705\uf000-\uf0ff*\u2013\u2014-]|o|(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/;

/** True for a run, or a few, that can only be the mark of a list item or the number of a paragraph. */
function isMark(runs: readonly Run[]): boolean {
  if (runs.length > 2) return false;
  const text = runs
    .map((run) => run.text)
    .join('')
    .trim();
  return text.length <= 8 && (MARK.test(text) || (runs.every((run) => run.symbols) && text.length <= 2));
}

/** Pieces of lines, from the top; of one height from the left. */
export function piecesOf(runs: readonly Run[]): Piece[] {
  const rows: { runs: Run[]; y: number; size: number }[] = [];
  // Large print first, so that a raised figure joins its word's line.
  const byHeight = [...runs].sort((a, b) => a.y - b.y || a.left - b.left);
  let open: { runs: Run[]; y: number; size: number }[] = [];
  for (const run of byHeight) {
    open = open.filter((row) => run.y - row.y < 1.2 * Math.max(row.size, run.size));
    const row = open.findLast(
      (candidate) => Math.abs(candidate.y - run.y) <= 0.25 * Math.min(candidate.size, run.size),
    );
    if (row === undefined) {
      const made = { runs: [run], y: run.y, size: run.size };
      rows.push(made);
      open.push(made);
    } else {
      row.runs.push(run);
      if (run.size > row.size) {
        row.size = run.size;
        row.y = run.y;
      }
    }
  }
  const pieces: Piece[] = [];
  for (const row of joinedRaised(rows)) {
    row.sort((a, b) => a.left - b.left);
    let current: Run[] = [];
    for (const run of row) {
      const last = current[current.length - 1];
      // Print of two sizes on one height stands beside each other by chance: a title, and the next column's text.
      const size = last === undefined ? run.size : Math.min(last.size, run.size);
      if (last !== undefined && run.left - last.right > GAP * size && !isMark(current)) {
        pieces.push(pieceOf(current));
        current = [];
      }
      current.push(run);
    }
    if (current.length > 0) pieces.push(pieceOf(current));
  }
  return pieces.sort((a, b) => a.y - b.y || a.left - b.left);
}

/** Rows of runs in which raised and lowered figures (footnote marks) stand by the word they belong to. */
function joinedRaised(rows: readonly { runs: Run[]; y: number; size: number }[]): Run[][] {
  const result = rows.map((row) => ({ ...row, runs: [...row.runs] }));
  for (const [index, row] of result.entries()) {
    const small = row.runs.filter((run) => run.text.trim().length <= 4);
    for (const run of small) {
      for (const next of [index + 1, index + 2, index - 1, index - 2]) {
        const other = result[next];
        if (other === undefined || run.size > 0.8 * other.size || Math.abs(other.y - run.y) > 0.6 * other.size)
          continue;
        const touches = other.runs.some(
          (word) =>
            word.size > run.size &&
            run.left - word.right < 0.35 * word.size &&
            run.left - word.right > -0.3 * word.size,
        );
        if (!touches) continue;
        other.runs.push(run.y < other.y ? raised(run) : run);
        row.runs.splice(row.runs.indexOf(run), 1);
        break;
      }
    }
  }
  return result.filter((row) => row.runs.length > 0).map((row) => row.runs);
}

const RAISED_FIGURES = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

/** Footnote figures as raised ones: the matcher skips those. */
function raised(run: Run): Run {
  if (!/^\[?\d{1,3}\]?\s*$/.test(run.text)) return run;
  return { ...run, text: run.text.replace(/\d/g, (digit) => RAISED_FIGURES[Number(digit)] ?? digit) };
}

function pieceOf(runs: readonly Run[]): Piece {
  let letters = 0;
  const bySize = new Map<number, number>();
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const run of runs) {
    letters = run.text.length;
    bySize.set(run.size, (bySize.get(run.size) ?? 0) + letters);
    left = Math.min(left, run.left);
    right = Math.max(right, run.right);
    top = Math.min(top, run.y - 0.8 * run.size);
    bottom = Math.max(bottom, run.y + 0.22 * run.size);
  }
  const size = [...bySize].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const y = runs.find((run) => run.size === size)?.y ?? 0;
  return { runs, left, right, top, bottom, size, y };
}

/** Lines of a column: pieces of one height put together. Pieces must be in order from the top. */
export function linesOf(pieces: readonly Piece[], page: number): Line[] {
  return mergedLines(pieces).map((line) => ({ ...line, page }));
}

/** Pieces with those of one height put together; what is no text stays as it is. */
export function mergedLines(pieces: readonly Piece[]): Piece[] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const last = lines[lines.length - 1];
    const first = last?.[0];
    const text = first !== undefined && first.runs.length > 0 && piece.runs.length > 0;
    if (text && Math.abs(first.y - piece.y) <= 0.35 * Math.min(first.size, piece.size)) last?.push(piece);
    else lines.push([piece]);
  }
  return lines.map((row) => {
    const [only] = row;
    return row.length === 1 && only !== undefined
      ? only
      : pieceOf(row.sort((a, b) => a.left - b.left).flatMap((piece) => piece.runs));
  });
}

/** Lines of runs in the order they are drawn: for text whose order the document itself tells. */
export function drawnLines(runs: readonly Run[], page: number): Line[] {
  const lines: Run[][] = [];
  for (const run of runs) {
    const last = lines[lines.length - 1];
    const before = last?.[last.length - 1];
    if (before === undefined || last === undefined) {
      lines.push([run]);
      continue;
    }
    const size = Math.max(before.size, run.size);
    const level = Math.abs(before.y - run.y) <= 0.6 * size;
    const raisedFigure = level && run.size <= 0.8 * before.size && run.y < before.y - 0.15 * before.size;
    const sameLine =
      level && run.left > before.right - 0.6 * size && (raisedFigure || Math.abs(before.y - run.y) <= 0.5 * size);
    if (sameLine) last.push(raisedFigure ? raised(run) : run);
    else lines.push([run]);
  }
  return lines.map((row) => ({ ...pieceOf(row), page }));
}

/** The letters of a piece, with a space where runs don't touch. */
export function textOf(piece: Piece): string {
  let text = '';
  let last: Run | null = null;
  for (const run of piece.runs) {
    if (last !== null && spaceBetween(last, run)) text += ' ';
    text += run.text;
    last = run;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether two runs that follow each other on a line are two words. */
export function spaceBetween(before: Run, after: Run): boolean {
  if (/\s$/.test(before.text) || /^\s/.test(after.text)) return false;
  return after.left - before.right > 0.16 * Math.min(before.size, after.size);
}

/** Letter height of most of a document's text. */
export function bodySize(pages: readonly PageContent[]): number {
  const bySize = new Map<number, number>();
  for (const page of pages) {
    for (const run of page.runs) {
      const size = Math.round(run.size * 2) / 2;
      bySize.set(size, (bySize.get(size) ?? 0) + run.text.length);
    }
  }
  return [...bySize].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}
