/**
 * Writes a workbook row by row, so that one of any length takes no more memory than a row: frozen heads, filters, widths
 * and dates. Every text is an inline text cell: nothing in it is ever run as a formula.
 */
import { rowHeight } from './sheet-height';
import { turnGiver } from './turns';
import { piecewiseZip } from './zip-pieces';

/** How a cell looks. `date`: its value is an ISO day; `moment`: an ISO date-time, shown in universal time. */
export type CellLook = 'plain' | 'date' | 'moment' | 'missing' | 'partial' | 'met' | 'quiet';

export type SheetCell = string | number | null | { readonly text: string; readonly look: CellLook };

export interface SheetColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
}

export interface SheetForm {
  /** At most 31 characters, without []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Columns that stay where they are when the others are moved. */
  readonly frozen?: number;
}

type Row = readonly SheetCell[];

/** Characters across an A4 page on its side that are still read with ease on paper, and the scale in per cent at which they fit. */
const PRINTED_ACROSS = 225;
const SMALLEST_PRINT = 65;

/** Sheets that are filled side by side, so that what their rows are made from is read once. */
export interface SheetGroup {
  readonly sheets: readonly SheetForm[];
  /** Each with the place of its sheet in the group. The first sheet goes out as it comes: the largest is to be first. */
  readonly rows: AsyncIterable<readonly [sheet: number, row: Row]> | Iterable<readonly [sheet: number, row: Row]>;
}

/** One sheet by itself. */
export function oneSheet(sheet: SheetForm, rows: AsyncIterable<Row> | Iterable<Row>): SheetGroup {
  async function* placed(): AsyncGenerator<readonly [number, Row]> {
    for await (const row of rows) yield [0, row];
  }
  return { sheets: [sheet], rows: placed() };
}

/** A cell of a spreadsheet holds no more characters, and a sheet no more rows. */
const LONGEST_CELL = 32_000;
const MOST_ROWS = 1_048_575;
/** Characters that are put together before they are packed. */
const PIECE = 64 * 1024;
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Places in `cellXfs` below. */
const LOOKS: Readonly<Record<CellLook | 'head', number>> = {
  plain: 0,
  head: 1,
  date: 2,
  missing: 3,
  partial: 4,
  met: 5,
  quiet: 6,
  moment: 7,
};

/** @returns the file, piece by piece; its sheets in the order of the groups */
export async function* streamXlsx(groups: readonly SheetGroup[]): AsyncGenerator<Uint8Array> {
  const { add, end, taken } = piecewiseZip();
  const giveTurn = turnGiver();
  for (const [name, text] of frameOf(groups.flatMap(({ sheets }) => sheets))) {
    const file = add(name);
    await file.push(`${HEAD}${text}`);
    await file.end();
  }
  let before = 0;
  for (const { sheets, rows } of groups) {
    const open = sheets.map((sheet, at) => {
      const number = before + at + 1;
      return { file: add(`xl/worksheets/sheet${number}.xml`), xml: sheetXml(sheet, number === 1) };
    });
    before += sheets.length;
    const waiting = open.map(({ xml }) => xml.head);
    for await (const [at, row] of rows) {
      const sheet = open[at];
      if (sheet === undefined) continue;
      const text = `${waiting[at]}${sheet.xml.row(row)}`;
      waiting[at] = text;
      if (text.length < PIECE) continue;
      waiting[at] = '';
      await sheet.file.push(text);
      yield* taken();
      await giveTurn();
    }
    for (const [at, { file, xml }] of open.entries()) {
      await file.push(`${waiting[at]}${xml.end()}`);
      await file.end();
      yield* taken();
    }
  }
  end();
  yield* taken();
}

interface SheetXml {
  /** With the row of heads. */
  readonly head: string;
  /** The next row; nothing where the sheet is full. */
  row(cells: Row): string;
  end(): string;
}

/** A sheet that is too wide for one page goes over several side by side, each with its first columns again. */
function isWide({ columns }: SheetForm): boolean {
  return columns.reduce((sum, { width }) => sum + width, 0) > PRINTED_ACROSS;
}

function printTitles(sheet: SheetForm): string {
  const name = `'${xmlText(sheet.name)}'`;
  const { frozen = 0 } = sheet;
  const columns = isWide(sheet) && frozen > 0 ? `${name}!$A:$${columnName(frozen - 1)},` : '';
  return `${columns}${name}!$1:$1`;
}

