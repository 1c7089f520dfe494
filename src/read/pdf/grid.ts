/** Tables that are drawn with rules: finds the grid and puts the runs into its cells. */
import { type Piece, piecesOf } from './lines';
import type { PageContent, Rule, Run } from './page-content';

/** Rules closer than this are one (both edges of a drawn border), and touch. In points. */
const NEAR = 3.2;
const MOST_RULES = 1_500;

interface Grid {
  /** Places of the rules between columns, and between rows, outer ones included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly upright: readonly Rule[];
  readonly level: readonly Rule[];
}

/** A row of a ruled table as a piece of the page; `cells` from the left, empty ones too. */
export interface RowPiece extends Piece {
  readonly cells: readonly (readonly Piece[])[];
  /** Same for all rows of one table of one page. */
  readonly table: number;
  /** Its place among the rows of its table, those without text included. */
  readonly index: number;
  /** For each column, the cell of a row above that no rule parts from this row, or null. */
  readonly above: readonly (CellPlace | null)[];
}

/** Where a cell begins, in its table. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export function isRow(piece: Piece): piece is RowPiece {
  return 'cells' in piece;
}

/** The runs outside of ruled tables, and the tables' rows. */
export function ruledTables(page: PageContent): { runs: readonly Run[]; rows: RowPiece[] } {
  const rows: RowPiece[] = [];
  let rest = page.runs;
  for (const [table, grid] of gridsOf(page).entries()) {
    const [left, right] = [grid.xs[0] ?? 0, grid.xs.at(-1) ?? 0];
    const [top, bottom] = [grid.ys[0] ?? 0, grid.ys.at(-1) ?? 0];
    const inside: Run[] = [];
    const outside: Run[] = [];
    for (const run of rest) {
      const middle = run.y - 0.3 * run.size;
      const within = middle > top && middle < bottom && run.right > left + 1 && run.left < right - 1;
      (within ? inside : outside).push(run);
    }
    const found = rowsOf(grid, inside, table);
    // A frame around a box of text, or a grid without text, is no table.
    if (found.filter((row) => row.cells.filter((cell) => cell.length > 0).length >= 2).length < 1) continue;
    rows.push(...found);
    rest = outside;
  }
  return { runs: rest, rows };
}

function gridsOf(page: PageContent): Grid[] {
  const upright = merged(page.rules.filter((rule) => rule.upright));
  const level = merged(page.rules.filter((rule) => !rule.upright));
  if (upright.length < 2 || level.length < 2 || upright.length + level.length > MOST_RULES) return [];
  const all = [...upright, ...level];
  const parent = all.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const [u, one] of upright.entries()) {
    for (const [l, other] of level.entries()) {
      const meets =
        other.from - NEAR <= one.at &&
        one.at <= other.to + NEAR &&
        one.from - NEAR <= other.at &&
        other.at <= one.to + NEAR;
      if (meets) parent[rootOf(u)] = rootOf(upright.length + l);
    }
  }
  const groups = new Map<number, Rule[]>();
  for (const [index, rule] of all.entries()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [rule]);
    else group.push(rule);
  }
  const grids: Grid[] = [];
  for (const group of groups.values()) {
    const ups = group.filter((rule) => rule.upright);
    const levels = group.filter((rule) => !rule.upright);
    const xs = clustered(ups.map((rule) => rule.at));
    const ys = clustered(levels.map((rule) => rule.at));
    if (xs.length < 3 || ys.length < 2) continue;
    grids.push({ xs, ys, upright: ups, level: levels });
  }
  return grids.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

/** Rules with those of one line put together. */
function merged(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const result: Rule[] = [];
  for (const rule of sorted) {
    const same = result.findLast(
      (other, index) =>
        index >= result.length - 60 &&
        Math.abs(other.at - rule.at) <= 1.2 &&
        rule.from <= other.to + NEAR &&
        other.from <= rule.to + NEAR,
    );
    if (same === undefined) result.push(rule);
    else {
      result[result.indexOf(same)] = { ...same, from: Math.min(same.from, rule.from), to: Math.max(same.to, rule.to) };
    }
  }
  return result;
}

