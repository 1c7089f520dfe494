/** Reading order of a page without structure: finds gutters between columns, and tells columns of prose from tables. */
import { mergedLines, type Piece, textOf } from './lines';

/** A stretch of a page: text one below the other, or rows of cells. */
export type Region =
  | { readonly kind: 'column'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Piece[])[])[] };

/** Least width of a gutter, in letter heights, and lines beside it on each side. */
const GUTTER = 0.85;
/** Points that part columns whatever the size of their letters. */
const WIDE = 9;
const LEAST_LINES = 3;
/** Past this a page is read as one column: sorting out gutters would take too long. */
const MOST_PIECES = 1_500;
const DEEPEST = 12;

/**
 * Regions of a page in reading order.
 * @param lefts where columns of prose began on the pages before, but the first ones; what is found here is added
 */
export function regionsOf(pieces: readonly Piece[], lefts: number[], depth = 0): Region[] {
  if (pieces.length === 0) return [];
  const whole: Region = { kind: 'column', pieces: [...pieces].sort((a, b) => a.y - b.y || a.left - b.left) };
  const few = lefts.length > 0 ? 2 : 2 * LEAST_LINES - 2;
  if (pieces.length < few || pieces.length > MOST_PIECES || depth > DEEPEST) return [whole];
  const band = bandOf(pieces, lefts);
  if (band === null) return [whole];
  const above = pieces.filter((piece) => piece.y < band.top);
  const below = pieces.filter((piece) => piece.y > band.bottom);
  const inside = pieces.filter((piece) => piece.y >= band.top && piece.y <= band.bottom);
  const columns = columnsOf(inside, band);
  // What stands above teaches the columns of what is below it.
  const before = regionsOf(above, lefts, depth + 1);
  const goesOn = leftsOf(columns).every((left) => isKnown(left, lefts));
  const rows = tableRows(columns, goesOn);
  if (rows === null && columns.every((column) => column.length >= LONG_COLUMN)) lefts.push(...leftsOf(columns));
  const middle: Region[] =
    rows === null ? columns.flatMap((column) => regionsOf(column, lefts, depth + 1)) : [{ kind: 'table', rows }];
  return [...before, ...middle, ...regionsOf(below, lefts, depth + 1)];
}

/** Pieces of a column that show where columns of prose stand in this document. */
const LONG_COLUMN = 12;

const leftsOf = (columns: readonly (readonly Piece[])[]): number[] =>
  columns.slice(1).map((column) => Math.min(...column.map((piece) => piece.left)));

const isKnown = (left: number, lefts: readonly number[]): boolean => lefts.some((known) => Math.abs(known - left) <= 2);

interface Band {
  /** Baselines of its first and last line. */
  readonly top: number;
  readonly bottom: number;
  /** The gutter. */
  readonly from: number;
  readonly to: number;
}

/** The tallest stretch of the page with an empty gutter in it and lines on both sides, or null. */
function bandOf(pieces: readonly Piece[], lefts: readonly number[]): Band | null {
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
      const width = Math.min(GUTTER * piece.size, WIDE);
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
      const setting = { last: edge === Number.POSITIVE_INFINITY, known: isKnown(to, lefts) };
      const band = bandWithin(stretch, to, setting);
      if (band !== null && band.lines > bestLines) {
        best = band;
        bestLines = band.lines;
      }
    }
  }
  return best;
}

interface Stretch {
  /** True where nothing comes below. */
  readonly last: boolean;
  /** True where columns of prose stood beside this gutter before. */
  readonly known: boolean;
}

function bandWithin(
  stretch: readonly Piece[],
  to: number,
  { last, known }: Stretch,
): (Band & { lines: number }) | null {
  const left = stretch.filter((piece) => piece.left < to - 0.5);
  const right = stretch.filter((piece) => piece.left >= to - 0.5);
  const fewest = known ? 1 : LEAST_LINES - 1;
  if (lineCount(left) < fewest || lineCount(right) < fewest) return null;
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
  // The last column of a document may be the shorter one.
  const ownPlace = (tail[0]?.y ?? 0) - (lastBeside?.y ?? 0) > 2.6 * size && !known;
  if (tail.length > 0 && ((tail.length <= 2 && !last) || ownPlace)) bottom = bottomRight;
  const inBand = beside.filter((piece) => piece.y <= bottom);
  const [linesLeft, linesRight] = [lineCount(inBand), lineCount(right)];
  const least = Math.min(linesLeft, linesRight);
  if (least < fewest) return null;
  if (!known && (linesLeft + linesRight < 2 * LEAST_LINES - 1 || !isAligned(right))) return null;
  const from = Math.max(...inBand.map((piece) => piece.right));
  return { top, bottom, from, to, lines: least };
}

