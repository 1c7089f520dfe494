/** Makes a file of a batch piece by piece, and hands it over as a download. */
import { type SavedFile, saveFile } from '../../src/platform/save-file';
import type { BulkExport } from '../../src/report/bulk-export';
import { allPieces, batchFiles, type FilePiece } from '../../src/report/bulk-files';
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

/** Of the making of the file with all: the reading of the reports, and what is written from them at once. */
const READING = 0.8;

/** @returns the file's name. @param onPart is told how much of it is made: 0 to 1 */
export async function saveBatchFile(
  kind: BatchFileKind,
  name: string,
  whole: BulkExport,
  onPart: (part: number) => void,
): Promise<string> {
  let read = 0;
  const reports = whole.result.schools.reduce((sum, { notices }) => sum + notices.length, 0);
  const share = kind === 'all' ? READING : 1;
  const source: BulkExport = {
    ...whole,
    async *reportsOf(school) {
      for await (const one of whole.reportsOf(school)) {
        yield one;
        onPart(Math.min(1, ++read / Math.max(1, reports)) * share);
      }
    },
  };
  if (kind === 'all') {
    const zip = zipped(allPieces(source), (part) => onPart(READING + part * (1 - READING)));
    return saved(name, await blobOf(zip), 'application/zip', '.zip');
  }
  const file = batchFiles(source).find((one) => one.name === NAMES[kind]);
  if (!file) throw new Error(`there is no file ${NAMES[kind]}`);
  const [stem = '', ending = ''] = file.name.split('.');
  return saved(`${name} - ${stem.replace(/-/g, ' ')}`, await blobOf(file.write()), file.type, `.${ending}`);
}

function saved(name: string, contents: SavedFile['contents'], type: string, ending: string): string {
  return saveFile(name, { contents, type, ending });
}

async function blobOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Blob> {
  const blob = growingBlob();
  const giveTurn = turnGiver();
  for await (const piece of pieces) {
    blob.add(piece);
    await giveTurn();
  }
  return blob.whole();
}

function growingBlob() {
  const joined: Blob[] = [];
  let waiting: (string | Uint8Array<ArrayBuffer>)[] = [];
  return {
    add(piece: string | Uint8Array): void {
      waiting.push(typeof piece === 'string' ? piece : new Uint8Array(piece));
      if (waiting.length < JOINED) return;
      joined.push(new Blob(waiting));
      waiting = [];
    },
    whole: () => new Blob([...joined, ...waiting]),
  };
}

/**
 * Files that come whole, one after the other, are packed as they come. Those that are written side by side with them, from
 * the same reports, the browser keeps until the others are done. @param onPart is told how much of these is packed: 0 to 1
 */
async function* zipped(pieces: AsyncIterable<FilePiece>, onPart: (part: number) => void): AsyncGenerator<Uint8Array> {
  const { add, end, taken } = piecewiseZip();
  const giveTurn = turnGiver();
  const aside = new Map<string, ReturnType<typeof growingBlob>>();
  let entry: ReturnType<typeof add> | null = null;
  for await (const [name, piece] of pieces) {
    if (isOfSchool(name)) {
      entry ??= add(name);
      if (piece !== null) await entry.push(piece);
      else {
        await entry.end();
        entry = null;
      }
      yield* taken();
    } else if (piece !== null) {
      const blob = aside.get(name) ?? growingBlob();
      aside.set(name, blob);
      blob.add(piece);
    }
    await giveTurn();
  }
  const files = [...aside].map(([name, blob]) => ({ name, blob: blob.whole() }));
  const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
  let packed = 0;
  for (const { name, blob } of files) {
    // A workbook is packed already.
    const file = add(name, name.endsWith('.xlsx'));
    const reader: ReadableStreamDefaultReader<Uint8Array> = blob.stream().getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      await file.push(next.value);
      yield* taken();
      packed += next.value.length;
      onPart(packed / Math.max(1, size));
      await giveTurn();
    }
    await file.end();
    yield* taken();
  }
  end();
  yield* taken();
}

const isOfSchool = (name: string): boolean => name.startsWith('schools/');
