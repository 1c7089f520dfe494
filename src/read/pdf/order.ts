/** Reading order of a page without structure: finds gutters between columns, and tells columns of prose from tables. */
import { type Piece, textOf } from './lines';

/** A stretch of a page: text one below the other, or rows of cells. */
export type Region =
  | { readonly kind: 'column'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Piece[])[])[] };

/** Least width of a gutter, in letter heights, and lines beside it on each side. */
const GUTTER = 0.9;
const LEAST_LINES = 3;
/** Past this a page is read as one column: sorting out gutters would take too long. */
const MOST_PIECES = 1_500;
const DEEPEST = 12;

/** Regions of a page in reading order. */
export function regionsOf(pieces: readonly Piece[], depth = 0): Region[] {
  if (pieces.length === 0) return [];
  const whole: Region = { kind: 'column', pieces: [...pieces].sort((a, b) => a.y - b.y || a.left - b.left) };
  if (pieces.length < 2 * LEAST_LINES - 2 || pieces.length > MOST_PIECES || depth > DEEPEST) return [whole];
  const band = bandOf(pieces);
  if (band === null) return [whole];
  const above = pieces.filter((piece) => piece.y < band.top);
  const below = pieces.filter((piece) => piece.y > band.bottom);
  const inside = pieces.filter((piece) => piece.y >= band.top && piece.y <= band.bottom);
  const columns = columnsOf(inside, band);
  const rows = tableRows(columns);
  const middle: Region[] =
    rows === null ? columns.flatMap((column) => regionsOf(column, depth + 1)) : [{ kind: 'table', rows }];
  return [...regionsOf(above, depth + 1), ...middle, ...regionsOf(below, depth + 1)];
}

interface Band {
  /** Baselines of its first and last line. */
  readonly top: number;
  readonly bottom: number;
  /** The gutter. */
  readonly from: number;
  readonly to: number;
}

/** The tallest stretch of the page with an empty gutter in it and lines on both sides, or null. */
function bandOf(pieces: readonly Piece[]): Band | null {
  const byLeft = [...pieces].sort((a, b) => a.left - b.left);
  const starts = distinct(byLeft.map((piece) => piece.left));
  let best: Band | null = null;
  let bestLines = 0;
  const tops = [...pieces].sort((a, b) => a.y - b.y);
  for (const to of starts.slice(1)) {
    // A gutter ends where some piece begins; pieces that cross its last part stop it above and below.
    const stops: Piece[] = [];
    const flow: Piece[] = [];
    for (const piece of tops) {
      const width = GUTTER * piece.size;
      if (piece.left < to - 0.5 && piece.right > to - width) stops.push(piece);
      else flow.push(piece);
    }
    let at = 0;
    const edges = [...stops.map((piece) => piece.y), Number.POSITIVE_INFINITY];
    for (const edge of edges) {
      const stretch: Piece[] = [];
      while (at < flow.length && (flow[at]?.y ?? 0) < edge) {
        const piece = flow[at];
        if (piece !== undefined) stretch.push(piece);
        at++;
      }
      const band = bandWithin(stretch, to);
      if (band !== null && band.lines > bestLines) {
        best = band;
        bestLines = band.lines;
      }
    }
  }
  return best;
}

function bandWithin(stretch: readonly Piece[], to: number): (Band & { lines: number }) | null {
  const left = stretch.filter((piece) => piece.left < to - 0.5);
  const right = stretch.filter((piece) => piece.left >= to - 0.5);
  if (lineCount(left) < LEAST_LINES - 1 || lineCount(right) < LEAST_LINES - 1) return null;
  const [firstRight, lastRight] = [right[0], right[right.length - 1]];
  if (firstRight === undefined || lastRight === undefined) return null;
  const size = firstRight.size;
  // The band begins where both sides have text, and ends with the longer one, but for a heading of what comes below.
  const top =
    Math.min(firstRight.y, left.find((piece) => piece.y > firstRight.y - 2.5 * size)?.y ?? firstRight.y) - 0.3 * size;
  const beside = left.filter((piece) => piece.y >= top);
  const bottomRight = lastRight.y + 0.4 * size;
  let bottom = Math.max(bottomRight, (beside[beside.length - 1]?.y ?? 0) + 0.4 * size);
  const tail = beside.filter((piece) => piece.y > bottomRight);
  const lastBeside = beside.filter((piece) => piece.y <= bottomRight).at(-1);
  if (tail.length > 0 && (tail.length <= 2 || (tail[0]?.y ?? 0) - (lastBeside?.y ?? 0) > 2.6 * size))
    bottom = bottomRight;
  const inBand = beside.filter((piece) => piece.y <= bottom);
  const [linesLeft, linesRight] = [lineCount(inBand), lineCount(right)];
  const least = Math.min(linesLeft, linesRight);
  if (least < LEAST_LINES - 1 || linesLeft + linesRight < 2 * LEAST_LINES - 1) return null;
  const from = Math.max(...inBand.map((piece) => piece.right));
  return { top, bottom, from, to, lines: least };
}

function lineCount(pieces: readonly Piece[]): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    if (piece.y - last > 0.5 * piece.size) {
      count++;
      last = piece.y;
    }
  }
  return count;
}

function distinct(sorted: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of sorted)
    if (value - (result[result.length - 1] ?? Number.NEGATIVE_INFINITY) > 2) result.push(value);
  return result;
}

