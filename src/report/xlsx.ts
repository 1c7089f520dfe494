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

interface Sheet {
  readonly name: string;
  readonly heads: readonly (readonly [head: string, width: number])[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A cell of a spreadsheet holds no more characters. */
const LONGEST_CELL = 32_000;
const FONT = 'Calibri';
const FONT_POINTS = 11;
const HEAD_COLOUR = '#DCE6F1';

/** @returns the bytes of the .xlsx file. Every text is a text cell: nothing in it is ever run as a formula. */
export async function renderXlsx(books: readonly Casebook[]): Promise<Uint8Array> {
  const sheets = [gapsSheet(books), checksSheet(books), linksSheet(books), sourcesSheet(books)].filter(
    ({ rows }) => rows.length > 0,
  );
  const blob = await writeXlsxFile(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name,
      data: [heads.map(([head]) => headCell(head)), ...rows.map((row) => rowOf(row, heads))],
      columns: heads.map(([, width]) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    })),
    { fontFamily: FONT, fontSize: FONT_POINTS, features: [ONE_PAGE_WIDE, headsOf(sheets)] },
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Printed on A4, a sheet is as wide as the paper. */
const ONE_PAGE_WIDE: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/<worksheet [^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

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
      ['School', 26],
      ['Notice', 28],
      ['Severity', 16],
      ['What', 26],
      ['Answer', 12],
      ['What was found', 44],
      ['In the notice', 44],
      ['Where', 22],
      ['What to do', 60],
      ['Law', 30],
      ['Look at this', 30],
      ['Reviewer', 36],
      ['Owner', 16],
      ['Done on', 14],
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
      ['Check', 28],
      ['Answer', 14],
      ['What was found', 48],
      ['In the notice', 60],
      ['Where', 22],
      ['Law', 30],
      ['Reviewer', 36],
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
