/** Word, OpenDocument and other files made to hang, to fill the memory or to go on for ever. */
import { strToU8, zipSync } from 'fflate';
import { odtFile, odtParagraph } from './odt-file';
import { paragraph, table, wordFile } from './word-file';

const MEGABYTE = 1024 * 1024;
/** Words that pack less well than one letter over and over, so that no ratio tells them. */
const words = (count: number): string => {
  let text = '';
  for (let i = 0; i < count; i++) text += `w${((i * 7_919) % 99_991).toString(36)} `;
  return text;
};
const nested = (tag: string, depth: number, inside: string): string =>
  `<${tag}>`.repeat(depth) + inside + `</${tag}>`.repeat(depth);
const html = (body: string): Uint8Array => strToU8(`<!doctype html><html><body>${body}</body></html>`);

/** The file with every size that its list of contents declares changed to `size`. */
function declaring(bytes: Uint8Array, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const end = copy.length - 22;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    view.setUint32(at + 24, size, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return copy;
}

export const HOSTILE_DOCUMENTS: Readonly<Record<string, () => Uint8Array>> = {
  'a Word file of one letter over and over': () => wordFile({ body: paragraph('a'.repeat(50 * MEGABYTE)) }),
  'a Word file whose sizes lie': () => declaring(wordFile({ body: paragraph('a'.repeat(50 * MEGABYTE)) }), 500),
  'a Word file of 60,000 files': () => {
    const files: Record<string, Uint8Array> = { 'word/document.xml': strToU8('<a/>') };
    for (let i = 0; i < 60_000; i++) files[`${i}`] = new Uint8Array();
    return zipSync(files, { level: 0 });
  },
  'a Word file of a million paragraphs': () => wordFile({ body: '<w:p/>'.repeat(1_200_000) }),
  'a Word file of 300,000 words to a line': () => wordFile({ body: paragraph('word').repeat(300_000) }),
  'a Word file of tables in tables': () => {
    let inside = paragraph('innermost');
    for (let i = 0; i < 60; i++) inside = table([[inside, paragraph('beside')]]);
    return wordFile({ body: inside });
  },
  'a Word file that nests without end': () => wordFile({ body: nested('w:ins', 100_000, paragraph('deep')) }),
  'a Word file of entities': () =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        `<!DOCTYPE d [<!ENTITY a "${'a'.repeat(1_000)}">${[...'bcdefgh'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(100)}">`).join('')}]><d>&h;</d>`,
      ),
    }),
  'a Word file in a Word file': () =>
    zipSync({ 'word/document.xml': wordFile({ body: paragraph('a'.repeat(50 * MEGABYTE)) }) }),
  'a Word file of endless words': () => wordFile({ body: paragraph(words(1_500_000)) }),
  'a Word file of a page header for each section': () =>
    wordFile({
      body: `${paragraph('text')}${'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId-header1.xml"/></w:sectPr></w:pPr></w:p>'.repeat(20_000)}`,
      parts: {
        'header1.xml': `hdr|${paragraph(words(2_000))}`,
      },
    }),
  'an OpenDocument text of one letter over and over': () => odtFile({ body: odtParagraph('a'.repeat(50 * MEGABYTE)) }),
  'an OpenDocument text of repeated cells': () =>
    odtFile({
      body: `<table:table><table:table-column table:number-columns-repeated="1000000000"/><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000">${odtParagraph('cell')}</table:table-cell></table:table-row></table:table>`,
    }),
  'an OpenDocument text of endless spaces': () => odtFile({ body: odtParagraph('a<text:s text:c="2000000000"/>b') }),
  'a page of 400,000 nested boxes': () => html(nested('div', 400_000, 'deep')),
  'a page of one line': () => strToU8(words(1_000_000)),
};
