/** The files of a batch: which there are, and how each is made. Each is written piece by piece, and only when asked for. */
import type { BulkSchool } from '../bulk/result/model';
import { bulkCsv, bulkGridCsv } from './bulk-csv';
import { type BulkExport, booksOf } from './bulk-export';
import { bulkHtml } from './bulk-html';
import { resultLines } from './bulk-lines';
import { renderSchoolMessage } from './bulk-message';
import { bulkXlsx } from './bulk-xlsx';
import { renderHtml } from './html';
import { renderJsonLine } from './json';

export interface BulkFile {
  /** With its ending; "schools/…" for those of one school. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** How often it reads the whole reports of all its schools, which is what making it takes. */
  readonly readings: number;
  write(): AsyncIterable<string | Uint8Array>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files on all schools. */
export function batchFiles(source: BulkExport): readonly BulkFile[] {
  return [
    { name: 'results.xlsx', type: XLSX, readings: 1, write: () => bulkXlsx(source) },
    { name: 'board-report.html', type: 'text/html', readings: 0, write: () => pieces(bulkHtml(source)) },
    { name: 'grid.csv', type: 'text/csv', readings: 0, write: () => pieces(bulkGridCsv(source)) },
    { name: 'results.csv', type: 'text/csv', readings: 1, write: () => bulkCsv(source) },
    { name: 'results.jsonl', type: 'application/jsonl', readings: 0, write: () => resultLines(source) },
    { name: 'reports.jsonl', type: 'application/jsonl', readings: 1, write: () => reportLines(source) },
  ];
}

/** Files on one school: its reviews to print, and what it has to do as a message. */
export function schoolFiles(source: BulkExport, one: BulkSchool): readonly BulkFile[] {
  const name = `schools/${fileNameOf(one)}`;
  return [
    { name: `${name}.html`, type: 'text/html', readings: 1, write: () => schoolReport(source, one) },
    { name: `${name}.txt`, type: 'text/plain', readings: 1, write: () => schoolMessage(source, one) },
  ];
}

/** All files; those of schools without a notice and without a failure hold nothing and are left out. */
export function allFiles(source: BulkExport): readonly BulkFile[] {
  const schools = source.result.schools.filter(({ notices, failures }) => notices.length + failures.length > 0);
  return [...batchFiles(source), ...schools.flatMap((one) => schoolFiles(source, one))];
}

/** Its name and its id in the list: two schools of one name must not write one file. */
function fileNameOf({ school }: BulkSchool): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
  return [plain(school.name), plain(school.id)].filter(Boolean).join('-') || 'school';
}

async function* schoolReport(source: BulkExport, one: BulkSchool): AsyncGenerator<string> {
  const books = [];
  for await (const { book } of booksOf(source, one)) books.push(book);
  yield renderHtml(books);
}

export async function* schoolMessage(source: BulkExport, one: BulkSchool): AsyncGenerator<string> {
  async function* books() {
    for await (const { book } of booksOf(source, one)) yield book;
  }
  yield renderSchoolMessage(one, books(), source.result);
}

/** A report a line, in the order of the list: the same shape as a single review's. */
async function* reportLines(source: BulkExport): AsyncGenerator<string> {
  for (const { school } of source.result.schools) {
    for await (const { report } of source.reportsOf(school.id)) yield renderJsonLine(report);
  }
}

async function* pieces(from: Iterable<string>): AsyncGenerator<string> {
  yield* from;
}
