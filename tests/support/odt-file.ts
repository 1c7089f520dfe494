/** OpenDocument texts written part by part, as LibreOffice writes them. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { escaped } from './word-file';

export interface OdtParts {
  /** What stands in `office:text`. */
  readonly body: string;
  /** What stands in the content's `office:automatic-styles`, after the styles every file has. */
  readonly styles?: string;
  /** What stands in `office:styles` of the document's own styles. */
  readonly common?: string;
  /** What stands in the master page: `style:header`, `style:footer`. */
  readonly page?: string;
  readonly title?: string;
  readonly encrypted?: boolean;
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns';
export const ODT_NAMESPACES = `xmlns:office="${OASIS}:office:1.0" xmlns:text="${OASIS}:text:1.0" xmlns:table="${OASIS}:table:1.0" xmlns:style="${OASIS}:style:1.0" xmlns:draw="${OASIS}:drawing:1.0" xmlns:fo="${OASIS}:xsl-fo-compatible:1.0" xmlns:svg="${OASIS}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"`;

const COMMON = `<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt" fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="14pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading"><style:text-properties fo:font-size="130%" fo:font-weight="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"><style:text-properties fo:font-size="28pt"/></style:style>`;

/** Lists "L1" with bullets, "L2" with numbers and letters, "L3" with clauses; text styles "B" bold, "H" hidden, "Up" raised. */
const AUTOMATIC = `<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="PB" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Grey" style:family="table-cell"><style:table-cell-properties fo:background-color="#dddddd"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="◦"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style>
<text:list-style style:name="L3"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>`;

/** The bytes of an OpenDocument text. */
export function odtFile({ body, styles = '', common = '', page = '', title, encrypted = false }: OdtParts): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${ODT_NAMESPACES}><office:automatic-styles>${AUTOMATIC}${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const files: Zippable = {
    // It has to be first, and not packed: that is how the format is told.
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(content),
    'styles.xml': strToU8(
      `<office:document-styles ${ODT_NAMESPACES}><office:styles>${COMMON}${common}</office:styles><office:master-styles><style:master-page style:name="Standard">${page}</style:master-page></office:master-styles></office:document-styles>`,
    ),
    'META-INF/manifest.xml': strToU8(`<manifest>${encrypted ? '<manifest:encryption-data/>' : ''}</manifest>`),
  };
  if (title !== undefined) {
    files['meta.xml'] = strToU8(
      `<office:document-meta ${ODT_NAMESPACES}><office:meta><dc:title>${escaped(title)}</dc:title></office:meta></office:document-meta>`,
    );
  }
  return zipSync(files);
}

/** A paragraph; `content` is XML. */
export function odtParagraph(content: string, styleName = 'Standard'): string {
  return `<text:p text:style-name="${styleName}">${content}</text:p>`;
}

export function odtHeading(content: string, level: number): string {
  return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${content}</text:h>`;
}

/** A list; an item is the XML of what stands in it. */
export function odtList(items: readonly string[], styleName?: string): string {
  const style = styleName === undefined ? '' : ` text:style-name="${styleName}"`;
  return `<text:list${style}>${items.map((item) => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`;
}

/** A table of rows of cells; cells are XML of paragraphs; `headerRows` stand first and repeat on each page. */
export function odtTable(rows: readonly (readonly string[])[], headerRows = 0): string {
  const made = rows.map(
    (row) =>
      `<table:table-row>${row.map((cell) => (cell.startsWith('<table:') ? cell : `<table:table-cell>${cell}</table:table-cell>`)).join('')}</table:table-row>`,
  );
  const heads = made.slice(0, headerRows).join('');
  return `<table:table>${heads === '' ? '' : `<table:table-header-rows>${heads}</table:table-header-rows>`}${made.slice(headerRows).join('')}</table:table>`;
}
