/** A known text as plain text and as Markdown. */
import { type KnownBlock, spansOf } from './known-notice';

type Inline = (text: string) => string;

/** Link texts with their address behind them, unless they are one. */
const plain: Inline = (text) =>
  spansOf(text)
    .map(({ text: shown, href }) => (href === null || isPrinted(shown, href) ? shown : `${shown} (${href})`))
    .join('');

function isPrinted(shown: string, href: string): boolean {
  return href.replace(/^mailto:/, '') === shown || href.replace(/^https?:\/\//, '') === shown;
}

const markdown: Inline = (text) =>
  spansOf(text)
    .map(({ text: shown, href, bold }) => (href !== null ? `[${shown}](${href})` : bold ? `**${shown}**` : shown))
    .join('');

function tableLines(block: Extract<KnownBlock, { kind: 'table' }>, inline: Inline): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => inline(cell).replace(/\n/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`;
  const rule = `|${block.head.map(() => ' --- |').join('')}`;
  return [...(block.head.length > 0 ? [line(block.head), rule] : []), ...block.rows.map(line)].join('\n');
}

/** Blocks parted by empty lines, items below each other. */
function written(blocks: readonly KnownBlock[], write: (block: KnownBlock) => string): Uint8Array {
  const pieces: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index > 0) pieces.push(block.kind === 'item' && blocks[index - 1]?.kind === 'item' ? '\n' : '\n\n');
    pieces.push(write(block));
  }
  return new TextEncoder().encode(`${pieces.join('')}\n`);
}

export function textFile(blocks: readonly KnownBlock[]): Uint8Array {
  return written(blocks, (block) => {
    switch (block.kind) {
      case 'heading':
        // Underlined, as a title is in a text: looks alone can't tell every heading from a line.
        return `${plain(block.text)}\n${(block.level === 1 ? '=' : '-').repeat(Math.max(3, Math.min(60, block.text.length)))}`;
      case 'item':
        return `${'  '.repeat(block.depth ?? 0)}- ${plain(block.text).replace(/\n/g, ' ')}`;
      case 'table':
        return tableLines(block, plain);
      case 'paragraph':
        return plain(block.text);
    }
  });
}

export function markdownFile(blocks: readonly KnownBlock[]): Uint8Array {
  return written(blocks, (block) => {
    switch (block.kind) {
      case 'heading':
        return `${'#'.repeat(block.level)} ${markdown(block.text)}`;
      case 'item':
        return `${'  '.repeat(block.depth ?? 0)}- ${markdown(block.text).replace(/\n/g, ' ')}`;
      case 'table':
        return tableLines(block, markdown);
      case 'paragraph':
        return markdown(block.text).replace(/\n/g, '  \n');
    }
  });
}
