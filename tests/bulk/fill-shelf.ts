/** Runs inside the bulk page, bundled: fills the browser's database with a large batch, through the store's own port. */
import type { Batch } from '../../src/bulk/batch';
import { openBulkShelf } from '../../src/platform/bulk-store';
import { fillBatch } from './fill-batch';
import type { ReviewedTemplate } from './large-batch';

/** @returns how many reports there are */
export async function fillShelf(
  batch: Batch,
  notices: number,
  templates: readonly ReviewedTemplate[],
): Promise<number> {
  const shelf = await openBulkShelf();
  return fillBatch(await shelf.create(batch), batch, notices, templates);
}
