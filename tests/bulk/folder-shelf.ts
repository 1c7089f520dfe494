/** Batches in folders of one folder, so that the command line's store is held to the same contract as the browser's. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BulkShelf, newestFirst, summaryOf } from '../../src/bulk/store';
import { createBatchFolder, holdsBatch, openBatchFolder } from '../../src/cli/bulk-store';

/** Batches in folders of one folder: what screens have in the browser. */
export function folderShelf(root: string): BulkShelf {
  const folderOf = (id: string) => path.join(root, createHash('sha256').update(id).digest('hex').slice(0, 16));
  return {
    async list() {
      const found = [];
      for (const name of await readdir(root).catch(() => [])) {
        const store = await openBatchFolder(path.join(root, name));
        found.push(summaryOf(await store.batch()));
        await store.close();
      }
      return found.sort(newestFirst);
    },
    create: (batch) => createBatchFolder(folderOf(batch.id), batch),
    open: async (id) => (holdsBatch(folderOf(id)) ? openBatchFolder(folderOf(id)) : null),
    remove: (id) => rm(folderOf(id), { recursive: true, force: true }),
  };
}