/** True if the lines beside a gutter begin, end or are centred at one place: rivers of wide spaces in a text are no gutter. */
function isAligned(pieces: readonly Piece[]): boolean {
  const firsts: Piece[] = [];
  for (const piece of pieces) {
    const last = firsts[firsts.length - 1];
    if (last === undefined || piece.y - last.y > 0.4 * piece.size) firsts.push(piece);
    else if (piece.left < last.left) firsts[firsts.length - 1] = piece;
  }
  const places = [
    (piece: Piece) => piece.left,
    (piece: Piece) => piece.right,
    (piece: Piece) => (piece.left + piece.right) / 2,
  ];
  return places.some((place) => {
    const counts = new Map<number, number>();
    for (const piece of firsts) {
      const at = Math.round(place(piece) / 3);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    let most = 0;
    for (const [at, count] of counts) most = Math.max(most, count + (counts.get(at + 1) ?? 0));
    return most >= 0.45 * firsts.length && most >= 2;
  });
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
    if (
      last === undefined ||
      piece.left - reach > Math.min(GUTTER * piece.size, WIDE) ||
      (atGutter && piece.left - reach > 0.5)
    ) {
      columns.push([piece]);
    } else last.push(piece);
    reach = Math.max(reach, piece.right);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y || a.left - b.left));
}

/** Share of full lines above which a column is prose. */
const PROSE = 0.5;
/** Share of a column's breaks that others must share for their rows to be a table's. */
const SHARED = 0.65;

/** Rows that only a table has; fewer can begin at the same heights by chance. */
const CERTAIN_ROWS = 5;

/**
 * The rows of cells that columns make if they are a table; null where they are columns of prose.
 * @param goesOn true where columns of prose stood in the same places before
 */
function tableRows(broken: readonly (readonly Piece[])[], goesOn: boolean): Piece[][][] | null {
  if (broken.length < 2) return null;
  const columns = broken.map(mergedLines);
  const pitch = Math.min(...columns.map(usualPitch));
  const breaks = columns.map((column) => breaksOf(column, pitch));
  const inner = breaks.map((list) => list.slice(1));
  const gaps = inner.reduce((sum, list) => sum + list.length, 0);
  // The cells of a table break together, prose breaks where it likes.
  let starts: number[];
  if (gaps >= columns.length) {
    const shares = inner.map((list, c) => {
      const others = breaks.filter((_, other) => other !== c);
      const shared = list.filter((y) => others.some((other) => other.some((at) => Math.abs(at - y) < 5)));
      return list.length === 0 ? 0 : shared.length / list.length;
    });
    if (shares.reduce((sum, share) => sum + share, 0) / shares.length < SHARED)
      return openRows(columns) ?? centredRows(columns, breaks);
    starts = rowsWhere(breaks, Math.max(2, Math.ceil(columns.length / 2)));
  } else {
    if (goesOn || isProse(columns)) return null;
    const lines = columns.map((column) => column.map((piece) => piece.y));
    starts = rowsWhere(lines, 2);
    if (starts.length < 0.6 * Math.max(...lines.map((list) => list.length))) return null;
  }
  const first = Math.min(...columns.map((column) => column[0]?.y ?? Number.POSITIVE_INFINITY));
  if ((starts[0] ?? Number.POSITIVE_INFINITY) > first + 5) starts.unshift(first);
  if (starts.length < (goesOn ? CERTAIN_ROWS : 2) || isHeadedProse(columns, starts)) return null;
  const rows: Piece[][][] = starts.map(() => columns.map(() => []));
  for (const [c, column] of columns.entries()) {
    for (const piece of column) {
      const row = starts.findLastIndex((y) => piece.y >= y - 0.4 * piece.size);
      rows[Math.max(0, row)]?.[c]?.push(piece);
    }
  }
  return rows;
}

/** Lines evenly set in both columns: prose where they fill their columns, or where both hold lists. */
function isProse(columns: readonly (readonly Piece[])[]): boolean {
  const full = columns.map((column) => {
    const left = Math.min(...column.map((piece) => piece.left));
    const right = Math.max(...column.map((piece) => piece.right));
    return column.filter((piece) => piece.right > right - 0.18 * (right - left)).length / column.length;
  });
  const listed = columns.every((column) => column.filter(startsWithMark).length >= 2);
  return (
    listed ||
    (columns.length <= 3 && full.every((share) => share >= PROSE) && columns.every((column) => column.length >= 4))
  );
}

