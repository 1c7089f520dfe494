/** Writes the results of a batch as files, each whole or not at all. */
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { collectResult, resultNames, sourceOf } from '../bulk/result/collect';
import { compareRuns } from '../bulk/result/compare-runs';
import type { BulkStore } from '../bulk/store';
import type { Pack } from '../engine/pack';
import { allFiles } from '../report/bulk-files';
import { undecided } from '../report/casebook';

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
    for await (const piece of pieces) await handle.write(typeof piece === 'string' ? Buffer.from(piece) : piece);
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