function sheetXml(sheet: SheetForm, first: boolean): SheetXml {
  const { columns, frozen = 0 } = sheet;
  const wide = isWide(sheet);
  const corner = `${columnName(frozen)}2`;
  const pane = frozen > 0 ? 'bottomRight' : 'bottomLeft';
  const heads = columns.map(({ head }) => head);
  const places = columns.map((_, at) => columnName(at));
  const widths = columns.map(({ width }) => width);
  let number = 1;
  return {
    head: [
      `${HEAD}<worksheet xmlns="${NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="${wide ? 0 : 1}"/></sheetPr>`,
      `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>`,
      `<pane${frozen > 0 ? ` xSplit="${frozen}"` : ''} ySplit="1" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`,
      `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`,
      '<sheetFormatPr defaultRowHeight="15"/><cols>',
      ...widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`),
      '</cols><sheetData>',
      rowXml(heads, 1, LOOKS.head, places, widths),
    ].join(''),
    row(cells) {
      if (number >= MOST_ROWS) return '';
      number++;
      return rowXml(cells, number, LOOKS.plain, places, widths);
    },
    end: () =>
      [
        `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${number}"/>`,
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
        `<pageSetup paperSize="9" ${wide ? `scale="${SMALLEST_PRINT}" pageOrder="overThenDown"` : 'fitToWidth="1" fitToHeight="0"'} orientation="landscape"/>`,
        '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>',
      ].join(''),
  };
}

/** @param places names of the columns */
function rowXml(cells: Row, row: number, usual: number, places: readonly string[], widths: readonly number[]): string {
  const height = rowHeight(cells.map((cell, at) => [shownText(cell), widths[at] ?? 10]));
  let text = `<row r="${row}" ht="${height}" customHeight="1">`;
  for (const [at, cell] of cells.entries()) text += cellXml(cell, `${places[at]}${row}`, usual);
  return `${text}</row>`;
}

/** Days and times are short whatever they are written from. */
function shownText(cell: SheetCell): string {
  if (cell === null || typeof cell === 'number') return '';
  if (typeof cell === 'string') return cell;
  return cell.look === 'date' || cell.look === 'moment' ? '' : cell.text;
}

function cellXml(cell: SheetCell, place: string, usual: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${usual}"><v>${cell}</v></c>`;
  const { text, look } = typeof cell === 'string' ? { text: cell, look: null } : cell;
  const time = look === 'date' ? dayNumber(text) : look === 'moment' ? momentNumber(text) : null;
  if (look !== null && time !== null) return `<c r="${place}" s="${LOOKS[look]}"><v>${time}</v></c>`;
  const style = look === null ? usual : LOOKS[look];
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, LONGEST_CELL))}</t></is></c>`;
}

/** Days since the last day of 1899, as spreadsheets count; null where it is no ISO day. */
function dayNumber(day: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? null : Math.round(time / 86_400_000) + 25_569;
}

/** As `dayNumber`, with the part of the day that has passed, to the minute; null where it is no ISO date-time. */
function momentNumber(moment: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}T/.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(time) ? null : Math.floor(time / 60_000) / 1440 + 25_569;
}

/** "A" for 0, "AA" for 26. */
function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnName(Math.floor(at / 26) - 1)}${last}`;
}

/** Without what XML can't hold; a text that looks like one of the format's own escapes stays as it is. */
function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function frameOf(sheets: readonly SheetForm[]): readonly (readonly [name: string, xml: string])[] {
  const typeOf = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const relations = (all: readonly string[]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${typeOf('/xl/workbook.xml', 'sheet.main')}${typeOf('/xl/styles.xml', 'styles')}${sheets.map((_, at) => typeOf(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    ['_rels/.rels', relations([relation(1, 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${sheets
        .map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets><definedNames>${sheets
        .map(
          (sheet, at) =>
            `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${printTitles(sheet)}</definedName>`,
        )
        .join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
        relation(sheets.length + 1, 'styles', 'styles.xml'),
      ]),
    ],
    ['xl/styles.xml', stylesXml()],
  ];
}

function stylesXml(): string {
  const font = (more: string) => `<font>${more}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  const fill = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const format = (number: number, fontId: number, fillId: number) =>
    `<xf numFmtId="${number}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`;
  return [
    `<styleSheet xmlns="${NAMESPACE}"><numFmts count="2"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/><numFmt numFmtId="165" formatCode="d\\ mmm\\ yyyy\\ hh:mm"/></numFmts>`,
    `<fonts count="3">${font('')}${font('<b/>')}<font><sz val="11"/><color rgb="FF595959"/><name val="Calibri"/><family val="2"/></font></fonts>`,
    '<fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    `${fill('DCE6F1')}${fill('F8D7DA')}${fill('FDEBC8')}${fill('DDF0E3')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="8">${format(0, 0, 0)}${format(0, 1, 2)}${format(164, 0, 0)}${format(0, 1, 3)}${format(0, 0, 4)}${format(0, 0, 5)}${format(0, 2, 0)}${format(165, 0, 0)}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}
