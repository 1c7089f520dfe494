/** Writes the results of a batch as files, each whole or not at all. */
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { collectResult, resultNames, sourceOf } from '../bulk/result/collect';
import { compareRuns } from '../bulk/result/compare-runs';
import type { BulkStore } from '../bulk/store';
import type { Pack } from '../engine/pack';
import { allFiles } from '../report/bulk-files';
import { undecided } from '../report/casebook';

/** Bytes that are written to the disk at a time: reports come in many small pieces. */
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
  for (const file of allFiles(source)) await writeFileWhole(path.join(folder, file.name), file.write());
}

async function writeFileWhole(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const handle = await open(temporary, 'w');
  try {
    const buffer = Buffer.allocUnsafe(BUFFER);
    let filled = 0;
    const flush = async () => {
      await handle.write(buffer, 0, filled);
      filled = 0;
    };
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + BUFFER - filled);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === BUFFER) await flush();
      }
    }
    await flush();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
