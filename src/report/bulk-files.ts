/** The files of a batch: which there are, and how each is made, by itself or together. Each is written piece by piece. */
import type { BulkNotice, BulkSchool } from '../bulk/result/model';
import type { Report } from '../engine/report';
import { bulkCsv, bulkGridCsv, csvHead, csvOfSchool } from './bulk-csv';
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
  /** Whether it reads the whole reports of all its schools, which is what making it takes. */
  readonly readsReports: boolean;
  write(): AsyncIterable<Piece>;
}

type Piece = string | Uint8Array;

/** Of files that are made side by side: the next piece of one of them; null where it is whole. */
export type FilePiece = readonly [name: string, piece: Piece | null];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files on all schools. */
export function batchFiles(source: BulkExport): readonly BulkFile[] {
  return [
    { name: 'results.xlsx', type: XLSX, readsReports: true, write: () => bulkXlsx(source) },
    { name: 'board-report.html', type: 'text/html', readsReports: false, write: () => each(bulkHtml(source)) },
    { name: 'grid.csv', type: 'text/csv', readsReports: false, write: () => each(bulkGridCsv(source)) },
    { name: 'results.csv', type: 'text/csv', readsReports: true, write: () => bulkCsv(source) },
    { name: 'results.jsonl', type: 'application/jsonl', readsReports: false, write: () => resultLines(source) },
    { name: 'reports.jsonl', type: 'application/jsonl', readsReports: true, write: () => reportLines(source) },
  ];
}

/**
 * All files, those of each school among them: its reviews to print, and what it has to do as a message. Each report is read
 * once: the others are written from what the workbook has just read. Schools without a notice and without a failure have no
 * files of their own, as these would hold nothing.
 */
export async function* allPieces(source: BulkExport): AsyncGenerator<FilePiece> {
  const { result } = source;
  const schools = new Map(result.schools.map((one) => [one.school.id, one]));
  const fresh: { readonly school: BulkSchool; readonly read: readonly ReadReport[] }[] = [];
  const reading: BulkExport = {
    ...source,
    async *reportsOf(id) {
      const read: ReadReport[] = [];
      for await (const one of source.reportsOf(id)) {
        read.push(one);
        yield one;
      }
      const school = schools.get(id);
      if (school) fresh.push({ school, read });
    },
  };
  const besides = async function* (): AsyncGenerator<FilePiece> {
    for (const { school, read } of fresh.splice(0)) {
      yield ['results.csv', csvOfSchool(result, school, read.map(reportIn))];
      for (const { report } of read) yield ['reports.jsonl', renderJsonLine(report)];
      if (school.notices.length + school.failures.length === 0) continue;
      const known: BulkExport = { ...source, reportsOf: () => each(read) };
      const name = `schools/${fileNameOf(school)}`;
      yield* whole(`${name}.html`, schoolReport(known, school));
      yield* whole(`${name}.txt`, schoolMessage(known, school));
    }
  };
  yield ['results.csv', csvHead()];
  for await (const piece of bulkXlsx(reading)) {
    yield ['results.xlsx', piece];
    yield* besides();
  }
  yield* besides();
  yield ['results.xlsx', null];
  yield ['results.csv', null];
  yield ['reports.jsonl', null];
  for (const { name, readsReports, write } of batchFiles(source)) if (!readsReports) yield* whole(name, write());
}

interface ReadReport {
  readonly notice: BulkNotice;
  readonly report: Report;
}

const reportIn = ({ report }: ReadReport): Report => report;

async function* whole(name: string, pieces: AsyncIterable<Piece>): AsyncGenerator<FilePiece> {
  for await (const piece of pieces) yield [name, piece];
  yield [name, null];
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

async function* each<T>(from: Iterable<T>): AsyncGenerator<T> {
  yield* from;
}
