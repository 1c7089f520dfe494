/** Word files written part by part, for what libraries can't make: the XML as Word, LibreOffice and Google Docs write it. */
import { strToU8, zipSync } from 'fflate';

export interface WordParts {
  /** What stands in `w:body`. */
  readonly body: string;
  /** What stands in `w:styles`, after the styles every file has. */
  readonly styles?: string;
  readonly numbering?: string;
  /** Addresses by the id that links in the body use. */
  readonly links?: Readonly<Record<string, string>>;
  /** Contents of further parts by name ("footnotes.xml"), as whole roots; each gets a relation "rId-<name>". */
  readonly parts?: Readonly<Record<string, string>>;
  /** The title in the file's properties. */
  readonly title?: string;
}

export const WORD_NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

const STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>`;

/** Patterns of lists: 1 bullets, 2 numbers "1." then "(a)", 3 clauses "1.", "1.1", "(a)". */
export const NUMBERING = `${pattern(1, [
  ['bullet', '\uf0b7'],
  ['bullet', 'o'],
])}${pattern(2, [
  ['decimal', '%1.'],
  ['lowerLetter', '(%2)'],
])}${pattern(3, [
  ['decimal', '%1.'],
  ['decimal', '%1.%2'],
  ['lowerLetter', '(%3)'],
])}${[1, 2, 3].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;

function pattern(id: number, levels: readonly (readonly [format: string, text: string])[]): string {
  const made = levels.map(
    ([format, text], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="${720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${made.join('')}</w:abstractNum>`;
}

const root = (name: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${WORD_NAMESPACES}>${content}</w:${name}>`;

/** The bytes of a Word file. */
export function wordFile(file: WordParts): Uint8Array {
  const { body, styles = '', numbering = NUMBERING, links = {}, parts = {}, title } = file;
  const relations = [
    ...Object.entries(links).map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${RELATION}/hyperlink" Target="${escaped(target)}" TargetMode="External"/>`,
    ),
    ...['styles.xml', 'numbering.xml', ...Object.keys(parts)].map(
      (name) => `<Relationship Id="rId-${name}" Type="${RELATION}/${name.replace(/\d*\.xml$/, '')}" Target="${name}"/>`,
    ),
  ];
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`,
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': root('styles', STYLES + styles),
    'word/numbering.xml': root('numbering', numbering),
  };
  if (title !== undefined) {
    files['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`;
  }
  for (const [name, content] of Object.entries(parts)) {
    const [tag, ...inner] = content.split('|');
    files[`word/${name}`] = root(tag ?? '', inner.join('|'));
  }
  // The same file has the same bytes, whenever it is made.
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: '2026-01-01T00:00:00Z',
  });
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A run; `format` is what stands in its `w:rPr`. */
export function run(text: string, format = ''): string {
  return `<w:r>${format === '' ? '' : `<w:rPr>${format}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

/** A paragraph of text, or of XML where the text begins with "<"; `format` is what stands in its `w:pPr`. */
export function paragraph(content: string, format = ''): string {
  const inner = content.startsWith('<') ? content : run(content);
  return `<w:p>${format === '' ? '' : `<w:pPr>${format}</w:pPr>`}${inner}</w:p>`;
}

export const bold = (text: string): string => run(text, '<w:b/>');
export const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
export const numbered = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

/** A table: rows of cells; a cell is text or XML, or a pair of those and what stands in its `w:tcPr`. */
export function table(
  rows: readonly (readonly (string | readonly [string, string])[])[],
  { properties = '', firstRow = '' }: { properties?: string; firstRow?: string } = {},
): string {
  const cells = (row: (typeof rows)[number]) =>
    row.map((cell) => {
      const [content, format] = typeof cell === 'string' ? [cell, ''] : cell;
      const inner = content.startsWith('<w:p>') || content.startsWith('<w:tbl>') ? content : paragraph(content);
      return `<w:tc><w:tcPr>${format}</w:tcPr>${inner}</w:tc>`;
    });
  const made = rows.map(
    (row, index) =>
      `<w:tr>${index === 0 && firstRow !== '' ? `<w:trPr>${firstRow}</w:trPr>` : ''}${cells(row).join('')}</w:tr>`,
  );
  return `<w:tbl><w:tblPr>${properties}</w:tblPr>${made.join('')}</w:tbl>`;
}
