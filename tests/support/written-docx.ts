/** A known text as Word files: as the library makes them with styles, and as schools do, with bold lines for headings. */
import {
  Document,
  ExternalHyperlink,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { type KnownBlock, spansOf } from './known-notice';
import { numbered, paragraph, run, style, table, wordFile } from './word-file';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function runs(text: string, bold = false): ParagraphChild[] {
  return spansOf(text).flatMap((span): ParagraphChild[] => {
    const made = span.text
      .split('\n')
      .map((line, index) => new TextRun({ text: line, bold: bold || span.bold, ...(index > 0 ? { break: 1 } : {}) }));
    return span.href === null ? made : [new ExternalHyperlink({ link: span.href, children: made })];
  });
}

/** Headings by style, bullets by numbering, real tables with a header row. */
export async function docxFile(blocks: readonly KnownBlock[]): Promise<Uint8Array> {
  const children = blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return new Paragraph({ heading: LEVELS[block.level], children: runs(block.text) });
      case 'paragraph':
        return new Paragraph({ children: runs(block.text) });
      case 'item':
        return new Paragraph({
          numbering: { reference: 'points', level: block.depth ?? 0 },
          children: runs(block.text),
        });
      case 'table': {
        const row = (cells: readonly string[], tableHeader: boolean) =>
          new TableRow({
            tableHeader,
            children: cells.map(
              (cell) => new TableCell({ children: [new Paragraph({ children: runs(cell, tableHeader) })] }),
            ),
          });
        return new Table({
          rows: [
            ...(block.head.length > 0 ? [row(block.head, true)] : []),
            ...block.rows.map((cells) => row(cells, false)),
          ],
        });
      }
    }
  });
  const levels = [0, 1, 2, 3].map((level) => ({ level, format: LevelFormat.BULLET, text: '\u2022' }));
  const document = new Document({
    numbering: { config: [{ reference: 'points', levels }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Headings that are only bold and larger, bullets of "List Paragraph", links by fields, a table without a header's mark. */
export function plainDocxFile(blocks: readonly KnownBlock[]): Uint8Array {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const inline = (text: string, format = ''): string =>
    spansOf(text)
      .map((span) => {
        const own = `${format}${span.bold ? '<w:b/>' : ''}`;
        const made = span.text
          .split('\n')
          .map((line) => run(line, own))
          .join('<w:r><w:br/></w:r>');
        if (span.href === null) return made;
        const code = `<w:r><w:instrText xml:space="preserve"> HYPERLINK "${span.href.replace(/&/g, '&amp;')}" </w:instrText></w:r>`;
        return `${mark('begin')}${code}${mark('separate')}${made}${mark('end')}`;
      })
      .join('');
  const sizes = { 1: 36, 2: 26, 3: 22 } as const;
  const body = blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return paragraph(inline(block.text, `<w:b/><w:sz w:val="${sizes[block.level]}"/>`));
      case 'paragraph':
        return paragraph(inline(block.text));
      case 'item':
        return paragraph(inline(block.text), style('ListParagraph') + numbered(1, Math.min(1, block.depth ?? 0)));
      case 'table': {
        const row = (cells: readonly string[], format = '') => cells.map((cell) => paragraph(inline(cell, format)));
        return table([
          ...(block.head.length > 0 ? [row(block.head, '<w:b/>')] : []),
          ...block.rows.map((cells) => row(cells)),
        ]);
      }
    }
  });
  return wordFile({ body: body.join('') });
}
