/** A known text as an OpenDocument text. */
import { type KnownBlock, spansOf } from './known-notice';
import { odtFile, odtHeading, odtList, odtParagraph, odtTable } from './odt-file';
import { escaped } from './word-file';

function inline(text: string): string {
  return spansOf(text)
    .map(({ text: shown, bold, href }) => {
      const content = escaped(shown).replace(/\n/g, '<text:line-break/>');
      if (href !== null) return `<text:a xlink:type="simple" xlink:href="${escaped(href)}">${content}</text:a>`;
      return bold ? `<text:span text:style-name="B">${content}</text:span>` : content;
    })
    .join('');
}

interface Item {
  readonly text: string;
  readonly below: Item[];
}

export function odtFileOf(blocks: readonly KnownBlock[]): Uint8Array {
  const parts: string[] = [];
  let items: Item[] = [];
  const list = (of: readonly Item[], name?: string): string =>
    odtList(
      of.map(({ text, below }) => odtParagraph(inline(text)) + (below.length > 0 ? list(below) : '')),
      name,
    );
  const endList = (): void => {
    if (items.length > 0) parts.push(list(items, 'L1'));
    items = [];
  };
  for (const block of blocks) {
    if (block.kind === 'item') {
      let into = items;
      for (let depth = block.depth ?? 0; depth > 0 && into.length > 0; depth--)
        into = into[into.length - 1]?.below ?? into;
      into.push({ text: block.text, below: [] });
      continue;
    }
    endList();
    switch (block.kind) {
      case 'heading':
        parts.push(odtHeading(inline(block.text), block.level));
        break;
      case 'paragraph':
        parts.push(odtParagraph(inline(block.text)));
        break;
      case 'table': {
        const row = (cells: readonly string[]) => cells.map((cell) => odtParagraph(inline(cell)));
        parts.push(
          odtTable(
            [...(block.head.length > 0 ? [row(block.head)] : []), ...block.rows.map(row)],
            block.head.length > 0 ? 1 : 0,
          ),
        );
        break;
      }
    }
  }
  endList();
  return odtFile({ body: parts.join('') });
}
