/** A batch as tables for spreadsheets: the grid, and every answer of every notice. Written school by school. */
import Papa from 'papaparse';
import type { BulkResult, BulkSchool } from '../bulk/result/model';
import type { Report } from '../engine/report';
import { type BulkExport, cellWords, stageWords, WHOSE_WORDS } from './bulk-export';
import { gridRows } from './bulk-grid';
import { CSV_COLUMNS, type CsvRow, csvRows } from './csv';

const SCHOOL_COLUMNS = ['school', 'URN', 'trust', 'phase', 'local authority'] as const;

/** Spreadsheets need it to read UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** One row a school, one column an element. @returns the file, piece by piece */
export function* bulkGridCsv({ result }: Pick<BulkExport, 'result'>): Generator<string> {
  const heads = [
    ...SCHOOL_COLUMNS,
    'website',
    'how far',
    'notices',
    'findings',
    ...result.elements.map(({ title }) => title),
  ];
  yield `${BYTE_ORDER_MARK}${lines([heads])}`;
  for (const { school: one, notices, cells, findings } of gridRows(result)) {
    const { school } = one;
    const about = [school.name, school.urn, school.trust, school.phase, school.authority, school.website];
    yield lines([[...about, stageWords(one), notices.length, findings, ...cells.map(cellWords)]]);
  }
}

/** A row for each element, finding and link of each notice; for each kind that is missing; for each failure. */
export async function* bulkCsv({ result, reportsOf }: BulkExport): AsyncGenerator<string> {
  yield csvHead();
  for (const one of result.schools) {
    const reports: Report[] = [];
    for await (const { report } of reportsOf(one.school.id)) reports.push(report);
    yield csvOfSchool(result, one, reports);
  }
}

export const csvHead = (): string => `${BYTE_ORDER_MARK}${lines([[...SCHOOL_COLUMNS, ...CSV_COLUMNS]])}`;

/** @param reports of the school's notices, in their order */
export function csvOfSchool(
  { expected }: Pick<BulkResult, 'expected'>,
  { school, failures, lacking, state }: BulkSchool,
  reports: readonly Report[],
): string {
  const about = [school.name, school.urn, school.trust, school.phase, school.authority];
  const row = (cells: Partial<CsvRow>) => [...about, ...CSV_COLUMNS.map((column) => cells[column] ?? '')];
  return lines([
    ...reports.flatMap((report) => csvRows(report).map(row)),
    ...expected
      .filter(({ id }) => lacking.includes(id))
      .map(({ id, title, needed }) =>
        row({
          source: school.website ?? '',
          type: 'missing notice',
          check: id,
          title,
          status: 'not found',
          'look at this': 'yes',
          reason: needed ? 'Look whether there is one.' : 'Needed where the school holds data about them.',
        }),
      ),
    ...failures.map(({ url, code, message, elsewhere }) =>
      row({
        source: url,
        type: 'failure',
        check: code,
        status: 'could not be read',
        message,
        reason: elsewhere ? `It is ${WHOSE_WORDS.elsewhere}.` : '',
      }),
    ),
    ...state.remarks.map((message) => row({ source: school.website ?? '', type: 'remark', message })),
  ]);
}

/** A cell that a spreadsheet would run as a formula is kept as text by a leading apostrophe. */
function lines(rows: readonly (readonly (string | number | null)[])[]): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: true, newline: '\r\n' },
  )}\r\n`;
}