/** The columns of a band, from the left: parted wherever no piece stands. */
function columnsOf(pieces: readonly Piece[], band: Band): Piece[][] {
  const byLeft = [...pieces].sort((a, b) => a.left - b.left);
  const columns: Piece[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const piece of byLeft) {
    const last = columns[columns.length - 1];
    const atGutter = piece.left >= band.to - 0.5 && reach <= band.to - 0.5;
    if (last === undefined || piece.left - reach > GUTTER * piece.size || (atGutter && piece.left - reach > 0.5)) {
      columns.push([piece]);
    } else last.push(piece);
    reach = Math.max(reach, piece.right);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y || a.left - b.left));
}

/** Share of full lines above which a column is prose. */
const PROSE = 0.55;

/** The rows of cells that columns make if they are a table; null where they are columns of prose. */
function tableRows(columns: readonly (readonly Piece[])[]): Piece[][][] | null {
  if (columns.length < 2) return null;
  const widths = columns.map((column) => {
    const left = Math.min(...column.map((piece) => piece.left));
    const right = Math.max(...column.map((piece) => piece.right));
    const full = column.filter((piece) => piece.right > right - 0.18 * (right - left)).length;
    return { left, right, width: right - left, full: full / column.length };
  });
  const widest = Math.max(...widths.map((column) => column.width));
  const alike = widths.every((column) => column.width > 0.7 * widest);
  const listed = columns.filter((column) => column.some((piece) => startsWithMark(piece))).length;
  const long = columns.every((column) => lineCount(column) >= 5);
  const starts = rowStarts(columns);
  if (starts.length < 2) return null;
  // Columns of prose are equally wide and their lines full; the cells of a table begin together, with room above.
  const synchronised = starts.length >= 3 && columns.every((column) => opensRows(column, starts));
  if (!synchronised && alike) {
    // Columns of prose are equally wide and their lines full; the cells of a table begin together, with room above.
    if (columns.length <= 3 && long && widths.every((column) => column.full >= PROSE)) return null;
    if (columns.length === 2 && (listed === 2 || long)) return null;
  }
  const rows: Piece[][][] = starts.map(() => columns.map(() => []));
  for (const [c, column] of columns.entries()) {
    for (const piece of column) {
      const row = starts.findLastIndex((y) => piece.y >= y - 0.4 * piece.size);
      rows[Math.max(0, row)]?.[c]?.push(piece);
    }
  }
  return rows;
}

function startsWithMark(piece: Piece): boolean {
  return /^(?:[\u2022\u25cf\u25aa\u25e6\uf0b7\uf0a7\u00b7-]|\d{1,2}[.)])\s/.test(textOf(piece));
}

/** Baselines at which a row begins: the first column has a line there, after more room than within a cell, or all have. */
function rowStarts(columns: readonly (readonly Piece[])[]): number[] {
  const first = columns[0] ?? [];
  const pitch = Math.min(...columns.map(usualPitch));
  const starts: number[] = [];
  const others = columns.slice(1);
  let last: Piece | null = null;
  for (const piece of first) {
    if (last !== null && Math.abs(piece.y - last.y) < 0.4 * piece.size) continue;
    const room = last === null ? Number.POSITIVE_INFINITY : piece.y - last.y;
    const met = others.filter((column) =>
      column.some((other) => Math.abs(other.y - piece.y) < 0.4 * piece.size),
    ).length;
    const apart = room > 1.15 * pitch;
    const everywhere = met === others.length;
    // All cells have one line: the rows stand as close as lines do.
    if (met > 0 && (apart || (everywhere && !goesOnEverywhere(columns, piece.y, pitch)))) starts.push(piece.y);
    last = piece;
  }
  return starts;
}

/** True if at this height every column only goes on with the line above. */
function goesOnEverywhere(columns: readonly (readonly Piece[])[], y: number, pitch: number): boolean {
  return columns.every((column) => {
    const at = column.findIndex((piece) => Math.abs(piece.y - y) < 0.4 * piece.size);
    const [before, here] = [column[at - 1], column[at]];
    if (before === undefined || here === undefined) return false;
    const right = Math.max(...column.map((piece) => piece.right));
    return (
      here.y - before.y < 1.3 * pitch &&
      before.right > right - 0.25 * (right - before.left) &&
      before.right - before.left > 40
    );
  });
}

/** True if a column's text breaks at each of the rows: its cells end there. */
function opensRows(column: readonly Piece[], starts: readonly number[]): boolean {
  const pitch = usualPitch(column);
  let opened = 0;
  for (const start of starts.slice(1)) {
    const at = column.findIndex((piece) => Math.abs(piece.y - start) < 0.4 * piece.size);
    const before = column[at - 1];
    if (at > 0 && before !== undefined && start - before.y > 1.15 * pitch) opened++;
  }
  return opened >= 0.6 * (starts.length - 1);
}

function usualPitch(column: readonly Piece[]): number {
  const pitches: number[] = [];
  for (let i = 1; i < column.length; i++) {
    const pitch = (column[i]?.y ?? 0) - (column[i - 1]?.y ?? 0);
    if (pitch > 0.5 * (column[i]?.size ?? 10)) pitches.push(pitch);
  }
  pitches.sort((a, b) => a - b);
  // The closest lines are those of one cell; a few that are closer still are no measure.
  return pitches[Math.floor(pitches.length / 5)] ?? 1.2 * (column[0]?.size ?? 10);
}
