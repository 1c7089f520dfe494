/** A notice that was read, as a known text: what it says can then be written in every format. */
import type { Block, Cell, Notice } from '../../src/notice/notice';
import type { KnownBlock } from './known-notice';

/** The notice's blocks; rows below each other are one table, under the headers they name. */
export function knownFromNotice(notice: Notice): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let rows: (readonly Cell[])[] = [];
  const endTable = (): void => {
    if (rows.length > 0) blocks.push(tableOf(notice, rows));
    rows = [];
  };
  for (const block of notice.blocks) {
    if (block.kind === 'row') {
      rows.push(block.cells);
      continue;
    }
    endTable();
    const text = linkedText(notice, block.start, block.end);
    switch (block.kind) {
      case 'heading':
        blocks.push({ kind: 'heading', level: knownLevel(block), text });
        break;
      case 'item':
        blocks.push({ kind: 'item', text, depth: block.depth });
        break;
      case 'paragraph':
        blocks.push({ kind: 'paragraph', text });
        break;
    }
  }
  endTable();
  return blocks;
}

function knownLevel({ level }: Extract<Block, { kind: 'heading' }>): 1 | 2 | 3 {
  return level === 1 || level === 2 ? level : 3;
}

function linkedText({ text, links }: Notice, start: number, end: number): string {
  const parts: string[] = [];
  let from = start;
  for (const link of links) {
    if (link.kind !== 'anchor' || link.start < from || link.end > end || !/^[^\s()]+$/.test(link.href)) continue;
    parts.push(text.slice(from, link.start), `[${text.slice(link.start, link.end)}](${link.href})`);
    from = link.end;
  }
  parts.push(text.slice(from, end));
  return parts.join('');
}

function tableOf(notice: Notice, rows: readonly (readonly Cell[])[]): KnownBlock {
  const [first = []] = rows;
  const plain = (cell: Cell): string => notice.text.slice(cell.start, cell.end);
  const headed = first.length > 0 && first.every((cell) => cell.header === plain(cell));
  const head = headed ? first.map(plain) : [];
  const width = Math.max(...rows.map((row) => row.length));
  const body = (headed ? rows.slice(1) : rows).map((row) => {
    const cells: string[] = new Array(headed ? Math.max(head.length, 1) : width).fill('');
    for (const [index, cell] of row.entries()) {
      const under = cell.header === null ? index : head.indexOf(cell.header);
      cells[under === -1 ? index : under] = linkedText(notice, cell.start, cell.end);
    }
    return cells;
  });
  return { kind: 'table', head, rows: body };
}
