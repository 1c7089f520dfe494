/** Makes a file of a batch piece by piece, and hands it over as a download. */
import { type SavedFile, saveFile } from '../../src/platform/save-file';
import type { BulkExport } from '../../src/report/bulk-export';
import { allFiles, type BulkFile, batchFiles, schoolFiles } from '../../src/report/bulk-files';
import { turnGiver } from '../../src/report/turns';
import { piecewiseZip } from '../../src/report/zip-pieces';
import type { BatchFileKind } from '../../src/ui/bulk/bulk-doors';

const NAMES: Readonly<Record<Exclude<BatchFileKind, 'all'>, string>> = {
  xlsx: 'results.xlsx',
  board: 'board-report.html',
  grid: 'grid.csv',
  csv: 'results.csv',
  results: 'results.jsonl',
  jsonl: 'reports.jsonl',
};
/** Pieces that are joined, so that the browser may put them on the disk. */
const JOINED = 200;

/** @returns the file's name. @param onPart is told how much of it is made: 0 to 1 */
export async function saveBatchFile(
  kind: BatchFileKind,
  name: string,
  whole: BulkExport,
  onPart: (part: number) => void,
): Promise<string> {
  let read = 0;
  const { schools } = whole.result;
  const reports = schools.reduce((sum, { notices }) => sum + notices.length, 0);
  const readings = readingsOf(kind, whole);
  const source: BulkExport = {
    ...whole,
    async *reportsOf(school) {
      for await (const one of whole.reportsOf(school)) {
        yield one;
        onPart(Math.min(1, ++read / Math.max(1, reports * readings)));
      }
    },
  };
  if (kind === 'all') return saved(name, await blobOf(zipped(allFiles(source))), 'application/zip', '.zip');
  const file = fileOf(kind, source);
  const [stem = '', ending = ''] = file.name.split('.');
  return saved(`${name} - ${stem.replace(/-/g, ' ')}`, await blobOf(file.write()), file.type, `.${ending}`);
}

function fileOf(kind: Exclude<BatchFileKind, 'all'>, source: BulkExport): BulkFile {
  const file = batchFiles(source).find((one) => one.name === NAMES[kind]);
  if (!file) throw new Error(`there is no file ${NAMES[kind]}`);
  return file;
}

/** How often the reports of all schools are read for it. */
function readingsOf(kind: BatchFileKind, source: BulkExport): number {
  if (kind !== 'all') return fileOf(kind, source).readings;
  const [one] = source.result.schools;
  const files = [...batchFiles(source), ...(one ? schoolFiles(source, one) : [])];
  return files.reduce((sum, { readings }) => sum + readings, 0);
}

function saved(name: string, contents: SavedFile['contents'], type: string, ending: string): string {
  return saveFile(name, { contents, type, ending });
}

async function blobOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Blob> {
  const joined: Blob[] = [];
  let waiting: (string | Uint8Array<ArrayBuffer>)[] = [];
  const giveTurn = turnGiver();
  for await (const piece of pieces) {
    waiting.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
    await giveTurn();
    if (waiting.length < JOINED) continue;
    joined.push(new Blob(waiting));
    waiting = [];
  }
  return new Blob([...joined, ...waiting]);
}

async function* zipped(files: readonly BulkFile[]): AsyncGenerator<Uint8Array> {
  const { add, end, taken } = piecewiseZip();
  const giveTurn = turnGiver();
  for (const file of files) {
    // A workbook is packed already.
    const entry = add(file.name, file.name.endsWith('.xlsx'));
    for await (const piece of file.write()) {
      await entry.push(piece);
      yield* taken();
      await giveTurn();
    }
    await entry.end();
    yield* taken();
  }
  end();
  yield* taken();
}
