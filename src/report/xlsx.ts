/** Reviews as a workbook: gaps to work through, every check, links, and how each notice was read. */
import writeXlsxFile, { type Feature } from 'write-excel-file/universal';
import type { Report } from '../engine/report';
import { type Casebook, remarkInWords, remarkOn, standingGaps } from './casebook';
import {
  type Gap,
  inMinutes,
  inWords,
  KIND_WORDS,
  lawSentence,
  NATION_WORDS,
  oneLine,
  placeOf,
  SEVERITY_WORDS,
  STATUS_WORDS,
} from './model';
import { rowHeight } from './sheet-height';

interface Cell {
  readonly value: string | number;
  readonly type: StringConstructor | NumberConstructor;
  readonly fontWeight?: 'bold';
  readonly backgroundColor?: string;
  readonly wrap?: true;
  readonly alignVertical?: 'top';
  /** Points; of the row, told by its first cell. */
  readonly height?: number;
}

/** Width in characters. */
type Column = readonly [head: string, width: number];

interface Sheet {
  readonly name: string;
  readonly heads: readonly Column[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What is the same in each row of one notice's sheet, and what is only sometimes said: columns that paper has no room for. */
const OF_SEVERAL = ['School', 'Notice'];
const SOMETIMES = ['Look at this', 'Reviewer'];

/** A cell of a spreadsheet holds no more characters. */
const LONGEST_CELL = 32_000;
const FONT = 'Calibri';
const FONT_POINTS = 11;
const HEAD_COLOUR = '#DCE6F1';

/** @returns the bytes of the .xlsx file. Every text is a text cell: nothing in it is ever run as a formula. */
export async function renderXlsx(books: readonly Casebook[]): Promise<Uint8Array> {
  const alone = books.length === 1;
  const sheets = [
    ...[gapsSheet(books), checksSheet(books), linksSheet(books)].map((sheet) => slim(sheet, alone)),
    sourcesSheet(books),
  ].filter(({ rows }) => rows.length > 0);
  const blob = await writeXlsxFile(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name,
      data: [heads.map(([head]) => headCell(head)), ...rows.map((row) => rowOf(row, heads))],
      columns: heads.map(([, width]) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: FONT, fontSize: FONT_POINTS, features: [onPaper(books), headsOf(sheets)] },
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Without the columns that say nothing here. */
function slim({ name, heads, rows }: Sheet, alone: boolean): Sheet {
  const kept = heads.map(([head], at) => {
    if (alone && OF_SEVERAL.includes(head)) return false;
    return !SOMETIMES.includes(head) || rows.some((row) => row[at] !== '');
  });
  return { name, heads: heads.filter((_, at) => kept[at]), rows: rows.map((row) => row.filter((_, at) => kept[at])) };
}

/** Printed on A4, a sheet is as wide as the paper, under a line that says whose notice it is. */
function onPaper(books: readonly Casebook[]): Feature<Blob> {
  const [first] = books;
  const title = first && books.length === 1 ? [nameOf(first), titleOf(first)].filter(Boolean).join(': ') : '';
  const margins =
    '<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>';
  const lines = `<headerFooter><oddHeader>&amp;L${headerText(title)}</oddHeader><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) =>
            xml
              .replace(/<pageMargins [^>]*\/>/, margins)
              .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace(
                /<pageSetup ([^>]*)\/>/,
                (_, rest) => `<pageSetup fitToWidth="1" fitToHeight="0" ${rest}/>${lines}`,
              ),
        },
      },
    },
  };
}

/** A header is 255 characters at most, and has a language of its own that begins each word with `&`. */
function headerText(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ').slice(0, 120);
  return plain.replaceAll('&', '&&').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The heads come again on each printed page, and rows can be filtered by them. */
function headsOf(sheets: readonly Sheet[]): Feature<Blob> {
  const titles = sheets.map(
    ({ name }, at) => `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${name}'!$1:$1</definedName>`,
  );
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) => xml.replace(/<definedNames *\/>/, `<definedNames>${titles.join('')}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            const last = String.fromCharCode('A'.charCodeAt(0) + (sheet?.heads.length ?? 1) - 1);
            return xml.replace('</sheetData>', `$&<autoFilter ref="A1:${last}${(sheet?.rows.length ?? 0) + 1}"/>`);
          },
        },
      },
    },
  };
}

/** As high as its fullest cell needs: not every program works that out when it opens the file. */
function rowOf(row: readonly (string | number)[], heads: Sheet['heads']): Cell[] {
  const height = rowHeight(row.map((value, at) => [String(value), heads[at]?.[1] ?? 10]));
  return row.map((value, at) => (at === 0 ? { ...cellOf(value), height } : cellOf(value)));
}

function headCell(value: string): Cell {
  return { value, type: String, fontWeight: 'bold', backgroundColor: HEAD_COLOUR, wrap: true, alignVertical: 'top' };
}

function cellOf(value: string | number): Cell {
  return typeof value === 'number'
    ? { value, type: Number, alignVertical: 'top' }
    : { value: value.slice(0, LONGEST_CELL), type: String, wrap: true, alignVertical: 'top' };
}

const nameOf = ({ report }: Casebook) => report.notice.organisation ?? '';
const titleOf = ({ report }: Casebook) => oneLine(report.notice.title ?? report.source.location);

function gapsSheet(books: readonly Casebook[]): Sheet {
  return {
    name: 'To do',
    heads: [
      ['School', 22],
      ['Notice', 24],
      ['Severity', 12],
      ['What', 20],
      ['Answer', 10],
      ['What was found', 30],
      ['In the notice', 30],
      ['Where', 16],
      ['What to do', 42],
      ['Law', 20],
      ['Look at this', 24],
      ['Reviewer', 24],
      ['Owner', 12],
      ['Done on', 10],
    ],
    rows: books.flatMap((book) =>
      standingGaps(book).flatMap((group) => group.gaps.map((gap) => gapRow(book, gap, SEVERITY_WORDS[group.severity]))),
    ),
  };
}

function gapRow(book: Casebook, gap: Gap, severity: string): readonly string[] {
  const { result } = gap;
  const span = gap.type === 'finding' ? gap.result : gap.result.evidence[0];
  const source = gap.type === 'finding' ? gap.result : book.report.elements.find(({ check }) => check === result.check);
  const remark = source ? remarkOn(book, source) : null;
  return [
    nameOf(book),
    titleOf(book),
    severity,
    result.title,
    gap.type === 'element' ? STATUS_WORDS[gap.result.status] : 'finding',
    oneLine(result.message),
    span ? oneLine(span.quote) : '',
    span ? placeOf(span) : '',
    (gap.type === 'element' ? gap.result.advice : gap.result.suggestion) ?? '',
    lawSentence(result.authority),
    result.reviewReason ?? '',
    remark ? remarkInWords(remark) : '',
    '',
    '',
  ];
}

function checksSheet(books: readonly Casebook[]): Sheet {
  return {
    name: 'All checks',
    heads: [
      ['School', 26],
      ['Notice', 28],
      ['Check', 24],
      ['Answer', 12],
      ['What was found', 36],
      ['In the notice', 50],
      ['Where', 20],
      ['Law', 22],
      ['Reviewer', 28],
    ],
    rows: books.flatMap((book) =>
      book.report.elements.map((row) => {
        const [span] = row.evidence;
        const remark = remarkOn(book, row);
        return [
          nameOf(book),
          titleOf(book),
          row.title,
          STATUS_WORDS[row.status],
          oneLine(row.message),
          row.evidence.map(({ quote }) => oneLine(quote)).join(' […] '),
          span ? placeOf(span) : '',
          lawSentence(row.authority),
          remark ? remarkInWords(remark) : '',
        ];
      }),
    ),
  };
}

function linksSheet(books: readonly Casebook[]): Sheet {
  return {
    name: 'Links',
    heads: [
      ['School', 26],
      ['Notice', 28],
      ['Link', 48],
      ['Text', 30],
      ['What it answers', 48],
      ['What to do', 48],
      ['Leads to', 48],
      ['Checked at', 24],
    ],
    rows: books.flatMap((book) =>
      (book.report.links ?? []).map((link) => [
        nameOf(book),
        titleOf(book),
        link.href,
        oneLine(link.quote),
        link.message,
        link.advice ?? '',
        link.finalUrl ?? '',
        link.checkedAt === undefined ? '' : inMinutes(link.checkedAt),
      ]),
    ),
  };
}

function sourcesSheet(books: readonly Casebook[]): Sheet {
  return {
    name: 'How it was read',
    heads: [
      ['School', 26],
      ['Notice', 28],
      ['Address or file', 48],
      ['Kind', 28],
      ['Nation', 16],
      ['Held to the rules of', 18],
      ['In order', 10],
      ['Partly there', 12],
      ['Missing', 10],
      ['Findings', 10],
      ['Read at', 24],
      ['SHA-256', 30],
      ['Rules', 28],
      ['Please note', 48],
    ],
    rows: books.map((book) => {
      const { report } = book;
      const { summary } = report;
      return [
        nameOf(book),
        titleOf(book),
        report.source.location,
        report.error || !report.notice.isNotice ? 'no notice' : KIND_WORDS[report.notice.kind],
        NATION_WORDS[report.notice.nation],
        inWords(report.asOf),
        summary.met,
        summary.partial,
        summary.missing,
        summary.findings,
        report.source.retrievedAt === undefined ? '' : inMinutes(report.source.retrievedAt),
        report.source.sha256,
        report.tool.rulePacks.map(({ id, version }) => `${id} ${version}`).join(', '),
        notesOn(report),
      ];
    }),
  };
}

function notesOn(report: Report): string {
  return [report.error?.message, ...(report.warnings ?? [])].filter((one) => one !== undefined).join(' ');
}
