/** A notice's blocks as lines that a test can read: "# Heading", "?# Guessed", "- Item", "| Cell | Cell (Header)". */
import type { Notice } from '../../src/notice/notice';

/** One line a block; line breaks within a block are shown as " / ". */
export function outline(notice: Notice): string[] {
  return notice.blocks.map((block) => {
    const text = (start: number, end: number) => notice.text.slice(start, end).replace(/\n/g, ' / ');
    const own = text(block.start, block.end);
    switch (block.kind) {
      case 'heading':
        return `${block.guessed ? '?' : ''}${'#'.repeat(block.level)} ${own}`;
      case 'item':
        return `${'  '.repeat(block.depth)}- ${own}`;
      case 'row':
        return block.cells
          .map((cell) => `| ${text(cell.start, cell.end)}${cell.header === null ? '' : ` (${cell.header})`}`)
          .join(' ');
      case 'paragraph':
        return own;
    }
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
