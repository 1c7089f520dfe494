/** Puts the cells of a tagged table under their columns: pdf.js does not hand over which rows and columns they span. */
import type { CellPlace } from './grid';
import type { Line } from './lines';
import type { Element, RowElement } from './structure';

export interface RowSpans {
  /** Its place among the rows of its table. */
  readonly index: number;
  /** For each column, the cell of a row above that spans this row, or null. */
  readonly above: readonly (CellPlace | null)[];
}

interface Extent {
  readonly left: number;
  readonly right: number;
}

type Cell = RowElement['cells'][number];

/** How far the text of one column may begin before that of its other cells. In points. */
const NEAR = 4;
const NO_CELL: Cell = { lines: [], header: false };

/**
 * The elements of one table, with the cells of rows that have fewer than others put where they stand. A column before or
 * between a row's cells, in which nothing of it stands, is one that a cell from above reaches into.
 */
export function inColumns(elements: readonly Element[]): readonly Element[] {
  const rows = elements.filter((element) => element.kind === 'row');
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (columns < 2 || rows.every(({ cells }) => cells.length === columns)) return elements;
  const extents = columnsOf(rows.filter(({ cells }) => cells.length === columns));
  if (extents === null) return elements;
  const placed: (readonly Cell[])[] = [];
  let index = 0;
  return elements.map((element) => {
    if (element.kind !== 'row') return element;
    const row = element.cells.length === columns ? whole(element) : spread(element, extents);
    placed.push(row.cells);
    const last = row.last;
    const above = row.cells.map((cell, column) => {
      if (cell.lines.length > 0 || column > last || row.covered.has(column)) return null;
      const from = placed.slice(0, -1).findLastIndex((cells) => (cells[column]?.lines.length ?? 0) > 0);
      return from === -1 || placed[from]?.[column]?.header === true ? null : { row: from, column };
    });
    return {
      ...element,
      cells: row.cells,
      spans: { index: index++, above: row.short ? above : above.map(() => null) },
    };
  });
}

interface Placed {
  readonly cells: readonly Cell[];
  /** The last column in which something of the row stands. */
  readonly last: number;
  /** Columns that a cell before them reaches into. */
  readonly covered: ReadonlySet<number>;
  readonly short: boolean;
}

function whole({ cells }: RowElement): Placed {
  return { cells, last: cells.length - 1, covered: new Set(), short: false };
}

/** Where the columns stand, told by rows that have a cell in each; null where one is always empty. */
function columnsOf(rows: readonly RowElement[]): Extent[] | null {
  const extents: Extent[] = [];
  for (let column = 0; column < (rows[0]?.cells.length ?? 0); column++) {
    const lines = rows.flatMap(({ cells }) => cells[column]?.lines ?? []);
    if (lines.length === 0) return null;
    extents.push(extentOf(lines));
  }
  return extents.every(({ left }, column) => left > (extents[column - 1]?.left ?? Number.NEGATIVE_INFINITY))
    ? extents
    : null;
}

function extentOf(lines: readonly Line[]): Extent {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  };
}

function spread({ cells }: RowElement, columns: readonly Extent[]): Placed {
  const header = cells.length > 0 && cells.every((cell) => cell.header);
  const placed: Cell[] = columns.map(() => ({ ...NO_CELL, header }));
  const covered = new Set<number>();
  const filled = cells.filter(({ lines }) => lines.length > 0);
  let next = 0;
  for (const [at, cell] of filled.entries()) {
    const extent = extentOf(cell.lines);
    const to = columns.length - (filled.length - at);
    let best = next;
    for (let column = next; column <= to; column++) {
      if (shared(extent, columns[column]) > shared(extent, columns[best])) best = column;
      else if (shared(extent, columns[best]) <= 0 && (columns[column]?.left ?? 0) <= extent.left + NEAR) best = column;
    }
    // One that reaches over several columns begins in the first of them.
    while (best > next && (columns[best]?.left ?? 0) > extent.left + NEAR && shared(extent, columns[best - 1]) > NEAR)
      best--;
    placed[best] = cell;
    next = best + 1;
    for (let column = next; column < columns.length && (columns[column]?.left ?? 0) < extent.right - NEAR; column++)
      covered.add(column);
  }
  return { cells: placed, last: next - 1, covered, short: true };
}

function shared(one: Extent, other: Extent | undefined): number {
  return other === undefined ? 0 : Math.min(one.right, other.right) - Math.max(one.left, other.left);
}
