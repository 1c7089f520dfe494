/** The invented texts as files: web page, PDF and Word; the same text gives the same bytes. */
import PDFDocument from 'pdfkit';
import { escaped, numbered, paragraph, style, wordFile } from '../support/word-file';
import type { Text } from './texts';

/** What stands in a page's content for a text. */
export function htmlOf({ blocks }: Text): string {
  const pieces: string[] = [];
  let inList = false;
  for (const { kind, text, level = 2 } of blocks) {
    if (inList && kind !== 'item') pieces.push('</ul>');
    if (!inList && kind === 'item') pieces.push('<ul>');
    inList = kind === 'item';
    const tag = kind === 'title' ? 'h1' : kind === 'heading' ? `h${level}` : kind === 'item' ? 'li' : 'p';
    pieces.push(`<${tag}>${escaped(text)}</${tag}>`);
  }
  if (inList) pieces.push('</ul>');
  return pieces.join('\n');
}

export function pdfOf({ title, blocks }: Text): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 60,
    info: { Title: title, CreationDate: new Date('2026-01-01T00:00:00Z') },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => {
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  for (const { kind, text, level = 2 } of blocks) {
    const plain = text.replace(/[‘’]/g, '’');
    if (kind === 'title') pdf.font('Helvetica-Bold').fontSize(20).text(plain).moveDown(0.6);
    else if (kind === 'heading')
      pdf
        .moveDown(0.4)
        .font('Helvetica-Bold')
        .fontSize(level === 2 ? 14 : 12)
        .text(plain)
        .moveDown(0.3);
    else if (kind === 'item') pdf.font('Helvetica').fontSize(11).text(`• ${plain}`, { indent: 14 });
    else pdf.font('Helvetica').fontSize(11).text(plain).moveDown(0.5);
  }
  pdf.end();
  return done;
}

export function wordOf({ title, blocks }: Text): Uint8Array {
  const body = blocks.map(({ kind, text, level = 2 }) => {
    if (kind === 'title') return paragraph(text, style('Heading1'));
    // Sections of several notices stand in bold; Word's own third heading needs no style here.
    if (kind === 'heading') return paragraph(text, level === 2 ? style('Heading2') : '<w:outlineLvl w:val="2"/>');
    return kind === 'item' ? paragraph(text, numbered(1)) : paragraph(text);
  });
  return wordFile({ body: body.join(''), title });
}
