/** Writes the results of a batch as files, each whole or not at all. */
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { collectResult, resultNames, sourceOf } from '../bulk/result/collect';
import { compareRuns } from '../bulk/result/compare-runs';
import type { BulkStore } from '../bulk/store';
import type { Pack } from '../engine/pack';
import { allPieces, type FilePiece } from '../report/bulk-files';
import { undecided } from '../report/casebook';

/** Bytes of a file that are written to the disk at a time: reports come in many small pieces. */
const BUFFER = 256 * 1024;

/** @param previous the run of the same list before, if there is one */
export async function writeResults(
  store: BulkStore,
  folder: string,
  pack: Pack,
  previous: BulkStore | null,
): Promise<void> {
  const result = await collectResult(store, resultNames(pack, pack.registers.find?.expected ?? []));
  const source = {
    ...sourceOf(store, result),
    bookOf: undecided,
    changes: () => (previous === null ? null : compareRuns(previous, store)),
  };
  await writePieces(allPieces(source), folder);
}

/** Files that are written side by side, each under another name until it is whole. */
async function writePieces(pieces: AsyncIterable<FilePiece>, folder: string): Promise<void> {
  const open = new Map<string, FileInWriting>();
  try {
    for await (const [name, piece] of pieces) {
      const file = open.get(name) ?? (await openFile(path.join(folder, name)));
      open.set(name, file);
      if (piece !== null) await file.write(piece);
      else {
        open.delete(name);
        await file.publish();
      }
    }
  } finally {
    for (const file of open.values()) await file.close();
  }
}

interface FileInWriting {
  write(piece: string | Uint8Array): Promise<void>;
  /** It is whole: closes it and gives it its name. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

async function openFile(file: string): Promise<FileInWriting> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w');
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    await handle.writeFile(bytes);
  };
  return {
    async write(piece) {
      // A piece may be written over once it was taken.
      const bytes = Buffer.from(piece);
      waiting.push(bytes);
      size += bytes.length;
      if (size >= BUFFER) await flush();
    },
    async publish() {
      await flush();
      await handle.close();
      await rename(temporary, file);
    },
    close: () => handle.close(),
  };
}
