/** Makes a file of a batch piece by piece, and hands it over as a download. */
import { strToU8, ZipDeflate, ZipPassThrough } from 'fflate';
import { type SavedFile, saveFile } from '../../src/platform/save-file';
import type { BulkExport } from '../../src/report/bulk-export';
import { allFiles, type BulkFile, batchFiles } from '../../src/report/bulk-files';
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

/** @returns the file's name */
export async function saveBatchFile(kind: BatchFileKind, name: string, source: BulkExport): Promise<string> {
  if (kind === 'all') return saved(name, await blobOf(zipped(allFiles(source))), 'application/zip', '.zip');
  const file = batchFiles(source).find((one) => one.name === NAMES[kind]);
  if (!file) throw new Error(`there is no file ${NAMES[kind]}`);
  const [stem = '', ending = ''] = file.name.split('.');
  return saved(`${name} - ${stem.replace(/-/g, ' ')}`, await blobOf(file.write()), file.type, `.${ending}`);
}

function saved(name: string, contents: SavedFile['contents'], type: string, ending: string): string {
  return saveFile(name, { contents, type, ending });
}

async function blobOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Blob> {
  const joined: Blob[] = [];
  let waiting: (string | Uint8Array<ArrayBuffer>)[] = [];
  for await (const piece of pieces) {
    waiting.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
    if (waiting.length < JOINED) continue;
    joined.push(new Blob(waiting));
    waiting = [];
  }
  return new Blob([...joined, ...waiting]);
}

async function* zipped(files: readonly BulkFile[]): AsyncGenerator<Uint8Array> {
  const { zip, taken } = piecewiseZip();
  for (const file of files) {
    // A workbook is packed already.
    const entry = file.name.endsWith('.xlsx') ? new ZipPassThrough(file.name) : new ZipDeflate(file.name, { level: 6 });
    zip.add(entry);
    for await (const piece of file.write()) {
      entry.push(typeof piece === 'string' ? strToU8(piece) : piece);
      yield* taken();
    }
    entry.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