/** Lines this far apart, in letter heights, are rows of their own. */
const OPEN_PITCH = 1.6;

/**
 * The rows of a table of single lines set apart, in which a column leaves out rows that its cells span: each line stands
 * beside one of the column that has most. Null for anything else.
 */
function openRows(columns: readonly (readonly Piece[])[]): Piece[][][] | null {
  const fullest = columns.reduce((most, column) => (column.length > most.length ? column : most), []);
  if (fullest.length < CERTAIN_ROWS || isProse(columns)) return null;
  const rows = fullest.map(({ y }) => y);
  const size = fullest[0]?.size ?? 10;
  if (rows.some((y, index) => index > 0 && y - (rows[index - 1] ?? y) < OPEN_PITCH * size)) return null;
  const result: Piece[][][] = rows.map(() => columns.map(() => []));
  for (const [c, column] of columns.entries()) {
    for (const piece of column) {
      const row = rows.findIndex((y) => Math.abs(y - piece.y) <= MIDDLE);
      if (row === -1) return null;
      result[row]?.[c]?.push(piece);
    }
  }
  return result;
}

/** Cells whose middles are further apart than this, in points, are of two rows. */
const MIDDLE = 2.5;
const LEAST_CENTRED_ROWS = 3;

/**
 * The rows of a table whose cells are centred in their rows' height, as a browser prints them unless told otherwise:
 * they begin at different heights, and their middles are one. Null where even one cell has no row.
 */
function centredRows(
  columns: readonly (readonly Piece[])[],
  breaks: readonly (readonly number[])[],
): Piece[][][] | null {
  const cells = columns.map((column, c) => {
    const list: Piece[][] = [];
    for (const piece of column) {
      if (list.length === 0 || breaks[c]?.includes(piece.y)) list.push([piece]);
      else list[list.length - 1]?.push(piece);
    }
    return list;
  });
  const middle = (cell: readonly Piece[]): number => ((cell[0]?.y ?? 0) + (cell[cell.length - 1]?.y ?? 0)) / 2;
  const rows = cells.reduce((most, list) => (list.length > most.length ? list : most), []).map(middle);
  if (rows.length < LEAST_CENTRED_ROWS) return null;
  const result: Piece[][][] = rows.map(() => columns.map(() => []));
  for (const [c, list] of cells.entries()) {
    for (const cell of list) {
      const row = rows.findIndex((y) => Math.abs(y - middle(cell)) <= MIDDLE);
      if (row === -1) return null;
      result[row]?.[c]?.push(...cell);
    }
  }
  return result;
}

/**
 * One short line over lines that fill their column, in every column: headings over prose that begin at one height by
 * chance, as at the top of a page in two columns. A table has more rows, or cells that leave room.
 */
function isHeadedProse(columns: readonly (readonly Piece[])[], starts: readonly number[]): boolean {
  if (starts.length !== 2) return false;
  const below = (starts[1] ?? 0) - 5;
  const heads = columns.map((column) => column.filter((piece) => piece.y < below));
  const texts = columns.map((column) => column.filter((piece) => piece.y >= below));
  return heads.every((head) => head.length <= 2) && texts.every((text) => text.length >= 4) && isProse(texts);
}

function startsWithMark(piece: Piece): boolean {
  return /^(?:[\u2022\u25cf\u25aa\u25e6\uf0b7\uf0a7\u00b7-]|\d{1,2}[.)])\s/.test(textOf(piece));
}

/** Baselines at which a column begins or goes on after more room than its lines keep. */
function breaksOf(column: readonly Piece[], pitch: number): number[] {
  const breaks: number[] = [];
  for (const [index, piece] of column.entries()) {
    const before = column[index - 1];
    if (before === undefined || piece.y - before.y > 1.18 * pitch) breaks.push(piece.y);
  }
  return breaks;
}

/** Heights that at least `least` of the lists share, in order. */
function rowsWhere(lists: readonly (readonly number[])[], least: number): number[] {
  const all = lists.flatMap((list, c) => list.map((y) => ({ y, c }))).sort((a, b) => a.y - b.y);
  const rows: number[] = [];
  for (let i = 0; i < all.length; ) {
    const start = all[i]?.y ?? 0;
    const here = new Set<number>();
    let next = i;
    while (next < all.length && (all[next]?.y ?? 0) - start < 5) {
      here.add(all[next]?.c ?? 0);
      next++;
    }
    if (here.size >= least) rows.push(start);
    i = next;
  }
  return rows;
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
