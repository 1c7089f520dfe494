/** Where the arrow keys lead in a grid. */

export interface GridPlace {
  /** 0 is the row of heads. */
  readonly row: number;
  readonly column: number;
}

/** Rows that Page Up and Page Down pass over. */
const LEAP = 10;

/** @returns null where the key does not move */
export function placeFor(
  key: string,
  isControl: boolean,
  { row, column }: GridPlace,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const inRows = (wanted: number) => Math.max(0, Math.min(rows - 1, wanted));
  const inColumns = (wanted: number) => Math.max(0, Math.min(columns - 1, wanted));
  switch (key) {
    case 'ArrowUp':
      return { row: inRows(row - 1), column };
    case 'ArrowDown':
      return { row: inRows(row + 1), column };
    case 'ArrowLeft':
      return { row, column: inColumns(column - 1) };
    case 'ArrowRight':
      return { row, column: inColumns(column + 1) };
    case 'Home':
      return isControl ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return isControl ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 };
    case 'PageUp':
      return { row: inRows(row - LEAP), column };
    case 'PageDown':
      return { row: inRows(row + LEAP), column };
    default:
      return null;
  }
}