function clustered(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = result[result.length - 1];
    if (last === undefined || value - last > NEAR + 1) result.push(value);
  }
  return result;
}

function rowsOf(grid: Grid, runs: readonly Run[], table: number): RowPiece[] {
  const { xs, ys } = grid;
  const cells: Run[][][] = ys.slice(1).map(() => xs.slice(1).map(() => []));
  const slot = (list: readonly number[], value: number): number =>
    Math.min(
      list.length - 2,
      Math.max(
        0,
        list.findLastIndex((edge) => edge <= value),
      ),
    );
  for (const run of runs.flatMap((whole) => splitAt(whole, grid))) {
    const row = slot(ys, run.y - 0.3 * run.size);
    const column = slot(xs, (Math.max(run.left, xs[0] ?? 0) + Math.min(run.right, xs.at(-1) ?? 0)) / 2);
    const [homeRow, homeColumn] = homeOf(grid, row, column);
    cells[homeRow]?.[homeColumn]?.push(run);
  }
  const rows: RowPiece[] = [];
  for (const [index, row] of cells.entries()) {
    if (row.every((cell) => cell.length === 0)) continue;
    const [top, bottom] = [ys[index] ?? 0, ys[index + 1] ?? 0];
    const all = row.flat();
    rows.push({
      runs: [],
      left: xs[0] ?? 0,
      right: xs.at(-1) ?? 0,
      top,
      bottom,
      y: Math.min(bottom, ...all.map((run) => run.y)),
      size: Math.max(...all.map((run) => run.size)),
      cells: row.map((cell) => piecesOf(cell)),
      table,
      index,
      above: row.map((_, column) => {
        const [home, from] = homeOf(grid, index, column);
        return home < index && (cells[home]?.[from]?.length ?? 0) > 0 ? { row: home, column: from } : null;
      }),
    });
  }
  return rows;
}

/** Where a merged cell has its text: its first row and column. */
function homeOf(grid: Grid, row: number, column: number): readonly [number, number] {
  const { xs, ys } = grid;
  let [r, c] = [row, column];
  while (c > 0) {
    const middle = ((ys[r] ?? 0) + (ys[r + 1] ?? 0)) / 2;
    if (
      grid.upright.some(
        (rule) => Math.abs(rule.at - (xs[c] ?? 0)) <= NEAR + 1 && rule.from <= middle && middle <= rule.to,
      )
    )
      break;
    c--;
  }
  while (r > 0) {
    const middle = ((xs[c] ?? 0) + (xs[c + 1] ?? 0)) / 2;
    if (
      grid.level.some(
        (rule) => Math.abs(rule.at - (ys[r] ?? 0)) <= NEAR + 1 && rule.from <= middle && middle <= rule.to,
      )
    )
      break;
    r--;
  }
  return [r, c];
}

/** A run cut where a rule between columns goes through it. */
function splitAt(run: Run, grid: Grid): Run[] {
  const middle = run.y - 0.3 * run.size;
  const cuts = grid.xs.filter(
    (x) =>
      x > run.left + 2 &&
      x < run.right - 2 &&
      grid.upright.some((rule) => Math.abs(rule.at - x) <= NEAR + 1 && rule.from <= middle && middle <= rule.to),
  );
  let parts: Run[] = [run];
  for (const cut of cuts) parts = parts.flatMap((part) => cutAt(part, cut));
  return parts;
}

function cutAt(run: Run, x: number): Run[] {
  let at = run.edges.findIndex((edge) => edge >= x - 1);
  if (at === -1) at = run.text.length;
  const parts = [
    { ...run, text: run.text.slice(0, at), edges: run.edges.slice(0, at + 1), right: run.edges[at] ?? run.right },
    { ...run, text: run.text.slice(at), edges: run.edges.slice(at), left: run.edges[at] ?? run.left },
  ];
  return parts.filter((part) => part.text.trim() !== '');
}
