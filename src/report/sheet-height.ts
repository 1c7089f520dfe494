/** How high a row of a spreadsheet has to be: not every program works that out when it opens the file. */

const LINE_POINTS = 15;
/** A row can't be higher, in points. */
const HIGHEST_ROW = 409;

/** @param cells each text with the width of its column in characters. @returns points */
export function rowHeight(cells: Iterable<readonly [text: string, width: number]>): number {
  let most = 1;
  for (const [text, width] of cells) most = Math.max(most, linesOf(text, width));
  return Math.min(most * LINE_POINTS + 3, HIGHEST_ROW);
}

/** Words keep together, so that a line is not filled to its end. */
function linesOf(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width * 0.88));
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
}
