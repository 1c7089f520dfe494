/** A notice's blocks as lines that a test can read: "# Heading", "?# Guessed", "- Item", "| Cell | Cell (Header)", "^ Cell above". */
import type { Cell, CellAbove, Notice } from '../../src/notice/notice';

/** One line a block; line breaks within a block are shown as " / ". */
export function outline(notice: Notice): string[] {
  return notice.blocks.map((block) => {
    const text = (start: number, end: number) => notice.text.slice(start, end).replace(/\n/g, ' / ');
    const shown = (cell: Cell) => `${text(cell.start, cell.end)}${cell.header === null ? '' : ` (${cell.header})`}`;
    const own = text(block.start, block.end);
    switch (block.kind) {
      case 'heading':
        return `${block.guessed ? '?' : ''}${'#'.repeat(block.level)} ${own}`;
      case 'item':
        return `${'  '.repeat(block.depth)}- ${own}`;
      case 'row':
        return [
          ...cellsAbove(notice, block.above, true).map((cell) => `^ ${shown(cell)}`),
          ...block.cells.map((cell) => `| ${shown(cell)}`),
          ...cellsAbove(notice, block.above, false).map((cell) => `^ ${shown(cell)}`),
        ].join(' ');
      case 'paragraph':
        return own;
    }
  });
}

function cellsAbove(notice: Notice, above: readonly CellAbove[] | undefined, leads: boolean): readonly Cell[] {
  return (above ?? []).flatMap((one) => {
    const row = notice.blocks[one.block];
    const cell = row?.kind === 'row' ? row.cells[one.cell] : undefined;
    return one.leads === leads && cell !== undefined ? [cell] : [];
  });
}

/** The links of the source as "text -> address". */
export function linkLines(notice: Notice): string[] {
  return notice.links
    .filter((link) => link.kind === 'anchor')
    .map((link) => `${notice.text.slice(link.start, link.end)} -> ${link.href}`);
}

/** What was left out as "reason: text". */
export function leftOutLines(notice: Notice): string[] {
  return notice.leftOut.map(({ reason, text }) => `${reason}: ${text}`);
}
